import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { ParleyError } from './errors.ts';

export interface MigrationSet {
  /** PostgreSQL schema of this set's tables; made when it is missing. */
  schema: string;
  /** By name; applied in the order of the names, each once. */
  migrations: Record<string, Migration>;
}

const TABLE = 'migration';
const nothingToDo: Migration = { up: async () => undefined };

/**
 * Applies what is missing, one process at a time: services of one installation may start together. What a newer version
 * has applied already is left alone: migrations only add, so that two versions can work side by side.
 */
export function migrate(database: Database, set: MigrationSet): Promise<void> {
  return withAdvisoryLock(database, `parley.migrate.${set.schema}`, async () => {
    await sql`create schema if not exists ${sql.id(set.schema)}`.execute(database.db);
    const ofNewer = Object.fromEntries((await applied(database, set)).map((name) => [name, nothingToDo]));
    const migrator = new Migrator({
      db: database.db,
      provider: { getMigrations: () => Promise.resolve({ ...ofNewer, ...set.migrations }) },
      migrationTableSchema: set.schema,
      migrationTableName: TABLE,
      migrationLockTableName: 'migration_lock',
    });
    const { error } = await migrator.migrateToLatest();
    if (!error) return;
    throw new ParleyError('internal', `The tables of "${set.schema}" could not be brought up to date.`, {
      cause: error,
    });
  });
}

async function applied({ db }: Database, { schema }: MigrationSet): Promise<string[]> {
  const table = sql.id(schema, TABLE);
  const exists = await sql<{
    is: boolean;
  }>`select to_regclass(${`"${schema}"."${TABLE}"`}) is not null as is`.execute(db);
  if (!exists.rows[0]?.is) return [];
  const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(db);
  return rows.map(({ name }) => name);
}

/** Runs `work` while holding an advisory lock of that name: one process at a time. */
export async function withAdvisoryLock<T>(
  database: Database,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch(() => undefined);
    client.release();
  }
}
