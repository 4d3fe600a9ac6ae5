import type { Principal } from '@parley/platform/identity/principal';
import { silentLogger } from '@parley/platform/logger';
import { createQueues, type Queues } from '@parley/platform/queue';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerInstance } from '../define.ts';
import { problemsOf } from '../kit/check.ts';
import { askWith } from '../kit/input/ask.ts';
import { createJobs } from './jobs.ts';
import { migrateReports, tablesOf } from './schema.ts';
import { server } from './server.ts';
import { createSource } from './source.ts';
import { createCompany } from './testing/company.ts';
import { createGenerateReport } from './tools/generate-report.ts';
import { createWatch } from './watch.ts';

let test: TestDatabase;
let queues: Queues;
let instance: ServerInstance;
const logger = silentLogger();
const ann: Principal = { subject: 'ann', scopes: ['reports:read', 'reports:write'], actors: [] };
const progress: [number, string | undefined][] = [];
const context = (principal = ann, operationKey?: string) => ({
  principal,
  logger,
  signal: AbortSignal.timeout(25_000),
  askInput: askWith({}),
  progress: async (done: number, _total?: number, message?: string) => void progress.push([done, message]),
  ...(operationKey ? { operationKey } : {}),
});
const call = async (name: string, args: Record<string, unknown>, ctx = context()) => {
  const tool = instance.tools.find((t) => t.name === name);
  if (!tool) throw new TypeError(`no tool ${name}`);
  return tool.output.parse(await tool.run(tool.input.parse(args), ctx)) as Record<string, unknown>;
};
const configOf = (env: Record<string, string> = {}) =>
  testConfig({ ENTERPRISE_DATABASE_URL: test.url, ...env });
const make = (env: Record<string, string> = {}) =>
  server.create({ config: configOf(env), logger, database: test.database, queues });
const readReport = (id: unknown, principal = ann) =>
  instance.resources[0]?.read({ id: String(id) }, context(principal)) as Promise<{
    bytes?: Uint8Array;
    text?: string;
    mimeType: string;
  }>;

beforeAll(async () => {
  test = await testDatabase();
  await server.migrate?.(test.database);
  await createCompany(test.database.pool);
  queues = await createQueues({ database: test.database, logger });
  instance = make();
  await instance.start?.();
});
afterAll(async () => {
  await instance.close?.();
  await queues.close();
  await test.drop();
});

it('declares nothing that contradicts itself', () => expect(problemsOf(server, instance)).toEqual([]));

