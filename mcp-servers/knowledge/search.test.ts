import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerInstance } from '../define.ts';
import { createMcpService } from '../host.ts';
import { problemsOf } from '../kit/check.ts';
import { askWith } from '../kit/input/ask.ts';
import { connect, namedIdentity } from '../testing/harness.ts';
import { ingestFolder } from './ingest.ts';
import { createResources } from './resources.ts';
import { migrateKnowledge, tablesOf } from './schema.ts';
import { createSearch, fuse } from './search.ts';
import { server } from './server.ts';
import { LIGHTHOUSE, type TestFolder, testFolder, wordEmbedder } from './testing/folder.ts';

let test: TestDatabase;
let folder: TestFolder;
const logger = silentLogger();
const signal = AbortSignal.timeout(60_000);
const ctx = {
  principal: { subject: 'u', scopes: ['*'], actors: [] },
  signal,
  askInput: askWith({}),
  progress: () => Promise.resolve(),
  logger,
};
interface More {
  category?: string;
  topK?: number;
  after?: string;
  before?: string;
  context?: number;
}
const find = (query: string, more: More = {}, embedder = wordEmbedder()) =>
  createSearch({ database: test.database, embedder, logger }).search({ query, topK: 5, signal, ...more });

beforeAll(async () => {
  test = await testDatabase();
  folder = await testFolder(LIGHTHOUSE);
  await migrateKnowledge(test.database);
  await ingestFolder({ database: test.database, dir: folder.dir, embedder: wordEmbedder(), logger, signal });
});
afterAll(async () => {
  await folder.drop();
  await test.drop();
});

describe('search (R3.2)', () => {
  it.each([
    ['May I use ammonia on the prisms?', 'LMP-7'],
    ['How often does the light rotate?', 'lamp-rotation'],
    ['rules for the horn while seabirds are breeding', 'sea-fog-signal'],
    ['Who signs entries in the logbook?', 'logbook'],
    ['visibility 800', 'sea-fog-signal'],
  ])('%s → %s', async (query, id) => {
    const { results } = await find(query);
    expect(results[0]?.document_id).toBe(id);
    expect(results[0]?.relevance).toBeGreaterThan(0.2);
  });

  it('gives everything that a citation needs, and no link target', async () => {
    const { results } = await find('clean the lens with vinegar');
    expect(results[0]).toMatchObject({
      document_id: 'LMP-7',
      title: 'Cleaning the Fresnel lens',
      category: 'Lamp',
      updated: '2024-05-17',
    });
    expect(JSON.stringify(results)).not.toMatch(/evil\.example|passwords/);
  });

  it('gives low relevance to a query about something else', async () => {
    for (const query of ['quarterly kubernetes invoice', 'maternity benefits enrolment']) {
      const { results } = await find(query);
      expect(Math.max(0, ...results.map((r) => r.relevance))).toBeLessThan(0.2);
    }
  });

  it('finds by meaning where no word is the same', async () => {
    const { results } = await find('foghorn mist');
    expect(results[0]?.document_id).toBe('sea-fog-signal');
  });

  it('filters by category in any spelling, and names the known ones for an unknown one', async () => {
    const { results } = await find('light horn lens', { category: 'sea' });
    expect(new Set(results.map((r) => r.category))).toEqual(new Set(['Sea']));
    await expect(find('lens', { category: 'Cooking' })).rejects.toMatchObject({
      code: 'invalid_input',
      hint: expect.stringContaining('Lamp, Sea, general'),
    });
  });

  it('filters by the date of the last change, by words and by meaning', async () => {
    const dates = async (more: More) =>
      (await find('vinegar prisms horn', { topK: 20, ...more })).results.map((r) => r.updated);
    expect(await dates({})).toEqual(expect.arrayContaining(['2024-05-17', '2023-11-02']));
    for (const day of await dates({ after: '2024-05-17' })) expect(day >= '2024-05-17').toBe(true);
    expect(new Set(await dates({ before: '2023-11-02' }))).toEqual(new Set(['2023-11-02']));
    expect(await dates({ after: '2023-11-03', before: '2024-05-16' })).toEqual([]);
  });

  it('gives the passages before and after when asked', async () => {
    const { results: plain } = await find('puffin breeding weeks', { topK: 1 });
    expect(plain[0]).not.toHaveProperty('before');
    const { results } = await find('puffin breeding weeks', { topK: 1, context: 1 });
    expect(results[0]).toMatchObject({
      heading: 'Exceptions',
      before: [expect.stringContaining('two blasts a minute')],
      after: [],
    });
  });

  it('says when documents give different figures, and which is newer (R3.2)', async () => {
    await folder.write(
      'Sea/a.md',
      '---\nid: OLD\nupdated: 2020-01-01\n---\n# Boat\n\nThe supply boat lands at the rock every 21 days with coal.\n',
    );
    await folder.write(
      'Sea/b.md',
      '---\nid: NEW\nupdated: 2025-01-01\n---\n# Landing\n\nThe supply boat lands at the rock every 10 days with coal.\n',
    );
    const options = { database: test.database, dir: folder.dir, embedder: wordEmbedder(), logger, signal };
    await ingestFolder(options);
    const { conflicts } = await find('When does the supply boat land?');
    expect(conflicts).toMatchObject([
      { about: 'day', newer: 'NEW', statements: [{ value: '10' }, { value: '21' }] },
    ]);
    expect(await find('fog horn')).not.toHaveProperty('conflicts');
    for (const name of ['a', 'b']) await folder.remove(`Sea/${name}.md`);
    await ingestFolder(options);
  });

  it('puts first what quotes and minus ask for', async () => {
    const { results } = await find('"puffin breeding" horn');
    expect(results[0]?.heading).toBe('Exceptions');
    expect((await find('horn -puffin')).results[0]?.heading).toBe('Fog signal');
  });

  it('answers odd input instead of failing', async () => {
    for (const query of ["';--", '!!!', '" & | ! :*', 'the and of', '日本語の質問', `x${'y'.repeat(490)}`]) {
      await expect(find(query)).resolves.toHaveProperty('results');
    }
  });

  it('searches by words alone while the model is away', async () => {
    const away = { ...wordEmbedder(), embed: () => Promise.reject(new Error('away')) };
    expect((await find('ammonia prisms', {}, away)).results[0]?.document_id).toBe('LMP-7');
  });

  it('sees a re-ingest at once', async () => {
    const search = createSearch({ database: test.database, embedder: wordEmbedder(), logger });
    const barnacles = async () => {
      const { results } = await search.search({ query: 'barnacle scraper', topK: 3, signal });
      return results.map((result) => result.document_id);
    };
    expect(await barnacles()).not.toContain('sea-barnacles');
    await folder.write('Sea/barnacles.md', '# Barnacles\n\nUse the barnacle scraper on the landing stage.\n');
    const options = { database: test.database, dir: folder.dir, embedder: wordEmbedder(), logger, signal };
    await ingestFolder(options);
    expect((await barnacles())[0]).toBe('sea-barnacles');
    await folder.remove('Sea/barnacles.md');
    await ingestFolder(options);
    expect(await barnacles()).not.toContain('sea-barnacles');
  });
});

