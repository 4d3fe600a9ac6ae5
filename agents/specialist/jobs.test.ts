import type { Leaf } from '@parley/a2a/cancellation';
import type { LoggedEvent } from '@parley/a2a/task-types';
import { createMcpService } from '@parley/mcp-servers/host';
import { server as reports } from '@parley/mcp-servers/reports/server';
import { createCompany } from '@parley/mcp-servers/reports/testing/company';
import { ParleyError } from '@parley/platform/errors';
import { serveApp } from '@parley/platform/http';
import { createIdentity } from '@parley/platform/identity';
import { silentLogger } from '@parley/platform/logger';
import { createQueues } from '@parley/platform/queue';
import { testConfig } from '@parley/platform/testing/config';
import { testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordedExecution } from '../testing/execution.ts';
import { createMcpGateway } from '../tools/gateway.ts';
import { createToolbox, type Toolbox } from '../tools/toolbox.ts';
import { operationKey } from './call.ts';
import { withJobsEnded } from './jobs.ts';

const closing: (() => Promise<unknown>)[] = [];
let toolbox: Toolbox;
let states: () => Promise<string[]>;

/** The real reports server, whose worker never starts: every report takes for ever. */
beforeAll(async () => {
  const logger = silentLogger();
  const test = await testDatabase();
  const { database } = test;
  const config = testConfig({ ENTERPRISE_DATABASE_URL: test.url });
  const identity = await createIdentity({ config, database });
  const queues = await createQueues({ database, logger });
  await createCompany(database.pool);
  await reports.migrate?.(database);
  const service = createMcpService(reports, { config, logger, database, queues, identity });
  const http = await serveApp({ app: service.app, host: '127.0.0.1', port: 0, logger });
  const gateway = createMcpGateway({ identity, urlOf: () => http.url });
  const reach = {
    name: 'tester',
    mcpServers: ['reports'],
    tools: ['reports/generate_report'],
    resources: [],
    scopes: ['reports:read', 'reports:write'],
  };
  toolbox = createToolbox(reach, gateway);
  states = async () =>
    (
      await database.pool.query<{ state: string }>('select state from reports.jobs order by created_at')
    ).rows.map(({ state }) => state);
  closing.push(
    test.drop,
    () => queues.close(),
    () => service.close(),
    () => http.close(0),
    gateway.close,
  );
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** A task that calls generate_report and is stopped, for the given reason, while it waits for the report. */
async function stopped(reason: ParleyError, dateTo: string): Promise<Leaf[]> {
  const stop = new AbortController();
  const leaves: Leaf[] = [];
  const args = { report_type: 'headcount', date_to: dateTo };
  const called = {
    type: 'tool.called',
    agent: 'tester',
    callId: 'c1',
    server: 'reports',
    tool: 'generate_report',
  };
  const line = { seq: 1, at: '', event: {}, activity: { ...called, arguments: args } };
  const execution = recordedExecution({
    signal: stop.signal,
    leaves: { track: (_leaf, work) => work(() => undefined), report: (more) => void leaves.push(...more) },
    events: async () => [line as unknown as LoggedEvent],
  });
  const before = (await states()).length;
  const running = withJobsEnded(async ({ principal, signal }) => {
    const tool = (await toolbox.open(principal, signal)).find('generate_report')!;
    const key = operationKey(execution, tool, args);
    await toolbox.call(principal, tool, { arguments: args, signal, timeoutMs: 20_000, operationKey: key });
    return { state: 'completed' };
  }, toolbox)(execution);
  await until(async () => (await states()).length > before);
  stop.abort(reason);
  await expect(running).rejects.toBe(reason);
  return leaves;
}

it('ends the job that a stopped call has started, and says so (R10)', async () => {
  const leaves = await stopped(new ParleyError('canceled', 'Stopped.'), '2020-01-31');
  expect(leaves).toEqual([
    { kind: 'job', id: expect.any(String), name: 'reports/generate_report', outcome: 'stopped' },
  ]);
  expect((await states()).at(-1)).toBe('canceled');
});

it('leaves the job to whoever continues the task when only its process stops (R10)', async () => {
  expect(await stopped(new ParleyError('unavailable', 'Shutting down.'), '2020-02-29')).toEqual([]);
  expect((await states()).at(-1)).toBe('queued');
});
