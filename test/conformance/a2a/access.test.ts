import type { Method } from '@parley/a2a/protocol/methods';
import type { Json } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';
import { createLogger } from '@parley/platform/logger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from './peers/peer.ts';
import type { BindingName } from './requirements/requirement.ts';
import { ok, refused, SERVED, saying, startWorld, type WireTask, type World } from './world.ts';

const ALICE = { authorization: 'Bearer alice-key-0123456789' };
const BOB = { 'x-api-key': 'bob-key-0123456789' };
const KEYS = [
  { key: 'alice-key-0123456789', subject: 'alice', scopes: ['*'] },
  { key: 'bob-key-0123456789', subject: 'bob', scopes: ['*'] },
];

/** Everything that the agent writes down. */
const log: string[] = [];
let world: World;
beforeAll(async () => {
  const logger = createLogger({ level: 'trace', stream: { write: (line) => log.push(line) } });
  world = await startWorld({ name: 'guarded', logger, env: { PARLEY_API_KEYS: JSON.stringify(KEYS) } });
});
afterAll(() => world?.close());

/** Every operation, about a task of this id. */
function everything(id: string): [Method, Json][] {
  const config = { taskId: id, id: 'c1' };
  return [
    ['SendMessage', { message: saying('hi', { taskId: id }) }],
    ['GetTask', { id }],
    ['CancelTask', { id }],
    ['CreateTaskPushNotificationConfig', { ...config, url: 'https://example.com/hook' }],
    ['GetTaskPushNotificationConfig', config],
    ['ListTaskPushNotificationConfigs', { taskId: id }],
    ['DeleteTaskPushNotificationConfig', config],
  ];
}

describe.each(SERVED)('over %s', (name: BindingName) => {
  let peer: Peer;
  let aliceTask: WireTask;
  beforeAll(async () => {
    peer = world.peer(name);
    const { task } = await ok(
      peer,
      'SendMessage',
      { message: saying('tck-input-required') },
      { headers: ALICE },
    );
    aliceTask = task as WireTask;
  });

  it('asks every caller of every operation who they are (AUTH-1, EQUAL-4)', async () => {
    const wrong = { authorization: 'Bearer somebody-else-0123456789' };
    for (const headers of [{}, wrong]) {
      for (const [method, params] of everything(aliceTask.id))
        expect([method, (await refused(peer, method, params, { headers })).kind]).toEqual([
          method,
          'UNAUTHENTICATED',
        ]);
      const { error } = await peer.stream('SubscribeToTask', { id: aliceTask.id }, { headers });
      expect(error?.kind).toBe('UNAUTHENTICATED');
    }
  });

  it('takes the same credentials as every other binding (EQUAL-4)', async () => {
    for (const headers of [ALICE, BOB]) {
      const { task } = await ok(peer, 'SendMessage', { message: saying('tck-complete-task') }, { headers });
      expect((task as WireTask).status.state).toBe('TASK_STATE_COMPLETED');
    }
  });

  it("answers about another's task as about none, whatever is asked (SCOPE-1, SCOPE-3)", async () => {
    const none = newId();
    for (const [index, [method, params]] of everything(aliceTask.id).entries()) {
      const theirs = await refused(peer, method, params, { headers: BOB });
      const nobodys = await refused(peer, method, (everything(none)[index] as [Method, Json])[1], {
        headers: BOB,
      });
      expect([method, theirs]).toEqual([method, nobodys]);
      expect(theirs.kind).toBe('TASK_NOT_FOUND');
    }
    const streams = [aliceTask.id, none].map((id) =>
      peer.stream('SubscribeToTask', { id }, { headers: BOB }),
    );
    const [theirs, nobodys] = (await Promise.all(streams)).map(({ error }) => error);
    expect(theirs).toEqual(nobodys);
    const own = await ok(peer, 'GetTask', { id: aliceTask.id }, { headers: ALICE });
    expect(own).toMatchObject({ id: aliceTask.id, status: { state: 'TASK_STATE_INPUT_REQUIRED' } });
  });

  it('gives the extended card to who has said who they are (XCARD-1)', async () => {
    expect((await refused(peer, 'GetExtendedAgentCard', {})).kind).toBe('UNAUTHENTICATED');
    const card = await ok(peer, 'GetExtendedAgentCard', {}, { headers: ALICE });
    expect(card).toMatchObject({ name: 'guarded', skills: [{ id: 'echo' }] });
  });

  it.skipIf(name === 'JSON-RPC 0.3')(
    'lists what belongs to its caller, whatever the filter (LIST-1, SCOPE-2)',
    async () => {
      const { contextId } = aliceTask;
      const mine = await ok(peer, 'ListTasks', { contextId }, { headers: ALICE });
      const others = await ok(peer, 'ListTasks', { contextId }, { headers: BOB });
      expect([mine['totalSize'], others['totalSize'], others['tasks']]).toEqual([1, 0, []]);
      const all = (await ok(peer, 'ListTasks', { pageSize: 100 }, { headers: BOB }))['tasks'] as WireTask[];
      expect(all.map(({ id }) => id)).not.toContain(aliceTask.id);
    },
  );
});

describe('the card of a guarded agent', () => {
  it('says how to prove who one is, and a refused caller is told, too (AUTH-2, AUTH-3)', async () => {
    const { url } = world.agent;
    const headers = { 'a2a-version': '1.0' };
    const card = (await (await fetch(`${url}/.well-known/agent-card.json`, { headers })).json()) as {
      securitySchemes: Record<string, Json>;
      securityRequirements: { schemes: Json }[];
      capabilities: { extendedAgentCard: boolean };
    };
    const named = card.securityRequirements.flatMap(({ schemes }) => Object.keys(schemes));
    expect(named.toSorted()).toEqual(Object.keys(card.securitySchemes).toSorted());
    expect(Object.values(card.securitySchemes)).toEqual(
      expect.arrayContaining([
        { httpAuthSecurityScheme: expect.objectContaining({ scheme: 'Bearer' }) },
        { apiKeySecurityScheme: { location: 'header', name: 'x-api-key' } },
      ]),
    );
    expect(card.capabilities.extendedAgentCard).toBe(true);
    for (const to of [`${url}/a2a`, `${url}/message:send`]) {
      const response = await fetch(to, { method: 'POST', headers, body: '{}' });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringMatching(/^Bearer/),
      ]);
    }
  });
});

describe('the log of a guarded agent', () => {
  it('has its requests, and none of the credentials that came with them (SECRET-1)', async () => {
    const hook = {
      url: 'https://example.com/hook',
      authentication: { scheme: 'Bearer', credentials: 'hook-secret-1' },
    };
    const configuration = { taskPushNotificationConfig: { ...hook, token: 'hook-secret-2' } };
    const message = saying('tck-complete-task');
    for (const name of SERVED)
      await ok(world.peer(name), 'SendMessage', { message, configuration }, { headers: ALICE });
    const written = log.join('');
    expect(written).toContain('"path":"/a2a"');
    expect(written).toContain('"path":"/message:send"');
    for (const secret of [...KEYS.map(({ key }) => key), 'somebody-else-0123456789', 'hook-secret'])
      expect(written).not.toContain(secret);
  });
});
