import { type Part, Role, SendMessageRequest, type StreamResponse, TaskState } from '@a2a-js/sdk';
import { ClientFactory } from '@a2a-js/sdk/client';
import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Execution, Executor, Outcome } from './execution.ts';
import { startTestAgent, type TestAgent } from './testing.ts';

let test: TestDatabase;
let agent: TestAgent;
const heard: Execution[] = [];

/** Does what its first word says. */
const executor: Executor = async (x): Promise<Outcome> => {
  heard.push(x);
  const word = x.text.split(' ')[0];
  if (word === 'wait') {
    await new Promise((_resolve, reject) => {
      x.signal.addEventListener('abort', () => reject(x.signal.reason), { once: true });
    });
  }
  if (word === 'ask') return { state: 'input-required', message: 'Which year?' };
  for (const text of ['Hello', ', ', 'world']) {
    await x.publish({
      kind: 'artifact',
      artifactId: 'answer',
      name: 'Answer',
      text,
      append: text !== 'Hello',
    });
  }
  return { state: 'completed' };
};

beforeAll(async () => {
  test = await testDatabase();
  agent = await startTestAgent({ test, executor });
});
afterAll(async () => {
  await agent?.stop();
  await test?.drop();
});

function request(text: string, over: object = {}) {
  return SendMessageRequest.fromJSON({
    message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text }], ...over },
    configuration: { returnImmediately: false },
  });
}

function textOf(parts: Part[]): string {
  return parts.map((p) => (p.content?.$case === 'text' ? p.content.value : '')).join('');
}

function kinds(events: StreamResponse[]): string[] {
  return events.map((e) => e.payload?.$case ?? '?');
}

describe("the official SDK's client at our agent (R5.1)", () => {
  it('sends and waits for the result', async () => {
    const client = await new ClientFactory().createFromUrl(agent.url);
    const result = await client.sendMessage(request('hi'));
    expect('status' in result && result.status?.state).toBe(TaskState.TASK_STATE_COMPLETED);
    expect('artifacts' in result && textOf(result.artifacts[0]!.parts)).toBe('Hello, world');
  });

  it('streams the task first, then its events in order', async () => {
    const client = await new ClientFactory().createFromUrl(agent.url);
    const events: StreamResponse[] = [];
    for await (const event of client.sendMessageStream(request('hi'))) events.push(event);
    expect(kinds(events)).toEqual([
      'task',
      'statusUpdate',
      'artifactUpdate',
      'artifactUpdate',
      'artifactUpdate',
      'statusUpdate',
    ]);
  });

  it('gets, lists and cancels tasks, and follows one to its end', async () => {
    const client = await new ClientFactory().createFromUrl(agent.url);
    const contextId = newId();
    const sent = await client.sendMessage(
      SendMessageRequest.fromJSON({
        message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text: 'wait' }], contextId },
        configuration: { returnImmediately: true },
      }),
    );
    const id = 'id' in sent ? sent.id : '';
    const events: StreamResponse[] = [];
    const following = (async () => {
      for await (const event of client.resubscribeTask({ tenant: '', id })) events.push(event);
    })();
    const got = await client.getTask({ tenant: '', id, historyLength: 1 });
    expect(got.history).toHaveLength(1);
    const canceled = await client.cancelTask({ tenant: '', id, metadata: undefined });
    expect(canceled.status?.state).toBe(TaskState.TASK_STATE_CANCELED);
    await following;
    expect(kinds(events)[0]).toBe('task');
    const last = events.at(-1)?.payload;
    expect(last?.$case === 'statusUpdate' && last.value.status?.state).toBe(TaskState.TASK_STATE_CANCELED);
    const page = await client.listTasks({
      tenant: '',
      contextId,
      status: TaskState.TASK_STATE_UNSPECIFIED,
      pageToken: '',
      statusTimestampAfter: undefined,
    });
    expect(page.tasks.map((task) => task.id)).toEqual([id]);
    expect(page.totalSize).toBe(1);
  });

  it('goes on with a task that asked for input', async () => {
    const client = await new ClientFactory().createFromUrl(agent.url);
    const asked = await client.sendMessage(request('ask'));
    if (!('status' in asked)) throw new TypeError('expected a task');
    expect(asked.status?.state).toBe(TaskState.TASK_STATE_INPUT_REQUIRED);
    expect(textOf(asked.status?.message?.parts ?? [])).toBe('Which year?');
    const answered = await client.sendMessage(request('2024', { taskId: asked.id }));
    expect('id' in answered && answered.id).toBe(asked.id);
    expect('status' in answered && answered.status?.state).toBe(TaskState.TASK_STATE_COMPLETED);
    expect(heard.at(-1)!.messages.map((m) => m.role)).toEqual(['user', 'agent', 'user']);
    expect(Role.ROLE_USER).toBe(1);
  });
});
