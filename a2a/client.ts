import { ParleyError } from '@parley/platform/errors';
import type { AgentCard } from './card-types.ts';
import type { LoggedEvent, Metadata, Task, TaskState } from './task-types.ts';

export interface A2AClientOptions {
  /** Base URL of the agent. */
  url: string;
  /** Called for every request; short-lived tokens are made here. */
  token?: () => Promise<string | undefined>;
  fetch?: typeof fetch;
  /** Time limit of a request that is not a stream and does not wait for a task; 10 s. */
  timeoutMs?: number;
}

export interface SendInput {
  text?: string;
  data?: unknown;
  /** The peer's idempotency key: the same id finds the same task. */
  messageId: string;
  contextId?: string;
  taskId?: string;
  metadata?: Metadata;
  /** Answer as soon as the task is accepted; default true. */
  returnImmediately?: boolean;
  signal?: AbortSignal;
}

export interface ListInput {
  contextId?: string;
  status?: TaskState;
  pageSize?: number;
  pageToken?: string;
  includeArtifacts?: boolean;
  historyLength?: number;
  statusTimestampAfter?: string;
  signal?: AbortSignal;
}

export interface TaskPage {
  tasks: Task[];
  nextPageToken: string;
  totalSize: number;
}

export interface A2AClient {
  readonly url: string;
  card(signal?: AbortSignal): Promise<AgentCard>;
  send(input: SendInput): Promise<Task>;
  get(id: string, options?: { historyLength?: number; signal?: AbortSignal }): Promise<Task>;
  list(input?: ListInput): Promise<TaskPage>;
  /** Asks for cancellation; returns the task as it is afterwards. */
  cancel(id: string, signal?: AbortSignal): Promise<Task>;
  /**
   * The task's events after `after`, in order and without gaps, until its terminal state. Cut
   * connections are taken up again.
   */
  subscribe(id: string, options: { after?: number; signal: AbortSignal }): AsyncIterable<LoggedEvent>;
  close(): Promise<void>;
}

/** A client for one A2A agent, ours or anybody's. */
export function createA2AClient(options: A2AClientOptions): A2AClient {
  throw new ParleyError('unavailable', `no client for ${options.url} yet`);
}
