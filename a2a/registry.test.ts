import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { createRegistry, type Registry } from './registry.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Stub {
  url: string;
  fetches: number;
  unchanged: number;
  card: Record<string, unknown>;
  up: boolean;
}

/** An agent that has a card and nothing else. */
async function stub(name: string, skills: string[]): Promise<Stub> {
  const state: Stub = {
    url: '',
    fetches: 0,
    unchanged: 0,
    up: true,
    card: {
      name,
      description: `The ${name}`,
      version: '1',
      supportedInterfaces: [{ url: '/', protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
      capabilities: {
        extensions: [{ uri: 'urn:parley:a2a:limits:v1', params: { maxConcurrentTasks: 9 } }],
      },
      skills: skills.map((id) => ({ id, name: id, description: id, tags: [id] })),
    },
  };
  const app = new Hono();
  app.get('/.well-known/agent-card.json', (c) => {
    if (!state.up) return c.text('down', 503);
    state.fetches += 1;
    const etag = `"${JSON.stringify(state.card).length}"`;
    if (c.req.header('if-none-match') === etag) {
      state.unchanged += 1;
      return c.body(null, 304);
    }
    return c.json(state.card, 200, { etag });
  });
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  closers.push(() => server.close(50));
  state.url = server.url;
  return state;
}

function registry(urls: string[], over: Partial<Parameters<typeof createRegistry>[0]> = {}): Registry {
  const made = createRegistry({ urls, logger: silentLogger(), ...over });
  closers.push(() => made.close());
  return made;
}

describe('the registry of agents (R5.2)', () => {
  it('finds agents by the skills on their cards', async () => {
    const [a, b] = await Promise.all([stub('analyst', ['count', 'sum']), stub('writer', ['write', 'sum'])]);
    const found = registry([a.url, b.url]);
    expect((await found.find('sum')).map((agent) => agent.name).sort()).toEqual(['analyst', 'writer']);
    expect(await found.find('count')).toMatchObject([
      { name: 'analyst', url: a.url, maxConcurrentTasks: 9, remote: false, healthy: true },
    ]);
    expect(await found.find('dance')).toEqual([]);
  });

  it('fetches a card once for all who ask, and again only its change', async () => {
    const a = await stub('analyst', ['count']);
    const found = registry([a.url], { ttlMs: 60_000 });
    await Promise.all([found.agents(), found.agents(), found.find('count')]);
    await found.agents();
    expect(a.fetches).toBe(1);
    await found.refresh();
    expect(a.unchanged).toBe(1);
    a.card = { ...a.card, description: 'changed' };
    await found.refresh();
    expect((await found.agents())[0]?.description).toBe('changed');
  });

  it('keeps using the card of an agent that is away, and says that it is', async () => {
    const a = await stub('analyst', ['count']);
    const found = registry([a.url, 'http://127.0.0.1:9']);
    expect(await found.agents()).toHaveLength(1);
    a.up = false;
    await found.refresh();
    expect(await found.agents()).toMatchObject([{ name: 'analyst', healthy: false }]);
    a.up = true;
    await found.refresh();
    expect(await found.agents()).toMatchObject([{ name: 'analyst', healthy: true }]);
  });

  it('lets no stranger take the name of one of our own', async () => {
    const [own, stranger] = await Promise.all([stub('analyst', ['count']), stub('analyst', ['count'])]);
    const found = registry([own.url], { remotes: [stranger.url, own.url] });
    const names = (await found.agents()).map((agent) => [agent.name, agent.remote]);
    expect(names).toEqual([
      ['analyst', false],
      [`analyst@${new URL(stranger.url).host}`, true],
    ]);
  });

  it('leaves out an agent that speaks no version of ours, and one whose card is nonsense', async () => {
    const old = await stub('old', ['count']);
    old.card = { name: 'old', url: old.url, protocolVersion: '0.2.5', skills: [] };
    const broken = await stub('broken', ['count']);
    broken.card = { title: 'no name' };
    expect(await registry([old.url, broken.url]).agents()).toEqual([]);
  });
});
