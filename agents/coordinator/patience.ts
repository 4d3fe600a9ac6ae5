import type { KnownAgent } from '@parley/a2a/registry';
import { toParleyError } from '@parley/platform/errors';
import { retry } from '@parley/platform/resilience';

/** An agent whose process or database starts anew is waited for, while there is other work to wait for anyway. */
const AMID_OTHERS_MS = 20_000;
/** When everything else is done, a restart is given the time that it takes. */
const ALONE_MS = 8_000;
/** One that has been away for longer is not about to come back. */
const AWAY_FOR_GOOD_MS = 10_000;
const KNOWN_AWAY_MS = 1_000;
const PAUSES = { attempts: 50, baseMs: 200, maxMs: 2_000 };

/** Who is called, and whether other work of the same run is still going on. */
export interface Reaching {
  agent: Pick<KnownAgent, 'absentMs'>;
  othersAtWork: () => boolean;
  signal: AbortSignal;
}

/** Sends until the agent takes it. How long that is tried depends on what is known of the agent, and on what else waits. */
export function reach<T>({ agent, othersAtWork, signal }: Reaching, send: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const patienceMs = (): number => {
    if ((agent.absentMs ?? 0) > AWAY_FOR_GOOD_MS) return KNOWN_AWAY_MS;
    return othersAtWork() ? AMID_OTHERS_MS : ALONE_MS;
  };
  const retryable = (error: unknown): boolean =>
    toParleyError(error).retryable && performance.now() - started < patienceMs();
  return retry({ ...PAUSES, signal, retryable }, send);
}
