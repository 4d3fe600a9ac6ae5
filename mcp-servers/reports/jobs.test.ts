import { ParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import type { Queues } from '@parley/platform/queue';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReportArguments } from './arguments.ts';
import { createReportJobs } from './job-list.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createReportLetters } from './letters.ts';
import { migrateReports, tablesOf } from './schema.ts';
import { createSource, type Source } from './source.ts';
import { createCompany } from './testing/company.ts';
import { createWatch, type Watch } from './watch.ts';
import { runJob, type WorkerDeps } from './worker.ts';

let test: TestDatabase;
let jobs: Jobs;
let watch: Watch;
let source: Source;
const logger = silentLogger();
const args: ReportArguments = { report_type: 'headcount', format: 'markdown' };
const open = (owner = 'ann', operationKey?: string, more: Partial<ReportArguments> = {}) =>
  jobs.open({ owner, operationKey, args: { ...args, ...more }, requiredScopes: [] });
const expireLease = (id: string) =>
  tablesOf(test.database)
    .updateTable('jobs')
    .set({ lease_until: new Date(0) })
    .where('id', '=', id)
    .execute();
const deps = (over: Partial<WorkerDeps> = {}): WorkerDeps => ({
  jobs,
  source,
  watch,
  queues: {} as Queues,
  logger,
  ...over,
});

beforeAll(async () => {
  test = await testDatabase();
  await migrateReports(test.database);
  await createCompany(test.database.pool);
  jobs = createJobs(test.database);
  watch = createWatch(test.database);
  await watch.start();
  const config = testConfig({ ENTERPRISE_DATABASE_URL: test.url });
  source = createSource({ config, database: test.database, logger });
});
afterEach(() => tablesOf(test.database).deleteFrom('jobs').execute());
afterAll(async () => {
  await watch.close();
  await source.close();
  await test.drop();
});

describe('opening a job (R3.3)', () => {
  it('finds the open job of the same owner and arguments, and makes one for others', async () => {
    const first = await open();
    expect((await open()).id).toBe(first.id);
    expect((await open('bob')).id).not.toBe(first.id);
    expect((await open('ann', undefined, { department: 'Brewing' })).id).not.toBe(first.id);
  });

  it('makes one job when ten callers ask at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => open()));
    expect(new Set(all.map((job) => job.id)).size).toBe(1);
  });

  it('finds the job of an operation key even when it is finished, and refuses the key for another report', async () => {
    const first = await open('ann', 'op-1');
    await runJob(deps(), first.id, AbortSignal.timeout(20_000));
    expect(await open('ann', 'op-1')).toMatchObject({ id: first.id, state: 'completed' });
    await expect(open('ann', 'op-1', { format: 'pdf' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await open('ann', 'op-2')).id).not.toBe(first.id);
  });
});

