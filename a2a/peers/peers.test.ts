import { serveApp } from '@parley/platform/http';
import { createSigningKeys, type SigningKeys, thumbprintOf } from '@parley/platform/identity/signing-keys';
import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCardSigner } from '../card-signature.ts';
import { createA2AClient } from '../client.ts';
import { createPeers, type Peers } from '../peers.ts';
import { createRegistry, type KnownAgent } from '../registry.ts';
import { bestFirst, withoutBadDoubles } from './best.ts';

const rules = { allow: ['http://127.0.0.1:*'] };
const { signal } = new AbortController();
let test: TestDatabase;
let peers: Peers;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  test = await testDatabase();
  peers = await createPeers({ database: test.database, rules });
});
afterAll(() => test.drop());
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Keys of somebody else: in a database of their own. */
async function someKeys(): Promise<SigningKeys> {
  const store = await testDatabase();
  closers.push(() => store.drop());
  return createSigningKeys({ database: store.database, purpose: 'agent-cards' });
}

interface Stranger {
  url: string;
  /** Whose keys sign the card; nobody's when undefined. */
  keys: SigningKeys | undefined;
  description: string;
  catalog: object | undefined;
}

async function stranger(keys?: SigningKeys): Promise<Stranger> {
  const state: Stranger = { url: '', keys, description: 'Made elsewhere.', catalog: undefined };
  const app = new Hono();
  const card = () => ({
    name: 'stranger',
    description: state.description,
    version: '1',
    supportedInterfaces: [{ url: `${state.url}/rpc`, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
    skills: [{ id: 'speak', name: 'Speak', description: 'Speaks.', tags: ['words'] }],
  });
  app.get('/.well-known/agent-card.json', async (c) => {
    if (!state.keys) return c.json(card());
    return c.json(await createCardSigner({ keys: state.keys, base: state.url }).sign(card()));
  });
  app.get('/.well-known/jwks.json', async (c) => c.json((await state.keys?.jwks()) ?? { keys: [] }));
  app.get('/.well-known/ai-catalog.json', (c) => (state.catalog ? c.json(state.catalog) : c.notFound()));
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  closers.push(() => server.close(50));
  state.url = server.url;
  return state;
}

async function added(who: Stranger, thumbprint?: string): Promise<void> {
  await peers.add({ url: who.url, addedBy: 'ann', thumbprint, signal });
  closers.push(() => peers.remove(who.url));
}

function registryOf() {
  const registry = createRegistry({ urls: [], peers, logger: silentLogger(), ttlMs: 0 });
  closers.push(() => registry.close());
  return registry;
}

const keyOf = async (keys: SigningKeys) => thumbprintOf((await keys.keys())[0]?.publicJwk ?? {});

describe('pinned keys of added agents (R2.3, R5.3)', () => {
  it('keeps the key that was seen first, and refuses another one, or none', async () => {
    for (const later of [await someKeys(), undefined]) {
      const who = await stranger(await someKeys());
      await added(who);
      const registry = registryOf();
      expect(await registry.agents()).toMatchObject([
        { name: 'stranger', healthy: true, keys: [await keyOf(who.keys as SigningKeys)] },
      ]);
      who.keys = later;
      await registry.refresh();
      expect(await registry.agents()).toEqual([]);
      expect(await registry.find('speak')).toEqual([]);
      expect(await registry.refused()).toMatchObject([
        { name: 'stranger', healthy: false, refused: expect.stringMatching(/signed|signature/) },
      ]);
      await peers.remove(who.url);
    }
  });

  it('stays refused for every process until it is confirmed, even when the old key is back', async () => {
    const first = await someKeys();
    const who = await stranger(first);
    await added(who);
    who.keys = await someKeys();
    await registryOf().refresh();
    who.keys = first;
    const elsewhere = registryOf();
    await elsewhere.refresh();
    expect(await elsewhere.agents()).toEqual([]);
    expect(await elsewhere.refused()).toHaveLength(1);
    await expect(peers.readCard(who.url, { signal })).rejects.toMatchObject({ code: 'forbidden' });
    await peers.confirm({ url: who.url, signal });
    await elsewhere.refresh();
    expect(await elsewhere.agents()).toMatchObject([{ name: 'stranger', healthy: true }]);
    expect(await elsewhere.refused()).toEqual([]);
  });

  it('follows a rotation that the known key has signed, too, and forgets keys that sign no more', async () => {
    const keys = await someKeys();
    const who = await stranger(keys);
    await added(who);
    const old = await keyOf(keys);
    await keys.rotate();
    const registry = registryOf();
    await registry.refresh();
    expect((await registry.agents())[0]?.keys).toEqual([old]);
    await registry.refresh();
    const now = (await peers.list()).find(({ url }) => url === who.url)?.keys;
    expect(now?.toSorted()).toEqual([old, await keyOf(keys)].toSorted());
  });

  it('refuses a card that was changed after it was signed', async () => {
    const keys = await someKeys();
    const who = await stranger(keys);
    const sign = createCardSigner({ keys, base: who.url }).sign;
    await added(who);
    const card = await sign({ name: 'stranger', description: 'Pay me.', version: '1', skills: [] });
    const forged = new Hono().get('*', (c) => c.json({ ...card, description: 'Pay him.' }));
    const server = await serveApp({ app: forged, host: '127.0.0.1', port: 0, logger: silentLogger() });
    closers.push(() => server.close(50));
    await expect(peers.add({ url: server.url, addedBy: 'ann', signal })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('takes only the key that was named when adding', async () => {
    const keys = await someKeys();
    const who = await stranger(keys);
    const other = await keyOf(await someKeys());
    await expect(added(who, other)).rejects.toMatchObject({ code: 'forbidden' });
    who.keys = undefined;
    await expect(added(who, await keyOf(keys))).rejects.toMatchObject({ code: 'forbidden' });
    who.keys = keys;
    await added(who, await keyOf(keys));
    expect(await registryOf().agents()).toHaveLength(1);
  });

  it('takes an agent that signs nothing, and its first key when it begins to', async () => {
    const who = await stranger();
    await added(who);
    const registry = registryOf();
    who.description = 'Still the same.';
    await registry.refresh();
    expect(await registry.agents()).toMatchObject([{ description: 'Still the same.', keys: [] }]);
    who.keys = await someKeys();
    await registry.refresh();
    await registry.refresh();
    who.keys = undefined;
    await registry.refresh();
    expect(await registry.refused()).toHaveLength(1);
  });
});

describe('catalogues of hosts (R2.3)', () => {
  const entry = (url: string, type = 'application/a2a-agent-card+json') => ({ type, url });

  it('lists the agents of the same host, and nothing else', async () => {
    const who = await stranger();
    expect(await peers.discover(who.url, signal)).toEqual([who.url]);
    const card = '/.well-known/agent-card.json';
    who.catalog = {
      specVersion: '1.0',
      entries: [
        entry(`${who.url}${card}`),
        entry(`${who.url}/agents/two${card}`),
        entry(`/agents/two${card}`),
        entry(`https://elsewhere.example${card}`),
        entry(`${who.url}/mcp`, 'application/mcp-server-card+json'),
        { type: 'application/a2a-agent-card+json', data: {} },
      ],
    };
    const both = [who.url, `${who.url}/agents/two`];
    expect(await peers.discover(who.url, signal)).toEqual(both);
    expect(await peers.discover(`${who.url}/.well-known/ai-catalog.json`, signal)).toEqual(both);
  });

  it('is not looked for inside our network (R5.3)', async () => {
    const guarded = await createPeers({ database: test.database, rules: {} });
    for (const url of ['http://169.254.169.254', 'https://[::ffff:10.0.0.1]', 'https://2130706433'])
      await expect(guarded.discover(url, signal)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('requests to added agents (R5.3)', () => {
  it('all go the guarded way, with the card that was looked at', async () => {
    const who = await stranger(await someKeys());
    await added(who);
    const registry = registryOf();
    const [agent] = await registry.agents();
    const client = createA2AClient({ url: who.url, ...registry.reach(agent as KnownAgent) });
    expect((await client.card(signal)).name).toBe('stranger');
    // It is spoken to where it says, by the same way: there is nothing at /rpc.
    await expect(client.get('x', { signal })).rejects.toMatchObject({ code: 'not_found' });

    // The same address, where nobody allows it any more: not even the card is asked for.
    const guarded = await createPeers({ database: test.database, rules: {} });
    const strict = createRegistry({ urls: [], peers: guarded, logger: silentLogger() });
    closers.push(() => strict.close());
    const reach = strict.reach({ url: who.url, added: true });
    await expect(reach.fetch?.(`${who.url}/rpc`)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await strict.agents()).toEqual([]);

    who.keys = await someKeys();
    const later = createA2AClient({ url: who.url, ...registry.reach(agent as KnownAgent) });
    await expect(later.get('x', { signal })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('measured latency and success (R5.2)', () => {
  it('are kept for all processes; the latest count most', async () => {
    const url = 'https://measured.example';
    for (let n = 0; n < 10; n += 1) await peers.measurements.record(url, { ok: true, durationMs: 100 });
    expect((await peers.measurements.read()).get(url)).toEqual({ calls: 10, success: 1, latencyMs: 100 });
    for (let n = 0; n < 5; n += 1) await peers.measurements.record(url, { ok: false, durationMs: 9 });
    const after = (await peers.measurements.read()).get(url);
    expect(after).toMatchObject({ calls: 15, latencyMs: 100 });
    expect(after?.success).toBeLessThan(0.4);
  });

  const agent = (name: string, over: Partial<KnownAgent> = {}): KnownAgent => ({
    name,
    url: `https://${name}.example`,
    description: '',
    version: '1',
    skills: [{ id: 'speak', name: '', description: '', tags: [], examples: [] }],
    maxConcurrentTasks: 4,
    remote: true,
    healthy: true,
    ...over,
  });
  const how = (success: number, latencyMs: number, calls = 10) => ({
    measured: { calls, success, latencyMs },
  });

  it('put the quick and successful before the slow and failing, and our own before strangers', () => {
    const order = bestFirst([
      agent('away', { healthy: false }),
      agent('failing', how(0.2, 1)),
      agent('slow', how(1, 900)),
      agent('quick', how(1, 100)),
      agent('unlucky', how(0.8, 10)),
      agent('own', { remote: false, ...how(0.9, 5_000) }),
    ]);
    expect(order.map(({ name }) => name)).toEqual(['own', 'quick', 'slow', 'unlucky', 'failing', 'away']);
  });

  it('leave out who fails where another can do the same, and nobody else', () => {
    const failing = agent('failing', how(0.1, 1));
    const names = (agents: KnownAgent[]) => withoutBadDoubles(agents).map(({ name }) => name);
    expect(names([failing, agent('good')])).toEqual(['good']);
    expect(names([failing])).toEqual(['failing']);
    expect(names([agent('new', how(0, 1, 2)), agent('good')])).toEqual(['new', 'good']);
    const special = { ...failing, skills: [...failing.skills, { ...agent('x').skills[0], id: 'sing' }] };
    expect(names([special as KnownAgent, agent('good')])).toEqual(['failing', 'good']);
  });
});
