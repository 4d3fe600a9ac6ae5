import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { type Claim, LEASE_MS } from '../store/claim.ts';
import { CANCEL_CHANNEL } from '../store/rows.ts';
import type { TaskStore } from '../store.ts';

/** Why a running task is stopped from outside. */
export type StopReason = 'cancel' | 'deadline' | 'drain' | 'lost';

const STOP_ERRORS: Record<StopReason, () => ParleyError> = {
  cancel: () => new ParleyError('canceled', 'The task was canceled by its caller.'),
  deadline: () => new ParleyError('limit_reached', 'The time limit of the task was reached.'),
  drain: () => new ParleyError('unavailable', 'This process is shutting down; another one continues.'),
  lost: () => new ParleyError('stale_epoch', 'Another worker has taken the task.'),
};

/** A task in the hands of this process. */
export interface Hold {
  readonly claim: Claim;
  readonly signal: AbortSignal;
  /** Set once, by the first reason. */
  readonly stopped: StopReason | undefined;
  stop(reason: StopReason): void;
}

interface OpenHold extends Hold {
  renewedAt: number;
}

function openHold(claim: Claim): OpenHold {
  const controller = new AbortController();
  let stopped: StopReason | undefined;
  return {
    claim,
    signal: controller.signal,
    renewedAt: performance.now(),
    get stopped() {
      return stopped;
    },
    stop(reason) {
      if (stopped) return;
      stopped = reason;
      controller.abort(STOP_ERRORS[reason]());
    },
  };
}

export interface Holds {
  start(): Promise<void>;
  take(claim: Claim): Hold;
  drop(hold: Hold): void;
  stopAll(reason: StopReason): void;
  size(): number;
  close(): Promise<void>;
}

const HEARTBEAT_MS = 2_000;

export interface HoldsDeps {
  store: TaskStore;
  database: Database;
  logger: Logger;
}

/** Keeps the holds of one worker alive, and hears when one of them is to be cancelled or was lost. */
export function createHolds(deps: HoldsDeps): Holds {
  const held = new Map<string, OpenHold>();
  let timer: NodeJS.Timeout | undefined;
  let unlisten: (() => Promise<void>) | undefined;

  const beat = async (): Promise<void> => {
    const mine = [...held.values()];
    if (mine.length > 0) await renew(deps, mine);
  };
  const onCancel = (taskId: string): void => {
    if (taskId === '') void beat();
    else held.get(taskId)?.stop('cancel');
  };
  const schedule = (): void => {
    timer = setTimeout(() => {
      void beat().finally(() => timer && schedule());
    }, HEARTBEAT_MS);
    timer.unref();
  };

  return {
    async start() {
      unlisten = await deps.database.listen(CANCEL_CHANNEL, onCancel);
      schedule();
    },
    take(claim) {
      const hold = openHold(claim);
      held.get(claim.taskId)?.stop('lost');
      held.set(claim.taskId, hold);
      return hold;
    },
    drop(hold) {
      if (held.get(hold.claim.taskId) === hold) held.delete(hold.claim.taskId);
    },
    stopAll(reason) {
      for (const hold of held.values()) hold.stop(reason);
    },
    size: () => held.size,
    async close() {
      clearTimeout(timer);
      timer = undefined;
      await unlisten?.();
    },
  };
}

async function renew(deps: HoldsDeps, mine: readonly OpenHold[]): Promise<void> {
  const at = performance.now();
  try {
    const pulses = await deps.store.renew(mine.map((hold) => hold.claim));
    const alive = new Map(pulses.map((pulse) => [pulse.taskId, pulse]));
    for (const hold of mine) {
      const pulse = alive.get(hold.claim.taskId);
      if (!pulse) hold.stop('lost');
      else if (pulse.cancelRequested) hold.stop('cancel');
      else hold.renewedAt = at;
    }
  } catch (err) {
    deps.logger.warn({ err }, 'the leases of running tasks could not be renewed');
    for (const hold of mine) if (at - hold.renewedAt > LEASE_MS) hold.stop('lost');
  }
}
