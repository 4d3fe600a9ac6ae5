import {
  CLIENT_CAPABILITIES_META_KEY,
  type McpServer,
  MissingRequiredClientCapabilityError,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { RENEW_EVERY_MS, type StoredTask, TTL_MS } from './store.ts';
import type { Tasks } from './tasks.ts';

/** The extension of SEP-2663: a call may be answered by a task that the client asks about. */
export const TASKS_EXTENSION = 'io.modelcontextprotocol/tasks';

const POLL_EVERY_MS = 1_000;
const ended = z.looseObject({ resultType: z.literal('complete') });
const taskParams = z.looseObject({ taskId: z.string() });

/** Whether this request comes from a client that knows what to do with a task. */
export function takesTasks(ctx: ServerContext): boolean {
  const { envelope, _meta } = ctx.mcpReq as { envelope?: object; _meta?: object };
  const declared = { ..._meta, ...envelope }[CLIENT_CAPABILITIES_META_KEY as never] as
    | { extensions?: Record<string, unknown> }
    | undefined;
  return declared?.extensions?.[TASKS_EXTENSION] !== undefined;
}

/** The task as it is told at its creation. */
export function created(task: StoredTask): Record<string, unknown> {
  return { resultType: 'task', ...taskOf(task) };
}

function taskOf(task: StoredTask): Record<string, unknown> {
  return {
    taskId: task.id,
    status: task.status,
    ...(task.message ? { statusMessage: task.message } : {}),
    createdAt: task.created_at.toISOString(),
    lastUpdatedAt: task.updated_at.toISOString(),
    ttlMs: TTL_MS,
    pollIntervalMs: Math.min(POLL_EVERY_MS, RENEW_EVERY_MS),
  };
}

/** Serves `tasks/get`, `tasks/update` and `tasks/cancel` to the owner of a task. */
export function serveTasks(mcp: McpServer, tasks: Tasks, owner: string): void {
  mcp.server.registerCapabilities({ extensions: { [TASKS_EXTENSION]: {} } });
  const schemas = { params: taskParams, result: ended };
  mcp.server.setRequestHandler('tasks/get', schemas, async ({ taskId }, ctx) => {
    demand(ctx);
    const task = (await tasks.get(taskId, owner)) ?? unknown(taskId);
    return {
      resultType: 'complete' as const,
      ...taskOf(task),
      ...(task.status === 'completed' ? { result: task.result } : {}),
      ...(task.status === 'failed' ? { error: task.error } : {}),
    };
  });
  // No tool of ours asks its client for anything, so there is nothing that an answer could belong to.
  mcp.server.setRequestHandler('tasks/update', schemas, async ({ taskId }, ctx) => {
    demand(ctx);
    if (!(await tasks.get(taskId, owner))) unknown(taskId);
    return { resultType: 'complete' as const };
  });
  mcp.server.setRequestHandler('tasks/cancel', schemas, async ({ taskId }, ctx) => {
    demand(ctx);
    if (!(await tasks.cancel(taskId, owner))) unknown(taskId);
    return { resultType: 'complete' as const };
  });
}

function demand(ctx: ServerContext): void {
  if (takesTasks(ctx)) return;
  throw new MissingRequiredClientCapabilityError({
    requiredCapabilities: { extensions: { [TASKS_EXTENSION]: {} } },
  });
}

function unknown(taskId: string): never {
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no task "${taskId.slice(0, 100)}".`);
}
