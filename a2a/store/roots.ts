import { sql } from 'kysely';
import { dataOf, type Message, textOf } from '../task-types.ts';
import type { A2ADb } from './rows.ts';

/** The task at the top of a tree of delegations, and what it was asked. */
export interface RootTask {
  id: string;
  agent: string;
  text: string;
  data: Record<string, unknown>;
}

/** The root of each of these tasks, by the task's id. */
export async function rootsOf(db: A2ADb, taskIds: readonly string[]): Promise<Map<string, RootTask>> {
  const { rows } = await sql<{ of: string; id: string; agent: string; message: Message | null }>`
    with recursive above as (
      select id as of, id, parent_task_id, owner from a2a.tasks where id = any(${taskIds}::text[])
      union
      select a.of, p.id, p.parent_task_id, p.owner
      from a2a.tasks p join above a on p.id = a.parent_task_id and p.owner = a.owner
    )
    select a.of, t.id, t.agent, m.message from above a join a2a.tasks t on t.id = a.id
      left join a2a.task_messages m on m.task_id = t.id and m.ord = 1
    where not exists (select from above b where b.of = a.of and b.id = a.parent_task_id)`.execute(db);
  return new Map(
    rows.map(({ of, id, agent, message }) => {
      const data = dataOf(message?.parts ?? []);
      const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
      const root = { id, agent, text: textOf(message?.parts ?? []) };
      return [of, { ...root, data: isObject ? (data as Record<string, unknown>) : {} }];
    }),
  );
}
