import { isRecord, type Json } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf, type Peer, recordOf } from './peers/peer.ts';
import type { BindingName } from './requirements/requirement.ts';
import { all, getTask, opened, refused, SERVED, saying, startWorld, taskFrom, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

const STATES = [
  'SUBMITTED',
  'WORKING',
  'INPUT_REQUIRED',
  'AUTH_REQUIRED',
  'COMPLETED',
  'FAILED',
  'CANCELED',
  'REJECTED',
];

/** Every name of a field in a value, but those that callers chose. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => [
    name,
    ...(name === 'metadata' || name === 'data' ? [] : namesIn(field)),
  ]);
}

describe.each(SERVED)('over %s', (name: BindingName) => {
  let peer: Peer;
  beforeAll(() => {
    peer = world.peer(name);
  });
  const send = (message: Json, over: Json = {}) => refused(peer, 'SendMessage', { message, ...over });

  it('knows the states of the specification only (TASK-2, JSON-2)', async () => {
    const texts = ['complete-task', 'task-failure', 'reject-task', 'input-required', 'auth-required'];
    const tasks = await Promise.all(texts.map((text) => taskFrom(peer, saying(`tck-${text}`))));
    const states = tasks.map(({ status }) => status.state);
    expect(states).toEqual(
      ['COMPLETED', 'FAILED', 'REJECTED', 'INPUT_REQUIRED', 'AUTH_REQUIRED'].map(
        (state) => `TASK_STATE_${state}`,
      ),
    );
    for (const state of states) expect(STATES).toContain(state.replace('TASK_STATE_', ''));
  });

  it('writes names in camelCase and times in UTC with milliseconds (JSON-1, JSON-3)', async () => {
    const events = await all(
      await opened(peer, 'SendStreamingMessage', { message: saying('tck-stream-chunked') }),
    );
    const task = await getTask(peer, String(recordOf(events[0]?.['task'])['id']));
    expect(namesIn([events, task]).filter((name) => !/^[a-z][a-zA-Z]*$/.test(name))).toEqual([]);
    expect(task.status.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('gives artifacts ids and parts (ARTIFACT-1, PART-1)', async () => {
    for (const [text, part] of [
      ['tck-artifact-text', { text: 'Generated text content' }],
      ['tck-artifact-file', { raw: 'dGNr', filename: 'output.txt', mediaType: 'text/plain' }],
      [
        'tck-artifact-file-url',
        { url: 'https://example.com/output.txt', filename: 'output.txt', mediaType: 'text/plain' },
      ],
      ['tck-artifact-data', { data: { key: 'value', count: 42 } }],
    ] as const) {
      const { artifacts } = await taskFrom(peer, saying(text));
      expect(artifacts).toEqual([{ artifactId: expect.stringMatching(/./), parts: [part] }]);
    }
  });

  it('keeps every kind of part as it was sent (PART-2)', async () => {
    const parts = [
      { text: 'tck-input-required ünï 😀' },
      { raw: 'iVBORw==', mediaType: 'image/png', filename: 'a.png' },
      { url: 'https://example.com/a.png', mediaType: 'image/png' },
      { data: { nested: [1, 2.5, null, 'x'], on: true } },
    ];
    const { history } = await taskFrom(peer, saying('', { parts }));
    expect(history?.[0]?.parts).toEqual(parts);
  });

  it('refuses messages that lack what is required, and says what (JSON-4, MESSAGE-1, MESSAGE-2, ERROR-2, ERROR-3)', async () => {
    const whole = saying('tck-complete-task');
    for (const [over, field] of [
      [{ messageId: undefined }, /messageId/],
      [{ messageId: '' }, /messageId/],
      [{ role: undefined }, /role/],
      [{ role: 'ROLE_AGENT' }, /role/],
      [{ role: 'ROLE_NOBODY' }, /role/],
      [{ parts: undefined }, /parts/],
      [{ parts: [] }, /parts/],
      [{ parts: [{}] }, /parts/],
    ] as const) {
      const error = await send({ ...whole, ...over });
      expect([error.kind, fieldsOf(error).join()]).toEqual(['INVALID_PARAMS', expect.stringMatching(field)]);
    }
  });

  it('refuses values of a wrong kind before anything is done (ERROR-2)', async () => {
    const contextId = newId();
    const message = saying('tck-complete-task', { contextId });
    // Protocol Buffers have no number there that is not whole.
    for (const historyLength of name === 'gRPC' ? [-1] : [-1, 1.5]) {
      const error = await send(message, { configuration: { historyLength } });
      expect(error.kind).toBe('INVALID_PARAMS');
    }
    const { history = [] } = await taskFrom(peer, message);
    expect(history.filter(({ role }) => role === 'ROLE_USER')).toHaveLength(1);
  });

  it('ignores fields and extensions that it does not know (JSON-5, EXTENSION-1)', async () => {
    const task = await taskFrom(
      peer,
      { ...saying('tck-complete-task'), futureField: { a: 1 }, extensions: ['https://example.com/ext/v1'] },
      { futureSetting: 'x' },
    );
    expect(task.status.state).toBe('TASK_STATE_COMPLETED');
  });

  it('names the extensions that are on (EXTENSION-2)', async () => {
    const known = 'urn:parley:a2a:resume:v1';
    const { header } = await peer.call(
      'SendMessage',
      { message: saying('tck-complete-task') },
      { headers: { 'a2a-extensions': `https://example.com/ext/v1, ${known}` } },
    );
    expect(header('a2a-extensions')).toBe(known);
  });

  it('tells errors with a text that helps and details of a type (ERROR-1, ERROR-4)', async () => {
    const errors = [
      await refused(peer, 'GetTask', { id: newId() }),
      await refused(peer, 'CancelTask', { id: (await taskFrom(peer, saying('tck-complete-task'))).id }),
      await send(saying('', { parts: [] })),
    ];
    for (const { message, details } of errors) {
      expect(message.length).toBeGreaterThan(10);
      expect(details.length).toBeGreaterThan(0);
      for (const detail of details) expect(detail['@type']).toMatch(/^type\.googleapis\.com\//);
    }
  });
});
