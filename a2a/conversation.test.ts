import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createA2AClient } from './client.ts';
import { CONVERSATION_EXTENSION } from './conversation.ts';
import type { Turn } from './execution.ts';
import { startTestAgent, type TestAgent } from './testing.ts';

let test: TestDatabase;
let agent: TestAgent;
let seen: Turn[][] = [];

beforeAll(async () => {
  test = await testDatabase();
  agent = await startTestAgent({
    test,
    executor: async (execution) => {
      seen.push(await execution.thread(2));
      await execution.publish({ kind: 'artifact', artifactId: 'answer', text: `to ${execution.text}` });
      return { state: 'completed' };
    },
  });
});
afterAll(async () => {
  await agent?.stop();
  await test?.drop();
});

async function ask(text: string, brought: unknown, contextId?: string) {
  const client = createA2AClient({ url: agent.url });
  const metadata = brought === undefined ? {} : { [CONVERSATION_EXTENSION]: brought };
  const context = contextId === undefined ? {} : { contextId };
  seen = [];
  const messageId = crypto.randomUUID();
  const task = await client.send({ text, messageId, metadata, returnImmediately: false, ...context });
  const turns = seen[0]?.map(({ question, answer }) => `${question} > ${answer}`);
  return { turns, contextId: task.contextId };
}

const turns = ['one', 'two', 'three'].map((question) => ({ question, answer: `re ${question}` }));

describe('a caller who keeps the conversation itself (R1.6)', () => {
  it('brings the earlier turns; the newest are given', async () => {
    expect((await ask('and?', { turns })).turns).toEqual(['two > re two', 'three > re three']);
  });

  it('is not mixed up with what the thread held before', async () => {
    const first = await ask('first', undefined);
    expect((await ask('second', undefined, first.contextId)).turns).toEqual(['first > to first']);
    expect((await ask('third', { turns: [] }, first.contextId)).turns).toEqual([]);
  });

  it('falls back to the thread when what it brings is no conversation', async () => {
    const first = await ask('first', undefined);
    expect((await ask('second', { turns: 'many' }, first.contextId)).turns).toEqual(['first > to first']);
  });
});
