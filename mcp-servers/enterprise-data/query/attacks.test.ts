import { ParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Enterprise, openEnterprise } from '../enterprise.ts';
import { EVERYONE, type Ferries, openFerries, RESTRICTIONS } from '../testing/ferries.ts';
import { queryInput } from './input.ts';

type Query = Record<string, unknown>;
const count = [{ fn: 'count' }];
const on = (column: string, op: string, value: unknown) => ({
  table: 'ports',
  filters: [{ column, op, value }],
});
const name = (value: string) => on('name', 'eq', value);

/** What must never be in an answer or an error: restricted columns, hidden tables, the server itself. */
const SECRETS =
  /TOP-SECRET-PAYLOAD|\bX1\d?\b|\b(5000|3100|2500)\b|rolpassword|SCRAM-SHA|PostgreSQL \d|md5[0-9a-f]{32}|root:x:/;

const ATTACKS: [what: string, query: Query][] = [
  // A second statement
  ['table; drop', { table: 'ports; drop table fleet.ports' }],
  ['table with a quote; drop', { table: 'ports"; drop table fleet.ports; --' }],
  ['column; delete', { table: 'ports', columns: ['name"; delete from fleet.tickets; --'] }],
  ['value; update', name(`x'; update fleet.ports set name = 'pwned'; --`)],
  ['value; commit first', name(`x'; commit; drop schema fleet cascade; --`)],
  ['order by; truncate', { table: 'ports', order_by: [{ column: 'name; truncate fleet.tickets' }] }],
  [
    'direction; drop',
    { table: 'ports', order_by: [{ column: 'name', direction: 'asc; drop table fleet.ports' }] },
  ],
  ['group; insert', { table: 'ports', group_by: [`country"; insert into fleet.ports values ('HAX'); --`] }],
  ['alias; drop', { table: 'ports', aggregates: [{ fn: 'count', as: 'n"; drop table fleet.ports; --' }] }],
  ['limit; drop', { table: 'ports', limit: '1; drop table fleet.ports' }],
  ['offset; drop', { table: 'ports', offset: '0; drop table fleet.ports' }],
  // Leaving a string, an identifier or a comment
  ['or true', name(`' or '1'='1`)],
  ['or true, commented', name(`x' or 1=1 --`)],
  ['a block comment', name(`x'/**/or/**/1=1/*`)],
  ['a backslash before the quote', name(`\\' or 1=1 --`)],
  ['dollar quotes', name('$$ or 1=1 $$')],
  ['a parameter of ours', name('$1')],
  ['a numbered parameter in a column', { table: 'ports', columns: ['$1'] }],
  ['an escape string', name(`E'\\x27 or 1=1'`)],
  ['a full-width quote', name('x＇ or 1=1 --')],
  ['a modifier letter quote', name('xʼ or 1=1 --')],
  ['a null byte', name('x\u0000y')],
  ['a null byte in a name', { table: 'ports\u0000' }],
  ['a lone surrogate', name('\ud800')],
  ['a Unicode identifier', { table: 'ports', columns: ['U&"n\\0061me"'] }],
  ['doubled quotes in a name', { table: 'ports', columns: ['""name""'] }],
  // Reading what is not offered
  [
    'union',
    { table: 'ports', columns: [`name" from fleet.ports union select payload from fleet.secrets_vault --`] },
  ],
  ['a sub-select as a column', { table: 'ports', columns: ['(select payload from fleet.secrets_vault)'] }],
  [
    'a sub-select as arithmetic',
    { table: 'tickets', columns: ['price - (select 1 from fleet.secrets_vault)'] },
  ],
  [
    'a sub-select in an aggregate',
    {
      table: 'tickets',
      aggregates: [{ fn: 'sum', column: '(select pay from fleet."Crew Members" limit 1)' }],
    },
  ],
  ['a hidden table', { table: 'secrets_vault' }],
  ['a hidden table in capitals', { table: 'SECRETS_VAULT', columns: ['PAYLOAD'] }],
  ['a hidden table with its schema', { table: 'fleet.secrets_vault' }],
  ['a join of a hidden table', { table: 'ports', join: ['secrets_vault'] }],
  ['a column of a hidden table', { table: 'ports', columns: ['secrets_vault.payload'] }],
  ['without a hidden table', { table: 'ports', without: ['secrets_vault'] }],
  ['passwords', { table: 'pg_catalog.pg_authid', columns: ['rolpassword'] }],
  ['a catalogue by join', { table: 'ports', join: ['pg_catalog.pg_user'] }],
  ['information_schema', { table: 'information_schema.tables' }],
  ['statistics of values', { table: 'pg_stats', columns: ['most_common_vals'] }],
  ['the row as a whole', { table: 'passengers', columns: ['passengers'] }],
  ['every column by star', { table: 'passengers', columns: ['passengers.*'] }],
  ['a system column', { table: 'ports', columns: ['ctid', 'xmin', 'tableoid'] }],
  ['another database', { table: 'postgres.pg_catalog.pg_database' }],
  // A restricted column in every place that takes a name
  ['restricted: selected', { table: 'passengers', columns: ['passport_no'] }],
  ['restricted: in capitals', { table: 'passengers', columns: ['PASSPORT_NO'] }],
  [
    'restricted: filtered',
    {
      table: 'passengers',
      filters: [{ column: 'passport_no', op: 'like', value: 'X1%' }],
      aggregates: count,
    },
  ],
  [
    'restricted: asked for absence',
    { table: 'passengers', filters: [{ column: 'passport_no', op: 'is_null' }] },
  ],
  ['restricted: sorted', { table: 'passengers', columns: ['id'], order_by: [{ column: 'passport_no' }] }],
  ['restricted: grouped', { table: 'passengers', group_by: ['passport_no'] }],
  [
    'restricted: counted',
    { table: 'passengers', aggregates: [{ fn: 'count_distinct', column: 'passport_no' }] },
  ],
  ['restricted: the largest', { table: 'Crew Members', aggregates: [{ fn: 'max', column: 'pay' }] }],
  ['restricted: in arithmetic', { table: 'Crew Members', columns: ['pay - Badge No'] }],
  [
    'restricted: in arithmetic with a number',
    { table: 'Crew Members', filters: [{ column: 'pay - 4999', op: 'gt', value: 0 }] },
  ],
  [
    'restricted: having',
    {
      table: 'Crew Members',
      group_by: ['Rank'],
      aggregates: [{ fn: 'sum', column: 'pay', as: 's' }],
      having: [{ column: 's', op: 'gt', value: 1 }],
    },
  ],
  ['restricted: through a join', { table: 'tickets', columns: ['passengers.passport_no'] }],
  ['restricted: through a role', { table: 'passengers', columns: ['passengers@referred_by.passport_no'] }],
  ['restricted: as a role', { table: 'passengers', join: ['passengers@passport_no'] }],
  [
    'restricted: by sorting groups',
    { table: 'Crew Members', group_by: ['Rank'], order_by: [{ column: 'pay' }] },
  ],
  // Functions, files, the network, other people's time
  ['version()', { table: 'ports', columns: ['version()'] }],
  ['pg_read_file', { table: 'ports', columns: [`pg_read_file('/etc/passwd')`] }],
  ['pg_ls_dir in a group', { table: 'ports', group_by: [`pg_ls_dir('/')`] }],
  ['lo_import', { table: 'ports', aggregates: [{ fn: 'count', column: `lo_import('/etc/passwd')` }] }],
  ['dblink', { table: `dblink('host=evil', 'select 1')` }],
  ['copy to a program', name(`'; copy (select 1) to program 'id' --`)],
  ['set role', name(`'; set role postgres; --`)],
  ['pg_sleep in a value', name(`'||pg_sleep(5)||'`)],
  ['pg_sleep as a column', { table: 'ports', order_by: [{ column: 'pg_sleep(5)' }] }],
  ['an advisory lock', { table: 'ports', columns: ['pg_advisory_lock(1)'] }],
  ['notify', name(`'; notify parley, 'x'; --`)],
  ['set_config', { table: 'ports', columns: [`set_config('search_path', 'evil', false)`] }],
  ['terminating a backend', { table: 'ports', columns: ['pg_terminate_backend(1)'] }],
  ['a function as an aggregate', { table: 'ports', aggregates: [{ fn: 'pg_sleep', column: 'name' }] }],
  ['a cast to a table type', { table: 'ports', columns: ['name::regclass'] }],
  ['an operator of our list that is none', on('name', "= '' or 1=1 --", 'x')],
  [
    'a having with text',
    { table: 'ports', group_by: ['country'], having: [{ column: 'count', op: 'gt', value: '0 or 1=1' }] },
  ],
  ['a period that is SQL', { table: 'passengers', group_by: [`born:day'); drop table fleet.ports; --`] }],
  // Types, sizes and shapes
  ['an object as a value', on('name', 'eq', { toString: 'x' })],
  ['an operator object', on('name', 'eq', { $ne: null })],
  ['an array where one value belongs', on('name', 'eq', [`a'`, 'b'])],
  ['a field that does not exist', { table: 'ports', where: '1=1', sql: 'select 1' }],
  ['a prototype', JSON.parse('{"table":"ports","__proto__":{"columns":["passport_no"]}}')],
  ['the name of a method', { table: 'constructor', columns: ['__proto__'] }],
  ['a number that is SQL', on('Max Draft', 'gt', '0 or 1=1')],
  ['a number beyond all columns', on('Max Draft', 'gt', 1e308)],
  [
    'a whole number beyond its type',
    { table: 'sailings', filters: [{ column: 'id', op: 'eq', value: '999999999999999999' }] },
  ],
  ['not a number', on('Max Draft', 'eq', 'NaN')],
  ['infinity as a date', { table: 'passengers', filters: [{ column: 'born', op: 'eq', value: 'infinity' }] }],
  ['now() as a date', { table: 'passengers', filters: [{ column: 'born', op: 'lt', value: 'now()' }] }],
  ['a date in words', { table: 'passengers', filters: [{ column: 'born', op: 'lt', value: 'tomorrow' }] }],
  ['division by zero', { table: 'tickets', columns: ['price / 0'], limit: 1 }],
  ['a pattern that ends in a backslash', on('name', 'like', 'x\\')],
  ['a pattern of many wildcards', on('name', 'like', `${'%_'.repeat(900)}z`)],
  ['too many rows', { table: 'ports', limit: 100_000 }],
  ['a limit below zero', { table: 'ports', limit: -1 }],
  ['a very long name', { table: 'x'.repeat(5_000) }],
  ['a name of only operators', { table: 'ports', columns: ['-+*/'.repeat(40)] }],
  [
    'a bomb of joins',
    {
      table: 'sailings',
      join: [
        'ports@departs_from',
        'ports@arrives_at',
        'tickets',
        'passengers',
        'passengers@referred_by',
        'Crew Members',
        'vessels',
        '日誌',
      ],
      aggregates: count,
    },
  ],
];

