import {
  CLIENT_CAPABILITIES_META_KEY,
  fromJsonSchema,
  type McpServer,
  MissingRequiredClientCapabilityError,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { isAnswer } from '../input/ask.ts';
import { RENEW_EVERY_MS, type StoredTask, TTL_MS } from './store.ts';
import type { GoOn, Tasks } from './tasks.ts';

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

/** Serves `tasks/get`, `tasks/update` and `tasks/cancel` to the owner of a task; `goOn` finds what to go on with. */
export function serveTasks(
  mcp: McpServer,
  tasks: Tasks,
  { owner, goOn }: { owner: string; goOn(ctx: ServerContext): GoOn },
): void {
  mcp.server.registerCapabilities({ extensions: { [TASKS_EXTENSION]: {} } });
  const schemas = { params: taskParams, result: ended };
  mcp.server.setRequestHandler('tasks/get', schemas, async ({ taskId }, ctx) => {
    demand(ctx);
    const task = (await tasks.get(taskId, owner)) ?? unknown(taskId);
    return {
      resultType: 'complete' as const,
      ...taskOf(task),
      ...(task.status === 'completed' ? { result: task.result } : {}),
      ...(task.status === 'input_required' ? { inputRequests: task.input_requests } : {}),
      ...(task.status === 'failed' ? { error: task.error } : {}),
    };
  });
  mcp.server.setRequestHandler('tasks/update', schemas, async ({ taskId }, ctx) => {
    demand(ctx);
    const given = ctx.mcpReq.inputResponses ?? {};
    if (!(await tasks.answer(taskId, owner, (open) => fitting(open, given), goOn(ctx)))) unknown(taskId);
    return { resultType: 'complete' as const };
  });
  mcp.server.setRequestHandler('tasks/cancel', schemas, async ({ taskId }, ctx) => {
    demand(ctx);
    if (!(await tasks.cancel(taskId, owner))) unknown(taskId);
    return { resultType: 'complete' as const };
  });
}

/** What is said to open questions. What was not asked, or is answered already, is passed over. */
function fitting(open: Record<string, unknown>, given: Record<string, unknown>): Record<string, unknown> {
  const answers = Object.entries(given).filter(([key]) => Object.hasOwn(open, key));
  for (const [key, answer] of answers) {
    if (isAnswer(answer) && isOfForm(open[key], answer)) continue;
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      `The answer to "${key}" does not fit its question.`,
    );
  }
  return Object.fromEntries(answers);
}

function isOfForm(request: unknown, answer: unknown): boolean {
  const { action, content } = answer as { action: string; content?: unknown };
  const { requestedSchema } = (request as { params: { requestedSchema: object } }).params;
  if (action !== 'accept') return true;
  const checked = fromJsonSchema(requestedSchema)['~standard'].validate(content ?? {});
  return 'value' in checked;
}

/** Refuses a call that can only be answered by a task. */
export function demand(ctx: ServerContext): void {
  if (takesTasks(ctx)) return;
  throw new MissingRequiredClientCapabilityError({
    requiredCapabilities: { extensions: { [TASKS_EXTENSION]: {} } },
  });
}

function unknown(taskId: string): never {
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no task "${taskId.slice(0, 100)}".`);
}
