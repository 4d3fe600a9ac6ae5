import type { Principal } from '@parley/platform/identity/principal';
import { freePort } from '@parley/platform/ports';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../testing/world.ts';
import { currentToken } from './caller.ts';
import { createMcpGateway } from './gateway.ts';
import { createToolbox, type Toolbox } from './toolbox.ts';

const user = (subject: string, scopes = ['*']): Principal => ({ subject, scopes, actors: [] });
const reach = {
  name: 'harbour-master',
  mcpServers: ['harbour'],
  tools: ['harbour/count_boats', 'harbour/book_berth'],
  resources: ['schema://database'],
  scopes: ['boats:read', 'boats:write'],
};
const signal = AbortSignal.timeout(30_000);

let world: World;
let toolbox: Toolbox;
beforeAll(async () => {
  world = await startWorld();
  toolbox = createToolbox(reach, createMcpGateway({ identity: world.identity, urlOf: () => world.toolsUrl }));
});
afterAll(() => world?.close());
beforeEach(() => {
  world.log.calls.length = 0;
});

const call = async (principal: Principal, name: string, args: Record<string, unknown>, box = toolbox) => {
  const tool = (await box.open(principal, signal)).find(name);
  if (!tool) throw new TypeError(`${name} is not offered`);
  return box.call(principal, tool, { arguments: args, signal, timeoutMs: 1_000 });
};

describe('the way to the MCP servers', () => {
  it('offers what is on the list and what the caller may use, nothing else (R9.2)', async () => {
    expect((await toolbox.open(user('ana'), signal)).names).toEqual(['book_berth', 'count_boats']);
    expect((await toolbox.open(user('bob', ['boats:read']), signal)).names).toEqual(['count_boats']);
  });

  it('speaks for each caller on one connection, also at the same time (R9.2)', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `user-${n}`);
    await Promise.all(names.map((name) => call(user(name), 'count_boats', { colour: name, wait_ms: 20 })));
    expect(world.log.calls).toHaveLength(12);
    for (const { input, subject } of world.log.calls) expect(subject).toBe(input['colour']);
  });

  it('has no token of its own: without a caller there is none', () => {
    expect(currentToken).toThrow('made for nobody');
  });

  it('gives a tool error in its own words, with the hint (R3.7)', async () => {
    expect(await call(user('ana'), 'count_boats', { colour: 'plaid' })).toMatchObject({
      ok: false,
      error: 'There is no colour "plaid".',
      result: { hint: 'Use red or blue.' },
    });
  });

  it('leaves the arguments to the server, whose error names the field', async () => {
    const outcome = await call(user('ana'), 'count_boats', { colour: 5 });
    expect(outcome).toMatchObject({ ok: false, error: expect.stringContaining('colour') });
  });

  it('ends a call that takes too long (R1.5)', async () => {
    const started = Date.now();
    const outcome = await call(user('ana'), 'count_boats', { wait_ms: 4_000 });
    expect(outcome).toMatchObject({ ok: false, error: 'The tool server "harbour" did not answer in time.' });
    expect(Date.now() - started).toBeLessThan(2_500);
  });

  it('reads the resources that the caller may see', async () => {
    const { read, failed } = await toolbox.resources(user('ana'), signal);
    expect(read).toEqual([
      {
        uri: 'schema://database',
        server: 'harbour',
        content: { database: 'harbour', tables: [{ name: 'boats' }] },
      },
    ]);
    expect(failed).toEqual([]);
    const other = await toolbox.resources(user('bob', []), signal);
    expect(other.read).toEqual([]);
  });

  it('is ready when every tool on the list is offered, and names the one that is not', async () => {
    await expect(toolbox.checks['mcp:harbour']?.()).resolves.toBeUndefined();
    const wrong = createToolbox(
      { ...reach, tools: ['harbour/sink_boats'] },
      createMcpGateway({ identity: world.identity, urlOf: () => world.toolsUrl }),
    );
    await expect(wrong.checks['mcp:harbour']?.()).rejects.toThrow('harbour/sink_boats');
  });

  it('says that a server is away, and finds it again when it is back', async () => {
    let url = `http://127.0.0.1:${await freePort()}`;
    const box = createToolbox(reach, createMcpGateway({ identity: world.identity, urlOf: () => url }));
    await expect(box.open(user('ana'), signal)).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
    url = world.toolsUrl;
    expect(await call(user('ana'), 'count_boats', {}, box)).toMatchObject({ ok: true });
  });

  it('asks once more for what it only reads when the connection breaks, and never writes twice (R10)', async () => {
    const broken: string[] = [];
    const breaking: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      const name = /"name":"(count_boats|book_berth)"/.exec(String(init?.body))?.[1];
      if (name === undefined || broken.includes(name)) return response;
      broken.push(name);
      await response.body?.cancel();
      throw new TypeError('terminated');
    };
    const gateway = createMcpGateway({
      identity: world.identity,
      urlOf: () => world.toolsUrl,
      fetch: breaking,
      patienceMs: 5_000,
    });
    const box = createToolbox(reach, gateway);
    expect(await call(user('ana'), 'count_boats', {}, box)).toMatchObject({ ok: true });
    expect(await call(user('ana'), 'book_berth', { boat: 'Swift' }, box)).toMatchObject({ ok: false });
    expect(world.log.calls.map(({ tool }) => tool)).toEqual(['count_boats', 'count_boats', 'book_berth']);
    await gateway.close();
  });

  it('calls again, once the server is back, what a server that ends has not begun with (R10)', async () => {
    const stopping: string[] = [];
    const ending: typeof fetch = async (input, init) => {
      const name = /"name":"(book_berth)"/.exec(String(init?.body))?.[1];
      if (name === undefined || stopping.length === 2) return fetch(input, init);
      stopping.push(name);
      return new Response(null, { status: 503, headers: { 'retry-after': '1' } });
    };
    const gateway = createMcpGateway({
      identity: world.identity,
      urlOf: () => world.toolsUrl,
      fetch: ending,
      patienceMs: 5_000,
    });
    const box = createToolbox(reach, gateway);
    expect(await call(user('ana'), 'book_berth', { boat: 'Swift' }, box)).toMatchObject({ ok: true });
    expect(stopping).toHaveLength(2);
    expect(world.log.calls.map(({ tool }) => tool)).toEqual(['book_berth']);
    await gateway.close();
  });
});
