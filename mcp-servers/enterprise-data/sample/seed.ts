import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { canonicalJson, sha256 } from '@parley/platform/json';
import pg from 'pg';
import { SAMPLE_COMPANY } from './company.ts';
import { generateSampleCompany, type SampleData } from './generate.ts';
import { COMMENTS, CREATE, SAMPLE_SCHEMA, TABLES } from './schema.ts';

const LOCK = 'parley:sample-company';

/**
 * Puts the sample company into its schema unless it is there in this very version. Processes that start together wait
 * for each other; a schema of that name which isn't ours is left alone.
 */
export async function seedSampleCompany(database: Database): Promise<'created' | 'present'> {
  const data = generateSampleCompany();
  const comment = schemaComment(data);
  if ((await currentComment(database.pool)) === comment) return 'present';
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [LOCK]);
    const outcome = await replace(client, data, comment);
    await client.query('commit');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

type Queryable = Pick<pg.PoolClient, 'query'>;

async function replace(client: Queryable, data: SampleData, comment: string): Promise<'created' | 'present'> {
  const current = await currentComment(client);
  if (current === comment) return 'present';
  if (current !== undefined && !current?.includes('"sampleVersion"')) {
    throw new ParleyError('conflict', `The database has a schema "${SAMPLE_SCHEMA}" that is not Parley's.`, {
      hint: 'Rename that schema, or set ENTERPRISE_DATABASE_URL so that no sample company is needed.',
    });
  }
  await client.query(`drop schema if exists ${SAMPLE_SCHEMA} cascade; create schema ${SAMPLE_SCHEMA}`);
  await client.query(CREATE);
  for (const table of TABLES) await insert(client, table, data[table]);
  await client.query(commentStatements(comment));
  await client.query(`analyze ${TABLES.map((table) => `${SAMPLE_SCHEMA}.${table}`).join(', ')}`);
  return 'created';
}

/** `undefined` when there is no such schema, `null` when it has no comment. */
async function currentComment(client: Queryable): Promise<string | null | undefined> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = $1`,
    [SAMPLE_SCHEMA],
  );
  return rows[0]?.comment === undefined ? undefined : rows[0].comment;
}

function schemaComment(data: SampleData): string {
  const sampleVersion = sha256(canonicalJson([CREATE, COMMENTS, data])).slice(0, 16);
  return JSON.stringify({ ...SAMPLE_COMPANY, sampleVersion });
}

/** All rows of a table in one statement. */
async function insert(client: Queryable, table: keyof SampleData, rows: readonly object[]): Promise<void> {
  await client.query(
    `insert into ${SAMPLE_SCHEMA}.${table} select * from jsonb_populate_recordset(null::${SAMPLE_SCHEMA}.${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

function commentStatements(schema: string): string {
  const onColumns = Object.entries(COMMENTS).map(([name, text]) => {
    const kind = name.includes('.') ? 'column' : 'table';
    return `comment on ${kind} ${SAMPLE_SCHEMA}.${name} is ${pg.escapeLiteral(text)}`;
  });
  return [`comment on schema ${SAMPLE_SCHEMA} is ${pg.escapeLiteral(schema)}`, ...onColumns].join(';\n');
}
