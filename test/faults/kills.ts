import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createA2AClient } from '@parley/a2a/client';
import { foldArtifacts } from '@parley/a2a/store/fold';
import { type LoggedEvent, stateOf, type Task, textOf } from '@parley/a2a/task-types';
import { freePort } from '@parley/platform/ports';
import type { TestDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import type { Random } from './random.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'a2a', 'testing', 'agent-process.ts');
const AT_ONCE = 6;
const SETTLE_MS = 60_000;

/** One question of the client's, as the client knows it: its own log, outside of what is killed. */
interface Sent {
  messageId: string;
  steps: number;
  taskId: string | undefined;
  events: LoggedEvent[];
  ended: boolean;
  failure?: unknown;
}

export interface KillReport {
  kills: number;
  /** Kills that came after events had been read since the kill before. */
  whileStreaming: number;
  tasks: number;
  lost: number;
  doubled: number;
  violations: string[];
}

interface Agent {
  url: string;
  kill(): Promise<void>;
  restart(): void;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** A process that is killed and started again, at the same address. */
async function startAgent(databaseUrl: string): Promise<Agent> {
  const port = await freePort();
  let child: ChildProcess;
  let listening: Promise<unknown>;
  const restart = (): void => {
    child = spawn(process.execPath, [SCRIPT, databaseUrl, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    listening = once(child.stdout!, 'data');
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  restart();
  return {
    url: `http://127.0.0.1:${port}`,
    kill,
    restart,
    ready: async () => void (await listening),
    stop: kill,
  };
}

/** Kills an agent's process at moments of chance while its client sends tasks and reads their streams without pause. */
export async function runKills(x: {
  store: TestDatabase;
  random: Random;
  kills: number;
}): Promise<KillReport> {
  const { store, random } = x;
  const report: KillReport = { kills: 0, whileStreaming: 0, tasks: 0, lost: 0, doubled: 0, violations: [] };
  const agent = await startAgent(store.url);
  const client = createA2AClient({ url: agent.url, timeoutMs: 3_000 });
  const done = new AbortController();
  const sends: Sent[] = [];
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    while (!done.signal.aborted) {
      const sent = newSend(random);
      sends.push(sent);
      await pursue(client, sent).catch((error: unknown) => {
        sent.failure = error;
      });
    }
  });
  try {
    await agent.ready();
    while (report.kills < x.kills) {
      const told = eventsOf(sends);
      // Mostly in the middle of streams, sometimes while it starts.
      if (random.next() < 0.85) await until(() => eventsOf(sends) > told, SETTLE_MS);
      await sleep(random.between(0, 500));
      if (eventsOf(sends) > told) report.whileStreaming += 1;
      await agent.kill();
      report.kills += 1;
      agent.restart();
    }
    done.abort();
    await agent.ready();
    await Promise.race([Promise.all(lanes), sleep(SETTLE_MS, undefined, { ref: false })]);
    await judge(report, { client, sends, store });
  } finally {
    done.abort();
    await agent.stop();
  }
  return report;
}

function eventsOf(sends: readonly Sent[]): number {
  return sends.reduce((sum, { events }) => sum + events.length, 0);
}

function newSend(random: Random): Sent {
  return {
    messageId: crypto.randomUUID(),
    steps: random.between(20, 150),
    taskId: undefined,
    events: [],
    ended: false,
  };
}

type Client = ReturnType<typeof createA2AClient>;

/** Sends until it is told which task it is, as often as it takes, then reads the log to its end. */
async function pursue(client: Client, sent: Sent): Promise<void> {
  const signal = AbortSignal.timeout(SETTLE_MS);
  sent.taskId = (await sendUntilAnswered(client, sent, signal)).id;
  for await (const event of client.subscribe(sent.taskId, { after: 0, signal })) sent.events.push(event);
  sent.ended = true;
}

async function sendUntilAnswered(client: Client, sent: Sent, signal: AbortSignal): Promise<Task> {
  for (;;) {
    try {
      return await client.send({ text: String(sent.steps), messageId: sent.messageId, signal });
    } catch {
      // The agent is away: that is what is tested.
      await sleep(50, undefined, { signal });
    }
  }
}

interface Evidence {
  client: Client;
  sends: readonly Sent[];
  store: TestDatabase;
}

async function judge(report: KillReport, evidence: Evidence): Promise<void> {
  report.tasks = evidence.sends.length;
  for (const sent of evidence.sends) {
    const wrong = await faultsOf(evidence.client, sent);
    if (wrong.length > 0) report.lost += 1;
    report.violations.push(...wrong.map((text) => `${sent.messageId}: ${text}`));
  }
  const { rows } = await evidence.store.database.pool.query<{ message_id: string; n: number }>(
    `select message_id, count(distinct task_id)::int as n from a2a.task_messages
     where role = 'user' group by message_id having count(distinct task_id) > 1`,
  );
  report.doubled = rows.length;
  report.violations.push(...rows.map(({ message_id, n }) => `${message_id} made ${n} tasks`));
  const known = new Set(evidence.sends.map(({ taskId }) => taskId));
  const all = await evidence.store.database.pool.query<{ id: string }>('select id from a2a.tasks');
  const strange = all.rows.filter(({ id }) => !known.has(id));
  report.doubled += strange.length;
  report.violations.push(...strange.map(({ id }) => `task ${id} belongs to no message of the client`));
}

/** What is wrong with a task: with its stream as it was read, over all connections, and with the task as it is now. */
async function faultsOf(client: Client, sent: Sent): Promise<string[]> {
  const { taskId, events, steps, messageId } = sent;
  if (!taskId || !sent.ended) return [`it did not come to its end: ${String(sent.failure)}`];
  const expected = Array.from({ length: steps }, (_, n) => `${n};`).join('');
  const task = await client.get(taskId);
  const again = await client.send({ text: String(steps), messageId });
  const state = stateOf(events.at(-1)!.event);
  return [
    ...(events.every(({ seq }, index) => seq === index + 1) ? [] : ['events are missing or came twice']),
    ...(state === 'completed' ? [] : [`its stream ended ${state}`]),
    ...(answerOf(events) === expected ? [] : ['its stream told another answer']),
    ...(task.status.state === 'completed' ? [] : [`it is ${task.status.state}`]),
    ...(textOf(task.artifacts[0]?.parts ?? []) === expected ? [] : ['it holds another answer']),
    ...(again.id === taskId ? [] : ['the same message made another task']),
  ];
}

function answerOf(events: readonly LoggedEvent[]): string {
  return textOf(foldArtifacts(events.map(({ event }) => event))[0]?.parts ?? []);
}
