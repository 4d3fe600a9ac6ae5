import { isParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import type { Logger } from '@parley/platform/logger';
import { mapLimit } from '@parley/platform/resilience';
import type { Approvals } from '../approvals.ts';
import type { Elsewhere } from '../elsewhere.ts';
import type { TaskStore } from '../store.ts';
import type { WakeUp } from './queue.ts';

/** How long ended tasks are kept, and who else keeps something of them. */
export interface Retention {
  days: number;
  onPruned?: ((taskIds: readonly string[]) => Promise<void>) | undefined;
}

export interface ReconcilerDeps {
  agent: string;
  store: TaskStore;
  wakeUp: WakeUp;
  approvals: Pick<Approvals, 'expire'>;
  elsewhere?: Pick<Elsewhere, 'hasNews'> | undefined;
  retention?: Retention | undefined;
  logger: Logger;
}

export interface Reconciler {
  start(): void;
  /** One pass, for tests and for a start that must not wait. */
  pass(): Promise<void>;
  close(): Promise<void>;
}

const PASS_MS = 2_000;
const AT_ONCE = 200;
/** What waits for its caller past its deadline can wait a few passes more. */
const OVERDUE_EVERY = 5;
const PRUNE_MS = 3_600_000;
const PRUNE_AT_ONCE = 200;

/** Brings back what queues and dead workers have lost, and ends what has waited past its deadline. */
export function createReconciler(deps: ReconcilerDeps): Reconciler {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let closed = false;
  let passes = 0;
  let pruneAt = 0;

  const pruneDue = async (): Promise<void> => {
    if (!deps.retention || pruneAt > performance.now()) return;
    const isMore = await prune(deps, deps.retention);
    pruneAt = performance.now() + (isMore ? 0 : PRUNE_MS);
  };
  const pass = async (): Promise<void> => {
    try {
      for (const task of await deps.store.takeForgotten(deps.agent, AT_ONCE)) await deps.wakeUp(task);
      await lookElsewhere(deps);
      for (const task of await deps.store.resumeDue(deps.agent)) await deps.wakeUp(task);
      if (passes++ % OVERDUE_EVERY !== 0) return;
      await deps.approvals.expire();
      for (const id of await deps.store.overdue(deps.agent)) await expire(deps.store, id);
      await pruneDue();
    } catch (err) {
      deps.logger.warn({ err }, 'the reconciler could not look for forgotten tasks');
    }
  };
  const schedule = (): void => {
    if (closed) return;
    timer = setTimeout(() => {
      running = pass().then(schedule);
    }, PASS_MS);
    timer.unref();
  };

  return {
    start() {
      running = pass().then(schedule);
    },
    pass,
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** A batch of the oldest; whether there may be more. Nobody waits for it. */
async function prune({ agent, store, logger }: ReconcilerDeps, retention: Retention): Promise<boolean> {
  const ids = await store.prune(agent, retention.days, PRUNE_AT_ONCE);
  if (ids.length === 0) return false;
  logger.info({ agent, tasks: ids.length, days: retention.days }, 'old tasks were deleted');
  await retention.onPruned?.(ids);
  return ids.length === PRUNE_AT_ONCE;
}

const LOOK_MS = 5_000;
const LOOKS_AT_ONCE = 8;

/** Nobody tells us of tasks elsewhere: they are looked at while somebody waits for them. */
async function lookElsewhere({ store, agent, elsewhere, logger }: ReconcilerDeps): Promise<void> {
  if (!elsewhere) return;
  await mapLimit(await store.remoteWaits(agent), LOOKS_AT_ONCE, async (waiting) => {
    try {
      if (await elsewhere.hasNews(waiting, AbortSignal.timeout(LOOK_MS)))
        await store.resumeTask(waiting.taskId);
    } catch (err) {
      logger.debug({ err, taskId: waiting.taskId }, 'a task elsewhere could not be looked at');
    }
  });
}

async function expire(store: TaskStore, taskId: string): Promise<void> {
  const text = 'The time limit of the task was reached while it waited for its caller.';
  const message = { messageId: newId(), role: 'agent' as const, parts: [{ text }] };
  try {
    await store.transition({ taskId, action: 'fail', message });
  } catch (error) {
    // The caller answered or cancelled in the same moment.
    if (!isParleyError(error, 'conflict')) throw error;
  }
}
