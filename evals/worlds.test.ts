import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { seedSampleCompany } from '@parley/mcp-servers/enterprise-data/sample/seed';
import { readFolder } from '@parley/mcp-servers/knowledge/documents';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isValue, numbersIn } from './grade/numbers.ts';
import { saysPhrase } from './grade/text.ts';
import { loadTables, readWorlds, type World, withWorldClient } from './world.ts';

const worlds = await readWorlds(join(import.meta.dirname, 'worlds'));
const own = worlds.filter(({ sql }) => sql !== undefined);
const SAMPLE_DOCUMENTS = join(import.meta.dirname, '../mcp-servers/knowledge/sample');

async function loadWorld(world: World, database: TestDatabase): Promise<void> {
  if (world.sql === undefined) await seedSampleCompany(database.database);
  else await loadTables(world, database.url);
}

it('has worlds of its own and the sample company, some of them held out', () => {
  expect(own.length).toBeGreaterThanOrEqual(12);
  expect(worlds.map(({ name }) => name)).toContain('acme');
  expect(worlds.filter(({ heldOut }) => heldOut)).toHaveLength(7);
});

it('has three worlds whose documents are many', async () => {
  const files = await Promise.all(own.map(({ documents }) => readdir(documents ?? '', { recursive: true })));
  const counts = files.map((names) => names.filter((name) => name.endsWith('.md')).length);
  expect(counts.filter((count) => count >= 30).length).toBeGreaterThanOrEqual(3);
});

describe.each(worlds)('the world $name', (world) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await loadWorld(world, database);
  });
  afterAll(() => database.drop());

  it('is big enough, and a good part of its questions has no answer', async () => {
    const { rows } = await database.database.pool.query<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = $1 and table_type = 'BASE TABLE'`,
      [world.schema],
    );
    const [tables, questions, share] = world.sql === undefined ? [5, 80, 0.3] : [8, 60, 0.33];
    expect(rows.length).toBeGreaterThanOrEqual(tables);
    expect(world.questions.length).toBeGreaterThanOrEqual(questions);
    const traps = world.questions.filter(({ kind, expect: { missing } }) => kind === 'decline' || missing);
    expect(traps.length / world.questions.length).toBeGreaterThan(share);
  });

  it('knows a value for each expected SQL, and no question gives it away', async () => {
    await withWorldClient(world, database.url, async (query) => {
      for (const { id, kind, question, expect: expected } of world.questions) {
        for (const sql of [expected.sql, expected.absentSql].filter((text) => text !== undefined)) {
          const rows = await query(sql);
          expect(rows.length, id).toBeGreaterThan(0);
          expect(rows.flat(), id).not.toContain(null);
        }
        if (kind === 'decline' || !expected.sql) continue;
        const figures = (await query(expected.sql)).flat().filter((value) => typeof value === 'number');
        const given = numbersIn(question).filter((written) =>
          figures.some((value) => isValue(value, written)),
        );
        expect(given, id).toEqual([]);
      }
    });
  });

  it('cites documents that exist and say what is expected', async () => {
    const { documents, warnings } = await readFolder(
      world.documents ?? SAMPLE_DOCUMENTS,
      new Set(),
      AbortSignal.timeout(10_000),
    );
    expect(warnings).toEqual([]);
    expect(documents.length).toBeGreaterThanOrEqual(15);
    const bodies = new Map(documents.map((document) => [document.id, document.body]));
    for (const { id, expect: expected } of world.questions) {
      const cited = (expected.cites ?? []).flatMap((ids) => ids.split('|'));
      expect(
        cited.filter((document) => !bodies.has(document)),
        id,
      ).toEqual([]);
      if (cited.length === 0) continue;
      const text = cited.map((document) => bodies.get(document)).join('\n\n');
      expect(
        (expected.contains ?? []).filter((phrase) => !saysPhrase(text, phrase)),
        id,
      ).toEqual([]);
    }
  });
});
