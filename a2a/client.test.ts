import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createA2AClient } from './client.ts';
import type { Executor } from './execution.ts';
import { artifactOf, type LoggedEvent, textOf } from './task-types.ts';
import { startTestAgent, type TestAgent } from './testing.ts';

let test: TestDatabase;
let agent: TestAgent;

const executor: Executor = async (x) => {
  if (x.text.startsWith('ask')) return { state: 'input-required', message: 'Which year?' };
  const chunks = Number(x.text.split(' ')[1] ?? 3);
  await x.publish({
    kind: 'activity',
    activity: { type: 'warning', code: 'test', message: 'beginning' },
  });
  for (let i = 0; i < chunks; i++) {
    await x.publish({ kind: 'artifact', artifactId: 'answer', text: `${i} `, append: i > 0 });
  }
  await x.publish({ kind: 'artifact', artifactId: 'evidence', data: { calls: [] } });
  return { state: 'completed', metadata: { tokens: 7 } };
};

beforeAll(async () => {
  test = await testDatabase();
  agent = await startTestAgent({ test, executor });
});
afterAll(async () => {
  await agent?.stop();
  await test?.drop();
});

async function readAll(events: AsyncIterable<LoggedEvent>): Promise<LoggedEvent[]> {
  const all: LoggedEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** A fetch whose streams are cut after so many events, each time anew. */
function cuttingFetch(eventsPerConnection: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!isStream || !response.body) return response;
    return new Response(cut(response.body, eventsPerConnection), response);
  };
}

function cut(body: ReadableStream<Uint8Array>, events: number): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let left = events;
  let rest = '';
  const through = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (left-- <= 0) return controller.terminate();
        // Half of the next event goes out, too: a cut does not come between events.
        controller.enqueue(encoder.encode(left === 0 ? `${block}\n\ndata: {"jsonr` : `${block}\n\n`));
      }
      return undefined;
    },
  });
  return body.pipeThrough(through);
}

const signal = (): AbortSignal => AbortSignal.timeout(20_000);

describe('our client at our agent (R5.1)', () => {
  it('sends, waits and reads the result', async () => {
    const client = createA2AClient({ url: agent.url });
    const task = await client.send({
      text: 'count 3',
      messageId: newId(),
      returnImmediately: false,
      signal: signal(),
    });
    expect(task.status.state).toBe('completed');
    expect(textOf(artifactOf(task, 'answer')!.parts)).toBe('0 1 2 ');
    expect(artifactOf(task, 'evidence')!.parts[0]!.data).toEqual({ calls: [] });
    expect(task.metadata).toMatchObject({ tokens: 7 });
  });

  it('finds the same task for the same message', async () => {
    const client = createA2AClient({ url: agent.url });
    const send = { text: 'count 1', messageId: newId() };
    const [a, b] = await Promise.all([client.send(send), client.send(send)]);
    expect(a.id).toBe(b.id);
    await expect(client.send({ ...send, text: 'count 2' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('reads every event once, in order, whatever the cut (R2.2)', async () => {
    const whole = createA2AClient({ url: agent.url });
    const task = await whole.send({ text: 'count 12', messageId: newId() });
    const uncut = await readAll(whole.subscribe(task.id, { signal: signal() }));
    expect(uncut.map((e) => e.seq)).toEqual(uncut.map((_, i) => i + 1));
    expect(uncut.find((e) => e.activity)?.activity).toMatchObject({ message: 'beginning' });
    for (const events of [1, 2, 3, 5, 8]) {
      const client = createA2AClient({ url: agent.url, fetch: cuttingFetch(events) });
      const pieces = await readAll(client.subscribe(task.id, { signal: signal() }));
      expect(JSON.stringify(pieces)).toBe(JSON.stringify(uncut));
    }
    for (let after = 0; after <= uncut.length; after++) {
      const rest = await readAll(whole.subscribe(task.id, { after, signal: signal() }));
      expect(rest).toEqual(uncut.slice(after));
    }
  });

  it('follows two readers of a growing task alike, one of them cut', async () => {
    const steady = createA2AClient({ url: agent.url });
    const shaky = createA2AClient({ url: agent.url, fetch: cuttingFetch(2) });
    const task = await steady.send({ text: 'count 6', messageId: newId() });
    const [a, b] = await Promise.all([
      readAll(steady.subscribe(task.id, { signal: signal() })),
      readAll(shaky.subscribe(task.id, { signal: signal() })),
    ]);
    expect(b).toEqual(a);
  });

  it('returns a question of the agent as an interrupted task, and answers it', async () => {
    const client = createA2AClient({ url: agent.url });
    const input = { returnImmediately: false, signal: signal() };
    const asked = await client.send({ text: 'ask', messageId: newId(), ...input });
    expect(asked.status.state).toBe('input-required');
    const done = await client.send({ text: 'count 1', messageId: newId(), taskId: asked.id, ...input });
    expect(done).toMatchObject({ id: asked.id, status: { state: 'completed' } });
  });

  it('lists by pages and gives what it does not know its name', async () => {
    const client = createA2AClient({ url: agent.url });
    const contextId = newId();
    for (let i = 0; i < 3; i++) await client.send({ text: 'count 1', messageId: newId(), contextId });
    const first = await client.list({ contextId, pageSize: 2 });
    const second = await client.list({ contextId, pageSize: 2, pageToken: first.nextPageToken });
    expect([first.tasks.length, second.tasks.length, second.nextPageToken]).toEqual([2, 1, '']);
    await expect(client.get('no-such-task')).rejects.toMatchObject({ code: 'not_found' });
    await expect(client.cancel('no-such-task')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('says when nobody is there', async () => {
    const client = createA2AClient({ url: 'http://127.0.0.1:9' });
    await expect(client.send({ text: 'x', messageId: newId() })).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
  });
});
