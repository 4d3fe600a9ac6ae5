import { sql } from 'kysely';
import type { Turn } from '../execution.ts';
import {
  type Artifact,
  isTerminal,
  type LoggedEvent,
  type Message,
  type Task,
  type TaskEvent,
  type TaskStatus,
  textOf,
} from '../task-types.ts';
import { foldArtifacts } from './fold.ts';
import { type A2ADb, type EventRow, type StoredTask, toLogged } from './rows.ts';
import type { Watcher } from './watch.ts';

/** Whose task: unknown and forbidden look the same. */
export interface TaskRef {
  agent: string;
  owner: string;
  id: string;
}

export function findTask(db: A2ADb, ref: TaskRef): Promise<StoredTask | undefined> {
  return db
    .selectFrom('a2a.tasks')
    .selectAll()
    .where('id', '=', ref.id)
    .where('agent', '=', ref.agent)
    .where('owner', '=', ref.owner)
    .executeTakeFirst();
}

export interface SnapshotOptions {
  /** At most so many of the newest messages; undefined = all, 0 = none. */
  historyLength?: number | undefined;
  includeArtifacts?: boolean;
}

export function statusOf(task: StoredTask): TaskStatus {
  const status: TaskStatus = { state: task.state, at: task.status_at.toISOString() };
  if (task.status_message) status.message = task.status_message;
  return status;
}

/** The task as its log stood at `last_seq` of the given row: nothing newer, nothing missing. */
export async function snapshot(db: A2ADb, task: StoredTask, options: SnapshotOptions = {}): Promise<Task> {
  const wantsArtifacts = options.includeArtifacts ?? true;
  const [artifacts, history] = await Promise.all([
    wantsArtifacts ? readArtifacts(db, task) : [],
    options.historyLength === 0 ? [] : readMessages(db, task, options.historyLength),
  ]);
  return {
    id: task.id,
    contextId: task.context_id,
    status: statusOf(task),
    artifacts,
    history,
    metadata: task.metadata,
    lastSeq: task.last_seq,
  };
}

async function readArtifacts(db: A2ADb, task: StoredTask): Promise<Artifact[]> {
  if (isTerminal(task.state)) return task.artifacts ?? [];
  const { rows } = await sql<{ event: TaskEvent }>`
    select event from a2a.task_events
    where task_id = ${task.id} and seq <= ${task.last_seq} and event ? 'artifactUpdate'
    order by seq`.execute(db);
  return foldArtifacts(rows.map((row) => row.event));
}

/** The turns of a task, oldest first; those of a later time than the row's status are left out. */
export async function readMessages(
  db: A2ADb,
  task: Pick<StoredTask, 'id' | 'status_at'>,
  newest?: number,
): Promise<Message[]> {
  const rows = await db
    .selectFrom('a2a.task_messages')
    .select('message')
    .where('task_id', '=', task.id)
    .orderBy('ord', 'desc')
    .$if(newest !== undefined, (query) => query.limit(newest as number))
    .execute();
  return rows.map((row) => row.message).reverse();
}

const PAGE = 500;

/** The log after `after`, at most one page of it. */
export async function readEvents(db: A2ADb, taskId: string, after: number): Promise<LoggedEvent[]> {
  const { rows } = await sql<EventRow>`
    select seq, event, at from a2a.task_events
    where task_id = ${taskId} and seq > ${after} order by seq limit ${PAGE}`.execute(db);
  return rows.map(toLogged);
}

/** The whole log after `after`. */
export async function readAllEvents(db: A2ADb, taskId: string, after: number): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for (;;) {
    const page = await readEvents(db, taskId, events.at(-1)?.seq ?? after);
    events.push(...page);
    if (page.length < PAGE) return events;
  }
}

/** Readers look again at this pace when no notification comes. */
const LOOK_AGAIN_MS = 2_000;

export interface FollowOptions {
  after: number;
  signal: AbortSignal;
  /** Ends the reading after an event for which this is true. */
  until: (event: LoggedEvent) => boolean;
}

/** The log after `after` as it grows: the same events in the same order for every reader. */
export async function* follow(
  deps: { db: A2ADb; watcher: Watcher },
  taskId: string,
  options: FollowOptions,
): AsyncGenerator<LoggedEvent, void, undefined> {
  using watch = await deps.watcher.watch(taskId);
  let seq = options.after;
  while (!options.signal.aborted) {
    const page = await readEvents(deps.db, taskId, seq);
    for (const event of page) {
      yield event;
      seq = event.seq;
      if (options.until(event)) return;
    }
    if (page.length < PAGE) await watch.wait(LOOK_AGAIN_MS, options.signal);
  }
}

export interface WaitOptions {
  until: (task: StoredTask) => boolean;
  signal: AbortSignal;
}

/** The task once `until` holds for it, or as it is when the signal fires. Only states are looked at. */
export async function waitUntil(
  deps: { db: A2ADb; watcher: Watcher },
  task: StoredTask,
  { until, signal }: WaitOptions,
): Promise<StoredTask> {
  using watch = await deps.watcher.watch(task.id);
  for (;;) {
    const now = await deps.db
      .selectFrom('a2a.tasks')
      .selectAll()
      .where('id', '=', task.id)
      .executeTakeFirstOrThrow();
    if (until(now) || signal.aborted) return now;
    await watch.wait(LOOK_AGAIN_MS, signal);
  }
}

interface ThreadRow {
  id: string;
  at: Date;
  message: Message;
  artifacts: Artifact[] | null;
  status_message: Message | null;
}

/** Earlier finished tasks of the same conversation, agent and owner, oldest first. */
export async function readThread(db: A2ADb, task: StoredTask, limit: number): Promise<Turn[]> {
  const { rows } = await sql<ThreadRow>`
    select t.id, t.status_at as at, m.message, t.artifacts, t.status_message
    from a2a.tasks t join a2a.task_messages m on m.task_id = t.id and m.ord = 1
    where t.context_id = ${task.context_id} and t.agent = ${task.agent} and t.owner = ${task.owner}
      and t.state = 'completed' and t.id <> ${task.id} and t.created_at <= ${task.created_at}
    order by t.created_at desc, t.id desc limit ${limit}`.execute(db);
  return rows.map(toTurn).reverse();
}

function toTurn(row: ThreadRow): Turn {
  return {
    taskId: row.id,
    question: textOf(row.message.parts),
    answer: answerOf(row),
    at: row.at.toISOString(),
  };
}

/** What an agent answered: its artifact made for that, else all its text. */
function answerOf(row: ThreadRow): string {
  const artifacts = row.artifacts ?? [];
  const named = artifacts.find(({ artifactId }) => artifactId === 'answer' || artifactId === 'findings');
  if (named) return textOf(named.parts);
  const text = artifacts.map((artifact) => textOf(artifact.parts)).join('\n');
  return text || textOf(row.status_message?.parts ?? []);
}

export async function readInstallation(db: A2ADb): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from a2a.installation limit 1`.execute(db);
  return rows[0]?.id ?? '';
}

/** Open tasks of an agent, and of one of its callers. */
export async function countOpen(
  db: A2ADb,
  of: { agent: string; owner: string; most: number },
): Promise<{ all: number; own: number }> {
  const { rows } = await sql<{ all: number; own: number }>`
    select count(*)::int as all, (count(*) filter (where owner = ${of.owner}))::int as own from (
      select owner from a2a.tasks where agent = ${of.agent} and state in ('submitted','working') limit ${of.most}
    ) open`.execute(db);
  return rows[0] ?? { all: 0, own: 0 };
}
