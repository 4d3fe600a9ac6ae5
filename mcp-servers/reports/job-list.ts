import type { Database } from '@parley/platform/database';
import type { Job, JobQueueCounts, JobSource, JobState } from '@parley/platform/jobs';
import { sql } from 'kysely';
import { type ReportArguments, reportArguments, scopeOf } from './arguments.ts';
import { type JobState as ReportState, tablesOf } from './schema.ts';

export const REPORTS = 'reports';

/** How a report stands, by the clock of the database. */
const STATE = sql<JobState>`case state
  when 'queued' then 'waiting'
  when 'running' then case when lease_until >= now() then 'active' else 'waiting' end
  else state end`;
const OPEN: readonly ReportState[] = ['queued', 'running'];

/** The reports as jobs, for those who look after the queues. */
export function createReportJobs(database: Database): JobSource {
  const tables = tablesOf(database);
  return {
    async queues(owner) {
      const { rows } = await sql<{ state: keyof typeof NOTHING; n: number }>`
        select ${STATE} as state, count(*)::int as n from reports.jobs
        where (${owner ?? null}::text is null or owner = ${owner ?? null})
          and (state in ('queued', 'running') or (state = 'failed' and finished_at > now() - interval '1 day'))
        group by 1`.execute(database.db);
      const counts = Object.fromEntries(rows.map(({ state, n }) => [state, n]));
      return [{ ...NOTHING, ...counts }];
    },
    async list({ owner, show, before, limit }) {
      let query = tables.selectFrom('jobs').select(COLUMNS).select(STATE.as('job_state'));
      if (owner !== undefined) query = query.where('owner', '=', owner);
      if (show === 'open') query = query.where('state', 'in', OPEN);
      if (show === 'ended') query = query.where('state', 'not in', OPEN);
      if (before !== undefined) query = query.where(sql<boolean>`id::text < ${before}`);
      const rows = await query.orderBy('id', 'desc').limit(limit).execute();
      return rows.map(toJob);
    },
  };
}

const COLUMNS = [
  'id',
  'owner',
  'args',
  'state',
  'progress',
  'progress_message',
  'attempts',
  'created_at',
  'updated_at',
] as const;
const NOTHING: JobQueueCounts = {
  name: REPORTS,
  kind: 'report',
  waiting: 0,
  active: 0,
  delayed: 0,
  paused: 0,
  failed: 0,
};

interface Row {
  id: string;
  owner: string;
  args: unknown;
  job_state: JobState;
  progress: number;
  progress_message: string;
  attempts: number;
  created_at: Date;
  updated_at: Date;
}

/** What is made, in words; rows of another version are told as far as they can be read. */
export function titleOf(args: unknown): string {
  const read = reportArguments.safeParse(args);
  return read.success ? wordsFor(read.data) : 'report';
}

function wordsFor(args: ReportArguments): string {
  const [first = '', ...rest] = args.report_type.replaceAll('_', ' ');
  return `${first.toUpperCase()}${rest.join('')} (${args.format}): ${scopeOf(args)}`;
}

function toJob(row: Row): Job {
  return {
    id: row.id,
    kind: 'report',
    queue: REPORTS,
    title: titleOf(row.args),
    owner: row.owner,
    state: row.job_state,
    progress: row.progress,
    message: row.progress_message || null,
    priority: null,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    dueAt: null,
    runId: null,
    workflow: null,
  };
}