describe('a worker (R10)', () => {
  it('is the only one that gets a job, until its lease is over', async () => {
    const { id } = await open();
    const claims = await Promise.all([jobs.claim(id), jobs.claim(id), jobs.claim(id)]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    await expireLease(id);
    expect(await jobs.abandoned()).toEqual([id]);
    const second = await jobs.claim(id);
    const first = claims.find(Boolean);
    await expect(first?.progress(50, 'late')).rejects.toMatchObject({ code: 'stale_epoch' });
    await expect(first?.complete({ title: 't', markdown: 'late', file: null })).rejects.toMatchObject({
      code: 'stale_epoch',
    });
    await second?.complete({ title: 't', markdown: 'in time', file: null });
    expect(await jobs.get(id, 'ann')).toMatchObject({ state: 'completed', markdown: 'in time', epoch: 2 });
  });

  it('finishes what a dead worker left behind', async () => {
    const { id } = await open();
    await jobs.claim(id);
    await expireLease(id);
    await runJob(deps(), id, AbortSignal.timeout(20_000));
    expect(await jobs.get(id, 'ann')).toMatchObject({ state: 'completed', attempts: 2, progress: 100 });
  });

  it('gives up on a job that kills its workers', async () => {
    const { id } = await open();
    for (let i = 0; i < 3; i++) {
      expect(await jobs.claim(id)).toBeDefined();
      await expireLease(id);
    }
    expect(await jobs.claim(id)).toBeUndefined();
    expect(await jobs.get(id, 'ann')).toMatchObject({ state: 'failed', error: { code: 'internal' } });
  });

  it('gives the job back when it is shut down or the database is away, and fails for good otherwise', async () => {
    const { id } = await open();
    const failing = (error: Error): Source => ({ ...source, read: () => Promise.reject(error) });
    const away = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    await runJob(deps({ source: failing(away) }), id, AbortSignal.timeout(20_000));
    expect((await jobs.get(id, 'ann')).state).toBe('queued');
    await runJob(
      deps({ source: failing(new TypeError('bug: secret detail')) }),
      id,
      AbortSignal.timeout(20_000),
    );
    const failed = await jobs.get(id, 'ann');
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'internal' } });
    expect(JSON.stringify(failed.error)).not.toContain('secret');
  });

  it('stops at once when the job is canceled, and stores nothing', async () => {
    const { id } = await open();
    let aborted = false;
    const stuck: Source = {
      ...source,
      read: (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(signal.reason);
          });
        }),
    };
    const run = runJob(deps({ source: stuck }), id, AbortSignal.timeout(20_000));
    await expect.poll(async () => (await jobs.get(id, 'ann')).progress).toBe(5);
    expect(await jobs.cancel(id, 'ann')).toMatchObject({ state: 'canceled' });
    await run;
    expect(aborted).toBe(true);
    expect(await jobs.get(id, 'ann')).toMatchObject({ state: 'canceled', markdown: null });
    expect(await jobs.claim(id)).toBeUndefined();
  });

  it('cancels for the owner only, and leaves a finished report alone', async () => {
    const { id } = await open();
    await expect(jobs.cancel(id, 'bob')).rejects.toMatchObject({ code: 'not_found' });
    await runJob(deps(), id, AbortSignal.timeout(20_000));
    expect(await jobs.cancel(id, 'ann')).toMatchObject({ state: 'completed' });
    await expect(jobs.get('not-a-uuid', 'ann')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('for those who look after the queues (R7)', () => {
  it('lists what waits and counts what failed, in words', async () => {
    const { id } = await open('ann', undefined, { department: 'Brewing' });
    const list = createReportJobs(test.database);
    expect(await list.list({ owner: 'ann', show: 'open', limit: 5 })).toMatchObject([
      { id, state: 'waiting', progress: 0, title: 'Headcount (markdown): Brewing, whole period' },
    ]);
    expect(await list.list({ owner: 'bob', show: 'all', limit: 5 })).toEqual([]);
    await (await jobs.claim(id))?.fail(new ParleyError('internal', 'No.'));
    expect(await list.queues(undefined)).toMatchObject([{ name: 'reports', waiting: 0, failed: 1 }]);
    expect(await list.list({ owner: undefined, show: 'open', limit: 5 })).toEqual([]);
  });

  it('makes a failed report again once, unless the same is being made already', async () => {
    const letters = createReportLetters(test.database);
    const { id } = await open();
    await (await jobs.claim(id))?.fail(new ParleyError('internal', 'No.', { hint: 'Really.' }));
    expect(await letters.list({ owner: 'ann', limit: 5 })).toMatchObject([{ id, error: 'No. Really.' }]);
    expect(await letters.retry({ id, owner: 'bob' })).toBeUndefined();
    const other = await open();
    await expect(letters.retry({ id, owner: 'ann' })).rejects.toMatchObject({ code: 'conflict' });
    await jobs.cancel(other.id, 'ann');
    expect(await letters.retry({ id, owner: 'ann' })).toEqual({ runId: null });
    expect(await letters.retry({ id, owner: 'ann' })).toEqual({ runId: null });
    expect(await jobs.abandoned()).toEqual([id]);
    const claim = await jobs.claim(id);
    expect(claim?.job).toMatchObject({ attempts: 1, error: null });
    await claim?.fail(new ParleyError('internal', 'Again no.'));
    expect(await letters.discard({ id, owner: 'bob' })).toBe(false);
    expect(await letters.discard({ id, owner: undefined })).toBe(true);
    expect(await letters.list({ owner: undefined, limit: 5 })).toEqual([]);
  });
});
