import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import type { Database } from '@parley/platform/database';
import { withAdvisoryLock } from '@parley/platform/migrate';

const SCHEMA = 'langgraph';

/** LangGraph's checkpoints in PostgreSQL. Its own set-up fails when processes run it together, so it runs under a lock. */
export async function createCheckpointer(database: Database): Promise<PostgresSaver> {
  const saver = new PostgresSaver(database.pool, undefined, { schema: SCHEMA });
  await withAdvisoryLock(database, 'parley:langgraph', () => saver.setup());
  return saver;
}

/** Whether a task's graph has already written down a step. */
export async function hasCheckpoint(
  saver: Pick<PostgresSaver, 'getTuple'>,
  threadId: string,
): Promise<boolean> {
  return (await saver.getTuple({ configurable: { thread_id: threadId } })) !== undefined;
}
