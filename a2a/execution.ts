import type { Principal } from '@parley/platform/identity/principal';
import type { Activity } from './activity.ts';
import type { Leaf } from './cancellation.ts';
import type { Wait } from './store/pause.ts';
import type { LoggedEvent, Message, Metadata, Part, Priority } from './task-types.ts';

/** What an executor is told about its task. */
export interface TaskInfo {
  id: string;
  contextId: string;
  agent: string;
  createdAt: Date;
  priority: Priority;
  deadline?: Date;
  parentTaskId?: string;
  /** How many delegations lie between the first caller and this task. */
  depth: number;
  /** The agents through which the work has come, this one last. */
  path: readonly string[];
  metadata: Metadata;
  /** How long it has waited for others; its time limits stood still meanwhile. */
  pausedMs: number;
}

/** One finished exchange of a conversation. */
export interface Turn {
  taskId: string;
  question: string;
  answer: string;
  at: string;
}

/** Something that an executor says while it works. */
export type Publication =
  | { kind: 'activity'; activity: Activity }
  | {
      kind: 'artifact';
      artifactId: string;
      name?: string;
      text?: string;
      data?: unknown;
      /** Anything else, for example files; after text and data. */
      parts?: Part[];
      append?: boolean;
      lastChunk?: boolean;
      metadata?: Metadata;
    };

/**
 * Metadata key of an outcome whose message is the whole answer (value `message`): who waits for it
 * gets the message and no task.
 */
export const REPLY_KEY = 'urn:parley:a2a:reply:v1';

/** How an executor ends. `completed` needs no message: the result is in the artifacts. */
export interface Outcome {
  state: 'completed' | 'failed' | 'rejected' | 'input-required' | 'auth-required';
  message?: string;
  metadata?: Metadata;
  /** With `input-required` or `auth-required`: the task goes on by itself as soon as one of these has come. */
  waits?: Wait[];
}

/** What an executor has under way, so that a cancellation can say what became of it. */
export interface Leaves {
  /**
   * Does a piece of work that heeds the signal: it is not begun once the signal has fired. `became` says more of it
   * than its end does, for example what a delegated task had under way itself.
   */
  track<T>(
    leaf: Pick<Leaf, 'kind' | 'id' | 'name'>,
    work: (became: (leaf: Partial<Leaf>, below?: readonly Leaf[]) => void) => Promise<T>,
  ): Promise<T>;
  /** Says what became of work that goes on by itself, such as a job at a tool's server. */
  report(leaves: readonly Leaf[]): void;
}

/** Everything that an executor gets for one claim of one task. */
export interface Execution {
  task: TaskInfo;
  /** Text of the newest user message. */
  text: string;
  /** The data parts of the newest user message, merged. */
  data: Record<string, unknown>;
  /** All turns of this task, oldest first (more than one after input-required). */
  messages: Message[];
  principal: Principal;
  /** Aborted by cancellation, deadline, loss of the claim and shutdown. */
  signal: AbortSignal;
  epoch: number;
  /** 1 for the first run; higher after a retry or the death of a worker. */
  attempt: number;
  /**
   * Appends to the task's log. With a key, a second publication of the same key is a no-op, so that
   * a step repeated after a crash does not say things twice.
   */
  publish(publication: Publication, options?: { key?: string }): Promise<void>;
  /** Models, tools and other agents are called through this. */
  leaves: Leaves;
  /** Earlier finished tasks of this context and owner, oldest first. */
  thread(limit: number): Promise<Turn[]>;
  /** The log so far, from after `after`. */
  events(after?: number): Promise<LoggedEvent[]>;
  /** The log of another task of this agent and owner; undefined when there is none. */
  earlier(taskId: string): Promise<LoggedEvent[] | undefined>;
}

/**
 * An agent's work. It may be called again for the same task after a crash or a shutdown: it continues
 * from its own checkpoint. It throws a ParleyError; retryable ones are tried again.
 */
export type Executor = (execution: Execution) => Promise<Outcome>;
