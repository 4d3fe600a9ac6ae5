import { setInterval } from 'node:timers';
import type { CallToolResult, ServerContext } from '@modelcontextprotocol/server';
import type { Database } from '@parley/platform/database';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import type { ToolDefinition } from '../../define.ts';
import { callTool, isQuestions, type ToolCall } from '../call-tool.ts';
import { type Answers, createTaskStore, RENEW_EVERY_MS, type StoredTask } from './store.ts';

/** Calls that go on behind the request that began them; their clients ask how far they are. */
export interface Tasks {
  begin(tool: ToolDefinition, call: ToolCall): Promise<StoredTask>;
  /** Takes answers of its owner, and goes on when nothing is open any more; false when there is no such task. */
  answer(id: string, owner: string, answers: Answers, goOn: GoOn): Promise<boolean>;
  get(id: string, owner: string): Promise<StoredTask | undefined>;
  /** Ends it when it works, wherever it does; false when there is no such task of this owner. */
  cancel(id: string, owner: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The tool of a task and a call of it in the name of whoever has just answered. */
export type GoOn = (task: StoredTask) => { tool: ToolDefinition; call: ToolCall } | undefined;

export interface TasksOptions {
  database: Database;
  server: string;
  logger: Logger;
}

/** Longest that a call may take as a task. */
const TASK_TIMEOUT_MS = 570_000;

export function createTasks({ database, server, logger }: TasksOptions): Tasks {
  const store = createTaskStore(database, server);
  const running = new Map<string, { stop: AbortController; done: Promise<void> }>();
  const timer = setInterval(() => void renew(), RENEW_EVERY_MS).unref();

  /** Another process may have cancelled a task that runs here. */
  async function renew(): Promise<void> {
    const mine = [...running.keys()];
    const wanted = await store.renew(mine).catch((error: unknown) => {
      logger.warn({ err: toParleyError(error) }, 'the leases of tasks could not be renewed');
      return mine;
    });
    for (const id of mine) if (!wanted.includes(id)) stop(id);
  }

  function stop(id: string): void {
    running.get(id)?.stop.abort(new ParleyError('canceled', 'The task was cancelled.'));
  }

  async function run(task: StoredTask, tool: ToolDefinition, call: ToolCall) {
    const { signal } = running.get(task.id)?.stop ?? new AbortController();
    const mcp = detached(call.mcp, {
      signal,
      note: (message) => store.note(task.id, message).catch(() => undefined),
    });
    const result = await callTool(
      server,
      { ...tool, timeoutMs: TASK_TIMEOUT_MS },
      { ...call, mcp, background: true, answers: task.input_responses },
    );
    if (isQuestions(result)) return store.ask(task.id, result.asks);
    const failure = internalFailure(result);
    await store.end(task.id, failure ?? { status: 'completed', result });
  }

  function start(task: StoredTask, tool: ToolDefinition, call: ToolCall): void {
    const entry = { stop: new AbortController(), done: Promise.resolve() };
    running.set(task.id, entry);
    entry.done = run(task, tool, call)
      .catch((error: unknown) => logger.error({ err: error, tool: tool.name }, 'a task could not be ended'))
      .finally(() => running.get(task.id) === entry && running.delete(task.id));
  }

  return {
    async begin(tool, call) {
      const { principal, args, answers = {} } = call;
      const task = await store.create(principal.subject, { tool: tool.name, args, input_responses: answers });
      start(task, tool, call);
      return task;
    },
    async answer(id, owner, answers, goOn) {
      const answered = await store.answer(id, owner, answers);
      if (!answered) return false;
      if (!answered.resumed) return true;
      const next = goOn(answered.task);
      if (next) start(answered.task, next.tool, next.call);
      else await store.end(id, { status: 'failed', error: { code: -32601, message: 'The tool is gone.' } });
      return true;
    },
    get: store.get,
    async cancel(id, owner) {
      const task = await store.get(id, owner);
      if (!task) return false;
      await store.end(id, { status: 'cancelled' });
      stop(task.id);
      return true;
    },
    async close() {
      clearInterval(timer);
      const left = [...running.values()];
      for (const { stop } of left)
        stop.abort(new ParleyError('unavailable', 'The server is going down. Call the tool again.'));
      await Promise.all(left.map(({ done }) => done));
    },
  };
}

/** The request's context without the request: it is answered, and its end is not the end of the work. */
function detached(
  mcp: ServerContext,
  own: { signal: AbortSignal; note(message: string): Promise<void> },
): ServerContext {
  const notify: ServerContext['mcpReq']['notify'] = async ({ params }) => {
    const message = (params as { message?: unknown } | undefined)?.message;
    if (typeof message === 'string') await own.note(message);
  };
  const _meta = { ...mcp.mcpReq._meta, progressToken: 'task' };
  return { ...mcp, mcpReq: { ...mcp.mcpReq, _meta, signal: own.signal, notify } };
}

/** What a tool says is a result, also that it failed; a fault of our own is a failure of the request. */
function internalFailure({ isError, content }: CallToolResult) {
  if (!isError) return undefined;
  const [part] = content;
  const said = part?.type === 'text' ? (JSON.parse(part.text) as { code?: string; error?: string }) : {};
  if (said.code !== 'internal') return undefined;
  return {
    status: 'failed' as const,
    error: { code: -32603, message: said.error ?? 'The tool failed.' },
  };
}
