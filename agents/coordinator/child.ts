import { DELEGATION_EXTENSION } from '@parley/a2a/card-types';
import type { A2AClient } from '@parley/a2a/client';
import type { Execution } from '@parley/a2a/execution';
import type { KnownAgent } from '@parley/a2a/registry';
import { foldEvent } from '@parley/a2a/store/fold';
import {
  type Artifact,
  isInterrupted,
  isTerminal,
  type LoggedEvent,
  stateOf,
  type Task,
  type TaskEvent,
  textOf,
} from '@parley/a2a/task-types';
import { type ErrorCode, isParleyError, ParleyError, toParleyError } from '@parley/platform/errors';
import { z } from 'zod';
import { cancelChild } from '../cancel-child.ts';
import type { AgentDeps } from '../define.ts';
import { ERROR_KEY } from '../failure.ts';
import type { Answers } from './answers.ts';
import { pausedChild } from './child-pause.ts';
import { reach } from './patience.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** A piece of work for another agent. */
export interface Delegation {
  agent: KnownAgent;
  stepId: string;
  /** The same id finds the same task, so that a repetition after a crash starts nothing new. */
  messageId: string;
  contextId: string;
  text: string;
  data?: Record<string, unknown>;
  /** The moment when the work must be done, in ms. */
  until: number;
  /** Where the work waits when its agent asks for something; without it a question is a failure. */
  room?: WaitingRoom;
  /** What the caller has said to questions. */
  answers?: Answers;
  onAccepted?: (taskId: string) => Promise<void>;
  onEvent: (event: LoggedEvent, taskId: string) => Promise<void>;
}

export interface ChildOutcome {
  task: Task;
  durationMs: number;
  /** Set unless the task was completed. */
  error?: ParleyError;
}

/** Our own log could not be written: no fault of the child, and nothing that another child could do better. */
class OwnLogError extends Error {}

/** What went wrong with a child. What ends our own part in it is thrown on: whoever continues finds the child again. */
export function childFault({ signal }: Pick<Execution, 'signal'>, error: unknown): ParleyError {
  signal.throwIfAborted();
  if (error instanceof OwnLogError) throw error.cause;
  const fault = toParleyError(error);
  if (fault.code === 'stale_epoch') throw fault;
  return fault;
}

const CANCEL_TIMEOUT_MS = 2_000;

/** Gives the work to the agent, follows its log to the end and returns the finished task. */
export function runChild(deps: AgentDeps, execution: Execution, work: Delegation): Promise<ChildOutcome> {
  const leaf = { kind: 'task' as const, id: work.messageId, name: work.agent.name };
  return recorded(deps, work, () =>
    execution.leaves.track(leaf, (became) => delegate(deps, execution, { ...work, became })),
  );
}

/** Keeps how the agent did: what was stopped, or turned away for now, says nothing of it. */
async function recorded(
  { registry }: AgentDeps,
  { agent }: Delegation,
  work: () => Promise<ChildOutcome>,
): Promise<ChildOutcome> {
  const started = performance.now();
  const keep = (error?: ParleyError): void => {
    if (error && UNTOLD.has(error.code)) return;
    registry.record(agent, { ok: error === undefined, durationMs: performance.now() - started });
  };
  try {
    const outcome = await work();
    keep(outcome.error);
    return outcome;
  } catch (error) {
    keep(toParleyError(error));
    throw error;
  }
}

const UNTOLD: ReadonlySet<ErrorCode> = new Set(['canceled', 'stale_epoch', 'rate_limited', 'internal']);

type Became = Parameters<Parameters<Execution['leaves']['track']>[1]>[0];

async function delegate(
  deps: AgentDeps,
  execution: Execution,
  work: Delegation & { became: Became },
): Promise<ChildOutcome> {
  const clock = startClock(work.until);
  const limit = clock.signal;
  const signal = AbortSignal.any([execution.signal, limit]);
  const client = deps.connect(work.agent, execution.principal);
  let taskId: string | undefined;
  let release: (() => void) | undefined;
  try {
    release = await deps.registry.slot(work.agent, signal);
    // Not broken off by a stop: a task that was accepted unheard could not be cancelled.
    const othersAtWork = () => (work.room?.atWork() ?? 0) > 1;
    const sent = await reach({ agent: work.agent, othersAtWork, signal }, () =>
      client.send(messageFor(execution, work, limit)),
    );
    taskId = sent.id;
    work.became({ id: sent.id });
    signal.throwIfAborted();
    const told = handled(work.onAccepted?.(sent.id) ?? Promise.resolve());
    const { task, durationMs } = await follow({ deps, execution, client, clock, work, sent, signal });
    await told;
    return { task, durationMs, ...errorOf(task) };
  } catch (error) {
    if (taskId && shouldCancel(execution, limit)) {
      const stop = AbortSignal.timeout(CANCEL_TIMEOUT_MS);
      const { outcome, reason, leaves } = await cancelChild(client, taskId, stop);
      work.became({ outcome, reason }, leaves);
    }
    if (execution.signal.aborted) throw execution.signal.reason;
    if (!limit.aborted) throw error;
    throw new ParleyError('upstream_timeout', `${work.agent.name} did not finish in time.`, {
      cause: error,
      retryable: false,
    });
  } finally {
    release?.();
    clock.stop();
  }
}

