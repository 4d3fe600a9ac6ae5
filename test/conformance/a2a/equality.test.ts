import type { Method } from '@parley/a2a/protocol/methods';
import { isRecord, type Json } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf, type Peer, recordOf } from './peers/peer.ts';
import type { BindingName } from './requirements/requirement.ts';
import { all, SERVED, saying, startWorld, type World } from './world.ts';

let world: World;
let reference: unknown[];
beforeAll(async () => {
  world = await startWorld();
  reference = await played(world.peer('JSON-RPC'));
});
afterAll(() => world?.close());

const STREAMS: ReadonlySet<Method> = new Set(['SendStreamingMessage', 'SubscribeToTask']);

type Step = [Method, (ids: Ids) => Json];
interface Ids {
  done: string;
  asked: string;
}

const to = (taskId: string) => ({ message: saying('more', { taskId }) });
const parts = (...given: Json[]): Json => ({ message: saying('', { parts: given }) });

/** A conversation that comes by every operation and most errors; each binding must tell it alike. */
const STEPS: Step[] = [
  ['GetTask', ({ done }) => ({ id: done })],
  ['GetTask', ({ done }) => ({ id: done, historyLength: 1 })],
  ['GetTask', () => ({ id: 'none' })],
  ['CancelTask', ({ done }) => ({ id: done })],
  ['SendMessage', ({ done }) => to(done)],
  ['SendMessage', () => to('none')],
  ['SendMessage', () => ({ message: saying('tck-artifact-data') })],
  ['SendMessage', () => ({ message: saying('tck-artifact-file') })],
  ['SendMessage', () => ({ message: saying('tck-artifact-file-url') })],
  ['SendMessage', () => ({ message: saying('tck-message-response') })],
  ['SendMessage', () => ({ message: saying('tck-task-failure') })],
  ['SendMessage', () => ({ message: saying('tck-reject-task') })],
  ['SendMessage', () => ({ message: saying('tck-auth-required') })],
  ['SendMessage', () => ({ message: saying('tck-complete-task'), configuration: { historyLength: 0 } })],
  ['SendMessage', () => parts({ text: 'tck-input-required' }, { data: { a: [1, null] } })],
  ['SendMessage', () => parts({ raw: 'AAAA', mediaType: 'video/mp4' })],
  ['SendMessage', () => parts()],
  ['SendMessage', () => parts({})],
  ['SendMessage', () => ({ message: saying('x', { role: 'ROLE_AGENT' }) })],
  ['SendMessage', () => ({ message: saying('x', { messageId: '' }) })],
  ['SendStreamingMessage', () => ({ message: saying('tck-stream-chunked') })],
  ['SendStreamingMessage', () => ({ message: saying('tck-multi-turn') })],
  ['SendStreamingMessage', ({ done }) => to(done)],
  ['SubscribeToTask', ({ done }) => ({ id: done })],
  ['SubscribeToTask', () => ({ id: 'none' })],
  [
    'CreateTaskPushNotificationConfig',
    ({ asked }) => ({ taskId: asked, id: 'c1', url: 'https://example.com/' }),
  ],
  ['CreateTaskPushNotificationConfig', ({ asked }) => ({ taskId: asked, id: 'c2', url: 'http://10.0.0.1/' })],
  ['CreateTaskPushNotificationConfig', () => ({ taskId: 'none', id: 'c1', url: 'https://example.com/' })],
  ['GetTaskPushNotificationConfig', ({ asked }) => ({ taskId: asked, id: 'c1' })],
  ['GetTaskPushNotificationConfig', ({ asked }) => ({ taskId: asked, id: 'none' })],
  ['ListTaskPushNotificationConfigs', ({ asked }) => ({ taskId: asked })],
  ['DeleteTaskPushNotificationConfig', ({ asked }) => ({ taskId: asked, id: 'c1' })],
  ['ListTaskPushNotificationConfigs', ({ asked }) => ({ taskId: asked })],
  ['SendMessage', ({ asked }) => to(asked)],
  ['CancelTask', ({ asked }) => ({ id: asked })],
  ['CancelTask', ({ asked }) => ({ id: asked })],
  ['GetExtendedAgentCard', () => ({})],
];

const CHANGING = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}$|^\d{4}-\d\d-\d\dT/;

/** Ids and times differ from run to run: each new one becomes its number. */
function masked(value: unknown, seen: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, seen));
  if (isRecord(value)) {
    const fields = Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b));
    return Object.fromEntries(fields.map(([name, field]) => [name, masked(field, seen)]));
  }
  if (typeof value !== 'string' || !CHANGING.test(value)) return value;
  if (/^\d{4}-/.test(value) && value.includes('T')) return 'a time';
  if (!seen.has(value)) seen.set(value, `id ${seen.size + 1}`);
  return seen.get(value);
}

async function told(peer: Peer, [method, params]: Step, ids: Ids): Promise<unknown> {
  if (STREAMS.has(method)) {
    const { events, error } = await peer.stream(method, params(ids));
    return events ? { events: await all(events) } : { kind: error?.kind, fields: fieldsOf(error) };
  }
  const { result, error } = await peer.call(method, params(ids));
  return error ? { kind: error.kind, message: error.message, fields: fieldsOf(error) } : { result };
}

async function made(peer: Peer, text: string): Promise<string> {
  const { result } = await peer.call('SendMessage', { message: saying(text) });
  return String(recordOf(result?.['task'])['id']);
}

async function played(peer: Peer): Promise<unknown[]> {
  const ids = { done: await made(peer, 'tck-artifact-text'), asked: await made(peer, 'tck-input-required') };
  const answers: unknown[] = [];
  for (const step of STEPS) answers.push([step[0], masked(await told(peer, step, ids), new Map())]);
  return answers;
}

describe.each(SERVED)('over %s', (name: BindingName) => {
  it('has every operation (EQUAL-1)', async () => {
    const peer = world.peer(name);
    for (const [method] of STEPS) {
      expect(peer.has(method)).toBe(true);
      const params = { id: newId(), taskId: newId() };
      const { error } = await (STREAMS.has(method) ? peer.stream(method, params) : peer.call(method, params));
      expect([method, error?.kind]).not.toEqual([method, 'METHOD_NOT_FOUND']);
    }
  });

  it('tells a whole conversation as JSON-RPC does, results and errors (EQUAL-2, EQUAL-3)', async () => {
    const answers = await played(world.peer(name));
    for (const [index, answer] of answers.entries()) expect(answer).toEqual(reference[index]);
  });
});
