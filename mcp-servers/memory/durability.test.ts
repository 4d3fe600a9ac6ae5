import { embedText } from '@parley/models/offline/text/embedding';
import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discoverServers } from '../discover.ts';
import { createMcpService } from '../host.ts';
import { askWith } from '../kit/input/ask.ts';
import { connect, namedIdentity } from '../testing/harness.ts';
import { createVectorCache } from './meaning.ts';
import { fuse } from './recall.ts';
import { migrateMemory, tablesOf } from './schema.ts';
import { server } from './server.ts';
import { memoryServer, switchableEmbedder } from './testing/caller.ts';

interface Found {
  results: { text: string }[];
  searched_by: string;
}

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await migrateMemory(test.database);
});
afterAll(() => test.drop());
beforeEach(async () => {
  await tablesOf(test.database).deleteFrom('memories').execute();
});

const open = (models = switchableEmbedder(embedText)) => {
  const memory = memoryServer(test.database, models.embedder);
  return { ...memory, ...models };
};
const vectors = () =>
  tablesOf(test.database).selectFrom('memories').select(['text', 'embedder']).orderBy('text').execute();
const recall = (memory: ReturnType<typeof memoryServer>, query: string) =>
  memory.call<Found>('ann', 'recall', { query });

describe('while the embedding model is away (R10)', () => {
  it('remembers and recalls by words, and says so', async () => {
    const memory = open();
    memory.state.away = true;
    await memory.call('ann', 'remember', { text: 'The landing stage is slippery.' });
    const found = await recall(memory, 'slippery stage');
    expect(found).toMatchObject({ results: [{ text: expect.any(String) }], searched_by: 'words' });
    await memory.instance.close?.();
  });

  it('makes the vectors when it is back', async () => {
    const memory = open();
    memory.state.away = true;
    await memory.call('ann', 'remember', { text: 'Working remotely suits her.' });
    expect((await vectors())[0]?.embedder).toBeNull();
    await memory.instance.close?.();
    const later = open();
    await recall(later, 'anything');
    await expect.poll(async () => (await vectors())[0]?.embedder).toBe('test-model@test');
    expect(await recall(later, 'telecommuting')).toMatchObject({
      results: [{ text: 'Working remotely suits her.' }],
      searched_by: 'words and meaning',
    });
    await later.instance.close?.();
  });

  it('works without any model at all', async () => {
    const memory = memoryServer(test.database);
    await memory.call('ann', 'remember', { text: 'The landing stage is slippery.' });
    expect(await recall(memory, 'stage')).toMatchObject({ results: [{}], searched_by: 'words' });
  });

  it('gives up when its caller does', async () => {
    const memory = open();
    const tool = memory.instance.tools.find(({ name }) => name === 'recall');
    const call = tool?.run(tool.input.parse({ query: 'stage' }), {
      principal: { subject: 'ann', scopes: ['*'], actors: [] },
      signal: AbortSignal.abort(),
      askInput: askWith({}),
      progress: () => Promise.resolve(),
      logger: silentLogger(),
    });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('another model', () => {
  it('gets vectors of its own; those of the old one are not compared with', async () => {
    const memory = open();
    await memory.call('ann', 'remember', { text: 'Working remotely suits her.' });
    memory.state.name = 'newer-model';
    await recall(memory, 'telecommuting');
    await expect.poll(async () => (await vectors())[0]?.embedder).toBe('newer-model@test');
    expect((await recall(memory, 'telecommuting')).results).toHaveLength(1);
    await memory.instance.close?.();
  });

  it('is asked for the vector of a text once', async () => {
    const memory = open();
    for (let i = 0; i < 3; i++) await memory.call('ann', 'remember', { text: 'The lamp is green.' });
    expect(memory.state.texts.filter((text) => text === 'The lamp is green.')).toHaveLength(1);
  });
});

describe('the server', () => {
  const service = () =>
    createMcpService(server, {
      config: testConfig(),
      logger: silentLogger(),
      database: test.database,
      queues: {} as never,
      models: switchableEmbedder(embedText).embedder,
      identity: namedIdentity({
        ann: { subject: 'ann', scopes: ['memory:read', 'memory:write'], actors: ['coordinator'] },
        bob: { subject: 'bob', scopes: ['memory:read', 'memory:write'], actors: [] },
        reader: { subject: 'ann', scopes: ['memory:read'], actors: [] },
      }),
    });

  it('is found by its folder, and listens on its own port', async () => {
    expect((await discoverServers(['memory']))[0]).toBe(server);
    expect(testConfig().ports['memory']).toBe(8095);
  });

  it.each(['modern', 'legacy'] as const)('serves the official client (%s)', async (era) => {
    const running = service();
    expect((await running.ready()).ok).toBe(false);
    await running.start();
    expect(await running.ready()).toEqual({ ok: true, checks: { database: 'ok', tables: 'ok' } });
    const [ann, bob] = [
      await connect(running, { token: 'ann', era }),
      await connect(running, { token: 'bob', era }),
    ];
    expect((await ann.listTools()).tools.map((tool) => tool.name)).toEqual(['forget', 'recall', 'remember']);
    const kept = await ann.callTool({ name: 'remember', arguments: { text: 'The bell is cast iron.' } });
    expect(kept.structuredContent).toMatchObject({ created: true });
    const find = { name: 'recall', arguments: { query: 'bell' } };
    expect((await ann.callTool(find)).structuredContent).toMatchObject({ total: 1 });
    expect((await bob.callTool(find)).structuredContent).toMatchObject({ total: 0 });
    const { contents } = await bob.readResource({ uri: 'memory://stats' });
    expect(JSON.parse(contents[0] && 'text' in contents[0] ? contents[0].text : '')).toMatchObject({
      total: 0,
    });
    const refused = await ann.callTool({ name: 'forget', arguments: {} });
    expect(JSON.stringify(refused.content)).toContain('say what to forget');
    for (const client of [ann, bob]) await client.close();
    await running.close();
  });

  it('lets a reader read only', async () => {
    const running = service();
    await running.start();
    const reader = await connect(running, { token: 'reader' });
    expect((await reader.listTools()).tools.map((tool) => tool.name)).toEqual(['recall']);
    await expect(reader.callTool({ name: 'forget', arguments: { everything: true } })).rejects.toThrow();
    await reader.close();
    await running.close();
  });

  it('remembers across a restart, and honours an operation key from before it', async () => {
    const call = {
      name: 'remember',
      arguments: { text: 'The clock is late.' },
      _meta: { 'parley/operationKey': 'op:1' },
    };
    const results: unknown[] = [];
    for (let i = 0; i < 2; i++) {
      const running = service();
      await running.start();
      const ann = await connect(running, { token: 'ann' });
      results.push((await ann.callTool(call)).structuredContent);
      const found = await ann.callTool({ name: 'recall', arguments: { query: 'clock' } });
      expect(found.structuredContent).toMatchObject({ total: 1 });
      await ann.close();
      await running.close();
    }
    expect(results[1]).toEqual(results[0]);
  });
});

describe('fuse', () => {
  it('prefers what both lists have, and leaves out what nothing connects', () => {
    const nearest = {
      hits: [
        { id: 'c', cosine: 0.9 },
        { id: 'b', cosine: 0.8 },
        { id: 'z', cosine: 0.1 },
      ],
      mean: 0.1,
      missing: 0,
    };
    const words = ['a', 'b'].map((id) => ({ id, coverage: 0.5 }));
    expect(fuse(words, nearest).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

it('keeps the vectors that were used last', () => {
  const cache = createVectorCache(24);
  const vector = () => new Float32Array(2);
  for (const key of ['a', 'b', 'c']) cache.set(key, vector());
  cache.get('a');
  cache.set('d', vector());
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
});
