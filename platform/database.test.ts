import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { silentLogger } from './logger.ts';
import { migrate, withAdvisoryLock } from './migrate.ts';
import { type TestDatabase, testDatabase } from './testing/postgres.ts';
import { until } from './testing/until.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

describe('database', () => {
  it('says what to do when no server answers', async () => {
    const opening = openDatabase({ url: 'postgres://x:y@127.0.0.1:1/z', logger: silentLogger() });
    await expect(opening).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('DATABASE_URL'),
    });
  });

  it('applies migrations once, also when several processes start together', async () => {
    let applied = 0;
    const set = {
      schema: 'twice',
      migrations: {
        '001': {
          up: async (db: typeof test.database.db) => {
            applied++;
            await sql`create table twice.a (x int)`.execute(db);
          },
        },
      },
    };
    await Promise.all(Array.from({ length: 4 }, () => migrate(test.database, set)));
    expect(applied).toBe(1);
  });

  it('starts beside a newer version, whose migrations it does not know (R11)', async () => {
    const table = (name: string) => ({
      up: (db: typeof test.database.db) =>
        sql`create table ${sql.id('side_by_side', name)} (x int)`.execute(db).then(() => undefined),
    });
    const older = { '001': table('a') };
    const newer = { ...older, '002': table('b') };
    for (const migrations of [newer, older, newer])
      await migrate(test.database, { schema: 'side_by_side', migrations });
    const { rows } = await test.database.pool.query(`select name from side_by_side.migration order by name`);
    expect(rows).toEqual([{ name: '001' }, { name: '002' }]);
  });

  it('lets one holder of an advisory lock work at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => withAdvisoryLock(test.database, 'one', work)));
    expect(most).toBe(1);
  });

  it('hears notifications, and looks for itself after the connection was cut', async () => {
    const heard: string[] = [];
    const stop = await test.database.listen('news', (payload) => heard.push(payload));
    await test.database.pool.query(`select pg_notify('news', 'one')`);
    await until(() => heard.includes('one'));
    await test.database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'parley-listen' and datname = current_database()`,
    );
    await until(() => heard.includes(''));
    await test.database.pool.query(`select pg_notify('news', 'two')`);
    await until(() => heard.includes('two'));
    await stop();
  });

  it('lives on when the connection of a transaction is cut between two of its queries (R10)', async () => {
    const client = await test.database.pool.connect();
    await client.query('begin');
    const pid = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    const ended = new Promise((resolve) => client.once('end', resolve));
    await test.database.pool.query('select pg_terminate_backend($1)', [pid]);
    await ended;
    await expect(client.query('commit')).rejects.toThrow();
    client.release(true);
    await test.database.ping();
  });
});
