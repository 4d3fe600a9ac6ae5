import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import type { A2ADb } from '../store/rows.ts';
import { isTerminal, type TaskState } from '../task-types.ts';

/**
 * Deletes the tasks of a conversation and all that they delegated here. What others keep of them goes first: whoever
 * stops in between finds the tasks again.
 */
export function forgetThread(
  db: A2ADb,
  of: { agent: string; owner: string; threadId: string },
  forgetElsewhere: (taskIds: readonly string[]) => Promise<void>,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; state: TaskState }>`
      with recursive tree as (
        select id from a2a.tasks
        where context_id = ${of.threadId} and agent = ${of.agent} and owner = ${of.owner}
        union
        select t.id from a2a.tasks t join tree on t.parent_task_id = tree.id where t.owner = ${of.owner}
      )
      select t.id, t.state from a2a.tasks t where t.id in (select id from tree) order by t.id for update`.execute(
      trx,
    );
    if (rows.some(({ state }) => !isTerminal(state))) {
      throw new ParleyError('conflict', 'A question of this conversation is still being worked on.', {
        hint: 'Stop it first.',
      });
    }
    const ids = rows.map(({ id }) => id);
    await forgetElsewhere(ids);
    await sql`delete from a2a.tasks where id = any(${ids}::text[])`.execute(trx);
    await sql`delete from threads.notes where owner = ${of.owner} and thread_id = ${of.threadId}`.execute(
      trx,
    );
  });
}
