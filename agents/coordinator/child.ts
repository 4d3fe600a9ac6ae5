import { DELEGATION_EXTENSION } from '@parley/a2a/card-types';
import type { A2AClient } from '@parley/a2a/client';
import type { Execution } from '@parley/a2a/execution';
import type { KnownAgent } from '@parley/a2a/registry';
import {
  isInterrupted,
  isTerminal,
  type LoggedEvent,
  stateOf,
  type Task,
  textOf,
} from '@parley/a2a/task-types';
import { isParleyError, ParleyError, toParleyError } from '@parley/platform/errors';
import { retry } from '@parley/platform/resilience';
import { z } from 'zod';
import type { AgentDeps } from '../define.ts';
import { ERROR_KEY } from '../failure.ts';

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
  onAccepted?: (taskId: string) => Promise<void>;
  onEvent: (event: LoggedEvent, taskId: string) => Promise<void>;
}

export interface ChildOutcome {
  task: Task;
  durationMs: number;
  /** Set unless the task was completed. */
  error?: ParleyError;
}

const SEND = { attempts: 5, baseMs: 200, maxMs: 3_000 };
const CANCEL_TIMEOUT_MS = 2_000;

/** Gives the work to the agent, follows its log to the end and returns the finished task. */
export async function runChild(
  deps: AgentDeps,
  execution: Execution,
  work: Delegation,
): Promise<ChildOutcome> {
  const limit = AbortSignal.timeout(Math.max(1, work.until - Date.now()));
  const signal = AbortSignal.any([execution.signal, limit]);
  const client = deps.connect(work.agent, execution.principal);
  let task: Task | undefined;
  try {
    task = await retry({ ...SEND, signal }, () => client.send(messageFor(execution, work, signal)));
    await work.onAccepted?.(task.id);
    const span = await follow(client, { work, taskId: task.id, signal });
    task = await client.get(task.id, { signal });
    return { task, durationMs: span, ...errorOf(task) };
  } catch (error) {
    if (task && shouldCancel(execution, limit)) await cancel(client, task.id);
    if (execution.signal.aborted) throw execution.signal.reason;
    if (!limit.aborted) throw error;
    throw new ParleyError('upstream_timeout', `${work.agent.name} did not finish in time.`, {
      cause: error,
      retryable: false,
    });
  } finally {
    await client.close();
  }
}

function messageFor(execution: Execution, work: Delegation, signal: AbortSignal) {
  const { id, priority, depth } = execution.task;
  const deadline = new Date(work.until).toISOString();
  return {
    text: work.text,
    ...(work.data ? { data: work.data } : {}),
    messageId: work.messageId,
    contextId: work.contextId,
    metadata: {
      [DELEGATION_EXTENSION]: { priority, deadline, parentTaskId: id, depth: depth + 1 },
      stepId: work.stepId,
    },
    returnImmediately: true,
    signal,
  };
}

/** Reads the task's log to its end; how long the task took, by its own clock. */
async function follow(
  client: A2AClient,
  { work, taskId, signal }: { work: Delegation; taskId: string; signal: AbortSignal },
): Promise<number> {
  let first: number | undefined;
  let last = 0;
  for await (const event of client.subscribe(taskId, { after: 0, signal })) {
    last = Date.parse(event.at) || Date.now();
    first ??= last;
    await work.onEvent(event, taskId);
    const state = stateOf(event.event);
    if (state && (isTerminal(state) || isInterrupted(state))) break;
  }
  signal.throwIfAborted();
  return Math.max(0, last - (first ?? last));
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

async function cancel(client: A2AClient, taskId: string): Promise<void> {
  try {
    await client.cancel(taskId, AbortSignal.timeout(CANCEL_TIMEOUT_MS));
  } catch (error) {
    // It may have ended meanwhile, or its agent is away; its own deadline ends it then.
    toParleyError(error);
  }
}
