import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Executor } from './execution.ts';
import { message, rpc } from './testing/rpc.ts';
import { startTestAgent, type TestAgent } from './testing.ts';

const KEYS = ['ann', 'bob'].map((subject) => ({
  key: `key-of-${subject}-0123456789`,
  subject,
  scopes: ['*'],
}));

let test: TestDatabase;
let agent: TestAgent;
const begun: string[] = [];
const gate = Promise.withResolvers<void>();

const executor: Executor = async ({ text }) => {
  begun.push(text);
  await gate.promise;
  return { state: 'completed' };
};

beforeAll(async () => {
  test = await testDatabase();
  const env = { PARLEY_API_KEYS: JSON.stringify(KEYS) };
  agent = await startTestAgent({ test, executor, env, over: { maxConcurrentTasks: 1 } });
});
afterAll(async () => {
  gate.resolve();
  await agent?.stop();
  await test?.drop();
});

async function send(who: string, text: string, priority?: string): Promise<void> {
  const { error } = await rpc(agent.url, {
    method: 'SendMessage',
    params: {
      ...message({ messageId: newId(), parts: [{ text }] }),
      configuration: { returnImmediately: true },
      ...(priority ? { metadata: { 'urn:parley:a2a:delegation:v1': { priority } } } : {}),
    },
    headers: { 'x-api-key': `key-of-${who}-0123456789` },
  });
  expect(error).toBeUndefined();
}

it('who asks for little is not kept waiting by who asks for much; what is urgent goes first (R8.5)', async () => {
  await send('ann', 'ann 0');
  await until(() => begun.length === 1);
  for (let n = 1; n <= 12; n += 1) await send('ann', `ann ${n}`);
  await send('bob', 'bob 0');
  await send('bob', 'bob 1');
  await send('ann', 'ann urgent', 'critical');
  gate.resolve();
  await until(() => begun.length === 16, 60_000);
  expect(begun.indexOf('ann urgent')).toBeLessThanOrEqual(2);
  expect(begun.indexOf('bob 0')).toBeLessThanOrEqual(4);
  expect(begun.indexOf('bob 1')).toBeLessThanOrEqual(6);
  expect(begun.filter((text) => /ann \d/.test(text))).toEqual(
    Array.from({ length: 13 }, (_, n) => `ann ${n}`),
  );
});
