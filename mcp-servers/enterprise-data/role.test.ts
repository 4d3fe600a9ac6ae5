import { silentLogger } from '@parley/platform/logger';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStructure } from './catalogue/structure.ts';
import { visibleTo } from './catalogue/visible.ts';
import { openReadOnly } from './read-only.ts';
import { provisionRoles, type Role } from './role.ts';
import { type Ferries, openFerries, RESTRICTIONS } from './testing/ferries.ts';

let ferries: Ferries;
let role: Extract<Role, { kind: 'own' }>;
const signal = new AbortController().signal;

async function provision(url = ferries.test.url): Promise<Role> {
  const given = openReadOnly({ url, logger: silentLogger(), statementTimeoutMs: 2_000 });
  const full = await readStructure(given, { schema: 'fleet', tables: undefined, signal });
  await given.close();
  const nobody = { subject: '', scopes: [], actors: [] };
  const open = visibleTo(nobody, full, RESTRICTIONS).catalogue;
  return provisionRoles({ url, full, open, statementTimeoutMs: 2_000 });
}

/** What the database itself says to a statement over a plain connection of the role: a SQLSTATE, or the rows. */
async function as(url: string, ...statements: string[]): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let last: unknown;
    for (const statement of statements) last = (await client.query(statement)).rows;
    return last;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  ferries = await openFerries();
  const made = await provision();
  if (made.kind !== 'own') throw new Error(made.reason);
  role = made;
});
afterAll(() => ferries.close());

const WRITABLE = 'set default_transaction_read_only = off';

describe('the role that queries have, without the gate in front of it (R9.2)', () => {
  it.each([
    ['reads what is granted', ['select name from fleet.ports where code = $$BGO$$'], [{ name: 'Bergen' }]],
    ['no restricted column', ['select passport_no from fleet.passengers'], '42501'],
    ['no row as a whole', ['select p from fleet.passengers p'], '42501'],
    ['no star', ['select * from fleet."Crew Members"'], '42501'],
    ['no hidden table', ['select * from fleet.secrets_vault'], '42501'],
    ['no writing', ['delete from fleet.tickets'], '25006'],
    ['no writing in a transaction of its own', [WRITABLE, 'delete from fleet.tickets'], '42501'],
    ['no making of tables', [WRITABLE, 'create table fleet.x ()'], '42501'],
    ['no files', [`select pg_read_file('/etc/passwd')`], '42501'],
    ['no programs', [WRITABLE, `copy (select 1) to program 'id'`], '42501'],
    ['no passwords', ['select * from pg_authid'], '42501'],
    ['no other role', ['set role postgres'], expect.stringMatching(/^(42501|22023)$/)],
    ['no way back', ['reset session authorization', 'select passport_no from fleet.passengers'], '42501'],
    ['not for long', ['select pg_sleep(10)'], '57014'],
  ])('%s', async (_what, statements, outcome) => {
    expect(await as(role.open, ...statements)).toEqual(outcome);
  });

  it('has a second one for those who may see everything', async () => {
    const [row] = (await as(role.full, 'select passport_no from fleet.passengers where id = 1')) as object[];
    expect(row).toEqual({ passport_no: 'X1' });
    expect(await as(role.full, WRITABLE, 'delete from fleet.tickets')).toBe('42501');
  });

  it('is made once, also by processes that start together, and follows the tables', async () => {
    expect(await Promise.all([provision(), provision(), provision()])).toEqual([role, role, role]);
    await ferries.test.database.pool.query(
      'create table fleet.lighthouses (id int); insert into fleet.lighthouses values (7)',
    );
    expect(await as(role.open, 'select id from fleet.lighthouses')).toBe('42501');
    await provision();
    expect(await as(role.open, 'select id from fleet.lighthouses')).toEqual([{ id: 7 }]);
  });

  it('is left out where rows are granted to certain roles: it would see none of them', async () => {
    await ferries.test.database.pool.query('alter table fleet.ports enable row level security');
    expect(await provision()).toMatchObject({ kind: 'given', superuser: true });
    await ferries.test.database.pool.query('alter table fleet.ports disable row level security');
  });

  it('is left out when the connection may not make roles', async () => {
    expect(await provision(role.full)).toEqual({
      kind: 'given',
      superuser: false,
      reason: 'the connection may not make roles',
    });
  });
});
