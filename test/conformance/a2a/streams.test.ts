import { isRecord, type Json, records } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Peer, recordOf } from './peers/peer.ts';
import type { BindingName } from './requirements/requirement.ts';
import {
  all,
  getTask,
  kindOf,
  ok,
  opened,
  SERVED,
  saying,
  startWorld,
  stateOf,
  taskFrom,
  type WireTask,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

const AT_ONCE = { returnImmediately: true };
const textOf = (parts: unknown): string =>
  records(parts)
    .map(({ text }) => String(text))
    .join('');

/** The text of an artifact as its chunks make it. */
function puzzled(events: Json[]): string {
  const updates = events.map(({ artifactUpdate }) => artifactUpdate).filter(isRecord);
  return updates.map(({ artifact }) => textOf(recordOf(artifact)['parts'])).join('');
}

function stream(peer: Peer, text: string, over: Json = {}): Promise<AsyncIterable<Json>> {
  return opened(peer, 'SendStreamingMessage', { message: saying(text, over) });
}

/** A task that waits for the test, and how to let it go on. */
async function holding(peer: Peer): Promise<{ id: string; release: () => void }> {
  const key = newId();
  const { id } = await taskFrom(peer, saying(`hold ${key}`), AT_ONCE);
  return { id, release: () => world.open(key) };
}

describe.each(SERVED)('over %s', (name: BindingName) => {
  let peer: Peer;
  beforeAll(() => {
    peer = world.peer(name);
  });

  it('streams a task from its beginning to its end (STREAM-1, STREAM-3, STREAM-4, ORDER-1)', async () => {
    const events = await all(await stream(peer, 'tck-stream-chunked'));
    expect(events.map(kindOf)).toEqual([
      'task',
      'statusUpdate',
      'artifactUpdate',
      'artifactUpdate',
      'statusUpdate',
    ]);
    expect(events.map(stateOf).filter((state) => state !== undefined)).toEqual([
      'TASK_STATE_SUBMITTED',
      'TASK_STATE_WORKING',
      'TASK_STATE_COMPLETED',
    ]);
    const { id, contextId } = recordOf(events[0]?.['task']);
    for (const event of events.slice(1))
      expect(recordOf(event['statusUpdate'] ?? event['artifactUpdate'])).toMatchObject({
        taskId: id,
        contextId,
      });
  });

  it('streams chunks that make the artifact (ARTIFACT-2)', async () => {
    const events = await all(await stream(peer, 'tck-stream-chunked'));
    const task = await getTask(peer, String(recordOf(events[0]?.['task'])['id']));
    expect(puzzled(events)).toBe('chunk-1 chunk-2');
    expect(textOf(task.artifacts?.[0]?.parts)).toBe(puzzled(events));
    expect(recordOf(events[3]?.['artifactUpdate'])).toMatchObject({ append: true, lastChunk: true });
  });

  it('closes when it asks for input, and goes on with the next stream (STREAM-5)', async () => {
    const events = await all(await stream(peer, 'tck-multi-turn'));
    expect(stateOf(events.at(-1) ?? {})).toBe('TASK_STATE_INPUT_REQUIRED');
    const taskId = String(recordOf(events[0]?.['task'])['id']);
    const next = await all(await stream(peer, 'the blue one, done', { taskId }));
    expect(kindOf(next[0] ?? {})).toBe('task');
    expect(recordOf(next[0]?.['task'])['id']).toBe(taskId);
    expect(stateOf(next.at(-1) ?? {})).toBe('TASK_STATE_COMPLETED');
  });

  it('refuses before the first event with an error (STREAM-6)', async () => {
    const { events, error } = await peer.stream('SendStreamingMessage', {
      message: saying('hi', { taskId: newId() }),
    });
    expect(events).toBeUndefined();
    expect(error?.kind).toBe('TASK_NOT_FOUND');
  });

  it('subscribes from the task as it is to its end (SUBSCRIBE-1, SUBSCRIBE-2)', async () => {
    const { id, release } = await holding(peer);
    const events = await opened(peer, 'SubscribeToTask', { id });
    const seen: Json[] = [];
    for await (const event of events) {
      if (seen.length === 0) release();
      seen.push(event);
    }
    expect(kindOf(seen[0] ?? {})).toBe('task');
    expect(recordOf(seen[0]?.['task'])['id']).toBe(id);
    expect(stateOf(seen.at(-1) ?? {})).toBe('TASK_STATE_COMPLETED');
  });

  it('subscribes over turns: a question does not end it (SUBSCRIBE-2)', async () => {
    const { id } = await taskFrom(peer, saying('tck-multi-turn'));
    const reading = all(await opened(peer, 'SubscribeToTask', { id }));
    await taskFrom(peer, saying('the blue one, done', { taskId: id }));
    const states = (await reading).map(stateOf).filter((state) => state !== undefined);
    expect(states).toEqual(['TASK_STATE_INPUT_REQUIRED', 'TASK_STATE_WORKING', 'TASK_STATE_COMPLETED']);
  });

  it('subscribes to nothing that has ended (SUBSCRIBE-3)', async () => {
    const { id } = await taskFrom(peer, saying('tck-complete-task'));
    expect((await peer.stream('SubscribeToTask', { id })).error?.kind).toBe('UNSUPPORTED_OPERATION');
  });

  it('tells all readers the same, in the same order; one that leaves changes nothing (ORDER-2, ORDER-3, ORDER-4)', async () => {
    const { id, release } = await holding(peer);
    const leaver = new AbortController();
    const left = opened(peer, 'SubscribeToTask', { id }, { signal: leaver.signal });
    for await (const _first of await left) break;
    leaver.abort();
    const readers = await Promise.all([1, 2, 3].map(() => opened(peer, 'SubscribeToTask', { id })));
    const reading = readers.map((events) => all(events));
    release();
    const told = await Promise.all(reading);
    const untilLast = told.map((events) => JSON.stringify(events.slice(-3)));
    expect(new Set(untilLast).size).toBe(1);
    expect(stateOf(told[0]?.at(-1) ?? {})).toBe('TASK_STATE_COMPLETED');
  });

  it('finishes a task that nobody reads any more (ORDER-5)', async () => {
    const key = newId();
    const gone = new AbortController();
    const events = await opened(
      peer,
      'SendStreamingMessage',
      { message: saying(`hold ${key}`) },
      { signal: gone.signal },
    );
    let id = '';
    for await (const event of events) {
      id = String(recordOf(event['task'])['id']);
      break;
    }
    gone.abort();
    const last = all(await opened(peer, 'SubscribeToTask', { id }));
    world.open(key);
    await last;
    expect((await getTask(peer, id)).status.state).toBe('TASK_STATE_COMPLETED');
  });

  it('keeps a stream open while it waits for an authorisation (INTASK-5, INTASK-6)', async () => {
    const seen: unknown[] = [];
    for await (const event of await stream(peer, 'tck-auth-required')) {
      const state = stateOf(event);
      if (state !== undefined) seen.push(state);
      if (state !== 'TASK_STATE_AUTH_REQUIRED') continue;
      const { taskId } = recordOf(event['statusUpdate']);
      await ok(peer, 'SendMessage', { message: saying('done', { taskId }), configuration: AT_ONCE });
    }
    expect(seen).toEqual([
      'TASK_STATE_SUBMITTED',
      'TASK_STATE_WORKING',
      'TASK_STATE_AUTH_REQUIRED',
      'TASK_STATE_WORKING',
      'TASK_STATE_COMPLETED',
    ]);
  });

  it('tells what needs an authorisation, as a task with a text; a message is none (INTASK-1, INTASK-2, INTASK-3, INTASK-4)', async () => {
    const task = await taskFrom(peer, saying('tck-auth-required'));
    expect(task.status).toMatchObject({
      state: 'TASK_STATE_AUTH_REQUIRED',
      message: { role: 'ROLE_AGENT', parts: [{ text: expect.stringContaining('Sign in') }] },
    });
    const { message: _text, ...rest } = task.status;
    expect(Object.keys(rest).toSorted()).toEqual(['state', 'timestamp']);
    const again = (await ok(peer, 'GetTask', { id: task.id })) as unknown as WireTask;
    expect(again.status.state).toBe('TASK_STATE_AUTH_REQUIRED');
  });

  it('never mixes a message into the stream of a task (STREAM-2)', async () => {
    const kinds = (await all(await stream(peer, 'tck-message-response'))).map(kindOf);
    const alone = kinds.join() === 'message';
    expect(alone || (kinds[0] === 'task' && !kinds.includes('message'))).toBe(true);
  });
});
