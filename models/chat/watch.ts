import { ParleyError } from '@parley/platform/errors';

export interface Watch {
  /** Fires when the caller cancels, nothing arrived for too long, or the whole took too long. */
  signal: AbortSignal;
  /** Something arrived: the idle clock starts anew. */
  touch(): void;
  /** The error of the limit that was reached, if one was. */
  expired(): ParleyError | undefined;
  /** Rejects as soon as the signal fires, so that a client library which ignores it can't hold us. */
  guard<T>(work: Promise<T>): Promise<T>;
  stop(): void;
}

/** Watches one reply: an idle limit between chunks and a limit on the whole. */
export function createWatch(limits: { idleMs: number; totalMs: number }, outer: AbortSignal): Watch {
  const controller = new AbortController();
  const signal = AbortSignal.any([outer, controller.signal]);
  let reason: ParleyError | undefined;
  const expire = (message: string) => () => {
    reason ??= new ParleyError('upstream_timeout', message);
    controller.abort(reason);
  };
  const silent = expire(`The model was silent for ${limits.idleMs} ms.`);
  let idle = setTimeout(silent, limits.idleMs);
  const total = setTimeout(expire(`The model took longer than ${limits.totalMs} ms.`), limits.totalMs);
  return {
    signal,
    touch() {
      clearTimeout(idle);
      idle = setTimeout(silent, limits.idleMs);
    },
    expired: () => reason,
    guard: (work) => untilAborted(work, signal),
    stop() {
      clearTimeout(idle);
      clearTimeout(total);
      controller.abort(new DOMException('The reply is over.', 'AbortError'));
    },
  };
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  // Whoever leaves first, the work's own end must not be a rejection that nobody looks at.
  work.catch(() => undefined);
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}
