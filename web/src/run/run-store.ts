import { getJson } from '../api/client.ts';
import { followRun } from '../api/follow.ts';
import { ApiProblem } from '../api/problem.ts';
import type { Run, RunEvent } from '../api/types.ts';
import { currentText } from '../i18n/text.ts';
import { announcementOf } from './announce.ts';
import { applyEvent } from './reduce.ts';
import { hasEnded } from './status.ts';

/** What the page knows about a run. */
export interface RunState {
  run: Run | undefined;
  /** Why the run cannot be shown. */
  problem: ApiProblem | undefined;
  /** Whether the event stream is up; false while it is being taken up again. */
  isConnected: boolean;
  announcement: string;
}

const UNKNOWN: RunState = { run: undefined, problem: undefined, isConnected: true, announcement: '' };

/** The runs of the page, each kept up to date while somebody looks at it. */
export interface RunStore {
  get(runId: string): RunState;
  /** Where the service tells of it. */
  pathOf(runId: string): string;
  /** A run that the service just told us of. */
  put(run: Run): void;
  /** Loads and follows the run until the returned function is called. */
  watch(runId: string, onChange: () => void): () => void;
}

const pathOfQuestion = (runId: string) => `/runs/${encodeURIComponent(runId)}`;

export function createRunStore(pathOf = pathOfQuestion): RunStore {
  const states = new Map<string, RunState>();
  const listeners = new Map<string, Set<() => void>>();
  const follows = new Map<string, AbortController>();

  const get = (runId: string): RunState => states.get(runId) ?? UNKNOWN;

  function update(runId: string, change: Partial<RunState>): void {
    states.set(runId, { ...get(runId), ...change });
    for (const listener of listeners.get(runId) ?? []) listener();
  }

  function watch(runId: string, onChange: () => void): () => void {
    const watching = listeners.get(runId) ?? new Set();
    listeners.set(runId, watching.add(onChange));
    if (!follows.has(runId)) {
      const stop = new AbortController();
      follows.set(runId, stop);
      void keepUpToDate({ runId, path: pathOf(runId), get, update, signal: stop.signal });
    }
    return () => {
      watching.delete(onChange);
      if (watching.size > 0) return;
      follows.get(runId)?.abort();
      follows.delete(runId);
    };
  }

  return { get, pathOf, put: (run) => update(run.runId, { run, problem: undefined }), watch };
}

interface Keeping {
  runId: string;
  path: string;
  get: (runId: string) => RunState;
  update: (runId: string, change: Partial<RunState>) => void;
  signal: AbortSignal;
}

async function keepUpToDate({ runId, path, get, update, signal }: Keeping): Promise<void> {
  try {
    const known = get(runId).run ?? (await getJson<Run>(path, signal));
    update(runId, { run: known, problem: undefined });
    if (hasEnded(known)) return;
    const batch = createBatch((events) => takeEvents(events, get(runId), (change) => update(runId, change)));
    await followRun({
      path,
      after: known.lastSeq,
      signal,
      onEvent: batch.add,
      onConnection: (isConnected) => update(runId, { isConnected }),
    });
    batch.flush();
    if (!signal.aborted) update(runId, { run: await getJson<Run>(path, signal), isConnected: true });
  } catch (error) {
    if (signal.aborted) return;
    const problem = error instanceof ApiProblem ? error : new ApiProblem(0, currentText().runLoadFailed);
    update(runId, { problem });
  }
}

function takeEvents(
  events: readonly RunEvent[],
  state: RunState,
  update: (change: Partial<RunState>) => void,
): void {
  let { run, announcement } = state;
  if (run === undefined) return;
  for (const event of events) {
    announcement = announcementOf(event, run, currentText()) ?? announcement;
    run = applyEvent(run, event);
  }
  update({ run, announcement });
}

const FRAME_MS = 16;

/** Gathers events so that the page is drawn once for many. A timer, because frames stop in a hidden tab. */
function createBatch(take: (events: readonly RunEvent[]) => void) {
  let events: RunEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const taken = events;
    events = [];
    if (taken.length > 0) take(taken);
  };
  return {
    flush,
    add(event: RunEvent) {
      events.push(event);
      timer ??= setTimeout(flush, FRAME_MS);
    },
  };
}
