import type { Run } from '@parley/orchestrator/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';

const QUESTION =
  'How many engineers do we have, what is our remote work policy, and are there any staffing concerns I should know about?';

let parley: Constellation;
let run: Run;

beforeAll(async () => {
  parley = await startConstellation();
  run = await parley.solve(QUESTION);
});
afterAll(() => parley?.close());

describe('the question of the house (R4)', () => {
  it('comes out right, and says which model answered', () => {
    expect(run.status).toBe('completed');
    expect(run.model).toMatchObject({ mode: 'offline' });
    expect(run.answer).toMatch(/\b128\b/);
    expect(run.answer).toMatch(/(three|3) days (a|per) week/i);
    expect(run.answer).toMatch(/manager/i);
    expect(run.answer).toMatch(/VPN/);
    expect(run.answer).toMatch(/\b23\b[^.\n]*open/i);
    expect(run.answer).toMatch(/without|no employees/i);
  });

  it('cites a source for every part, each of which it lists', () => {
    const cited = new Set([...(run.answer ?? '').matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])));
    const listed = run.citations.map(({ n }) => n);
    expect(cited.size).toBeGreaterThanOrEqual(3);
    for (const n of cited) expect(listed).toContain(n);
    const kinds = new Set(run.citations.map(({ kind }) => kind));
    expect(kinds).toContain('document');
    expect(kinds).toContain('data');
    for (const citation of run.citations.filter(({ kind }) => kind === 'document')) {
      expect(citation).toMatchObject({
        documentId: expect.any(String),
        title: expect.any(String),
        updated: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
      });
    }
  });

  it('says for every figure what it rests on, and leaves none open', () => {
    const codes = run.warnings.map(({ code }) => code);
    expect(codes.filter((code) => code.endsWith('_unverified'))).toEqual([]);
    for (const { text, offset, length } of run.figures) {
      expect(run.answer?.slice(offset, offset + length)).toBe(text);
    }
    const engineers = run.figures.find(({ value }) => value === 128);
    expect(engineers).toMatchObject({ operation: 'value', verified: true, n: expect.any(Number) });
    const call = run.toolCalls.find(({ callId }) => callId === engineers?.callId);
    const result = call?.result as { rows: Record<string, unknown>[] } | undefined;
    expect(result?.rows[engineers?.row ?? -1]?.[engineers?.column ?? '']).toBe(128);
    expect(run.figures).toContainEqual(expect.objectContaining({ value: 3, operation: 'document' }));
  });

  it('was planned, worked on by specialists at the same time, each through its MCP tools (R1.3)', () => {
    const agents = new Set(run.steps.map(({ agent }) => agent));
    expect(agents.size).toBeGreaterThanOrEqual(2);
    const spans = run.steps.map((step) => {
      const from = Date.parse(step.startedAt ?? '');
      return { agent: step.agent, from, to: from + (step.durationMs ?? 0) };
    });
    const overlap = spans.some((a) =>
      spans.some((b) => a.agent !== b.agent && a.from < b.to && b.from < a.to),
    );
    expect(overlap).toBe(true);
    for (const call of run.toolCalls) {
      expect(call).toMatchObject({
        status: 'completed',
        server: expect.any(String),
        arguments: expect.any(Object),
      });
      expect(call.result).toBeTruthy();
    }
    expect(new Set(run.toolCalls.map(({ server }) => server)).size).toBeGreaterThanOrEqual(2);
    expect(Object.keys(run.usage.byAgent)).toContain('report-writer');
  });

  it('is told by one gapless log that can be resumed anywhere (R2.2)', async () => {
    const whole = await (await parley.request(`/runs/${run.runId}/events`)).text();
    const ids = [...whole.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
    expect(ids[0]).toBeLessThanOrEqual(1);
    expect(ids).toEqual(ids.map((_, index) => (ids[0] ?? 0) + index));
    const middle = ids[Math.floor(ids.length / 2)] ?? 0;
    const rest = await (
      await parley.request(`/runs/${run.runId}/events`, { headers: { 'last-event-id': String(middle) } })
    ).text();
    const restIds = [...rest.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
    expect(restIds).toEqual(ids.filter((id) => id > middle));
  });

  it('understands a follow-up in its thread (R1.6)', async () => {
    const follow = await parley.solve('And what projects are they on?', { threadId: run.threadId });
    expect(follow.threadId).toBe(run.threadId);
    expect(follow.status).toBe('completed');
    expect(follow.plan.steps.map(({ instruction }) => instruction).join(' ')).toMatch(/engineer/i);
    expect(follow.toolCalls.some(({ arguments: args }) => JSON.stringify(args).includes('projects'))).toBe(
      true,
    );
  });

  it('calls only the agents that a question needs', async () => {
    const small = await parley.solve('How many open positions do we have?');
    expect(small.answer).toMatch(/\b23\b/);
    const asked = small.steps.map(({ agent }) => agent).filter((agent) => agent !== 'report-writer');
    expect(asked).toEqual(['data-analyst']);
  });
});

describe('each agent', () => {
  const names = ['coordinator', 'data-analyst', 'hr-specialist', 'engineering-lead', 'report-writer'];

  it.each(names)('%s publishes its card at both addresses (R1.2)', async (name) => {
    const base = parley.config.urls.agent(name);
    for (const path of ['/.well-known/agent-card.json', '/.well-known/agent.json']) {
      const response = await fetch(`${base}${path}`);
      expect(response.status).toBe(200);
      const card = (await response.json()) as Record<string, unknown>;
      expect(card).toMatchObject({
        name: expect.any(String),
        version: expect.any(String),
        defaultInputModes: expect.any(Array),
        skills: expect.any(Array),
      });
      expect(JSON.stringify(card)).toContain('maxConcurrentTasks');
    }
  });
});
