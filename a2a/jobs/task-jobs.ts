import type { Database } from '@parley/platform/database';
import type { Job, JobQuery, JobQueueCounts, JobSource, JobState } from '@parley/platform/jobs';
import { sql } from 'kysely';
import { ACTIVITY_KEY } from '../activity.ts';
import { type RootTask, rootsOf } from '../store/roots.ts';
import { type A2ADb, dbOf } from '../store/rows.ts';
import { type Message, textOf } from '../task-types.ts';

export interface TaskJobsOptions {
  database: Database;
  /** The agents whose queues are told, also while they are empty. */
  agents: readonly string[];
  /** The workflow that a run belongs to. */
  workflowOf: (root: RootTask | undefined) => string | null;
}

/** How a task stands, by the clock of the database. */
export const JOB_STATE = sql<JobState>`case
  when t.state in ('input-required', 'auth-required') then 'paused'
  when t.state not in ('submitted', 'working') then t.state
  when t.claimed_by is not null and t.lease_until >= clock_timestamp() then 'active'
  when t.run_after > clock_timestamp() then 'delayed'
  else 'waiting' end`;

const OPEN = sql`t.state in ('submitted', 'working', 'input-required', 'auth-required')`;
const SHOWN = { open: OPEN, ended: sql`not (${OPEN})`, all: sql`true` };

/** The tasks of the agents as jobs: each is one from the moment in which it was accepted. */
export function createTaskJobs({ database, agents, workflowOf }: TaskJobsOptions): JobSource {
  const db = dbOf(database);
  return {
    async queues(owner) {
      const counted = await countTasks(db, owner);
      const known = [...new Set([...agents, ...counted.keys()])].sort();
      return known.map((name) => counted.get(name) ?? { ...NOTHING, name });
    },
    async list(query) {
      const rows = await readTasks(db, query);
      const roots = await rootsOf(
        db,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => toJob(row, roots.get(row.id), workflowOf));
    },
  };
}

const NOTHING = { kind: 'task', waiting: 0, active: 0, delayed: 0, paused: 0, failed: 0 } as const;

async function countTasks(db: A2ADb, owner: string | undefined): Promise<Map<string, JobQueueCounts>> {
  const mine = owner === undefined ? sql`true` : sql`t.owner = ${owner}`;
  const { rows } = await sql<{ name: string; state: keyof typeof NOTHING; n: number }>`
    select t.agent as name, ${JOB_STATE} as state, count(*)::int as n from a2a.tasks t
    where ${mine} and (${OPEN} or (t.state = 'failed' and t.status_at > clock_timestamp() - interval '1 day'))
    group by 1, 2`.execute(db);
  const counts = new Map<string, JobQueueCounts>();
  for (const { name, state, n } of rows) {
    counts.set(name, { ...(counts.get(name) ?? { ...NOTHING, name }), [state]: n });
  }
  return counts;
}

interface TaskRow {
  id: string;
  agent: string;
  owner: string;
  job_state: JobState;
  priority: string;
  attempts: number;
  failures: number;
  status_message: Message | null;
  message: Message | null;
  created_at: Date;
  status_at: Date;
  run_after: Date | null;
  done: number;
  steps: number | null;
}

const activity = (...path: string[]) =>
  sql`e.event #> ${['statusUpdate', 'metadata', ACTIVITY_KEY, ...path]}::text[]`;

/** How much of its plan each open task has done is in its log. */
async function readTasks(db: A2ADb, { owner, show, before, limit }: JobQuery): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select t.id, t.agent, t.owner, ${JOB_STATE} as job_state, t.priority, t.attempts, t.failures, t.status_message,
      m.message, t.created_at, t.status_at, t.run_after, coalesce(p.done, 0) as done, p.steps
    from a2a.tasks t
    left join a2a.task_messages m on m.task_id = t.id and m.ord = 1
    left join lateral (
      select count(distinct ${activity('stepId')}) filter (where ${activity('type')} = '"step.finished"')::int as done,
        max(jsonb_array_length(${activity('plan', 'steps')})) filter (where ${activity('type')} = '"plan.created"')::int as steps
      from a2a.task_events e where e.task_id = t.id and e.event ? 'statusUpdate' and ${OPEN}
    ) p on true
    where ${SHOWN[show]} and (${owner ?? null}::text is null or t.owner = ${owner ?? null})
      and (${before ?? null}::text is null or t.id < ${before ?? null})
    order by t.id desc limit ${limit}`.execute(db);
  return rows;
}

const LONGEST_TITLE = 200;

function toJob(row: TaskRow, root: RootTask | undefined, workflowOf: TaskJobsOptions['workflowOf']): Job {
  const said = row.status_message ? textOf(row.status_message.parts).trim() : '';
  return {
    id: row.id,
    kind: 'task',
    queue: row.agent,
    title: textOf(row.message?.parts ?? []).slice(0, LONGEST_TITLE),
    owner: row.owner,
    state: row.job_state,
    progress: row.steps ? Math.min(100, Math.round((row.done / row.steps) * 100)) : null,
    message: said === '' ? null : said,
    priority: row.priority,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.status_at.toISOString(),
    dueAt: row.job_state === 'delayed' ? (row.run_after?.toISOString() ?? null) : null,
    runId: root?.id ?? row.id,
    workflow: workflowOf(root),
  };
}
