import type { Database } from '@parley/platform/database';
import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { canonicalJson, sha256 } from '@parley/platform/json';
import { type Selectable, sql } from 'kysely';
import { type ReportArguments, reportArguments } from './arguments.ts';
import { type JobState, type JobsTable, tablesOf } from './schema.ts';

export interface Job extends Omit<Selectable<JobsTable>, 'args'> {
  args: ReportArguments;
}

export interface NewJob {
  owner: string;
  operationKey: string | undefined;
  args: ReportArguments;
  requiredScopes: string[];
}

/** What only the worker that holds the job may write. */
export interface Claim {
  job: Job;
  /** Extends the lease; throws `stale_epoch` when the job is no longer held. */
  renew(): Promise<void>;
  progress(percent: number, message: string): Promise<void>;
  complete(result: { title: string; markdown: string; file: Uint8Array | null }): Promise<void>;
  fail(error: ParleyError): Promise<void>;
  /** Gives the job back, to be tried again. */
  release(): Promise<void>;
}

export interface Jobs {
  /** The job for this request: a new one, or the one that is already there for it. */
  open(request: NewJob): Promise<Job>;
  /** A job of this owner; `not_found` also for one of somebody else. */
  get(id: string, owner: string): Promise<Job>;
  /**
   * Ends an open job; a finished one stays as it is. Named by an operation key, it goes on while somebody else waits
   * for the same report.
   */
  cancel(id: string, owner: string): Promise<Job>;
  /** Takes a job that waits, or whose worker is gone; undefined when there is nothing to do. */
  claim(id: string): Promise<Claim | undefined>;
  /** Open jobs that nobody works on. */
  abandoned(): Promise<string[]>;
  /** Forgets jobs that finished long ago. */
  prune(): Promise<void>;
}

export const OPEN_STATES: readonly JobState[] = ['queued', 'running'];
/** A worker that dies this often over a job is killed by the job. */
const MAX_ATTEMPTS = 3;
const LEASE = '8 seconds';
export const RENEW_EVERY_MS = 2_500;
/** A job that was just queued is on its way by itself. */
const GRACE = '3 seconds';
const KEPT = '90 days';

const lease = sql<Date>`now() + ${sql.lit(LEASE)}::interval`;
const now = sql<Date>`now()`;

export function createJobs(database: Database): Jobs {
  const tables = tablesOf(database);
  const find = async (id: string, owner: string): Promise<Job> => {
    const row = await tables
      .selectFrom('jobs')
      .selectAll()
      .where(({ or, eb }) => or([eb(sql<string>`id::text`, '=', id), eb('operation_key', '=', id)]))
      .where('owner', '=', owner)
      .executeTakeFirst();
    if (row) return jobOf(row);
    throw new ParleyError('not_found', `There is no report "${id}".`, {
      hint: 'Use the job_id that generate_report returned.',
    });
  };
  return {
    open: (request) => openJob(database, request),
    get: find,
    async cancel(id, owner) {
      await tables
        .updateTable('jobs')
        .set((eb) => ({ state: 'canceled', epoch: eb('epoch', '+', 1), finished_at: now, updated_at: now }))
        .where(({ or, and, eb }) =>
          or([
            eb(sql<string>`id::text`, '=', id),
            and([eb('operation_key', '=', id), eb('shared', '=', false)]),
          ]),
        )
        .where('owner', '=', owner)
        .where('state', 'in', OPEN_STATES)
        .execute();
      return find(id, owner);
    },
    claim: (id) => claimJob(database, id),
    async abandoned() {
      const rows = await tables
        .selectFrom('jobs')
        .select('id')
        .where(
          sql<boolean>`(state = 'queued' and updated_at < now() - ${sql.lit(GRACE)}::interval)
            or (state = 'running' and lease_until < now())`,
        )
        .limit(100)
        .execute();
      return rows.map((row) => row.id);
    },
    async prune() {
      await tables
        .deleteFrom('jobs')
        .where(sql<boolean>`finished_at < now() - ${sql.lit(KEPT)}::interval`)
        .execute();
    },
  };
}

