import { randomUUID } from 'node:crypto';
import {
  CancelTaskRequest,
  GetTaskRequest,
  ListTasksRequest,
  SendMessageRequest,
  type Task,
  TaskState,
} from '@a2a-js/sdk';
import { type Client, ClientFactory } from '@a2a-js/sdk/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';

/** What each agent is asked by a client of another maker. */
const QUESTIONS = {
  coordinator: 'How many open positions do we have?',
  'data-analyst': 'How many open positions do we have?',
  'hr-specialist': 'What is our remote work policy?',
  'engineering-lead': 'What do our engineering standards say about code review?',
  'report-writer': 'Write a short report that says there is nothing to report.',
};

let parley: Constellation;
beforeAll(async () => {
  parley = await startConstellation();
});
afterAll(() => parley?.close());

const question = (text: string, configuration: object = {}) =>
  SendMessageRequest.fromJSON({
    message: { messageId: randomUUID(), role: 'ROLE_USER', parts: [{ text }] },
    configuration,
  });

const textOf = (task: Task): string =>
  task.artifacts
    .flatMap(({ parts }) => parts.map((part) => (part.content?.$case === 'text' ? part.content.value : '')))
    .join('');

function asTask(reply: unknown): Task {
  const task = reply as Task;
  if (!task.status) throw new Error('the reply is not a task');
  return task;
}

describe.each(Object.entries(QUESTIONS))('the official SDK client at %s (R5.1)', (name, text) => {
  let client: Client;
  let finished: Task;
  beforeAll(async () => {
    client = await new ClientFactory().createFromUrl(parley.config.urls.agent(name));
  });

  it('sends and gets the answer in an artifact', async () => {
    finished = asTask(await client.sendMessage(question(text)));
    expect(finished.status?.state).toBe(TaskState.TASK_STATE_COMPLETED);
    expect(textOf(finished).length).toBeGreaterThan(10);
  });

  it('streams: the task first, then what happens, to the end', async () => {
    const kinds: string[] = [];
    let last: TaskState | undefined;
    for await (const event of client.sendMessageStream(question(text))) {
      kinds.push(event.payload?.$case ?? 'none');
      if (event.payload?.$case === 'statusUpdate') last = event.payload.value.status?.state;
    }
    expect(kinds[0]).toBe('task');
    expect(kinds).toContain('artifactUpdate');
    expect(last).toBe(TaskState.TASK_STATE_COMPLETED);
  });

  it('gets and lists its tasks', async () => {
    const got = await client.getTask(GetTaskRequest.fromJSON({ id: finished.id }));
    expect(textOf(got)).toBe(textOf(finished));
    const { tasks } = await client.listTasks(ListTasksRequest.fromJSON({ contextId: finished.contextId }));
    expect(tasks.map(({ id }) => id)).toContain(finished.id);
  });

  it('cancels', async () => {
    const task = asTask(await client.sendMessage(question(text, { returnImmediately: true })));
    const outcome = await client.cancelTask(CancelTaskRequest.fromJSON({ id: task.id })).then(
      ({ status }) => status?.state,
      (error: Error) => error.name,
    );
    // Fast agents may have finished before the request to cancel came.
    expect([TaskState.TASK_STATE_CANCELED, 'TaskNotCancelableError']).toContain(outcome);
  });
});
