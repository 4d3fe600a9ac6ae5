import { pathToFileURL } from 'node:url';
import type { Run, RunEvent } from '@parley/orchestrator/api';
import { applyEvent } from '@parley/orchestrator/runs/reduce';
import { createWebPage } from '@parley/orchestrator/static/web-page';
import { createApp, serveApp } from '@parley/platform/http';
import { sseStream } from '@parley/platform/http/sse';
import { silentLogger } from '@parley/platform/logger';
import { WEB } from './support.ts';

const STARTED_AT = Date.parse('2026-03-02T09:00:00.000Z');

type Unnumbered = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'seq' | 'at'> : never) : never;

/** A run whose log is known before; the test says how far it has happened. */
export interface ScriptedRun {
  readonly runId: string;
  readonly log: readonly RunEvent[];
  /** Lets the log happen up to this event; all of it when unset. */
  tell(upTo?: number): void;
  /** As the service tells it now. */
  now(): Run;
  after(seq: number, signal: AbortSignal): AsyncGenerator<RunEvent>;
}

export function scriptedRun(
  named: { runId: string; threadId: string; query: string },
  events: readonly Unnumbered[],
): ScriptedRun {
  const log = events.map((event, index) => {
    const at = new Date(STARTED_AT + index * 40).toISOString();
    return { ...event, seq: index + 1, at } as RunEvent;
  });
  const first = unbegun(named);
  let happened = 0;
  let more = Promise.withResolvers<void>();
  return {
    runId: named.runId,
    log,
    tell(upTo = log.length) {
      happened = Math.min(upTo, log.length);
      more.resolve();
      more = Promise.withResolvers();
    },
    now: () => log.slice(0, happened).reduce(applyEvent, first),
    async *after(seq, signal) {
      const gone = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      for (let next = seq; next < log.length && !signal.aborted; ) {
        if (next < happened) yield log[next++] as RunEvent;
        else await Promise.race([more.promise, gone]);
      }
    },
  };
}

function unbegun(named: { runId: string; threadId: string; query: string }): Run {
  const at = new Date(STARTED_AT).toISOString();
  return {
    ...named,
    status: 'submitted',
    answer: null,
    message: null,
    citations: [],
    figures: [],
    plan: { steps: [], revision: 0 },
    steps: [],
    toolCalls: [],
    artifacts: [],
    usage: { inputTokens: 0, outputTokens: 0, usd: 0, byAgent: {}, byModel: {} },
    durationMs: 0,
    model: null,
    warnings: [],
    approvals: [],
    cancellation: null,
    metadata: {},
    lastSeq: 0,
    createdAt: at,
    updatedAt: at,
  };
}

const PAGE = 100;

/** The page before a service that says what the test wants, over real HTTP. Runs are given oldest first. */
export async function startScriptedService(runs: readonly ScriptedRun[]) {
  const app = createApp({ logger: silentLogger(), name: 'scripted' });
  const page = createWebPage(pathToFileURL(`${WEB}/dist/`));
  const newestFirst = runs.toReversed().map((one, index) => {
    const createdAt = new Date(STARTED_AT - index * 60_000).toISOString();
    return { one, createdAt };
  });
  app.get('/models', (c) => c.json({ mode: 'offline', small: 'a', large: 'a', hint: null }));
  app.get('/auth/me', (c) => c.json({ name: null, signedIn: false, signIn: null }));
  app.get('/agents', (c) => c.json({ agents: [] }));
  app.get('/approvals', (c) => c.json({ approvals: [] }));
  app.get('/runs', (c) => {
    const from = Number(c.req.query('cursor') ?? 0);
    const listed = newestFirst
      .map(({ one, createdAt }) => {
        const { runId, threadId, status, query, updatedAt } = one.now();
        return { runId, threadId, status, query, createdAt, updatedAt };
      })
      .filter(({ threadId }) => threadId === (c.req.query('threadId') ?? threadId));
    const nextCursor = from + PAGE < listed.length ? String(from + PAGE) : null;
    return c.json({ runs: listed.slice(from, from + PAGE), nextCursor, total: listed.length });
  });
  app.get('/threads', (c) => {
    const byThread = Map.groupBy(newestFirst, ({ one }) => one.now().threadId);
    const threads = [...byThread].map(([threadId, members]) => {
      const [latest, first] = [members[0]!, members.at(-1)!];
      const { runId, status, query, updatedAt } = latest.one.now();
      const title = first.one.now().query;
      const run = { runId, threadId, status, query, createdAt: latest.createdAt, updatedAt };
      return {
        threadId,
        title,
        renamed: false,
        pinned: false,
        archived: false,
        runs: members.length,
        latest: run,
      };
    });
    return c.json({ threads, next: null, archived: 0 });
  });
  app.get('/runs/:runId', (c, next) => {
    const run = runs.find(({ runId }) => runId === c.req.param('runId'));
    return run ? Promise.resolve(c.json(run.now())) : next();
  });
  app.get('/runs/:runId/events', (c) => {
    const run = runs.find(({ runId }) => runId === c.req.param('runId'));
    const after = Number(c.req.header('last-event-id') ?? 0);
    return sseStream(c, async (send, signal) => {
      if (!run) return;
      const { threadId } = run.now();
      await send({ data: JSON.stringify({ type: 'run', runId: run.runId, threadId }) });
      for await (const event of run.after(after, signal)) {
        await send({ id: String(event.seq), event: event.type, data: JSON.stringify(event) });
      }
      const { status, lastSeq } = run.now();
      await send({ data: JSON.stringify({ type: 'end', runId: run.runId, status, seq: lastSeq }) });
    });
  });
  app.get('*', async (c) => (await page(c)) ?? c.notFound());
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  return { url: server.url, close: () => server.close(0) };
}

