import { ParleyError } from '@parley/platform/errors';
import { patiently, withTimeout } from '@parley/platform/resilience';
import type { AgentCard } from './card-types.ts';
import { type AgentEndpoint, endpointOf, fetchCard } from './client/card-reader.ts';
import { subscribe } from './client/subscribe.ts';
import { createTransport, type Endpoint } from './client/transport.ts';
import {
  listReplySchema,
  parseReply,
  sendReplySchema,
  taskOfMessage,
  taskReplySchema,
  toMessage,
  toTask,
} from './protocol/replies.ts';
import { WIRE_STATES } from './protocol/states.ts';
import {
  isInterrupted,
  isTerminal,
  type LoggedEvent,
  type Metadata,
  stateOf,
  type Task,
  type TaskState,
} from './task-types.ts';

export interface A2AClientOptions {
  /** Base URL of the agent. */
  url: string;
  /** Called for every request; short-lived tokens are made here. */
  token?: () => Promise<string | undefined>;
  fetch?: typeof fetch;
  /** Reads the card where it must be looked at who signed it; fetched as it is when missing. */
  readCard?: ((signal: AbortSignal) => Promise<AgentCard>) | undefined;
  /** Time limit of a request that is not a stream and does not wait for a task; 10 s. */
  timeoutMs?: number;
  /** How long a send that is turned away for now is tried again, when the agent says; 60 s. */
  patienceMs?: number;
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

const TIMEOUT_MS = 10_000;
const PATIENCE_MS = 60_000;
/** Agents may take their time to stop what they do. */
const CANCEL_TIMEOUT_MS = 20_000;

/** A client for one A2A agent, ours or anybody's, over JSON-RPC: protocol 1.0, or 0.3 where nothing else is spoken. */
export function createA2AClient(options: A2AClientOptions): A2AClient {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const doFetch = options.fetch ?? fetch;
  const address = createAddress({ ...options, fetch: doFetch, timeoutMs });
  const tenant = (): object => address.tenant();
  const transport = createTransport({ fetch: doFetch, token: options.token, endpoint: address.endpoint });
  const call = (method: string, params: object, limit: { ms: number; signal?: AbortSignal | undefined }) =>
    withTimeout(
      limit.ms,
      async (signal) => {
        // Before the parameters: the card says which tenant they name.
        await address.endpoint(signal);
        return transport.call({ method, params: { ...tenant(), ...params }, signal });
      },
      limit.signal,
    );
  const get: A2AClient['get'] = async (id, { historyLength, signal } = {}) => {
    const params = { id, ...(historyLength === undefined ? {} : { historyLength }) };
    const reply = await call('GetTask', params, { ms: timeoutMs, signal });
    return toTask(parseReply(taskReplySchema, reply, "The agent's task"));
  };
  const follow: A2AClient['subscribe'] = (id, { after, signal }) =>
    subscribe({ transport, tenant, get: (taskId, s) => get(taskId, { signal: s }) }, id, {
      ...(after === undefined ? {} : { after }),
      signal,
    });

  return {
    url: options.url,
    card: address.card,
    get,
    subscribe: follow,
    async send(input) {
      const limit = { ms: timeoutMs, signal: input.signal };
      const patience = { ms: options.patienceMs ?? PATIENCE_MS, signal: input.signal };
      const reply = await patiently(patience, () => call('SendMessage', sendParams(input), limit));
      const task = sentTask(reply);
      if (input.returnImmediately !== false || isSettled(task) || task.id === '') return task;
      const signal = input.signal ?? new AbortController().signal;
      // What lies before this turn has been settled already.
      const cursor = task.lastSeq === undefined ? {} : { after: task.lastSeq };
      await untilSettled(follow(task.id, { ...cursor, signal }));
      return get(task.id, { ...(input.signal ? { signal: input.signal } : {}) });
    },
    async list({ signal, ...input } = {}) {
      const reply = await call('ListTasks', listParams(input), { ms: timeoutMs, signal });
      const page = parseReply(listReplySchema, reply, "The agent's list of tasks");
      const tasks = (page.tasks ?? []).map(toTask);
      return { tasks, nextPageToken: page.nextPageToken ?? '', totalSize: page.totalSize ?? tasks.length };
    },
    async cancel(id, signal) {
      const reply = await call('CancelTask', { id }, { ms: CANCEL_TIMEOUT_MS, signal });
      return toTask(parseReply(taskReplySchema, reply, "The agent's task"));
    },
    close: async () => undefined,
  };
}

interface Address {
  card(signal?: AbortSignal): Promise<AgentCard>;
  endpoint(signal: AbortSignal): Promise<Endpoint>;
  tenant(): { tenant?: string };
}

/** Where the agent takes requests: read from its card once, and again after a failure to read it. */
function createAddress(
  options: Required<Pick<A2AClientOptions, 'url' | 'fetch' | 'timeoutMs'>> &
    Pick<A2AClientOptions, 'readCard'>,
): Address {
  let found: AgentEndpoint | undefined;
  const read = async (signal?: AbortSignal): Promise<AgentCard> => {
    const { readCard, url, fetch: doFetch, timeoutMs } = options;
    const card = readCard
      ? await withTimeout(timeoutMs, readCard, signal)
      : (await fetchCard({ url, fetch: doFetch, timeoutMs, signal })).card;
    if (!card) throw new ParleyError('upstream_failed', `The agent at ${options.url} sent no card.`);
    found = endpointOf(card, options.url);
    return card;
  };
  return {
    card: read,
    async endpoint(signal) {
      if (!found) await read(signal);
      return found ?? { url: options.url, version: '1.0' };
    },
    tenant: () => (found?.tenant ? { tenant: found.tenant } : {}),
  };
}

function sendParams(input: SendInput): object {
  const parts: object[] = [];
  if (input.text !== undefined) parts.push({ text: input.text });
  if (input.data !== undefined) parts.push({ data: input.data });
  const message = {
    messageId: input.messageId,
    role: 'ROLE_USER',
    parts,
    ...(input.contextId ? { contextId: input.contextId } : {}),
    ...(input.taskId ? { taskId: input.taskId } : {}),
  };
  return {
    message,
    // Waiting is done by following the log: it outlives a cut connection.
    configuration: { returnImmediately: true },
    ...(input.metadata ? { metadata: input.metadata } : {}),
  };
}

function listParams({ status, ...rest }: Omit<ListInput, 'signal'>): object {
  return { ...rest, ...(status ? { status: WIRE_STATES[status] } : {}) };
}

function sentTask(reply: unknown): Task {
  const sent = parseReply(sendReplySchema, reply, "The agent's answer");
  if ('task' in sent) return toTask((sent as { task: Parameters<typeof toTask>[0] }).task);
  return taskOfMessage(toMessage((sent as { message: Parameters<typeof toMessage>[0] }).message));
}

function isSettled(task: Task): boolean {
  return isTerminal(task.status.state) || isInterrupted(task.status.state);
}

async function untilSettled(events: AsyncIterable<LoggedEvent>): Promise<void> {
  for await (const { event } of events) {
    const state = stateOf(event);
    if (state !== undefined && isInterrupted(state)) return;
  }
}
