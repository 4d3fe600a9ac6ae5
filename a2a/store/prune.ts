import { sql } from 'kysely';
import type { A2ADb } from './rows.ts';

/** Deletes tasks that ended so many days ago; messages, events and callbacks go with them. */
export async function pruneTasks(
  db: A2ADb,
  of: { agent: string; days: number; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from a2a.tasks where id in (
      select id from a2a.tasks
      where agent = ${of.agent} and state in ('completed','failed','canceled','rejected')
        and status_at < clock_timestamp() - ${of.days}::float8 * interval '1 day'
      order by status_at limit ${of.limit} for update skip locked
    ) returning id`.execute(db);
  return rows.map(({ id }) => id);
}
