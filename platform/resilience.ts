import { setTimeout as sleep } from 'node:timers/promises';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry as retryPolicy,
} from 'cockatiel';
import { isParleyError, ParleyError, toParleyError } from './errors.ts';

/** Runs `fn` for at most `ms`; its signal fires at the limit or when `outer` does. */
export async function withTimeout<T>(
  ms: number,
  fn: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const limit = AbortSignal.timeout(ms);
  const signal = outer ? AbortSignal.any([outer, limit]) : limit;
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([fn(signal), aborted]);
  } catch (error) {
    if (!limit.aborted || outer?.aborted) throw error;
    throw new ParleyError('upstream_timeout', `The time limit of ${ms} ms was reached.`, { cause: error });
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}

export interface RetryOptions {
  attempts: number;
  baseMs: number;
  maxMs: number;
  signal?: AbortSignal;
  retryable?: (error: unknown) => boolean;
}

/** Tries `fn` up to `attempts` times with exponential backoff and decorrelated jitter. */
export function retry<T>(options: RetryOptions, fn: (attempt: number) => Promise<T>): Promise<T> {
  const retryable = options.retryable ?? ((error: unknown) => toParleyError(error).retryable);
  const policy = retryPolicy(handleWhen(retryable), {
    maxAttempts: Math.max(0, options.attempts - 1),
    backoff: new ExponentialBackoff({ initialDelay: options.baseMs, maxDelay: options.maxMs }),
  });
  return policy.execute(({ attempt }) => {
    options.signal?.throwIfAborted();
    return fn(attempt);
  }, options.signal);
}

export interface Breaker {
  run<T>(fn: () => Promise<T>): Promise<T>;
  isOpen(): boolean;
}

/** Opens after `threshold` retryable failures in a row; lets one call try again after `halfOpenAfterMs`. */
export function createBreaker(options: {
  name: string;
  threshold: number;
  halfOpenAfterMs: number;
}): Breaker {
  const policy = circuitBreaker(
    handleWhen((error) => toParleyError(error).retryable),
    { halfOpenAfter: options.halfOpenAfterMs, breaker: new ConsecutiveBreaker(options.threshold) },
  );
  return {
    isOpen: () => policy.state === CircuitState.Open,
    async run(fn) {
      try {
        return await policy.execute(fn);
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw new ParleyError(
          'unavailable',
          `${options.name} keeps failing and is left alone for a moment.`,
          {
            cause: error,
          },
        );
      }
    },
  };
}

/** Maps with at most `limit` at once; results in the order of the items. The first failure is thrown. */
export async function mapLimit<T, R>(
  items: readonly T[],
  limit: number,
  fn: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await fn(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return results;
}

export interface Patience {
  /** How long to come back at most, in all. */
  ms: number;
  signal?: AbortSignal | undefined;
}

/**
 * Does what another service has turned away for now again when it said (Retry-After), and a little later: not all who were
 * turned away come back at the same moment. Without such a word, the refusal is the answer.
 */
export async function patiently<T>(patience: Patience, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patience.ms;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isParleyError(error, 'rate_limited') || error.retryAfterSeconds === undefined) throw error;
      const pause = error.retryAfterSeconds * 1000 * (1 + Math.random() / 2);
      if (performance.now() + pause > until) throw error;
      await sleep(pause, undefined, { signal: patience.signal }).catch((cause: unknown) => {
        throw new ParleyError('canceled', 'The wait for another try was stopped.', { cause });
      });
    }
  }
}
