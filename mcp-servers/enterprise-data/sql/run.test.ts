import { ParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import { silentLogger } from '@parley/platform/logger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Enterprise, openEnterprise } from '../enterprise.ts';
import { type Ferries, openFerries, RESTRICTIONS } from '../testing/ferries.ts';
import { SQL_ATTACKS } from '../testing/sql-attacks.ts';
import { SQL_QUESTIONS } from '../testing/sql-questions.ts';
import { TRAPS } from '../testing/sql-traps.ts';
import { sqlInput } from './input.ts';

const ANALYST: Principal = { subject: 'ann', scopes: ['data:read', 'data:sql'], actors: [] };
const PURSER: Principal = {
  ...ANALYST,
  scopes: [...ANALYST.scopes, 'pay:read', 'passport:read', 'wage:read'],
};

const SECRETS =
  /TOP-SECRET-PAYLOAD|\bX[1-9]\d?\b|\b(5000|3100|2500|3400)\b|rolpassword|SCRAM-SHA|PostgreSQL \d|md5[0-9a-f]{32}|root:x:|passport_lengths|through_elsewhere|secrets_vault|pg_class/;

const restrictions = [...RESTRICTIONS, { table: 'wages', column: 'gross', scope: 'wage:read' }];

type Who = 'a reader' | 'a superuser';

async function addressFor(who: Who, ferries: Ferries): Promise<string> {
  const url = new URL(ferries.test.url);
  if (who === 'a superuser') return url.href;
  const role = `reader_${url.pathname.slice(6)}`;
  await ferries.test.database.pool.query(
    `create role ${role} login password 'reader'; grant usage on schema fleet to ${role}; grant select on all tables in schema fleet to ${role}`,
  );
  return Object.assign(url, { username: role, password: 'reader' }).href;
}

const openAt = (url: string, statementTimeoutMs: number): Enterprise =>
  openEnterprise({
    url,
    schema: 'fleet',
    tables: undefined,
    restrictions,
    logger: silentLogger(),
    statementTimeoutMs,
  });

describe.each<Who>(['a reader', 'a superuser'])('run_sql with the connection of %s', (who) => {
  let ferries: Ferries;
  let enterprise: Enterprise;
  /** Stops attacks early. */
  let hasty: Enterprise;
  let before: string;

  const ask = (sql: string, principal = ANALYST, at = enterprise) =>
    at.sql(sqlInput.parse({ sql }), {
      principal,
      signal: AbortSignal.timeout(10_000),
      maxBytes: 90_000,
    });
  const state = async () => {
    const { rows } = await ferries.test.database.pool.query(`
      select (select string_agg(c.relname::text || c.relkind::text, ',' order by c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('fleet', 'elsewhere', 'public')) as objects,
             (select md5(string_agg(p::text, '|' order by p.code)) from fleet.ports p) as ports,
             (select count(*) from fleet.tickets) as tickets,
             (select last_value || is_called::text from fleet.counter) as counter,
             (select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())) as locks,
             (select count(*) from pg_listening_channels()) as listening,
             (select count(*) from pg_largeobject_metadata) as files`);
    return JSON.stringify(rows);
  };

  beforeAll(async () => {
    ferries = await openFerries();
    await ferries.test.database.pool.query(TRAPS);
    const url = await addressFor(who, ferries);
    enterprise = openAt(url, 10_000);
    hasty = openAt(url, 1_000);
    before = await state();
  });
  afterAll(async () => {
    await enterprise.close();
    await hasty.close();
    await ferries.close();
  });

  it('says with whose rights it reads (R9.2)', async () => {
    const { ok, checks } = await enterprise.ready();
    expect(ok).toBe(true);
    expect(checks['role']).toMatch(who === 'a reader' ? /given connection.*may not make roles/ : /^ok$/);
  });

  it.each(SQL_QUESTIONS)('answers: %s (R3.1)', async (sql) => {
    const { rows, columns } = await ask(sql);
    expect(columns.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(SECRETS);
  });

  it.each(SQL_ATTACKS)('withstands: %s (R9.2, R9.5)', async (_what, sql) => {
    const started = performance.now();
    const outcome = await ask(sql, ANALYST, hasty).catch((error: unknown) => error);
    if (outcome instanceof Error) {
      expect(outcome).toBeInstanceOf(ParleyError);
      expect(outcome).toMatchObject({
        code: expect.stringMatching(/^(invalid_input|upstream_timeout|payload_too_large)$/),
      });
      const said = `${outcome.message} ${(outcome as ParleyError).hint}`;
      expect(said).not.toMatch(/TOP-SECRET|\bX[1-9]|\b5000\b|Columns of passengers:.*passport/);
    } else {
      const { rows } = outcome as { rows: unknown[] };
      expect(JSON.stringify(rows)).not.toMatch(SECRETS);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('left the database as it was (R9.5)', async () => {
    expect(await state()).toBe(before);
  });

  it('does not tell a restricted column from one that does not exist (R9.2)', async () => {
    for (const text of ['select # from passengers', 'select id from passengers order by #']) {
      const [real, invented] = await Promise.all(
        ['passport_no', 'passport_xy'].map((column) =>
          ask(text.replace('#', column)).catch((e: ParleyError) => `${e.code} ${e.message} ${e.hint}`),
        ),
      );
      expect(String(real).replaceAll('passport_no', 'passport_xy')).toBe(invented);
    }
  });

  it('shows the restricted columns to those who hold the scopes (R9.2)', async () => {
    expect((await ask('select passport_no from passengers where id = 1', PURSER)).rows).toEqual([
      { passport_no: 'X1' },
    ]);
    expect((await ask('select max(pay) as most from "Crew Members"', PURSER)).rows).toEqual([{ most: 5000 }]);
    const lengths = 'select n from passport_lengths order by id limit 1';
    expect((await ask(lengths, PURSER)).rows).toEqual([{ n: 2 }]);
  });

  it('gives columns of one name names of their own, and says when rows are left off', async () => {
    expect(await ask('select 1 as a, 2 as a')).toMatchObject({
      columns: ['a', 'a_2'],
      rows: [{ a: 1, a_2: 2 }],
    });
    expect(await ask('select * from tickets')).toMatchObject({
      row_count: 100,
      truncated: true,
      hint: expect.stringContaining('Only 100 rows'),
    });
  });

  it('helps with what is wrong (R3.7)', async () => {
    const failure = (sql: string) => ask(sql).catch((e: ParleyError) => `${e.message} ${e.hint}`);
    expect(await failure('select * frm ports')).toContain('near "frm"');
    expect(await failure('select * from port')).toContain('Did you mean "ports"');
    expect(await failure('select nmae from ports')).toContain('Columns of ports: code, name');
    expect(await failure('select country, name, count(*) from ports group by 1')).toContain('GROUP BY');
    expect(await failure('select 1 / 0')).toContain('nullif');
    expect(await failure(`select 'x'::int`)).toContain('not a value of the type');
  });
});

it('is a corpus of at least 60 attacks and 40 questions', () => {
  expect(SQL_ATTACKS.length).toBeGreaterThanOrEqual(60);
  expect(SQL_QUESTIONS.length).toBeGreaterThanOrEqual(40);
});
