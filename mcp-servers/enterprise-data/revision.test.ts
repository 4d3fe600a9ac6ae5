import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReadOnly } from './read-only.ts';
import { createRevision } from './revision.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

describe('the revision of a database (R8.1)', () => {
  it('changes with rows and with tables, and is empty where it cannot be read', async () => {
    const database = openReadOnly({ url: test.url, logger: silentLogger(), statementTimeoutMs: 5_000 });
    let time = 0;
    const revision = createRevision(database, 'public', () => (time += 1_000));
    const { db } = test.database;
    const before = await revision();
    await sql`create table boats (name text)`.execute(db);
    const withTable = await revision();
    expect(withTable).not.toBe(before);
    await sql`insert into boats values ('Ada')`.execute(db);
    await until(async () => (await revision()) !== withTable);
    await database.close();
    expect(await revision()).toBe('');
  });
});
