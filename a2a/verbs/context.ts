import type { Principal } from '@parley/platform/identity/principal';
import type { Approvals } from '../approvals.ts';
import type { Elsewhere } from '../elsewhere.ts';
import { taskNotFound } from '../protocol/errors.ts';
import type { ProtocolVersion } from '../protocol/version.ts';
import type { StoredTask } from '../store/rows.ts';
import type { TaskStore } from '../store.ts';
import { isTerminal, type LoggedEvent, type Task } from '../task-types.ts';
import type { WakeUp } from '../worker/queue.ts';
import type { AdmissionLimits } from './admission.ts';
import type { PushConfigs } from './push-configs.ts';

/** What every verb works with. */
export interface VerbDeps {
  agent: string;
  store: TaskStore;
  wakeUp: WakeUp;
  /** Decisions that callers send; missing where nothing is asked. */
  approvals?: Pick<Approvals, 'find' | 'decide'> | undefined;
  /** Tasks of other installations that tasks here wait for; none when missing. */
  elsewhere?: Pick<Elsewhere, 'cancel'> | undefined;
  /** How much work it takes; any when missing. */
  limits?: AdmissionLimits | undefined;
  /** Media types that the agent takes. */
  inputModes: readonly string[];
  /** Callers may use a message's id again for another message. */
  reuseIds?: boolean | undefined;
  /** Callbacks; missing when they are off. */
  push?: PushConfigs | undefined;
}

/** Who calls, and how; the same for every binding. */
export interface Call {
  principal: Principal;
  version: ProtocolVersion;
  /** Extensions that the caller asked for. */
  extensions: ReadonlySet<string>;
  /** Cursor of a stream: the last event that the caller has. */
  after?: number | undefined;
  /** The caller has left, or the server is going down. */
  signal: AbortSignal;
}

/** A task and its events as they come. */
export interface EventStream {
  task: { id: string; contextId: string };
  events: AsyncIterable<LoggedEvent>;
}

/** The caller's own task. Somebody else's looks like none. */
export async function ownTask(deps: VerbDeps, id: string, call: Call): Promise<StoredTask> {
  const task = await deps.store.find({ agent: deps.agent, owner: call.principal.subject, id });
  if (!task) throw taskNotFound();
  return task;
}

export function idsOf(task: StoredTask): EventStream['task'] {
  return { id: task.id, contextId: task.context_id };
}

/** The whole task as the first line of a stream; what follows has higher numbers. */
export function snapshotEvent(task: Task): LoggedEvent {
  return { seq: task.lastSeq ?? 0, at: task.status.at, event: { task } };
}

export function isOver(task: Pick<StoredTask, 'state'>): boolean {
  return isTerminal(task.state);
}
