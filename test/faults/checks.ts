import { setTimeout as sleep } from 'node:timers/promises';
import { stableId } from '@parley/platform/ids';
import { untold } from './callbacks.ts';
import { PUBLISHING } from './campaign.ts';
import type { Ask } from './client.ts';
import { putTwice } from './notice-board.ts';
import type { ProviderCall } from './provider.ts';
import type { FaultWorld } from './world.ts';

/** Everything that a check may ask: the service, its database, and the witnesses outside. */
export type Evidence = Pick<FaultWorld, 'client' | 'database' | 'redis' | 'provider' | 'board' | 'callbacks'>;

export interface Verdict {
  /** What must never happen and did, in words. */
  violations: string[];
  lost: number;
  doubled: number;
  /** Answers, states or callbacks that contradict each other. */
  contradictory: number;
  /** Runs that ended, but not completed with every step done. */
  degraded: number;
}

/** The universal assertions, after the faults have ended and the service has had its time. */
export async function judge(evidence: Evidence): Promise<Verdict> {
  const { asks } = evidence.client;
  const unended = asks.filter(({ ackedAt, endedAt }) => ackedAt !== undefined && endedAt === undefined);
  const lost = unended.map(
    (ask) => `${ask.key} (${ask.runId}) was acknowledged and has not ended: "${ask.question}"`,
  );
  const doubled = [
    ...(await twiceAccepted(evidence)),
    ...asks.flatMap(saidTwice),
    ...asks.flatMap((ask) => doneAgain(ask, evidence.provider.calls)),
    ...passedTurns(evidence.provider.calls),
    ...putTwice(evidence.board),
    ...tooManyPublished(evidence),
  ];
  const contradictory = [...asks.flatMap(wentBack), ...(await otherAnswers(evidence))];
  const other = [
    ...asks.flatMap(({ key, anomalies }) => anomalies.map((text) => `${key}: ${text}`)),
    ...(await leftovers(evidence)),
  ];
  return {
    violations: [...lost, ...doubled, ...contradictory, ...other],
    lost: lost.length,
    doubled: doubled.length,
    contradictory: contradictory.length,
    degraded: asks.filter(isDegraded).length,
  };
}

/** L3: what a run was to do outside was done once when it says so, and never more than once. */
function tooManyPublished({ client, board }: Evidence): string[] {
  const asked = client.asks.filter(({ question }) => question.startsWith(PUBLISHING));
  const done = asked.filter((ask) => ask.status === 'completed' && !isDegraded(ask)).length;
  const { size } = board.puts;
  if (size >= done && size <= asked.length) return [];
  return [`${size} publications for ${asked.length} questions of which ${done} say that it was done`];
}

/** L1, L7: one key, one run; a question that nobody acknowledged is there once or not at all. */
async function twiceAccepted({ client, database }: Evidence): Promise<string[]> {
  const rows = await database.query<{ message_id: string; tasks: string[] }>(
    `select message_id, array_agg(task_id) as tasks from a2a.task_messages
     where agent = 'coordinator' and role = 'user' group by message_id`,
  );
  const byMessage = new Map(rows.map((row) => [row.message_id, row.tasks]));
  const twice = rows.filter(({ tasks }) => tasks.length > 1).map((row) => `two runs for ${row.message_id}`);
  const other = client.asks
    .filter(({ key, runId }) => runId && byMessage.get(stableId('local', key))?.[0] !== runId)
    .map(
      ({ key, runId }) => `the run ${runId} that was acknowledged for ${key} is not the one that is stored`,
    );
  const surplus =
    rows.length > client.asks.length ? [`${rows.length} runs for ${client.asks.length} questions`] : [];
  return [...twice, ...other, ...surplus];
}

/** A log says that a plan was made, and that a step has finished, once. */
function saidTwice(ask: Ask): string[] {
  const marks = ask.events.flatMap(({ type, data }) => {
    if (type === 'plan.created') return [`${type} ${data['revision']}`];
    return type === 'step.finished' ? [`${type} ${data['stepId']}`] : [];
  });
  const twice = marks.filter((mark, index) => marks.indexOf(mark) !== index);
  return twice.map((mark) => `${ask.runId}: ${mark} twice`);
}

/** Clocks are one, but a call that was under way when its worker died may arrive a little later. */
const LATE_MS = 2_000;

/** L3 for models: no plan is asked for once there is one, and no report once the run has ended. */
function doneAgain(ask: Ask, calls: readonly ProviderCall[]): string[] {
  const planned = ask.events.find(({ type }) => type === 'plan.created')?.data['at'];
  const reported = ask.events.find(
    ({ type, data }) => type === 'step.finished' && data['stepId'] === 'report',
  )?.data['at'];
  const late = (job: ProviderCall['job'], since: unknown): ProviderCall[] =>
    typeof since === 'string'
      ? calls.filter(
          (call) =>
            call.job === job && call.text.includes(ask.question) && call.at > Date.parse(since) + LATE_MS,
        )
      : [];
  return [
    ...late('plan', planned).map(() => `${ask.runId}: planned again after the plan was made`),
    ...late('write', reported).map(() => `${ask.runId}: written again after the report was done`),
  ];
}

/** L3 for models: no turn is taken again once a later turn of the same conversation has been asked for. */
function passedTurns(calls: readonly ProviderCall[]): string[] {
  const passedAt = new Map<string, number>();
  for (const { at, beginnings } of calls)
    for (const beginning of beginnings) passedAt.set(beginning, Math.min(at, passedAt.get(beginning) ?? at));
  return calls
    .filter(({ at, conversation }) => at > (passedAt.get(conversation) ?? Number.POSITIVE_INFINITY))
    .map(({ text }) => `a turn was taken again after the next one: "${text.slice(0, 80)}"`);
}

