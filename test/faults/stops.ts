import { setTimeout as sleep } from 'node:timers/promises';
import { discoverServers } from '@parley/mcp-servers/discover';
import type { Run } from '@parley/orchestrator/api';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { type Constellation, startConstellation } from '../support/constellation.ts';
import { questionFor } from './campaign.ts';
import { type Ask, createFaultClient, type FaultClient } from './client.ts';
import { type McpWitness, startMcpWitness } from './mcp-witness.ts';
import { type Provider, startProvider } from './provider.ts';
import { createRandom, type Random } from './random.ts';

/** What was sent off before the acknowledgement may still go on for so long. */
export const LATE_MS = 500;
/** The reply to a stop comes within this time, whatever hangs. */
const REPLY_MS = 12_000;
const AT_ONCE = 4;

/** The whole service, with a witness at the model's wire and one at the tools' wire. */
export interface StopWorld {
  client: FaultClient;
  provider: Provider;
  witness: McpWitness;
  store: TestDatabase;
  random: Random;
  close(): Promise<void>;
}

export async function startStopWorld(seed: number): Promise<StopWorld> {
  const random = createRandom(seed);
  const chance = createRandom(seed + 1);
  const provider = await startProvider({ chance: () => chance.next() });
  provider.slow(20, 400);
  const store = await testDatabase();
  const env = {
    PARLEY_MODEL: 'auto',
    DATABASE_URL: store.url,
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_API_KEY: 'test-key-at-the-wire',
    PARLEY_MODEL_SMALL: 'parley-offline',
    PARLEY_MODEL_LARGE: 'parley-offline',
  };
  let witness: McpWitness | undefined;
  const parley: Constellation = await startConstellation(
    { ...env, PARLEY_MCP_HOST: '127.0.0.2' },
    async (config) => {
      const names = (await discoverServers()).map(({ name }) => name);
      const ports = Object.fromEntries(names.map((name) => [name, config.portOf(name)]));
      witness = await startMcpWitness({ ports, delayMs: () => Math.round(chance.next() * 300) });
    },
  );
  const client = createFaultClient(parley.url);
  return {
    client,
    provider,
    witness: witness as unknown as McpWitness,
    store,
    random,
    async close() {
      client.close();
      await parley.close();
      await witness?.close();
      await provider.close();
      await store.drop();
    },
  };
}

export interface StopReport {
  stops: number;
  /** Runs that had ended before they could be stopped. */
  tooLate: number;
  /** Calls of models and tools that were under way when the stop came. */
  cutModelCalls: number;
  cutToolCalls: number;
  /** Leaves of all receipts by what became of them. */
  leaves: Record<string, number>;
  /** How long the replies took, sorted. */
  replyMs: number[];
  violations: string[];
}

/** Stops runs at moments of chance, a few at once, and compares what was promised with what the witnesses saw. */
export async function runStops(world: StopWorld, stops: number): Promise<StopReport> {
  const report: StopReport = {
    stops: 0,
    tooLate: 0,
    cutModelCalls: 0,
    cutToolCalls: 0,
    leaves: {},
    replyMs: [],
    violations: [],
  };
  for (let n = 0; report.stops < stops; n += AT_ONCE) await oneRound(world, report, n);
  report.replyMs.sort((a, b) => a - b);
  return report;
}

interface Stop {
  ask: Ask;
  run: Run;
  acknowledgedAt: number;
}

async function oneRound(world: StopWorld, report: StopReport, n: number): Promise<void> {
  const { client, random } = world;
  const begun = Date.now();
  const count = random.between(1, AT_ONCE);
  const asks = Array.from({ length: count }, (_, i) => client.ask(questionOf(random, n + i)));
  await until(() => asks.every(({ runId }) => runId !== undefined));
  await sleep(random.between(0, 1_500));
  const stopped = await Promise.all(asks.map((ask) => stop(world, report, ask)));
  const stops = stopped.filter((one) => one !== undefined);
  if (!(await client.settled(20_000))) report.violations.push('a run went on after it was stopped');
  if (stops.length === 0) return;
  const quietFrom = Math.max(...stops.map(({ acknowledgedAt }) => acknowledgedAt)) + LATE_MS;
  await sleep(Math.max(0, quietFrom + LATE_MS - Date.now()));
  checkWires(world, report, { from: begun, quietFrom });
  for (const one of stops) report.violations.push(...(await checkReceipt(world, one)));
  await checkJobs(world, report);
  report.stops += stops.length;
}

const DEPARTMENTS = ['Engineering', 'Sales', 'Marketing', 'Finance', 'Operations'];

/** Some ask for a report, which is a job of its own. */
function questionOf(random: Random, n: number): string {
  const question = questionFor(random, n);
  if (random.next() < 0.8) return question;
  return `Generate a headcount report for the ${random.pick(DEPARTMENTS)} department. (Ticket r${n})`;
}

