import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withWorldClient } from '../../evals/world.ts';
import { type LoadedWorld, loadWorld, WORLDS } from './load.ts';

/** Every name of the sample company's tables (R4). */
const SAMPLE_NAMES = new Set(
  `employees departments projects timesheets open_positions
   id name email department role hire_date salary_band head budget headcount status start_date end_date
   employee_id project_id date hours category title opened_on`.split(/\s+/),
);

const SAMPLE_DOCUMENTS = join(import.meta.dirname, '../../mcp-servers/knowledge/sample');

const fileNames = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe.each(WORLDS)('the world %s', (name) => {
  let database: TestDatabase;
  let world: LoadedWorld;

  beforeAll(async () => {
    database = await testDatabase();
    world = await loadWorld(name, database.url);
  });
  afterAll(() => database.drop());

  it('shares no table, column or document name with the sample company (R3.1)', async () => {
    const { rows } = await database.database.pool.query<{ table_name: string; column_name: string }>(
      'select table_name, column_name from information_schema.columns where table_schema = $1',
      [world.schema],
    );
    const names = new Set(rows.flatMap((row) => [row.table_name, row.column_name]));
    expect(names.size).toBeGreaterThan(25);
    expect([...names].filter((used) => SAMPLE_NAMES.has(used))).toEqual([]);
    const sample = new Set(fileNames(SAMPLE_DOCUMENTS));
    const documents = fileNames(world.documents);
    expect(documents.length).toBeGreaterThanOrEqual(8);
    expect(documents.filter((file) => sample.has(file))).toEqual([]);
  });

  it('has a value for each expected SQL', async () => {
    const queries = world.questions.flatMap(({ expect: { sql, absentSql } }) =>
      [sql ?? [], absentSql ?? []].flat(),
    );
    expect(queries.length).toBeGreaterThanOrEqual(9);
    await withWorldClient(world, database.url, async (query) => {
      for (const sql of queries) {
        const rows = await query(sql);
        expect(rows.length, sql).toBeGreaterThan(0);
        for (const value of rows.flat()) expect(value, sql).not.toBeNull();
      }
    });
  });

  it('asks questions of every kind', () => {
    expect(new Set(world.questions.map(({ kind }) => kind))).toEqual(
      new Set(['data', 'document', 'mixed', 'decline']),
    );
  });
});