/** What asks for a decision goes on afterwards: the two are of one rank. */
const RANK = ['submitted', 'working', 'completed', 'failed', 'canceled', 'rejected'];
const rankOf = (state: string): number => RANK.indexOf(state === 'input-required' ? 'working' : state);
const FIRST_END = RANK.indexOf('completed');

/** L4: states do not go backwards. */
function wentBack(ask: Ask): string[] {
  const states = ask.events.flatMap(({ type, data }) => (type === 'status' ? [String(data['status'])] : []));
  const ends = states.filter((state) => rankOf(state) >= FIRST_END);
  const back = states.some((state, index) => rankOf(state) < rankOf(states[index - 1] ?? ''));
  return back || ends.length > 1 ? [`${ask.runId}: its states were ${states.join(' ')}`] : [];
}

/** L4: whoever reads gets the same end and the same answer, whether over many connections or at once. */
async function otherAnswers({ client }: Evidence): Promise<string[]> {
  const wrong: string[] = [];
  for (const ask of client.asks) {
    if (!ask.runId || ask.endedAt === undefined) continue;
    const run = await client.run(ask.runId);
    const again = await client.run(ask.runId);
    if (run.answer !== again.answer || run.status !== again.status)
      wrong.push(`${ask.runId}: two readers saw different answers`);
    if (run.status !== ask.status) wrong.push(`${ask.runId}: ended ${ask.status}, is ${run.status}`);
    if (run.status === 'completed' && run.answer !== streamedAnswer(ask))
      wrong.push(`${ask.runId}: the stream told another answer`);
    if (run.status === 'completed' && !run.answer) wrong.push(`${ask.runId}: completed without an answer`);
  }
  return wrong;
}

function streamedAnswer(ask: Ask): string {
  let answer = '';
  for (const { type, data } of ask.events) {
    if (type !== 'artifact' || data['artifactId'] !== 'answer') continue;
    answer = (data['append'] ? answer : '') + String(data['text'] ?? '');
  }
  return answer;
}

export function isDegraded(ask: Ask): boolean {
  const failed = ask.events.some(
    ({ type, data }) =>
      (type === 'step.finished' && data['status'] !== 'completed') ||
      (type === 'warning' && data['code'] !== 'citation_unknown') ||
      (type === 'tool.returned' && data['ok'] === false),
  );
  return ask.endedAt !== undefined && (ask.status !== 'completed' || failed);
}

/** What was missing in the runs that did not get everything, and how often. */
export function missing(asks: readonly Ask[]): Record<string, number> {
  const reasons = asks.flatMap(({ events }) =>
    events.flatMap(({ type, data }) => {
      if (type === 'step.finished' && data['status'] !== 'completed') return [`step: ${data['error']}`];
      if (type === 'warning' && data['code'] !== 'citation_unknown') return [`warning: ${data['code']}`];
      return type === 'tool.returned' && data['ok'] === false
        ? [`tool ${data['tool']}: ${data['error']}`]
        : [];
    }),
  );
  const groups = Object.entries(Object.groupBy(reasons, (reason) => reason));
  return Object.fromEntries(groups.map(([reason, some]) => [reason, some?.length ?? 0]));
}

/** The job of a dead worker stays on its queue until a sweep finds it: that long things may be left. */
const SWEEP_MS = 45_000;

async function leftovers(evidence: Evidence): Promise<string[]> {
  const limit = Date.now() + SWEEP_MS;
  for (;;) {
    const left = await leftBehind(evidence);
    if (left.length === 0 || Date.now() > limit) return left;
    await sleep(500);
  }
}

/** Where the service itself believes to be with a callback. */
async function placeOf(database: Evidence['database'], taskId: string): Promise<string> {
  const rows = await database.query(
    'select to_jsonb(c) - $2::text[] as c from a2a.push_configs c where task_id = $1',
    [taskId, ['url', 'token', 'credentials']],
  );
  return JSON.stringify(rows.map(({ c }) => c));
}

/** L5 (logs), L6, L8: no gap in any log, no task open, nothing left on a queue, no transaction open. */
async function leftBehind({ database, redis, callbacks, client }: Evidence): Promise<string[]> {
  const [gaps, open, jobs, transactions] = await Promise.all([
    database.query<{ id: string }>(
      `select t.id from a2a.tasks t join a2a.task_events e on e.task_id = t.id
       group by t.id, t.last_seq having count(*) <> t.last_seq or max(e.seq) <> t.last_seq`,
    ),
    database.query<{ id: string; agent: string; state: string }>(
      `select id, agent, state from a2a.tasks where state in ('submitted', 'working')`,
    ),
    redis
      ? []
      : database.query<{ queue: string; state: string; n: number }>(
          `select queue, state::text as state, count(*)::int as n from bullmq.job
       where queue like 'task-%' group by 1, 2`,
        ),
    database.query<{ pid: number; query: string }>(
      `select pid, query from pg_stat_activity
       where state like 'idle in transaction%' and state_change < clock_timestamp() - interval '5 s'`,
    ),
  ]);
  return [
    ...gaps.map(({ id }) => `the log of ${id} has gaps`),
    ...open.map(({ id, agent, state }) => `${agent}'s task ${id} is ${state} and nobody waits for it`),
    ...jobs.map(({ queue, state, n }) => `${n} jobs are ${state} on ${queue}`),
    ...(await Promise.all(
      untold(callbacks, client.asks).map(
        async ({ runId, text }) => `${text}; ${await placeOf(database, runId)}`,
      ),
    )),
    ...transactions.map(({ query }) => `a transaction is open: ${query}`),
  ];
}
