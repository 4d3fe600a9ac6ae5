import { setTimeout as sleep } from 'node:timers/promises';
import { type ParleyError, toParleyError } from '@parley/platform/errors';
import type { Step } from '../define.ts';
import type { Ended } from './journal.ts';
import { type Noted, noteBegun, noteEnded } from './note.ts';
import type { Run } from './types.ts';

export interface Work {
  noted: Noted;
  retry: Step['retry'];
  act(attempt: number): Promise<unknown>;
}

/**
 * Tries until it is done, fails for good, or has had its attempts, and says so in the log. What ended before is not
 * done again. Throws only when the run itself ends.
 */
export async function attempts(run: Run, work: Work): Promise<Ended> {
  const known = run.journal.ended.get(work.noted.id);
  if (known) return known;
  const startedAt = Date.now();
  const ended = await untilEnded(run, work);
  await noteEnded(run, work.noted, { ended, startedAt });
  return ended;
}

async function untilEnded(run: Run, { noted, retry, act }: Work): Promise<Ended> {
  // A crash is not a failure: the attempt that it broke off is taken up again.
  for (let attempt = run.journal.begun.get(noted.id) ?? 1; ; attempt += 1) {
    await noteBegun(run, noted, { attempt });
    try {
      return { status: 'completed', output: (await act(attempt)) ?? null };
    } catch (error) {
      const fault = faultOf(run, error);
      if (attempt >= retry.attempts || !fault.retryable) {
        return { status: 'failed', error: said(fault), code: fault.code };
      }
      await pause(run, Math.min(retry.maxMs, retry.baseMs * 2 ** (attempt - 1)));
    }
  }
}

/** What is the step's own fault; the end of the run and the loss of its task are thrown on. */
function faultOf({ signal }: Run, error: unknown): ParleyError {
  signal.throwIfAborted();
  const fault = toParleyError(error);
  if (fault.code === 'stale_epoch') throw fault;
  return fault;
}

function said({ message, hint }: ParleyError): string {
  return hint ? `${message} ${hint}` : message;
}

/** Between half and the whole of the time, so that many that failed together don't return together. */
async function pause({ signal }: Run, ms: number): Promise<void> {
  try {
    await sleep(ms * (0.5 + Math.random() / 2), undefined, { signal });
  } finally {
    signal.throwIfAborted();
  }
}
