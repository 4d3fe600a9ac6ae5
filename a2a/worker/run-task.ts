import { ParleyError, toParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import type { Logger } from '@parley/platform/logger';
import { retry } from '@parley/platform/resilience';
import { childTrace, withTrace } from '@parley/platform/trace-context';
import { CANCELLATION_KEY } from '../cancellation.ts';
import { broughtTurns } from '../conversation.ts';
import { agentId, pathTo } from '../delegation.ts';
import type { Execution, Executor, Outcome } from '../execution.ts';
import type { Release } from '../store/claim.ts';
import type { StoredTask } from '../store/rows.ts';
import type { Transition } from '../store/transition.ts';
import type { TaskStore } from '../store.ts';
import { type LoggedEvent, type Message, type Metadata, textOf } from '../task-types.ts';
import type { Hold } from './holds.ts';
import { createLeaves, type LeafTracker } from './leaves.ts';
import { createPublisher, type Publisher, toEvent } from './publisher.ts';
import type { WakeUp } from './queue.ts';

export interface RunDeps {
  store: TaskStore;
  executor: Executor;
  wakeUp: WakeUp;
  logger: Logger;
  /** The task has got further. */
  onProgress?: () => void;
}

/** A task that ends this many workers, the last three as the only suspect, is set aside: it would end the next one, too. */
export const MAX_CRASHES = 4;
/** Failures that may pass are tried this often in all. */
export const MAX_TRIES = 3;
/** What is away comes back: a restart of the database or of a service is waited for. */
const MAX_TRIES_AWAY = 6;
/** So often a task may fail in all and have its tries counted anew because it got further in between. */
const MAX_FRESH_STARTS = 8;
const BACKOFF_MS = 1_000;
/** How long an executor may take to unwind after its signal. */
const UNWIND_MS = 2_500;

/** Metadata key under which a failed task says what kind of failure it was. */
export const ERROR_KEY = 'urn:parley:a2a:error:v1';

type Ending = { outcome: Outcome } | { error: ParleyError };

/** Runs a claimed task to the end of this claim: a new state, a later try, or another process. */
export async function runTask(deps: RunDeps, task: StoredTask, hold: Hold): Promise<void> {
  const publisher = createPublisher((events) => deps.store.append(hold.claim, events));
  const stopTimer = startDeadline(task, hold);
  try {
    const leaves = createLeaves(hold.signal);
    const ending = await execute(deps, { task, hold, publisher, leaves });
    await publisher.settled();
    // Whoever cancels from here on finds a task that has ended otherwise, or is refused by its state.
    const receipt = hold.stopped === 'cancel' ? await receiptFor(deps, { task, leaves }) : undefined;
    await settle(deps, { task, hold, ending, receipt });
  } finally {
    stopTimer();
  }
}

const MAX_TIMER_MS = 2 ** 31 - 1;

function startDeadline(task: StoredTask, hold: Hold): () => void {
  if (!task.deadline) return () => undefined;
  const ms = Math.min(task.deadline.getTime() - Date.now(), MAX_TIMER_MS);
  if (ms <= 0) hold.stop('deadline');
  const timer = setTimeout(() => hold.stop('deadline'), Math.max(ms, 0));
  return () => clearTimeout(timer);
}

interface Run {
  task: StoredTask;
  hold: Hold;
  publisher: Publisher;
  leaves: LeafTracker;
}

/** How long those below may take to end once the executor itself has. */
const RECEIPT_MS = 2_000;

/** What became of everything that the task had begun, in this claim and before. */
async function receiptFor(deps: RunDeps, { task, leaves }: Pick<Run, 'task' | 'leaves'>): Promise<Metadata> {
  const log = await deps.store.events(task.id, 0).catch((): LoggedEvent[] => []);
  return { [CANCELLATION_KEY]: await leaves.receipt(log, RECEIPT_MS) };
}

async function execute(deps: RunDeps, run: Run): Promise<Ending> {
  const { hold, task } = run;
  if (task.crashes >= MAX_CRASHES) return { error: crashed(task) };
  if (task.cancel_requested_at) hold.stop('cancel');
  if (hold.signal.aborted) return { error: toParleyError(hold.signal.reason) };
  try {
    const execution = await prepare(deps, run);
    // Whoever works on it, and whenever: it belongs to the trace of who asked for it.
    const work = () => unwound(deps.executor(execution), hold.signal);
    return { outcome: await withTrace(childTrace(task.trace ?? undefined), work) };
  } catch (error) {
    const known = toParleyError(error);
    if (known.code === 'internal') deps.logger.error({ err: error, taskId: task.id }, 'an executor failed');
    return { error: known };
  }
}

/** The executor's outcome; when it does not heed its signal, the signal's reason after a while. */
async function unwound(outcome: Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
  const late = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    timer = setTimeout(() => late.reject(signal.reason), UNWIND_MS);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([outcome, late.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(timer);
  }
}

async function prepare(deps: RunDeps, { task, hold, publisher, leaves }: Run): Promise<Execution> {
  const messages = await deps.store.messages(task);
  const newest = messages.findLast((message) => message.role === 'user');
  const about = infoOf(task, agentId(await deps.store.installation(), task.agent));
  return {
    task: about,
    text: textOf(newest?.parts ?? []),
    data: mergedData(newest),
    messages,
    principal: task.principal,
    signal: hold.signal,
    epoch: hold.claim.epoch,
    attempt: task.attempts,
    leaves,
    publish(publication, options) {
      const written = publisher.publish({ event: toEvent(publication), key: options?.key });
      // Text does not count: a worker may begin it anew. The failure is for whoever awaits what is returned.
      if (publication.kind === 'activity') void written.then(deps.onProgress, () => undefined);
      return written;
    },
    thread: async (limit) => broughtTurns(about, limit) ?? deps.store.thread(task, limit),
    events: (after = 0) => deps.store.events(task.id, after),
    async earlier(id) {
      const found = await deps.store.find({ agent: task.agent, owner: task.owner, id });
      return found && deps.store.events(found.id, 0);
    },
  };
}

function infoOf(task: StoredTask, self: string): Execution['task'] {
  return {
    id: task.id,
    contextId: task.context_id,
    agent: task.agent,
    createdAt: task.created_at,
    priority: task.priority,
    ...(task.deadline ? { deadline: task.deadline } : {}),
    ...(task.parent_task_id ? { parentTaskId: task.parent_task_id } : {}),
    depth: task.depth,
    path: pathTo(task.metadata, self),
    metadata: task.metadata,
    pausedMs: task.paused_ms,
  };
}

function mergedData(message: Message | undefined): Record<string, unknown> {
  const objects = (message?.parts ?? []).map((part) => part.data).filter((data) => isObject(data));
  return Object.assign({}, ...objects) as Record<string, unknown>;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function crashed(task: StoredTask): ParleyError {
  return new ParleyError(
    'internal',
    `The task ended ${task.crashes} workers one after another and is set aside.`,
  );
}

interface Settlement {
  task: StoredTask;
  hold: Hold;
  ending: Ending;
  /** Set when the task was cancelled. */
  receipt?: Metadata | undefined;
}

async function settle(deps: RunDeps, settlement: Settlement): Promise<void> {
  const { hold, ending } = settlement;
  const failure = 'error' in ending ? ending.error : undefined;
  if (hold.stopped === 'lost' || failure?.code === 'stale_epoch') return;
  if (hold.stopped === 'drain' && failure) return handOver(deps, settlement);
  if (failure?.retryable && hold.stopped === undefined) {
    const failures = await failuresBefore(deps, settlement);
    if (failures + 1 < triesFor(failure)) return tryLater(deps, settlement, failures);
  }
  const change = changeOf(settlement);
  const moved = await persist(hold, () => deps.store.transition(change));
  // What it was to wait for is there already.
  if (moved?.state === 'working') await deps.wakeUp(moved);
}

function triesFor({ code }: ParleyError): number {
  return code === 'unavailable' ? MAX_TRIES_AWAY : MAX_TRIES;
}

/** Failures in a row: what failed after the task got further is another failure than the one before. */
async function failuresBefore({ store }: RunDeps, { task, hold }: Settlement): Promise<number> {
  if (task.failures === 0 || task.attempts > MAX_FRESH_STARTS) return task.failures;
  const progressed = await store.hasProgressed(hold.claim).catch(() => false);
  return progressed ? 0 : task.failures;
}

function changeOf({ task, hold, ending, receipt }: Settlement): Transition {
  const base = { taskId: task.id, epoch: hold.claim.epoch };
  if (receipt) {
    const { message, metadata } = said(ending, task);
    const told = { ...metadata, ...receipt };
    return { ...base, action: 'cancel', message, metadata: told, taskMetadata: told };
  }
  if ('error' in ending) return { ...base, ...failed(ending.error, task) };
  return { ...base, action: ACTIONS[ending.outcome.state], ...said(ending, task) };
}

const ACTIONS = {
  completed: 'complete',
  failed: 'fail',
  rejected: 'reject',
  'input-required': 'ask-input',
  'auth-required': 'ask-auth',
} as const satisfies Record<Outcome['state'], Transition['action']>;

function said(
  ending: Ending,
  task: StoredTask,
): Pick<Transition, 'message' | 'metadata' | 'taskMetadata' | 'waits'> {
  if ('error' in ending) return { message: agentMessage(task, ending.error.message) };
  const { message, metadata, waits } = ending.outcome;
  // What it asks for belongs to the question, and is gone with it.
  if (waits) return { message: { ...agentMessage(task, message ?? ''), metadata }, metadata, waits };
  return {
    ...(message ? { message: agentMessage(task, message) } : {}),
    ...(metadata ? { metadata, taskMetadata: metadata } : {}),
  };
}

function failed(error: ParleyError, task: StoredTask): Omit<Transition, 'taskId'> {
  const text = error.hint ? `${error.message} ${error.hint}` : error.message;
  const metadata = { [ERROR_KEY]: { code: error.code } };
  const deadLetter = task.crashes >= MAX_CRASHES;
  return { action: 'fail', message: agentMessage(task, text), metadata, deadLetter };
}

function agentMessage(task: StoredTask, text: string): Message {
  return {
    messageId: newId(),
    role: 'agent',
    parts: [{ text }],
    taskId: task.id,
    contextId: task.context_id,
  };
}

async function tryLater(deps: RunDeps, { task, hold }: Settlement, failures: number): Promise<void> {
  const delayMs = Math.round(BACKOFF_MS * 2 ** failures * (0.5 + Math.random()));
  await giveBack(deps, hold, { delayMs, failures: failures + 1 });
  await deps.wakeUp({ id: task.id, epoch: hold.claim.epoch, priority: task.priority }, delayMs);
}

/** For another process to go on with at once. */
async function handOver(deps: RunDeps, { task, hold }: Settlement): Promise<void> {
  await giveBack(deps, hold, { delayMs: 0 });
  await deps.wakeUp({ id: task.id, epoch: hold.claim.epoch, priority: task.priority });
}

async function giveBack(deps: RunDeps, hold: Hold, options: Release): Promise<void> {
  await persist(hold, () => deps.store.release(hold.claim, options));
}

/** The database may be away for a moment; when it stays away, the lease ends and another worker goes on. */
async function persist<T>(hold: Hold, write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await retry({ attempts: 4, baseMs: 100, maxMs: 1_000 }, write);
  } catch (error) {
    const { code } = toParleyError(error);
    // Somebody else moved the task meanwhile: theirs holds.
    if (code !== 'stale_epoch' && code !== 'conflict') throw error;
    hold.stop('lost');
    return undefined;
  }
}
