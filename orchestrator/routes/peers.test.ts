import { createPeers } from '@parley/a2a/peers';
import { createRegistry } from '@parley/a2a/registry';
import { startTestAgent, type TestAgent } from '@parley/a2a/testing';
import { createSigningKeys, thumbprintOf } from '@parley/platform/identity/signing-keys';
import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgentInfo, AgentList } from '../api-agents.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';

const KEYS = [
  { key: 'key-of-ann-0123456789', subject: 'ann', scopes: ['agents:write'] },
  { key: 'key-of-bob-0123456789', subject: 'bob', scopes: ['kb:read'] },
];
const ann = { 'x-api-key': 'key-of-ann-0123456789' };
const bob = { 'x-api-key': 'key-of-bob-0123456789' };
const rules = { allow: ['http://127.0.0.1:*'] };
const executor = async () => ({ state: 'completed' as const });

let test: TestDatabase;
let orchestrator: TestOrchestrator;
let peer: TestAgent;

beforeAll(async () => {
  test = await testDatabase();
  peer = await startTestAgent({ test, executor, name: 'researcher' });
  const env = { PARLEY_API_KEYS: JSON.stringify(KEYS) };
  orchestrator = await startTestOrchestrator({ test, executor, env, peerRules: rules });
});
afterAll(async () => {
  await orchestrator?.stop();
  await peer?.stop();
  await test?.drop();
});

const add = (url: string, who = ann) =>
  orchestrator.request('/agents', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...who },
    body: JSON.stringify({ url }),
  });
const remove = (name: string, who = ann) =>
  orchestrator.request(`/agents/${encodeURIComponent(name)}`, { method: 'DELETE', headers: who });
const names = async () => {
  const response = await orchestrator.request('/agents', { headers: bob });
  return AgentList.parse(await response.json()).agents.map(({ name }) => name);
};

describe('agents of other makers, by URL (R2.3)', () => {
  it('are added, known to every process, and removed', async () => {
    const response = await add(`${peer.url}/`);
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/agents/researcher');
    expect(AgentInfo.parse(await response.json())).toMatchObject({
      name: 'researcher',
      url: peer.url,
      remote: true,
      added: true,
      healthy: true,
    });
    expect(await names()).toEqual(['coordinator', 'researcher']);

    const peers = await createPeers({ database: test.database, rules });
    const elsewhere = createRegistry({ urls: [], peers, logger: silentLogger() });
    expect((await elsewhere.find('echo')).map(({ url }) => url)).toEqual([peer.url]);

    expect((await add(peer.url)).status).toBe(409);
    expect((await remove('researcher')).status).toBe(204);
    expect(await names()).toEqual(['coordinator']);
    await elsewhere.refresh();
    expect(await elsewhere.agents()).toEqual([]);
    expect((await remove('researcher')).status).toBe(404);
    await elsewhere.close();
  });

  it('are shown as refused when another key signs their card, until they are confirmed', async () => {
    expect((await add(peer.url)).status).toBe(201);
    // As if another key had signed it when it was added.
    const strange = createSigningKeys({ database: test.database, purpose: 'hop-tokens' });
    const [jwk] = (await strange.jwks()).keys;
    await test.database.pool.query('update peers.peer set pins = $1', [
      JSON.stringify([{ jwk, thumbprint: await thumbprintOf(jwk ?? {}) }]),
    ]);
    const elsewhere = await createPeers({ database: test.database, rules });
    const { signal } = new AbortController();
    await expect(elsewhere.readCard(peer.url, { signal })).rejects.toMatchObject({ code: 'forbidden' });
    const shown = async () => {
      const response = await orchestrator.request('/agents', { headers: bob });
      return AgentList.parse(await response.json()).agents.find(({ url }) => url === peer.url);
    };
    await until(async () => (await shown())?.refused !== undefined);
    expect(await shown()).toMatchObject({ healthy: false, refused: expect.stringContaining('another key') });
    const confirm = (who: Record<string, string>, body: object) =>
      orchestrator.request('/agents/researcher/confirm', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...who },
        body: JSON.stringify(body),
      });
    expect((await confirm(bob, {})).status).toBe(403);
    expect((await confirm(ann, { keyThumbprint: 'x'.repeat(43) })).status).toBe(403);
    expect((await confirm(ann, {})).status).toBe(200);
    expect(await shown()).toMatchObject({ healthy: true });
    expect((await remove('researcher')).status).toBe(204);
  });

  it('leave those of the configuration alone', async () => {
    const problem = await remove('coordinator');
    expect(problem.status).toBe(409);
    expect(await names()).toEqual(['coordinator']);
  });

  it('are chosen by who may choose for everybody (R9.2)', async () => {
    expect((await add(peer.url, bob)).status).toBe(403);
    expect((await remove('coordinator', bob)).status).toBe(403);
  });

  it('must have a card', async () => {
    const problem = await add(`${peer.url}/nothing`);
    expect(problem.status).toBe(404);
    expect(await problem.text()).toMatch(/no agent card at .*nothing.*Give the address of an A2A agent/);
    expect(await names()).toEqual(['coordinator']);
  });

  it('say what is wrong with an address that does not answer, and what to do', async () => {
    const problem = await add('http://127.0.0.1:9/');
    expect(problem.status).toBe(502);
    const { detail } = (await problem.json()) as { detail: string };
    expect(detail).toBe(
      'Nothing listens at http://127.0.0.1:9. Check the port, and that the agent is running.',
    );
  });

  it.each([
    'not a url',
    'ftp://peer.example/',
    'http://169.254.169.254/latest',
    'http://localhost:5432/',
    'https://10.0.0.1/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'https://user:secret@peer.example/',
    'http://peer.example/',
  ])('have no address inside our network (R5.3): %s', async (url) => {
    expect((await add(url)).status).toBe(400);
  });
});