interface Clock {
  /** Fires when the time is up. */
  signal: AbortSignal;
  /** Stands still while somebody is asked. */
  hold(): void;
  goOn(): void;
  stop(): void;
}

function startClock(until: number): Clock {
  const controller = new AbortController();
  let left = until - Date.now();
  let since = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const goOn = (): void => {
    if (timer) return;
    since = Date.now();
    const ring = (): void => controller.abort(new DOMException('The time is up.', 'TimeoutError'));
    timer = setTimeout(ring, Math.max(1, left));
  };
  goOn();
  return {
    signal: controller.signal,
    goOn,
    hold() {
      if (!timer) return;
      clearTimeout(timer);
      timer = undefined;
      left -= Date.now() - since;
    },
    stop: () => clearTimeout(timer),
  };
}

function messageFor(execution: Execution, work: Delegation, signal: AbortSignal) {
  const { id, priority, path } = execution.task;
  const deadline = new Date(work.until).toISOString();
  return {
    text: work.text,
    ...(work.data ? { data: work.data } : {}),
    messageId: work.messageId,
    contextId: work.contextId,
    metadata: {
      [DELEGATION_EXTENSION]: { priority, deadline, parentTaskId: id, depth: path.length, path },
      stepId: work.stepId,
    },
    returnImmediately: true,
    signal,
  };
}

interface Following {
  deps: AgentDeps;
  execution: Execution;
  client: A2AClient;
  clock: Clock;
  work: Delegation;
  sent: Task;
  signal: AbortSignal;
}

/** A child that asks waits in the room, and its time stands still, until it goes on. */
async function onState(
  { deps, execution, client, clock, work }: Following,
  { task, event }: { task: Task; event: LoggedEvent },
): Promise<void> {
  if (!work.room) return;
  if (!isInterrupted(task.status.state)) {
    work.room.goesOn(task.id);
    return clock.goOn();
  }
  clock.hold();
  const paused = await handled(pausedChild({ deps, execution, client, work, task, event }));
  if (paused) work.room.paused(paused);
}

/** Reads the task's log to its end: the task as its events add up to, and how long it took by its own clock. */
async function follow(following: Following): Promise<{ task: Task; durationMs: number }> {
  const { client, work, sent, signal } = following;
  const artifacts = new Map<string, Artifact>();
  const relayed: Promise<void>[] = [];
  let task = sent;
  let first: number | undefined;
  let last = 0;
  for await (const event of client.subscribe(sent.id, { after: 0, signal })) {
    last = Date.parse(event.at) || Date.now();
    first ??= last;
    // Written in order without waiting for each: what comes together is written together.
    relayed.push(handled(work.onEvent(event, sent.id)));
    foldEvent(artifacts, event.event);
    task = afterEvent(task, event.event);
    if (stateOf(event.event) !== undefined) await onState(following, { task, event });
    if (isTerminal(task.status.state) || (isInterrupted(task.status.state) && !work.room)) break;
  }
  await Promise.all(relayed);
  signal.throwIfAborted();
  return {
    task: { ...task, artifacts: [...artifacts.values()] },
    durationMs: Math.max(0, last - (first ?? last)),
  };
}

/** A write into our own log that is awaited later: its failure is seen there, not as one that nobody handles. */
function handled<T>(written: Promise<T>): Promise<T> {
  const known = written.catch((cause: unknown) => {
    throw new OwnLogError('The log of the run could not be written.', { cause });
  });
  known.catch(() => undefined);
  return known;
}

function afterEvent(task: Task, event: TaskEvent): Task {
  if ('task' in event) return event.task;
  if (!('statusUpdate' in event)) return task;
  const { status, metadata } = event.statusUpdate;
  return { ...task, status, metadata: { ...task.metadata, ...metadata } };
}

const faultSchema = z.object({ code: z.string(), retryable: z.boolean().optional() });

function errorOf(task: Task): { error?: ParleyError } {
  const { state, message } = task.status;
  if (state === 'completed') return {};
  const said = textOf(message?.parts ?? []).trim();
  if (isInterrupted(state)) {
    return {
      error: new ParleyError(
        'upstream_failed',
        said || 'The agent asks for input that nobody here can give.',
        { retryable: false },
      ),
    };
  }
  if (!isTerminal(state))
    return { error: new ParleyError('upstream_failed', 'The agent stopped without an end.') };
  const fault = faultSchema.safeParse(task.metadata[ERROR_KEY]);
  const modelFailed = fault.success && fault.data.code === 'model_failed';
  return {
    error: new ParleyError(
      modelFailed ? 'model_failed' : 'upstream_failed',
      said || `The task was ${state}.`,
      {
        retryable: state === 'failed' && (fault.success ? (fault.data.retryable ?? false) : false),
      },
    ),
  };
}

/** A shutdown or a lost claim ends only our part; whoever continues finds the task again. */
function shouldCancel(execution: Execution, limit: AbortSignal): boolean {
  if (!execution.signal.aborted) return limit.aborted;
  const reason: unknown = execution.signal.reason;
  return isParleyError(reason, 'canceled') || isParleyError(reason, 'limit_reached');
}
