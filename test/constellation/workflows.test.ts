import { discoverAgents } from '@parley/agents/host';
import { discoverServers } from '@parley/mcp-servers/discover';
import type { Run } from '@parley/orchestrator/api';
import { discoverWorkflows } from '@parley/orchestrator/workflows/discover';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, post, startConstellation } from '../support/constellation.ts';

let parley: Constellation;

beforeAll(async () => {
  parley = await startConstellation({ PARLEY_MODEL: 'offline' });
}, 120_000);
afterAll(() => parley?.close());

async function run(name: string, input: object, headers: Record<string, string> = {}): Promise<Run> {
  const response = await parley.request(
    `/workflows/${name}/runs`,
    post({ input }, { prefer: 'wait=60', ...headers }),
  );
  expect([200, 202]).toContain(response.status);
  return (await response.json()) as Run;
}

async function runNow({ runId }: Run): Promise<Run> {
  return (await (await parley.request(`/runs/${runId}`)).json()) as Run;
}

const ana = (email: string) => ({
  name: 'Ana Silva',
  email,
  department: 'Engineering',
  role: 'Engineer',
  start_date: '2026-03-02',
});

const statusOf = (told: Run) => Object.fromEntries(told.steps.map(({ id, status }) => [id, status]));

describe('workflows (R6)', () => {
  it('name agents, skills and servers that there are', async () => {
    const agents = await discoverAgents();
    const servers = (await discoverServers()).map(({ name }) => name);
    for (const { name, steps } of await discoverWorkflows()) {
      for (const [id, step] of Object.entries(steps)) {
        const where = `${name}/${id}`;
        const action = step.do;
        if ('tool' in action) expect(servers, where).toContain(action.tool.split('/')[0]);
        if (!('agent' in action)) continue;
        const agent = agents.find((one) => one.name === action.agent);
        expect(
          agent?.skills.map((skill) => skill.id),
          where,
        ).toContain(action.skill);
      }
    }
  });

  it('review the quarter: two steps side by side, then trends, then the report', async () => {
    const told = await run('quarterly-business-review', {});
    expect(told.status, told.message ?? '').toBe('completed');
    expect(statusOf(told)).toEqual({
      headcount: 'completed',
      financials: 'completed',
      trends: 'completed',
      report: 'completed',
    });
    expect(told.answer).toContain('128');
    expect(told.citations.length).toBeGreaterThan(0);
    const called = told.toolCalls.filter(({ stepId }) => stepId === 'headcount');
    expect(called).toMatchObject([{ agent: 'data-analyst', status: 'completed' }]);
    expect(JSON.stringify(called[0]?.result)).toContain('128');
    expect(Object.keys(told.usage.byAgent).sort()).toEqual(['data-analyst', 'report-writer']);
    expect(told.model?.mode).toBe('offline');
    const [headcount, financials, trends] = told.steps.map((step) => Date.parse(step.startedAt ?? ''));
    expect(Math.abs((headcount ?? 0) - (financials ?? 0))).toBeLessThan(1_000);
    expect(trends).toBeGreaterThan(headcount ?? Number.POSITIVE_INFINITY);
  });

  it('write to three systems once, however often they are asked with one key', async () => {
    const headers = { 'idempotency-key': 'onboard-ana' };
    const first = await run('employee-onboarding', ana('ana@acme.example'), headers);
    expect(first.status, first.message ?? '').toBe('completed');
    const again = await run('employee-onboarding', ana('ana@acme.example'), headers);
    expect(again.runId).toBe(first.runId);
    const other = await parley.request(
      '/workflows/employee-onboarding/runs',
      post({ input: ana('other@acme.example') }, headers),
    );
    expect(other.status).toBe(409);
    const check = first.artifacts.find(({ id }) => id === 'step:check')?.data;
    expect(check).toMatchObject({
      employee_records: [{ name: 'Ana Silva' }],
      accounts: [{ groups: ['Engineering'] }],
    });
    const listed = await (await parley.request('/workflows/employee-onboarding/runs')).json();
    expect(listed).toMatchObject({ runs: [{ runId: first.runId, status: 'completed' }], total: 1 });
  });

  it('leave an earlier entry alone when the second onboarding fails', async () => {
    await run('employee-onboarding', ana('twice@acme.example'));
    const second = await run('employee-onboarding', ana('twice@acme.example'));
    expect(second.status).toBe('failed');
    expect(second.message).toContain('already');
    const third = await run('employee-onboarding', { ...ana('twice@acme.example') });
    expect(third.status).toBe('failed');
  });

  it('refuse wrong input naming each field', async () => {
    const response = await parley.request(
      '/workflows/employee-onboarding/runs',
      post({ input: { name: 'Ana', email: 'nobody' } }),
    );
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(['department', 'email', 'role', 'start_date']);
    expect((await parley.request('/workflows/unknown')).status).toBe(404);
  });

  it('start by chat when somebody asks for it', async () => {
    const told = await parley.solve('Run the quarterly business review');
    expect(told.plan.steps).toMatchObject([{ agent: 'workflows', skill: 'quarterly-business-review' }]);
    expect(told.status, told.message ?? '').toBe('completed');
    expect(told.answer).toContain('128');
  });

  it('that change something wait for a person when they were started by chat', async () => {
    const told = await parley.solve(
      'Run the employee onboarding for name: Nils Aas, email: nils@acme.example, department: Sales, role: Planner, start date: 2026-05-04',
    );
    expect(told.status, told.message ?? '').toBe('input-required');
    const [approval] = told.approvals;
    expect(approval?.arguments).toMatchObject({
      name: 'Nils Aas',
      email: 'nils@acme.example',
      start_date: '2026-05-04',
    });
    const records = () => parley.solve('Run the employee onboarding for name: Nils Aas');
    expect((await records()).status).toBe('input-required');
    const changed = { ...approval?.arguments, role: 'Engineer' };
    const decided = await parley.request(
      `/approvals/${approval?.id}`,
      post({ decision: 'approve', arguments: changed }),
    );
    expect(decided.status).toBe(200);
    await until(async () => (await runNow(told)).status === 'completed', 60_000);
    const done = await runNow(told);
    expect(done.answer).toContain('nils@acme.example');
    const again = await run('employee-onboarding', ana('nils@acme.example'));
    expect(again.message).toContain('already');
  });

  it('are not run when the person refuses', async () => {
    const told = await parley.solve(
      'Run the employee onboarding for name: Mia Bo, email: mia@acme.example, department: Sales, role: Planner, start date: 2026-05-04',
    );
    const [approval] = told.approvals;
    await parley.request(
      `/approvals/${approval?.id}`,
      post({ decision: 'reject', reason: 'She joins later.' }),
    );
    await until(async () => (await runNow(told)).status === 'failed', 60_000);
    const ended = await runNow(told);
    expect(JSON.stringify(ended)).toContain('She joins later.');
  });

  it('are drawn with the states of a run', async () => {
    const told = await run('quarterly-business-review', { focus: 'sales' });
    const response = await parley.request(`/workflows/quarterly-business-review/graph?run=${told.runId}`);
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    const svg = await response.text();
    expect(svg).toContain('completed · report-writer');
    expect(svg.match(/<rect /g)).toHaveLength(4);
  });
});