describe('fuse', () => {
  it('prefers what both lists have', () => {
    const word = (id: number) => ({
      id,
      coverage: 0.5,
      titled: 0,
      headed: 0,
      document: 0.5,
      density: 0.5,
      exact: false,
    });
    const ranked = fuse([word(1), word(2)], {
      hits: [
        { id: 3, cosine: 0.9 },
        { id: 2, cosine: 0.8 },
      ],
      mean: 0.1,
    });
    expect(ranked.map((r) => r.id)).toEqual([2, 3, 1]);
    expect(ranked.every((r) => r.relevance > 0 && r.relevance <= 1)).toBe(true);
  });
});

describe('the server', () => {
  it('declares nothing that contradicts itself', () => {
    expect(problemsOf(server, make({}))).toEqual([]);
  });

  it('serves the official client: tool, index and documents', async () => {
    const identity = namedIdentity({ ann: { subject: 'ann', scopes: ['kb:read'], actors: [] } });
    const config = testConfig({ KNOWLEDGE_DIR: folder.dir });
    const service = createMcpService(server, {
      config,
      logger,
      database: test.database,
      queues: {} as never,
      identity,
    });
    await service.start();
    const client = await connect(service, { token: 'ann' });
    const bad = await client.callTool({
      name: 'search_knowledge_base',
      arguments: { query: 'lens', category: 'Pies' },
    });
    expect(bad).toMatchObject({ isError: true });
    expect(JSON.stringify(bad.content)).toContain('Lamp, Sea, general');
    const index = await client.readResource({ uri: 'kb://index' });
    expect(JSON.stringify(index.contents)).toContain('LMP-7');
    const document = await client.readResource({ uri: 'kb://LMP-7' });
    expect(JSON.stringify(document.contents)).toContain('Ammonia');
    await client.close();
    await service.close();
  });

  const make = (env: Record<string, string>): ServerInstance =>
    server.create({
      config: testConfig(env),
      logger,
      database: test.database,
      queues: {} as never,
      models: wordEmbedder(),
    });

  it('ingests its folder at the start and serves tool and resources', async () => {
    const instance = make({ KNOWLEDGE_DIR: folder.dir });
    expect((await instance.ready()).ok).toBe(false);
    await instance.start?.();
    expect((await instance.ready()).ok).toBe(true);
    const tool = instance.tools[0];
    const reply = tool?.output.parse(await tool.run(tool.input.parse({ query: 'fog horn' }), ctx));
    expect(reply).toMatchObject({
      results: expect.arrayContaining([expect.objectContaining({ title: 'Fog signal' })]),
    });
    await instance.close?.();
  });

  it('makes the vectors of a folder that another process ingested without a model', async () => {
    const instance = make({ KNOWLEDGE_DIR: folder.dir });
    await instance.start?.();
    const tool = instance.tools[0];
    const ask = () => tool?.run({ query: 'albatross', top_k: 5 }, ctx);
    await ask();
    const other = await testFolder({ 'birds.md': '# Birds\n\nAn albatross sleeps on the wing.\n' });
    await ingestFolder({ database: test.database, dir: other.dir, logger, signal });
    await ask();
    const missing = () =>
      tablesOf(test.database).selectFrom('passages').select('id').where('embedding', 'is', null).execute();
    await expect.poll(missing).toEqual([]);
    await instance.close?.();
    await other.drop();
  });

  it('reads whole documents and lists them', async () => {
    const [index, document] = createResources(test.database);
    const list = JSON.parse(String(await index?.read({}, ctx)));
    expect(list.categories).toEqual(['Lamp', 'Sea', 'general']);
    expect(String(await document?.read({ id: 'LMP-7' }, ctx))).toMatch(/^---\nid: "LMP-7"[\s\S]*Ammonia/);
    await expect(document?.read({ id: 'nope' }, ctx)).rejects.toMatchObject({ code: 'not_found' });
    expect(await document?.list?.(ctx)).toContainEqual(expect.objectContaining({ uri: 'kb://LMP-7' }));
  });

  it('does not start on a folder that is not there', async () => {
    await expect(make({ KNOWLEDGE_DIR: '/nowhere' }).start?.()).rejects.toMatchObject({ code: 'not_found' });
  });
});
