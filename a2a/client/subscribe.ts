import { setTimeout as sleep } from 'node:timers/promises';
import { isParleyError, ParleyError, toParleyError } from '@parley/platform/errors';
import { RESUME_EXTENSION } from '../card-types.ts';
import { parseReply, streamReplySchema, toLoggedEvent } from '../protocol/replies.ts';
import { isTerminal, type LoggedEvent, stateOf, type Task } from '../task-types.ts';
import { peerErrorCode, type RpcLine, type Transport } from './transport.ts';

export interface SubscribeDeps {
  transport: Transport;
  tenant: () => object;
  get: (id: string, signal: AbortSignal) => Promise<Task>;
}

export interface SubscribeOptions {
  after?: number;
  signal: AbortSignal;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** An agent that cannot be reached for so long is given up. */
const GIVE_UP_MS = 120_000;
const UNSUPPORTED = -32004;

/** Where the reading of one task stands. */
interface Progress {
  id: string;
  cursor: number;
  /** When the agent was last heard. */
  heardAt: number;
  failures: number;
  /** Foreign agents send the whole task again on each subscription: what has been told is told once. */
  lastSnapshot: string;
  /** The task has ended and its whole log has been told. */
  ended: boolean;
}

/**
 * A task's events to its end, over as many connections as it takes. Our agents go on after the last
 * number; of others the whole task is read anew after a cut, and polled when they cannot stream.
 */
export async function* subscribe(
  deps: SubscribeDeps,
  id: string,
  options: SubscribeOptions,
): AsyncGenerator<LoggedEvent, void, undefined> {
  const progress: Progress = {
    id,
    cursor: options.after ?? 0,
    heardAt: performance.now(),
    failures: 0,
    lastSnapshot: '',
    ended: false,
  };
  for (;;) {
    options.signal.throwIfAborted();
    for await (const event of attempt(deps, progress, options.signal)) {
      yield event;
      if (isEnd(event)) return;
    }
    if (progress.ended) return;
    await pause(progress, options.signal);
  }
}

async function* attempt(
  deps: SubscribeDeps,
  progress: Progress,
  signal: AbortSignal,
): AsyncGenerator<LoggedEvent> {
  try {
    yield* connection(deps, progress, signal);
  } catch (error) {
    const last = await afterFailure(deps, progress, { error, signal });
    if (last) yield last;
  }
}

function isEnd({ event }: LoggedEvent): boolean {
  const state = stateOf(event);
  return state !== undefined && isTerminal(state);
}

async function* connection(
  deps: SubscribeDeps,
  progress: Progress,
  signal: AbortSignal,
): AsyncGenerator<LoggedEvent> {
  const params = {
    ...deps.tenant(),
    id: progress.id,
    metadata: { [RESUME_EXTENSION]: { after: progress.cursor } },
  };
  const call = { method: 'SubscribeToTask', params, signal, after: progress.cursor };
  const { numbered, lines } = await deps.transport.stream(call);
  let told = false;
  for await (const line of lines) {
    const event = readLine(line, progress, numbered);
    heard(progress);
    told = true;
    if (event) yield event;
  }
  if (numbered && told) return;
  const task = await deps.get(progress.id, signal);
  if (numbered) {
    progress.ended = isTerminal(task.status.state) && (task.lastSeq ?? 0) <= progress.cursor;
    return;
  }
  const event = seen(progress, task);
  if (event) yield event;
}

function heard(progress: Progress): void {
  progress.heardAt = performance.now();
  progress.failures = 0;
}

function readLine(line: RpcLine, progress: Progress, numbered: boolean): LoggedEvent | undefined {
  const reply = parseReply(streamReplySchema, line.result, "The agent's event");
  const event = toLoggedEvent(reply, line.id ?? progress.cursor + 1);
  if (!numbered) return 'task' in event.event ? seen(progress, event.event.task) : own(progress, event);
  if (event.seq <= progress.cursor) return undefined;
  if (event.seq > progress.cursor + 1 && !('task' in event.event)) {
    throw new ParleyError('upstream_failed', 'The agent left out events.', { retryable: true });
  }
  progress.cursor = event.seq;
  return event;
}

/** Numbers an event that its agent did not number. */
function own(progress: Progress, event: LoggedEvent): LoggedEvent {
  progress.cursor += 1;
  return { ...event, seq: progress.cursor };
}

/** A whole task, unless it says nothing new. */
function seen(progress: Progress, task: Task): LoggedEvent | undefined {
  const text = JSON.stringify([task.status, task.artifacts]);
  if (text === progress.lastSnapshot) return undefined;
  progress.lastSnapshot = text;
  return own(progress, { seq: 0, at: task.status.at, event: { task } });
}

interface Failure {
  error: unknown;
  signal: AbortSignal;
}

/** What is left to read after a failure: nothing to try again, the ended task, or the failure itself. */
async function afterFailure(
  deps: SubscribeDeps,
  progress: Progress,
  { error, signal }: Failure,
): Promise<LoggedEvent | undefined> {
  signal.throwIfAborted();
  if (peerErrorCode(error) === UNSUPPORTED) {
    // The task has ended, or the agent does not stream: either way it can be looked at.
    const task = await deps.get(progress.id, signal);
    heard(progress);
    return seen(progress, task);
  }
  const known = toParleyError(error);
  const lost = known.retryable || isParleyError(known, 'internal');
  if (!lost || performance.now() - progress.heardAt > GIVE_UP_MS) throw known;
  return undefined;
}

async function pause(progress: Progress, signal: AbortSignal): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** progress.failures);
  progress.failures += 1;
  await sleep(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
}
