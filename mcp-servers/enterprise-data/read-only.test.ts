import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReadOnly, type ReadOnlyDatabase } from './read-only.ts';

let test: TestDatabase;
let database: ReadOnlyDatabase;
const signal = new AbortController().signal;

beforeAll(async () => {
  test = await testDatabase();
  database = openReadOnly({ url: test.url, logger: silentLogger(), statementTimeoutMs: 30_000 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

it('cuts an answer that would fill the memory of the service, and goes on (R9.5)', async () => {
  const flood = `select repeat('x', 40000000) as one_cell`;
  await expect(database.read(signal, (_query, table) => table(flood))).rejects.toMatchObject({
    code: 'payload_too_large',
  });
  expect(await database.read(signal, (_query, table) => table('select 1 as a, 2 as a'))).toEqual({
    columns: ['a', 'a'],
    rows: [[1, 2]],
  });
});

it('reads strings as the standard has them, whatever the role or the database says', async () => {
  const { pool } = test.database;
  const { rows } = await pool.query('select current_database() as name');
  await pool.query(`alter database ${rows[0].name} set standard_conforming_strings = off`);
  const other = openReadOnly({ url: test.url, logger: silentLogger(), statementTimeoutMs: 5_000 });
  const answer = await other.read(signal, (_query, table) => table(`select 'a\\' as text`));
  expect(answer.rows).toEqual([['a\\']]);
  await other.close();
});
