import { readFileSync } from 'node:fs';
import { createA2AClient } from '@parley/a2a/client';
import type { Json } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sources } from '../../support/imports.ts';
import type { BindingName } from './requirements/requirement.ts';
import { ok, refused, SERVED, saying, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

const version = (value: string): { headers: Record<string, string> } => ({
  headers: { 'a2a-version': value },
});

describe.each(SERVED)('over %s', (name: BindingName) => {
  it('takes no notice of the patch of a version (VERSION-2)', async () => {
    const peer = world.peer(name);
    const own = await ok(
      peer,
      'SendMessage',
      { message: saying('tck-complete-task') },
      version(`${peer.version}.7`),
    );
    expect(own).toMatchObject({ task: { status: { state: 'TASK_STATE_COMPLETED' } } });
  });

  it('refuses versions that it does not speak (VERSION-4)', async () => {
    for (const other of ['9.9', '0.2', '1.1', 'x'])
      expect((await refused(world.peer(name), 'GetTask', { id: newId() }, version(other))).kind).toBe(
        'VERSION_NOT_SUPPORTED',
      );
  });

  it('understands no version as 0.3, and each in its own way (VERSION-3, VERSION-5)', async () => {
    const peer = world.peer(name);
    const silent = await peer.call('GetTask', { id: 'none' }, version(''));
    expect(silent.error?.kind).toBe(peer.version === '0.3' ? 'TASK_NOT_FOUND' : 'VERSION_NOT_SUPPORTED');
  });
});

/** What a server would see of a request, without the rest. */
async function shapeOver(path: string, body: object, headers: Record<string, string>): Promise<Json> {
  const response = await fetch(`${world.agent.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Json;
}

describe('over JSON-RPC', () => {
  it('speaks both versions at one address, by what the caller names (VERSION-3, VERSION-6)', async () => {
    const request = (method: string) => ({ jsonrpc: '2.0', id: 1, method, params: { id: 'none' } });
    const current = { error: { code: -32001 } };
    for (const [path, method, headers] of [
      ['/a2a', 'GetTask', { 'a2a-version': '1.0' }],
      ['/a2a?A2A-Version=1.0', 'GetTask', {}],
      ['/a2a', 'tasks/get', {}],
      ['/a2a', 'tasks/get', { 'a2a-version': '0.3' }],
    ] as const)
      expect(await shapeOver(path, request(method), headers)).toMatchObject(current);
    expect(await shapeOver('/a2a', request('tasks/get'), { 'a2a-version': '1.0' })).toMatchObject({
      error: { code: -32601 },
    });
  });
});

describe('over HTTP+JSON', () => {
  it('takes the version from the address, too (VERSION-6)', async () => {
    const body = { message: saying('tck-complete-task') };
    expect(await shapeOver('/message:send?A2A-Version=1.0', body, {})).toHaveProperty('task.status');
  });
});

describe('our client', () => {
  it('names the version in every request (VERSION-1)', async () => {
    const versions: (string | null)[] = [];
    const client = createA2AClient({
      url: world.agent.url,
      fetch: (input, init) => {
        versions.push(new Request(input, init).headers.get('a2a-version'));
        return fetch(input, init);
      },
    });
    const { id } = await client.send({ text: 'tck-input-required', messageId: newId() });
    await client.get(id);
    await client.list({});
    await client.cancel(id);
    await client.card();
    expect(versions.length).toBeGreaterThan(4);
    expect(new Set(versions)).toEqual(new Set(['1.0']));
  });

  it('trusts no certificate that the machine does not: nothing here turns the check off (TLS-3)', () => {
    const off = /rejectUnauthorized\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/;
    const rooms = ['platform', 'a2a', 'agents', 'mcp-servers', 'models', 'orchestrator', 'cli'];
    const files = rooms.flatMap((room) => sources(room));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(({ text }) => off.test(text)).map(({ path }) => path)).toEqual([]);
    expect(readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8')).not.toMatch(off);
  });
});
