import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type Json, records } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from './peers/peer.ts';
import type { BindingName } from './requirements/requirement.ts';
import {
  all,
  kindOf,
  ok,
  opened,
  refused,
  SERVED,
  saying,
  startWorld,
  taskFrom,
  until,
  type World,
} from './world.ts';

interface Told {
  path: string;
  headers: IncomingHttpHeaders;
  body: Json;
}

const told: Told[] = [];
/** How many requests to an address are turned away first. */
const turnAway = new Map<string, number>();
let receiver: Server;
let origin: string;
let world: World;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const path = request.url ?? '';
    const left = turnAway.get(path) ?? 0;
    turnAway.set(path, left - 1);
    let text = '';
    request.on('data', (data: Buffer) => {
      text += data.toString();
    });
    request.on('end', () => {
      if (left <= 0) told.push({ path, headers: request.headers, body: JSON.parse(text) as Json });
      response.writeHead(left > 0 ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  world = await startWorld({ env: { PARLEY_CALLBACK_ORIGINS: origin } });
});
afterAll(async () => {
  await world?.close();
  receiver?.close();
});

const at = (path: string): Told[] => told.filter((one) => one.path === path);
const AUTHENTICATION = { scheme: 'Bearer', credentials: 'their-secret' };

describe.each(SERVED)('over %s', (name: BindingName) => {
  let peer: Peer;
  let taskId: string;
  beforeAll(async () => {
    peer = world.peer(name);
    taskId = (await taskFrom(peer, saying('tck-input-required'))).id;
  });
  const create = (over: Json = {}) =>
    ok(peer, 'CreateTaskPushNotificationConfig', { taskId, url: `${origin}/${newId()}`, ...over });
  const listed = async (of = taskId): Promise<unknown[]> => {
    const { configs } = await ok(peer, 'ListTaskPushNotificationConfigs', { taskId: of });
    return records(configs).map(({ id }) => id);
  };

  it('registers, reads, lists and deletes callbacks, and deletes again (PUSH-1, PUSH-2, PUSH-3, PUSH-5, PUSH-7)', async () => {
    const made = await create();
    expect(made).toMatchObject({
      taskId,
      id: expect.stringMatching(/./),
      url: expect.stringContaining(origin),
    });
    const named = await create({ id: 'mine' });
    expect(await ok(peer, 'GetTaskPushNotificationConfig', { taskId, id: made['id'] })).toEqual(made);
    expect((await listed()).toSorted()).toEqual([made['id'], named['id']].toSorted());
    for (const _again of [1, 2]) await ok(peer, 'DeleteTaskPushNotificationConfig', { taskId, id: 'mine' });
    expect(await listed()).toEqual([made['id']]);
    await ok(peer, 'DeleteTaskPushNotificationConfig', { taskId, id: made['id'] });
  });

  it('knows no callback that was not registered (PUSH-4)', async () => {
    const error = await refused(peer, 'GetTaskPushNotificationConfig', { taskId, id: 'none' });
    expect(error.kind).toBe('TASK_NOT_FOUND');
  });

  it('tells nobody what a callback proves itself with (PUSH-14)', async () => {
    const { id } = await create({ token: 'their-token', authentication: AUTHENTICATION });
    const replies = [
      await ok(peer, 'GetTaskPushNotificationConfig', { taskId, id }),
      await ok(peer, 'ListTaskPushNotificationConfigs', { taskId }),
    ];
    expect(JSON.stringify(replies)).not.toMatch(/their-(secret|token)/);
    await ok(peer, 'DeleteTaskPushNotificationConfig', { taskId, id });
  });

  it('refuses callbacks inside of the network (PUSH-13)', async () => {
    for (const url of [
      'http://10.0.0.1/',
      'http://169.254.169.254/',
      'http://[::ffff:127.0.0.1]/',
      'file:///etc/passwd',
    ]) {
      const error = await refused(peer, 'CreateTaskPushNotificationConfig', { taskId, url });
      expect([url, error.kind]).toEqual([url, 'INVALID_PARAMS']);
    }
  });

  it('tells a callback what a stream tells, with its credentials, tried again when it fails (PUSH-8, PUSH-9, PUSH-10, PUSH-11, PUSH-12)', async () => {
    const path = `/${newId()}`;
    turnAway.set(path, 1);
    const task = await taskFrom(peer, saying('tck-stream-chunked'), {
      taskPushNotificationConfig: { url: `${origin}${path}`, authentication: AUTHENTICATION },
    });
    expect(task.status.state).toBe('TASK_STATE_COMPLETED');
    await until(() => at(path).length >= 5);
    for (const { headers } of at(path)) expect(headers.authorization).toBe('Bearer their-secret');
    if (peer.version === '0.3') return;
    expect(at(path).map(({ body }) => kindOf(body))).toEqual([
      'task',
      'statusUpdate',
      'artifactUpdate',
      'artifactUpdate',
      'statusUpdate',
    ]);
    expect(at(path)[0]?.headers['content-type']).toBe('application/a2a+json');
  });

  it('tells a deleted callback nothing any more (PUSH-6)', async () => {
    const key = newId();
    const { id } = await taskFrom(peer, saying(`hold ${key}`), { returnImmediately: true });
    const [stays, goes] = [`/${newId()}`, `/${newId()}`];
    await create({ taskId: id, url: `${origin}${stays}`, id: 'stays' });
    await create({ taskId: id, url: `${origin}${goes}`, id: 'goes' });
    await ok(peer, 'DeleteTaskPushNotificationConfig', { taskId: id, id: 'goes' });
    expect(await listed(id)).toEqual(['stays']);
    const before = at(goes).length;
    const reading = all(await opened(peer, 'SubscribeToTask', { id }));
    world.open(key);
    await reading;
    await until(() => at(stays).length >= 3);
    expect(at(goes)).toHaveLength(before);
  });
});
