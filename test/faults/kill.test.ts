import type { Run, RunEvent } from '@parley/orchestrator/api';
import { freePortBase } from '@parley/platform/testing/ports';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../support/constellation.ts';
import { type ModelProxy, startModelProxy } from '../support/model-proxy.ts';
import { type ParleyProcess, startProcess } from '../support/process.ts';

const QUESTION = 'How many engineers do we have, and what is our remote work policy?';

let store: TestDatabase;
let model: ModelProxy;
let parley: ParleyProcess | undefined;
let env: Record<string, string>;
let url: string;
let slow = (_text: string): boolean => false;

beforeAll(async () => {
  store = await testDatabase();
  // The provider lives outside of what is killed, so it can count what it was asked.
  model = await startModelProxy(async ({ job, text }) => {
    if (job === 'act' && slow(text)) await new Promise((resolve) => setTimeout(resolve, 4_000));
    return undefined;
  });
  const base = await freePortBase();
  url = `http://127.0.0.1:${base}`;
  env = {
    DATABASE_URL: store.url,
    PORT_BASE: String(base),
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_API_KEY: 'test-key-at-the-wire',
    PARLEY_MODEL_SMALL: 'parley-offline',
    PARLEY_MODEL_LARGE: 'parley-offline',
  };
});
afterAll(async () => {
  await parley?.kill('SIGKILL');
  await model.close();
  await store.drop();
});

const getRun = async (runId: string): Promise<Run> =>
  (await (await fetch(`${url}/runs/${runId}`)).json()) as Run;

async function eventsOf(runId: string): Promise<RunEvent[]> {
  const text = await (await fetch(`${url}/runs/${runId}/events`)).text();
  const data = [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? '') as RunEvent);
  return data.filter((event) => 'seq' in event && event.type !== ('end' as string));
}

describe('kill -9 of everything during a run (R6, R10)', () => {
  it('the run goes on by itself after the next start, and no finished step is done again', {
    timeout: 120_000,
  }, async () => {
    slow = (text) => /remote/i.test(text);
    parley = await startProcess(['start'], env);
    const accepted = await fetch(`${url}/solve`, post({ query: QUESTION }, { prefer: 'respond-async' }));
    expect(accepted.status).toBe(202);
    const { runId } = (await accepted.json()) as Run;
    await until(async () => (await getRun(runId)).steps.some(({ status }) => status === 'completed'), 30_000);

    await parley.kill('SIGKILL');
    const finishedBefore = model.requests.filter(
      ({ text }) => /engineers/i.test(text) && !/remote/i.test(text),
    ).length;
    slow = () => false;
    parley = await startProcess(['start'], env);
    await until(async () => (await getRun(runId)).status === 'completed', 30_000);

    const run = await getRun(runId);
    expect(run.answer).toMatch(/\b128\b/);
    expect(run.answer).toMatch(/VPN/);
    expect(run.steps.every(({ status }) => status === 'completed')).toBe(true);
    // Asked again by nobody: the step that had finished, and the plan.
    const actsOnFinished = model.requests.filter(
      ({ job, text }) => job === 'act' && /engineers/i.test(text) && !/remote/i.test(text),
    ).length;
    expect(actsOnFinished).toBeLessThanOrEqual(finishedBefore);
    expect(model.requests.filter(({ job }) => job === 'plan')).toHaveLength(1);
    const events = await eventsOf(runId);
    for (const type of ['plan.created', 'step.finished'] as const) {
      const keys = events
        .filter((event) => event.type === type)
        .map((event) => ('stepId' in event ? event.stepId : type));
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => (events[0]?.seq ?? 0) + index));
  });

  it('stops in order on SIGTERM and leaves nothing behind', { timeout: 60_000 }, async () => {
    const before = Date.now();
    await parley?.kill('SIGTERM');
    expect(Date.now() - before).toBeLessThan(15_000);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    parley = undefined;
  });
});
