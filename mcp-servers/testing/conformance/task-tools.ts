import { setTimeout as sleep } from 'node:timers/promises';
import {
  acceptedContent,
  type CallToolResult,
  inputRequired,
  type McpServer,
  MissingRequiredClientCapabilityError,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { logAudit } from '@parley/platform/audit/entry';
import { ParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { z } from 'zod';
import { defineTool, type ToolDefinition } from '../../define.ts';
import { created, serveTasks, TASKS_EXTENSION, takesTasks } from '../../kit/tasks/protocol.ts';
import type { Tasks } from '../../kit/tasks/tasks.ts';
import { fixturePrincipals } from '../fixture.ts';

const OWNER = fixturePrincipals['root'] ?? { subject: 'root', scopes: ['*'], actors: [] };
const logger = silentLogger();
const output = z.object({ said: z.string() });

const job = (
  name: string,
  run: (input: Record<string, unknown>, signal: AbortSignal) => Promise<string>,
): ToolDefinition =>
  defineTool({
    name,
    title: name,
    description: 'A job of the conformance kit. Example: {}',
    input: z.looseObject({}),
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: [],
    timeoutMs: 120_000,
    cache: 'never',
    maxResultBytes: 10_000,
    task: 'optional',
    run: async (input, { signal }) => ({ said: await run(input, signal) }),
  });

const slow = job('slow_compute', async ({ seconds, label }, signal) => {
  await sleep(Number(seconds ?? 0) * 1_000, undefined, { signal });
  return `${label} computed`;
});
const failing = job('failing_job', async () => {
  throw new ParleyError('upstream_failed', 'This job fails.');
});
const broken = job('protocol_error_job', async () => {
  throw new TypeError('a fault of our own');
});
const deleting = job('confirm_delete', async ({ filename }) => `${filename} is kept`);

/** Tools whose calls may go on as tasks, by the kit's own store; one that gives nothing but a task. */
export function registerTaskTools(mcp: McpServer, tasks: Tasks): void {
  const begin = async (tool: ToolDefinition, args: unknown, ctx: ServerContext): Promise<CallToolResult> => {
    const call = { principal: OWNER, logger, audit: logAudit(logger), mcp: ctx, args };
    return created(await tasks.begin(tool, call)) as unknown as CallToolResult;
  };
  mcp.registerTool(
    'greet',
    { description: 'Greets.', inputSchema: z.object({ name: z.string() }) },
    async ({ name }) => ({
      content: [{ type: 'text', text: `Hello, ${name}!` }],
    }),
  );
  for (const tool of [slow, failing, broken, deleting]) {
    mcp.registerTool(
      tool.name,
      { description: tool.description, inputSchema: z.looseObject({}) },
      async (args, ctx) =>
        takesTasks(ctx) ? begin(tool, args, ctx) : { content: [{ type: 'text', text: 'done at once' }] },
    );
  }
  mcp.registerTool(
    'test_tool_with_task',
    { description: 'Asks first, then goes on as a task.', inputSchema: z.object({}) },
    async (_args, ctx) => {
      const name = acceptedContent<{ name: string }>(ctx.mcpReq.inputResponses, 'user_name')?.name;
      if (name) return begin(slow, { seconds: 0, label: name }, ctx);
      const requestedSchema = {
        type: 'object' as const,
        properties: { name: { type: 'string' as const } },
        required: ['name'],
      };
      return inputRequired({
        inputRequests: { user_name: inputRequired.elicit({ message: 'Who are you?', requestedSchema }) },
      });
    },
  );
  serveTasks(mcp, tasks, OWNER.subject);
  demandTasksFor(mcp, failing.name);
}

type Handler = (request: { params?: { name?: string } }, ctx: ServerContext) => Promise<unknown>;

/** The SDK makes an error of a tool into a result; this one must be an error of the request. */
function demandTasksFor(mcp: McpServer, name: string): void {
  const handlers = (mcp.server as unknown as { _requestHandlers: Map<string, Handler> })._requestHandlers;
  const call = handlers.get('tools/call');
  handlers.set('tools/call', async (request, ctx) => {
    if (request.params?.name === name && !takesTasks(ctx)) {
      throw new MissingRequiredClientCapabilityError({
        requiredCapabilities: { extensions: { [TASKS_EXTENSION]: {} } },
      });
    }
    return call?.(request, ctx);
  });
}