describe.each(['a reader', 'a superuser'])(
  'attacks on query_database with the connection of %s (R9.2, R9.5)',
  (who) => {
    let ferries: Ferries;
    let enterprise: Enterprise;
    let before: string;

    const state = async () => {
      const { rows } = await ferries.test.database.pool.query(`
      select (select string_agg(c.relname::text || c.relkind::text, ',' order by c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'fleet') as objects,
             (select md5(string_agg(p::text, '|' order by p.code)) from fleet.ports p) as ports,
             (select count(*) from fleet.tickets) as tickets,
             (select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())) as locks,
             (select count(*) from pg_largeobject_metadata) as files`);
      return JSON.stringify(rows);
    };

    beforeAll(async () => {
      ferries = await openFerries();
      const url = new URL(ferries.test.url);
      if (who === 'a reader') {
        const role = `reader_${url.pathname.slice(6)}`;
        await ferries.test.database.pool.query(
          `create role ${role} login password 'reader'; grant usage on schema fleet to ${role}; grant select on all tables in schema fleet to ${role}`,
        );
        url.username = role;
        url.password = 'reader';
      }
      enterprise = openEnterprise({
        url: url.href,
        schema: 'fleet',
        tables: undefined,
        restrictions: RESTRICTIONS,
        logger: silentLogger(),
        statementTimeoutMs: 2_000,
      });
      before = await state();
    });
    afterAll(async () => {
      await enterprise.close();
      if (who === 'a reader') {
        const role = `reader_${new URL(ferries.test.url).pathname.slice(6)}`;
        await ferries.test.database.pool.query(`drop owned by ${role}; drop role ${role}`);
      }
      await ferries.close();
    });

    it.each(ATTACKS)('%s', async (_what, query) => {
      const started = performance.now();
      const parsed = queryInput.safeParse(query);
      if (!parsed.success) return;
      const call = { principal: EVERYONE, signal: AbortSignal.timeout(10_000), maxBytes: 90_000 };
      const outcome = await enterprise.query(parsed.data, call).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(outcome).toBeInstanceOf(ParleyError);
        expect(outcome).toMatchObject({ code: expect.stringMatching(/^(invalid_input|upstream_timeout)$/) });
        expect(
          `${outcome.message} ${(outcome as ParleyError).hint}`.replaceAll(JSON.stringify(query), ''),
        ).not.toMatch(SECRETS);
      } else {
        const { rows } = outcome as { rows: unknown[] };
        expect(JSON.stringify(rows)).not.toMatch(SECRETS);
        if (parsed.data.table === 'ports' && parsed.data.filters) expect(rows).toEqual([]);
      }
      expect(performance.now() - started).toBeLessThan(4_000);
    });

    it('leave the database as it was', async () => {
      expect(await state()).toBe(before);
    });

    it('tell nothing that distinguishes a restricted column from one that does not exist', async () => {
      const call = { principal: EVERYONE, signal: AbortSignal.timeout(5_000), maxBytes: 90_000 };
      for (const place of ['columns', 'group_by']) {
        const [real, invented] = await Promise.all(
          ['passport_no', 'passport_xy'].map((column) =>
            enterprise
              .query(queryInput.parse({ table: 'passengers', [place]: [column] }), call)
              .catch((e) => `${e.code} ${e.message} ${e.hint}`),
          ),
        );
        expect(String(real).replaceAll('passport_no', 'passport_xy')).toBe(invented);
      }
    });
  },
);

it('is a corpus of at least sixty attacks', () => {
  expect(ATTACKS.length).toBeGreaterThanOrEqual(60);
});
