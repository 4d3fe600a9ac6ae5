import { request } from './client.ts';
import { ApiProblem } from './problem.ts';
import { readSse } from './sse.ts';
import type { RunEvent, RunFrame } from './types.ts';

export interface Follow {
  /** Where the run is told. */
  path: string;
  /** The last event that is known already. */
  after: number;
  signal: AbortSignal;
  onEvent: (event: RunEvent) => void;
  onConnection: (isOpen: boolean) => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Follows a run's log to its end. A stream that breaks is taken up after the last event that arrived, so nothing is
 * lost or doubled; a refusal (no such run, no right) ends it.
 */
export async function followRun(follow: Follow): Promise<void> {
  let after = follow.after;
  let failures = 0;
  const onEvent = (event: RunEvent) => {
    after = event.seq;
    failures = 0;
    follow.onEvent(event);
  };
  while (!follow.signal.aborted) {
    try {
      if (await readUntilEnd({ ...follow, after, onEvent })) return;
    } catch (error) {
      if (follow.signal.aborted) return;
      if (error instanceof ApiProblem && isFinal(error.status)) throw error;
    }
    follow.onConnection(false);
    await pause(waitAfter(failures), follow.signal);
    failures += 1;
  }
}

/** Whether the log was told to its end; otherwise the stream broke off. */
async function readUntilEnd({ path, after, signal, onEvent, onConnection }: Follow): Promise<boolean> {
  const response = await request(`${path}/events`, {
    signal,
    headers: { accept: 'text/event-stream', 'last-event-id': String(after) },
  });
  if (response.body === null) return false;
  onConnection(true);
  for await (const { data } of readSse(response.body)) {
    const message = JSON.parse(data) as RunEvent | RunFrame;
    if (message.type === 'end') return true;
    if (message.type === 'error') return false;
    if (message.type !== 'run') onEvent(message);
  }
  return false;
}

function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function waitAfter(failures: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return full * (0.5 + Math.random() / 2);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
