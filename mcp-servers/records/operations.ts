import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { canonicalJson, sha256 } from '@parley/platform/json';
import type { CallContext } from '../define.ts';
import { tablesOf, type Writer } from './schema.ts';

/** One change of the systems of record. */
export interface Change<T> {
  ctx: Pick<CallContext, 'principal' | 'operationKey' | 'signal'>;
  tool: string;
  args: unknown;
  work(writer: Writer, about: { owner: string; operation_key: string }): Promise<T>;
}

/**
 * Makes a change once for each operation key: a repeated call gets the first one's result. A change that was called
 * off, before or after it happened, is refused: a call that was late must not bring it back.
 */
export function once<T>(database: Database, { ctx, tool, args, work }: Change<T>): Promise<T> {
  ctx.signal.throwIfAborted();
  const about = { owner: ctx.principal.subject, operation_key: ctx.operationKey ?? newId() };
  const fingerprint = sha256(canonicalJson([tool, args]));
  return tablesOf(database)
    .transaction()
    .execute(async (writer) => {
      const claimed = await claim(writer, { ...about, fingerprint, state: 'done', result: '{}' });
      if (!claimed) return repeated<T>(writer, about, fingerprint);
      const result = await work(writer, about);
      await writer
        .updateTable('operations')
        .set({ result: JSON.stringify(result) })
        .where('owner', '=', about.owner)
        .where('operation_key', '=', about.operation_key)
        .execute();
      return result;
    });
}

type Key = { owner: string; operation_key: string };

async function claim(
  writer: Writer,
  row: Key & { fingerprint: string; state: 'done' | 'undone'; result: string },
): Promise<boolean> {
  const inserted = await writer
    .insertInto('operations')
    .values(row)
    .onConflict((conflict) => conflict.columns(['owner', 'operation_key']).doNothing())
    .returning('operation_key')
    .executeTakeFirst();
  return inserted !== undefined;
}

async function repeated<T>(writer: Writer, key: Key, fingerprint: string): Promise<T> {
  const before = await locked(writer, key);
  if (before.state === 'undone')
    throw new ParleyError('conflict', 'This operation was undone and is not done again.');
  if (before.fingerprint !== fingerprint)
    throw new ParleyError('conflict', 'This operation key was already used for another change.');
  return before.result as T;
}

function locked(writer: Writer, { owner, operation_key }: Key) {
  return writer
    .selectFrom('operations')
    .selectAll()
    .where('owner', '=', owner)
    .where('operation_key', '=', operation_key)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Undoes the change of an operation key. What has not happened yet will not happen any more. */
export function undo(database: Database, key: Key): Promise<{ undone: boolean }> {
  return tablesOf(database)
    .transaction()
    .execute(async (writer) => {
      if (await claim(writer, { ...key, fingerprint: '', state: 'undone', result: '{}' }))
        return { undone: false };
      const before = await locked(writer, key);
      if (before.state === 'undone') return { undone: before.fingerprint !== '' };
      for (const table of ['employees', 'accounts', 'equipment_orders'] as const) {
        await writer
          .deleteFrom(table)
          .where('owner', '=', key.owner)
          .where('operation_key', '=', key.operation_key)
          .execute();
      }
      await writer
        .updateTable('operations')
        .set({ state: 'undone' })
        .where('owner', '=', key.owner)
        .where('operation_key', '=', key.operation_key)
        .execute();
      return { undone: true };
    });
}

const UNIQUE_VIOLATION = '23505';

/** An entry that is there already is the caller's to settle. */
export async function orConflict<T>(inserted: Promise<T>, what: string): Promise<T> {
  try {
    return await inserted;
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    throw new ParleyError('conflict', `There is ${what} already.`, {
      hint: 'Use another e-mail address, or remove the other entry first.',
    });
  }
}
