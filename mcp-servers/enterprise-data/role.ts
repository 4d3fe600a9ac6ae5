import { createHmac } from 'node:crypto';
import { toParleyError } from '@parley/platform/errors';
import { canonicalJson, sha256 } from '@parley/platform/json';
import { sql } from 'kysely';
import pg from 'pg';
import type { Catalogue, Table } from './catalogue/types.ts';
import { compileSql, list, type Sql } from './query/sql.ts';

/** Whose rights the queries have. */
export type Role =
  | { kind: 'own'; open: string; full: string }
  | { kind: 'given'; superuser: boolean; reason: string };

export interface RoleOptions {
  url: string;
  /** Everything that may be read, and what may be read without any scope. */
  full: Catalogue;
  open: Catalogue;
  statementTimeoutMs: number;
}

interface Rights {
  superuser: boolean;
  createrole: boolean;
  foreign: boolean;
  policies: boolean;
}

const RIGHTS = `
select r.rolsuper as superuser, r.rolcreaterole as createrole,
       exists (select from pg_class c where c.relkind = 'f' and c.oid = any($1::oid[])) as foreign,
       exists (select from pg_class c where c.relrowsecurity and c.oid = any($1::oid[])) as policies
  from pg_roles r where r.rolname = current_user`;

/**
 * Gives the queries two roles of their own that can log in, read the granted tables and do nothing else: one for those
 * who may see everything, one without the restricted columns. When the connection may not make roles, its own is used.
 */
export async function provisionRoles(options: RoleOptions): Promise<Role> {
  const client = new pg.Client({ connectionString: options.url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  let superuser = false;
  try {
    await client.connect();
    const ids = options.full.tables.map((table) => table.oid);
    const { rows } = await client.query<Rights>(RIGHTS, [ids]);
    const rights = rows[0];
    superuser = rights?.superuser ?? false;
    const hindrance = hindranceOf(rights, options.url);
    if (hindrance) return { kind: 'given', superuser, reason: hindrance };
    const names = roleNames(options);
    await grantOnce(client, options, names);
    const [open, full] = names.map((name) => addressOf(options.url, name)) as [string, string];
    await login(open);
    await login(full);
    return { kind: 'own', open, full };
  } catch (error) {
    return { kind: 'given', superuser, reason: `a role of its own could not be made (${stateOf(error)})` };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function hindranceOf(rights: Rights | undefined, url: string): string | undefined {
  if (!rights || !(rights.superuser || rights.createrole)) return 'the connection may not make roles';
  // A role that no policy names would see no rows, and answer as if there were none.
  if (rights.policies) return 'tables have row level security, which is written for their own roles';
  if (rights.foreign) return 'foreign tables have user mappings for their own roles';
  return URL.canParse(url) ? undefined : 'the connection is not written as a URL';
}

function stateOf(error: unknown): string {
  const state = (error as { code?: unknown }).code;
  return typeof state === 'string' ? state : toParleyError(error).code;
}

function roleNames({ full }: RoleOptions): [open: string, full: string] {
  const base = `parley_reader_${sha256(canonicalJson([full.database, full.schema])).slice(0, 12)}`;
  return [base, `${base}_full`];
}

/** Known to whoever knows the connection, and to nobody else. */
function passwordOf(url: string, role: string): string | undefined {
  const { password } = new URL(url);
  return password === '' ? undefined : createHmac('sha256', password).update(role).digest('base64url');
}

function addressOf(given: string, role: string): string {
  const url = new URL(given);
  url.username = role;
  url.password = passwordOf(given, role) ?? '';
  return url.href;
}

async function login(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Grants what is to be granted, unless it was already: the state is noted at the role. Processes wait for each other. */
async function grantOnce(client: pg.Client, options: RoleOptions, names: [string, string]): Promise<void> {
  const [open, full] = names;
  await client.query('begin');
  try {
    const { rows } = await client.query<{ oid: number }>(
      'select oid from pg_database where datname = current_database()',
    );
    const wanted = noteOf(options, [...names, `${rows[0]?.oid}`]);
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [open]);
    if ((await notedAt(client, full)) !== wanted) {
      await setUp(client, { name: open, catalogue: options.open, options });
      await setUp(client, { name: full, catalogue: options.full, options });
      await client.query(`comment on role ${pg.escapeIdentifier(full)} is ${pg.escapeLiteral(wanted)}`);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function noteOf({ url, full, open, statementTimeoutMs }: RoleOptions, names: readonly string[]): string {
  const grants = [full, open].map((catalogue) =>
    catalogue.tables.map((table) => [table.oid, table.name, table.columns.map((column) => column.name)]),
  );
  const passwords = names.map((name) => passwordOf(url, name) ?? '');
  return `Reads for Parley (${sha256(canonicalJson([1, statementTimeoutMs, grants, passwords])).slice(0, 24)})`;
}

async function notedAt(client: pg.Client, role: string): Promise<string | undefined> {
  const { rows } = await client.query<{ note: string | null }>(
    `select shobj_description(oid, 'pg_authid') as note from pg_roles where rolname = $1`,
    [role],
  );
  return rows[0]?.note ?? undefined;
}

interface SetUp {
  name: string;
  catalogue: Catalogue;
  options: RoleOptions;
}

async function setUp(client: pg.Client, { name, catalogue, options }: SetUp): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const schema = pg.escapeIdentifier(catalogue.schema);
  const password = passwordOf(options.url, name);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await client.query(`create role ${role}`);
  await client.query(
    `alter role ${role} login noinherit nocreatedb nocreaterole connection limit 100 ${password ? `password ${pg.escapeLiteral(password)}` : ''}`,
  );
  await client.query(`alter role ${role} set default_transaction_read_only = on`);
  await client.query(`alter role ${role} set statement_timeout = ${options.statementTimeoutMs}`);
  await client.query(`alter role ${role} set search_path = pg_catalog`);
  await client.query(`revoke all on all tables in schema ${schema} from ${role}`);
  await client.query(`revoke all on schema ${schema} from ${role}`);
  await client.query(`grant usage on schema ${schema} to ${role}`);
  for (const table of catalogue.tables) {
    const whole = options.full.tables.find(({ oid }) => oid === table.oid) ?? table;
    if (table.columns.length === 0) continue;
    await client.query(compileSql(grantOf(catalogue.schema, { table, whole, role: name })).text);
  }
}

function grantOf(schema: string, grant: { table: Table; whole: Table; role: string }): Sql {
  const { table, whole, role } = grant;
  const to = sql`on ${sql.id(schema, table.name)} to ${sql.id(role)}`;
  if (table.columns.length === whole.columns.length) return sql`grant select ${to}`;
  return sql`grant select (${list(table.columns.map((column) => sql.id(column.name)))}) ${to}`;
}