const AGENTS = ['data-analyst', 'hr-specialist', 'engineering-lead', 'report-writer'];

/** A run of this many pieces of answer, after four agents worked. */
export function longEvents(pieces: number, word: (index: number) => string): Unnumbered[] {
  const steps = AGENTS.map((agent, index) => ({
    id: `s${index}`,
    agent,
    skill: 'look',
    instruction: `Look into part ${index}`,
    dependsOn: [],
  }));
  const ref = (index: number) => ({ stepId: `s${index}`, agent: AGENTS[index] ?? '', skill: 'look' });
  const call = (index: number) => ({
    agent: AGENTS[index] ?? '',
    stepId: `s${index}`,
    callId: 'c1',
    server: 'enterprise-data',
    tool: 'query_database',
  });
  const usage = { inputTokens: 100, outputTokens: 20, usd: 0.001 };
  const citation = { n: 1, id: 'call:c1', kind: 'data', title: 'Rows of part 0', source: 'x', stepId: 's0' };
  return [
    { type: 'status', status: 'working' },
    { type: 'plan.created', plan: { steps }, revision: 1 },
    ...steps.map((_, i): Unnumbered => ({ type: 'step.started', ...ref(i), attempt: 1 })),
    ...steps.map((_, i): Unnumbered => ({ type: 'tool.called', ...call(i), arguments: { part: i } })),
    ...steps.map(
      (_, i): Unnumbered => ({
        type: 'tool.returned',
        ...call(i),
        ok: i !== 2,
        durationMs: 30,
        ...(i === 2 ? { error: 'It was away.' } : { result: { rows: [{ part: i, count: 7 }] } }),
      }),
    ),
    ...steps.map(
      (_, i): Unnumbered => ({
        type: 'model.called',
        agent: AGENTS[i] ?? '',
        purpose: 'act',
        model: `model-${i % 2}`,
        mode: i === 1 ? 'offline' : 'live',
        usage,
        durationMs: 9,
        stepId: `s${i}`,
      }),
    ),
    ...steps.map(
      (_, i): Unnumbered => ({
        type: 'step.finished',
        ...ref(i),
        status: i === 2 ? 'failed' : 'completed',
        durationMs: 200 + i,
        ...(i === 2 ? { error: 'It was away.' } : { summary: `Part ${i} is done.` }),
      }),
    ),
    { type: 'warning', code: 'step_failed', message: 'Part 2 is missing.', stepId: 's2' },
    ...Array.from(
      { length: pieces },
      (_, i): Unnumbered => ({
        type: 'artifact',
        artifactId: 'answer',
        text: word(i),
        append: i > 0,
        lastChunk: i === pieces - 1,
      }),
    ),
    {
      type: 'artifact',
      artifactId: 'result',
      append: false,
      lastChunk: true,
      data: { citations: [citation], figures: [] },
    },
    { type: 'status', status: 'completed' },
  ];
}