describe('generate_report (R3.3)', () => {
  it('counts employees, hires and open positions, and shows what stands out', async () => {
    const report = await call('generate_report', {
      report_type: 'headcount',
      date_from: '2024-01-01',
      date_to: '2024-12-31',
    });
    expect(report).toMatchObject({
      status: 'completed',
      progress: 100,
      title: 'Headcount: All departments, 2024-01-01 to 2024-12-31',
    });
    expect(report['markdown']).toContain(
      '3 employees in 3 departments, 2 hires in the period, 2 open positions.',
    );
    expect(report['markdown']).toContain('| Brewing | Ida | 3 | 4 | -1 | 2 | 1 |');
    expect(report['markdown']).toContain('Bo \\| Li');
    expect(report['markdown']).toContain('2 departments without any employee: Bottling, Tasting.');
    expect(report['markdown']).toContain(
      '2 positions open for more than 90 days; the oldest since 2024-01-15.',
    );
    expect(progress.map(([done]) => done)).toContain(100);
  });

  it('speaks of hires only when a period begins', async () => {
    const { markdown } = await call('generate_report', { report_type: 'headcount', department: 'Bottling' });
    expect(markdown).toContain('1 employee in 1 department, 0 open positions.');
    expect(markdown).not.toMatch(/hire/i);
  });

  it('shows projects by status and those past their end', async () => {
    const { markdown } = await call('generate_report', {
      report_type: 'project_status',
      department: 'brewing',
    });
    expect(markdown).toContain('2 projects, of which 2 not finished and 1 past the end date');
    expect(markdown).toContain('| New kettle | Brewing | active | 2024-01-01 | 2024-12-31 | 80,000 |');
    expect(markdown).not.toContain('Labels');
  });

  it('sets project budgets beside department budgets', async () => {
    const { markdown } = await call('generate_report', { report_type: 'budget_summary' });
    expect(markdown).toContain('| Brewing | 100,000 | 2 | 110,000 | 110 | -10,000 |');
    expect(markdown).toContain('Brewing: the budgets of its projects exceed its own by 10,000.');
    expect(markdown).toContain('| Tasting | 9,001 | 0 | 0 | 0 | 9,001 |');
  });

  it.each([
    ['pdf', 'application/pdf', '%PDF-'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
  ])('exports %s, read at report://{id}', async (format, mime, magic) => {
    const report = await call('generate_report', { report_type: 'headcount', format });
    expect(report).toMatchObject({ status: 'completed', format, mime_type: mime });
    const file = await readReport(report['job_id']);
    expect(file.mimeType).toBe(mime);
    expect(
      Buffer.from(file.bytes ?? [])
        .subarray(0, 5)
        .toString('latin1')
        .startsWith(magic),
    ).toBe(true);
    expect(file.bytes?.length).toBe(report['bytes']);
  });

  it('refuses what makes no sense, with the way to mend it', async () => {
    const refused = (args: Record<string, unknown>) =>
      call('generate_report', { report_type: 'headcount', ...args });
    await expect(refused({ date_from: '2025-01-02', date_to: '2025-01-01' })).rejects.toThrow(
      /must not be before date_from/,
    );
    await expect(refused({ date_from: '2025-02-30' })).rejects.toThrow();
    await expect(refused({ report_type: 'horoscope' })).rejects.toThrow();
    await expect(refused({ department: 'Astrology' })).rejects.toMatchObject({
      code: 'invalid_input',
      hint: expect.stringContaining('Bottling, Brewing, Tasting'),
    });
  });

  it('shows a report to its owner only', async () => {
    const { job_id } = await call('generate_report', { report_type: 'headcount' });
    const bob: Principal = { ...ann, subject: 'bob' };
    await expect(call('get_report', { job_id }, context(bob))).rejects.toMatchObject({ code: 'not_found' });
    await expect(call('cancel_report', { job_id }, context(bob))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(readReport(job_id, bob)).rejects.toMatchObject({ code: 'not_found' });
    expect(await call('get_report', { job_id })).toMatchObject({ status: 'completed' });
  });

  it('answers "running" when it takes longer, and can be canceled', async () => {
    const jobs = createJobs(test.database);
    const watch = createWatch(test.database);
    const source = createSource({ config: configOf(), database: test.database, logger });
    const tool = createGenerateReport({ jobs, source, watch, enqueue: async () => undefined, waitMs: 50 });
    const reply = await tool.run(
      tool.input.parse({ report_type: 'project_status', date_from: '2001-01-01' }),
      context(),
    );
    expect(reply).toMatchObject({ status: 'running', progress: 0 });
    const cancel = await call('cancel_report', { job_id: reply['job_id'] });
    expect(cancel).toMatchObject({ status: 'canceled' });
    await expect(readReport(reply['job_id'])).rejects.toMatchObject({ code: 'not_found' });
    await source.close();
  });
});

describe('a job whose caller has stopped (R10)', () => {
  const args = (date_from: string) => ({
    report_type: 'headcount' as const,
    format: 'markdown' as const,
    date_from,
  });
  const openJob = (operationKey: string, date_from: string) =>
    createJobs(test.database).open({ owner: 'ann', operationKey, args: args(date_from), requiredScopes: [] });

  it('ends by its operation key', async () => {
    const { id } = await openJob('run-1', '2002-01-01');
    expect(await call('cancel_report', { job_id: 'run-1' })).toMatchObject({
      job_id: id,
      status: 'canceled',
    });
    await expect(call('cancel_report', { job_id: 'run-none' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('goes on while another request waits for the same report', async () => {
    const { id } = await openJob('run-2', '2003-01-01');
    expect((await openJob('run-3', '2003-01-01')).id).toBe(id);
    expect(await call('cancel_report', { job_id: 'run-2' })).not.toMatchObject({ status: 'canceled' });
    await expect(call('cancel_report', { job_id: 'run-3' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await call('cancel_report', { job_id: id })).toMatchObject({ job_id: id });
  });
});

describe('durability (R10)', () => {
  it('finds and finishes a job that is on no queue', async () => {
    const { id } = await createJobs(test.database).open({
      owner: 'ann',
      operationKey: undefined,
      args: { report_type: 'headcount', format: 'markdown', date_to: '2020-12-31' },
      requiredScopes: [],
    });
    await tablesOf(test.database)
      .updateTable('jobs')
      .set({ updated_at: new Date(0) })
      .where('id', '=', id)
      .execute();
    await expect
      .poll(async () => (await call('get_report', { job_id: id }))['status'], { timeout: 8_000 })
      .toBe('completed');
  });

  it('returns the same report for a repeated operation', async () => {
    const again = () =>
      call('generate_report', { report_type: 'budget_summary' }, context(ann, 'task-1:call-1'));
    const [first, second] = await Promise.all([again(), again()]);
    expect(second['job_id']).toBe(first['job_id']);
    expect((await again())['job_id']).toBe(first['job_id']);
  });
});

describe('the configured database', () => {
  it('is named where it lacks something, and nothing is invented', async () => {
    await test.database.pool.query(
      'create schema other; create table other.employees (id int, department text)',
    );
    const other = make({ ENTERPRISE_SCHEMA: 'other' });
    const tool = other.tools[0];
    await expect(tool?.run(tool.input.parse({ report_type: 'headcount' }), context())).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringMatching(
        /departments, open_positions, employees\.role, employees\.hire_date not in the schema "other"/,
      ),
    });
    await other.close?.();
  });

  it('is read only as far as the allowlist goes', async () => {
    const other = make({ ENTERPRISE_TABLES: 'departments,projects' });
    const tool = other.tools[0];
    await expect(tool?.run(tool.input.parse({ report_type: 'headcount' }), context())).rejects.toMatchObject({
      message: expect.stringContaining('employees, open_positions may not be read'),
    });
    await other.close?.();
  });

  it('asks for the scope of a restricted column, also when the report is read later (R9.2)', async () => {
    const other = make({ ENTERPRISE_RESTRICTED: 'departments.budget=finance:read' });
    const [generate, get] = other.tools;
    const args = generate?.input.parse({ report_type: 'budget_summary' }) ?? {};
    await expect(generate?.run(args, context())).rejects.toMatchObject({ code: 'forbidden' });
    const cfo: Principal = { ...ann, scopes: [...ann.scopes, 'finance:read'] };
    const report = await generate?.run(args, context(cfo));
    await expect(get?.run({ job_id: String(report?.['job_id']) }, context())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await other.close?.();
  });

  it('gets no write from a report', async () => {
    const source = createSource({ config: configOf(), database: test.database, logger });
    const { sql } = await import('kysely');
    await expect(
      source.read(AbortSignal.timeout(5_000), (reader) =>
        reader.rows(sql`delete from ${reader.table('employees')}`),
      ),
    ).rejects.toBeDefined();
    expect((await test.database.pool.query('select count(*)::int as n from employees')).rows[0].n).toBe(4);
    await source.close();
  });
});

it('migrates twice without harm', () => expect(migrateReports(test.database)).resolves.toBeUndefined());
