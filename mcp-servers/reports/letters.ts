import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import type { DeadLetter, LetterRef, LetterSource } from '@parley/platform/jobs';
import { sql } from 'kysely';
import { REPORTS, titleOf } from './job-list.ts';
import { type JobsTable, tablesOf } from './schema.ts';

/** Reports that failed for good. */
export function createReportLetters(database: Database): LetterSource {
  return {
    kind: 'report',
    async list({ owner, limit }) {
      let query = tablesOf(database)
        .selectFrom('jobs')
        .select(['id', 'owner', 'args', 'error', 'attempts', 'finished_at', 'updated_at'])
        .where('state', '=', 'failed')
        .where('dismissed', '=', false);
      if (owner !== undefined) query = query.where('owner', '=', owner);
      const rows = await query.orderBy('finished_at', 'desc').limit(limit).execute();
      return rows.map(toLetter);
    },
    retry: (letter) => retry(database, letter),
    async discard({ id, owner }) {
      const { rows } = await sql`
        update reports.jobs set dismissed = true
        where id::text = ${id} and state = 'failed' and (${owner ?? null}::text is null or owner = ${owner ?? null})
        returning id`.execute(database.db);
      return rows.length > 0;
    },
  };
}

/** Back to the queue with all its tries; the reconciler of the workers finds it there. One that is open stays as it is. */
async function retry(database: Database, { id, owner }: LetterRef): Promise<{ runId: null } | undefined> {
  const { rows } = await sql<{ state: string; requeued: boolean; joined: boolean }>`
    with job as (
      select id, state, owner, fingerprint from reports.jobs
      where id::text = ${id} and (${owner ?? null}::text is null or owner = ${owner ?? null}) for update
    ), other as (
      select from reports.jobs o join job on o.owner = job.owner and o.fingerprint = job.fingerprint and o.id <> job.id
      where o.state in ('queued', 'running')
    ), requeued as (
      update reports.jobs j set state = 'queued', epoch = j.epoch + 1, attempts = 0, error = null, finished_at = null,
        lease_until = null, progress = 0, progress_message = '', dismissed = false, updated_at = now() - interval '1 minute'
      from job where j.id = job.id and job.state = 'failed' and not exists (select from other) returning j.id
    )
    select job.state, exists (select from requeued) as requeued, exists (select from other) as joined from job`.execute(
    database.db,
  );
  const [found] = rows;
  if (!found || found.state === 'canceled') return undefined;
  if (found.state === 'failed' && found.joined && !found.requeued) {
    throw new ParleyError('conflict', 'The same report is being made already.', {
      hint: 'Discard this one.',
    });
  }
  return { runId: null };
}

type Row = Pick<JobsTable, 'id' | 'owner' | 'args' | 'error' | 'finished_at'> & {
  attempts: number;
  updated_at: Date;
};

function toLetter(row: Row): DeadLetter {
  return {
    id: row.id,
    kind: 'report',
    queue: REPORTS,
    title: titleOf(row.args),
    owner: row.owner,
    error: [row.error?.message, row.error?.hint].filter(Boolean).join(' ') || null,
    failures: row.attempts,
    at: (row.finished_at ?? row.updated_at).toISOString(),
    undelivered: null,
    final: null,
    runId: null,
    workflow: null,
  };
}
