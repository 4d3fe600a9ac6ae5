import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { canonicalJson, sha256 } from '@parley/platform/json';
import { sql, type Transaction } from 'kysely';
import type { ZodType } from 'zod';
import { type MemoryTables, tablesOf } from './schema.ts';

export type Writer = Transaction<MemoryTables>;

/** One change of an owner's memories; with a key it happens once, however often it is asked for. */
export interface Operation<T> {
  owner: string;
  key: string | undefined;
  tool: string;
  args: unknown;
  /** What is kept of the result for a repeated call; it must not hold a memory's text. */
  result: ZodType<T>;
  signal: AbortSignal;
  work(writer: Writer): Promise<T>;
}

/**
 * Runs a change in a transaction, one at a time for each owner. A call that repeats an operation key gets the first
 * call's result and changes nothing: a replay after a crash must not bring back what was forgotten since.
 */
export function write<T>(database: Database, operation: Operation<T>): Promise<T> {
  const { owner, key, signal } = operation;
  signal.throwIfAborted();
  return tablesOf(database)
    .transaction()
    .execute(async (writer) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`parley.memory ${owner}`}, 0))`.execute(
        writer,
      );
      return key === undefined ? operation.work(writer) : once(writer, key, operation);
    });
}

async function once<T>(writer: Writer, key: string, operation: Operation<T>): Promise<T> {
  const { owner, tool, args } = operation;
  const fingerprint = sha256(canonicalJson([tool, args]));
  const done = await writer
    .selectFrom('operations')
    .select(['fingerprint', 'result'])
    .where('owner', '=', owner)
    .where('operation_key', '=', key)
    .executeTakeFirst();
  if (done && done.fingerprint !== fingerprint)
    throw new ParleyError('conflict', 'This operation key was already used for another change.');
  if (done) return operation.result.parse(done.result);
  const value = await operation.work(writer);
  const result = JSON.stringify(operation.result.parse(value));
  await writer.insertInto('operations').values({ owner, operation_key: key, fingerprint, result }).execute();
  return value;
}
