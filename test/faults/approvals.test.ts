import type { Approval, Run } from '@parley/orchestrator/api';
import { freePortBase } from '@parley/platform/testing/ports';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../support/constellation.ts';
import { type ModelProxy, type ModelRequest, startModelProxy, streamed } from '../support/model-proxy.ts';
import { type ParleyProcess, startProcess } from '../support/process.ts';
import { miscounted, type NoticeBoard, startNoticeBoard } from './notice-board.ts';

/** Fifty calls with PARLEY_SWEEP=all (npm run faults -- approvals), a few on every run. */
const [STEPS, CALLS] = process.env['PARLEY_SWEEP'] === 'all' ? [5, 10] : [2, 4];
const ALL = STEPS * CALLS;
const LIMIT_MS = 180_000;

let store: TestDatabase;
let model: ModelProxy;
let board: NoticeBoard;
let parley: ParleyProcess | undefined;
let url: string;
let env: Record<string, string>;

beforeAll(async () => {
  store = await testDatabase();
  board = await startNoticeBoard();
  model = await startModelProxy(script);
  const base = await freePortBase();
  url = `http://127.0.0.1:${base}`;
  env = {
    DATABASE_URL: store.url,
    PORT_BASE: String(base),
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_API_KEY: 'test-key-at-the-wire',
    PARLEY_MODEL_SMALL: 'parley-offline',
    PARLEY_MODEL_LARGE: 'parley-offline',
    REPORTS_PUBLISH_URL: board.url,
  };
});
afterAll(async () => {
  await parley?.kill('SIGKILL');
  await model?.close();
  await board?.close();
  await store?.drop();
});

/** Each step makes its reports, all at once, and then wants to publish all of them at once. */
function script({ job, text, messages }: ModelRequest): Response | undefined {
  if (job === 'plan') return streamed([{ content: JSON.stringify({ steps: steps() }) }], 'stop');
  if (job !== 'act') return undefined;
  const batch = Number(/Batch (\d+)/.exec(text)?.[1]);
  const results = messages
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => JSON.parse(String(content)));
  if (results.length === 0)
    return calling(
      'generate_report',
      days(batch).map((date_to) => ({ ...REPORT, date_to })),
    );
  if (results.length > CALLS) return streamed([{ content: 'Published what was allowed.' }], 'stop');
  return calling(
    'publish_report',
    results.map(({ result }) => ({ job_id: result.job_id })),
  );
}

const REPORT = { report_type: 'headcount' };
const days = (batch: number): string[] =>
  Array.from({ length: CALLS }, (_, n) => `20${10 + batch}-01-${String(n + 1).padStart(2, '0')}`);

function steps() {
  return Array.from({ length: STEPS }, (_, n) => ({
    id: `s${n + 1}`,
    agent: 'data-analyst',
    skill: 'query-data',
    instruction: `Batch ${n}: publish the headcount reports.`,
    dependsOn: [],
  }));
}

function calling(name: string, calls: object[]): Response {
  const tool_calls = calls.map((args, index) => ({
    index,
    id: `call_${index}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  }));
  return streamed([{ tool_calls }], 'tool_calls');
}

const read = async <T>(path: string): Promise<T> => (await (await fetch(`${url}${path}`)).json()) as T;
const getRun = (runId: string): Promise<Run> => read<Run>(`/runs/${runId}`);
const pending = async (runId: string): Promise<Approval[]> =>
  (await read<{ approvals: Approval[] }>(`/approvals?state=pending&run=${runId}&limit=200`)).approvals;

describe('many approvals at once (R8, R10)', () => {
  it(`${ALL} over ${STEPS} agents wait through kill -9, are decided once and acted on exactly once`, {
    timeout: 600_000,
  }, async () => {
    parley = await startProcess(['start'], env);
    const accepted = await fetch(
      `${url}/solve`,
      post({ query: 'Publish all.' }, { prefer: 'respond-async' }),
    );
    const { runId } = (await accepted.json()) as Run;
    await until(async () => (await getRun(runId)).status === 'input-required', LIMIT_MS);
    expect(await pending(runId)).toHaveLength(ALL);

    await parley.kill('SIGKILL');
    parley = await startProcess(['start'], env);
    const waiting = await pending(runId);
    expect(waiting).toHaveLength(ALL);
    expect(await getRun(runId)).toMatchObject({ status: 'input-required' });
    expect(board.puts.size).toBe(0);

    // Two people at once, for each: one of them is told that it is decided. The last one is refused.
    const refused = waiting.at(-1);
    const decide = (one: Approval) => {
      const decision = one === refused ? 'reject' : 'approve';
      return fetch(`${url}/approvals/${one.id}`, post({ decision })).then(({ status }) => status);
    };
    const answers = await Promise.all(waiting.flatMap((one) => [decide(one), decide(one)]));
    expect(answers.filter((status) => status === 200)).toHaveLength(ALL);
    expect(answers.filter((status) => status === 409)).toHaveLength(ALL);
    await until(() => board.puts.size > 0, LIMIT_MS);
    await parley.kill('SIGKILL');
    parley = await startProcess(['start'], env);
    await until(async () => (await getRun(runId)).status === 'completed', LIMIT_MS);

    expect(miscounted(board, ALL - 1)).toEqual([]);
    const expected = waiting.filter((one) => one !== refused).map(({ arguments: args }) => args['job_id']);
    expect(board.jobs().sort()).toEqual(expected.sort());
    const run = await getRun(runId);
    expect(run.approvals.filter(({ state }) => state === 'approved')).toHaveLength(ALL - 1);
    expect(run.approvals.filter(({ state }) => state === 'rejected')).toHaveLength(1);
    await parley.kill('SIGTERM');
    parley = undefined;
  });
});