function jobOf(row: Selectable<JobsTable>): Job {
  return { ...row, args: parseOrThrow(reportArguments, row.args, 'A stored report job') };
}

async function openJob(database: Database, request: NewJob): Promise<Job> {
  const { owner, operationKey, args, requiredScopes } = request;
  const fingerprint = sha256(canonicalJson([args, requiredScopes]));
  const tables = tablesOf(database);
  const existing = () =>
    tables
      .selectFrom('jobs')
      .selectAll()
      .where('owner', '=', owner)
      .where((eb) =>
        eb.or([
          ...(operationKey ? [eb('operation_key', '=', operationKey)] : []),
          eb.and([eb('fingerprint', '=', fingerprint), eb('state', 'in', OPEN_STATES)]),
        ]),
      )
      .orderBy(sql`operation_key is not distinct from ${operationKey ?? null}`, 'desc')
      .executeTakeFirst();
  for (let attempt = 0; attempt < 5; attempt++) {
    const known = await existing();
    if (known) {
      if (known.operation_key !== (operationKey ?? null)) await share(tables, known.id);
      return sameRequest(jobOf(known), operationKey, fingerprint);
    }
    const added = await tables
      .insertInto('jobs')
      .values({
        id: newId(),
        owner,
        operation_key: operationKey ?? null,
        fingerprint,
        args: JSON.stringify(args),
        required_scopes: requiredScopes,
      })
      .onConflict((oc) => oc.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (added) return jobOf(added);
  }
  throw new ParleyError('unavailable', 'The report could not be queued. Try again.');
}

/** Another request waits for the job: the one that opened it cannot end it any more by stopping. */
async function share(tables: ReturnType<typeof tablesOf>, id: string): Promise<void> {
  await tables.updateTable('jobs').set({ shared: true }).where('id', '=', id).execute();
}

function sameRequest(job: Job, operationKey: string | undefined, fingerprint: string): Job {
  if (operationKey && job.operation_key === operationKey && job.fingerprint !== fingerprint) {
    throw new ParleyError('conflict', 'This operation key was already used for another report.');
  }
  return job;
}

async function claimJob(database: Database, id: string): Promise<Claim | undefined> {
  const row = await tablesOf(database)
    .updateTable('jobs')
    .set((eb) => ({
      state: 'running',
      epoch: eb('epoch', '+', 1),
      attempts: eb('attempts', '+', 1),
      lease_until: lease,
      updated_at: now,
    }))
    .where('id', '=', id)
    .where(sql<boolean>`(state = 'queued' or (state = 'running' and lease_until < now()))`)
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const claim = claimOf(database, jobOf(row));
  if (row.attempts <= MAX_ATTEMPTS) return claim;
  await claim.fail(
    new ParleyError('internal', `The report was tried ${MAX_ATTEMPTS} times and never finished.`),
  );
  return undefined;
}

type Changes = Partial<
  Pick<JobsTable, 'title' | 'markdown' | 'file' | 'lease_until' | 'finished_at'> & {
    state: JobState;
    progress: number;
    progress_message: string;
    error: string;
  }
>;

function claimOf(database: Database, job: Job): Claim {
  const write = async (changes: Changes | Record<string, unknown>): Promise<void> => {
    const { numUpdatedRows } = await tablesOf(database)
      .updateTable('jobs')
      .set({ ...changes, updated_at: now } as never)
      .where('id', '=', job.id)
      .where('epoch', '=', job.epoch)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (numUpdatedRows === 0n)
      throw new ParleyError('stale_epoch', 'The report is no longer held by this worker.');
  };
  return {
    job,
    renew: () => write({ lease_until: lease }),
    progress: (percent, message) =>
      write({ progress: percent, progress_message: message, lease_until: lease }),
    complete: ({ title, markdown, file }) =>
      write({
        state: 'completed',
        progress: 100,
        progress_message: 'done',
        title,
        markdown,
        file: file ? Buffer.from(file) : null,
        finished_at: now,
      }),
    fail: ({ code, message, hint }) =>
      write({ state: 'failed', error: JSON.stringify({ code, message, hint }), finished_at: now }),
    release: () => write({ state: 'queued', lease_until: null }),
  };
}