async function stop({ client }: StopWorld, report: StopReport, ask: Ask): Promise<Stop | undefined> {
  const sentAt = Date.now();
  const response = await client.cancel(ask.runId!);
  const acknowledgedAt = Date.now();
  if (response.status === 409) {
    report.tooLate += 1;
    return undefined;
  }
  const run = (await response.json()) as Run;
  report.replyMs.push(acknowledgedAt - sentAt);
  if (acknowledgedAt - sentAt > REPLY_MS) report.violations.push(`${ask.runId}: the reply took too long`);
  if (response.status !== 200 || run.status !== 'canceled')
    report.violations.push(`${ask.runId}: the stop was answered ${response.status} ${run.status}`);
  for (const { kind, outcome } of run.cancellation?.leaves ?? []) {
    const key = `${kind} ${outcome}`;
    report.leaves[key] = (report.leaves[key] ?? 0) + 1;
  }
  return { ask, run, acknowledgedAt };
}

/** Nothing begins and nothing goes on, as those see it who are called. */
function checkWires(
  { provider, witness }: StopWorld,
  report: StopReport,
  { from, quietFrom }: { from: number; quietFrom: number },
): void {
  const wires = [
    ...provider.calls.map((call) => ({ ...call, what: `a model (${call.job})`, cut: !call.answered })),
    ...witness.calls.map((call) => ({ ...call, what: `${call.server}/${call.tool}` })),
  ].filter(({ at }) => at >= from);
  for (const { at, endedAt, what } of wires) {
    if (at > quietFrom)
      report.violations.push(`${what} was called ${at - quietFrom + LATE_MS} ms after the reply`);
    else if (endedAt === undefined || endedAt > quietFrom)
      report.violations.push(
        `${what} went on until ${endedAt === undefined ? 'now' : `${endedAt - quietFrom + LATE_MS} ms after the reply`}`,
      );
  }
  report.cutModelCalls += provider.calls.filter(({ at, answered }) => at >= from && !answered).length;
  report.cutToolCalls += witness.calls.filter(({ at, cut }) => at >= from && cut).length;
}

interface Row {
  id: string;
  agent: string;
  state: string;
}

/** The receipt against the logs of the run and of everything below it: every leaf is there, with what became of it. */
async function checkReceipt({ store }: StopWorld, { ask, run, acknowledgedAt }: Stop): Promise<string[]> {
  const leaves = run.cancellation?.leaves;
  if (!leaves) return [`${ask.runId}: there is no receipt`];
  const { rows: tasks } = await store.database.pool.query<Row>(
    'select id, agent, state from a2a.tasks where parent_task_id = $1',
    [ask.runId],
  );
  const { rows: calls } = await store.database.pool.query<{ kind: string; id: string; late: boolean }>(
    `select a->>'type' as kind, a->>'callId' as id, e.at > to_timestamp($2::float8 / 1000) as late
     from a2a.tasks t join a2a.task_events e on e.task_id = t.id,
       lateral (select e.event #> '{statusUpdate,metadata,urn:parley:a2a:activity:v1}' as a) x
     where (t.id = $1 or t.parent_task_id = $1) and a->>'callId' is not null`,
    [ask.runId, acknowledgedAt + LATE_MS],
  );
  const listed = (kind: string, id: string) => leaves.find((leaf) => leaf.kind === kind && leaf.id === id);
  const wrong = tasks.flatMap(({ id, agent, state }) => {
    const outcome = listed('task', id)?.outcome;
    if (state === 'canceled')
      return outcome === 'stopped' ? [] : [`${agent}'s task is ${state}, told ${outcome}`];
    if (state === 'submitted' || state === 'working') return [`${agent}'s task is still ${state}`];
    return outcome === 'finished' ? [] : [`${agent}'s task is ${state}, told ${outcome}`];
  });
  const missing = calls.flatMap(({ kind, id, late }) => {
    const leaf = kind === 'model.called' ? 'model-call' : 'tool-call';
    return [
      ...(listed(leaf, id) ? [] : [`${leaf} ${id} is not listed`]),
      ...(late ? [`${kind} was logged after the reply`] : []),
    ];
  });
  const unstoppable = leaves
    .filter(({ outcome, reason }) => outcome === 'unstoppable' && !reason?.startsWith('Another request'))
    .map(({ kind, name, reason }) => `${kind} ${name} could not be stopped: ${reason}`);
  const known = ask.events.at(-1)?.seq ?? 0;
  const lost = run.lastSeq >= known ? [] : ['what was found before the stop is gone'];
  return [...wrong, ...missing, ...unstoppable, ...lost].map((text) => `${ask.runId}: ${text}`);
}

async function checkJobs({ store }: StopWorld, report: StopReport): Promise<void> {
  const { rows } = await store.database.pool.query<{ id: string; state: string }>(
    `select id, state from reports.jobs where state in ('queued', 'running')`,
  );
  report.violations.push(...rows.map(({ id, state }) => `the report job ${id} is still ${state}`));
}
