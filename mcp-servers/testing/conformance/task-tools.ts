import { setTimeout as sleep } from 'node:timers/promises';
import type { McpServer, ServerContext } from '@modelcontextprotocol/server';
import { logAudit } from '@parley/platform/audit/entry';
import { ParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { z } from 'zod';
import { type CallContext, defineTool, type ToolDefinition } from '../../define.ts';
import type { RoundState } from '../../kit/input/state.ts';
import type { Tasks } from '../../kit/tasks/tasks.ts';
import { prepareTool, registerTools } from '../../kit/tools.ts';
import { fixturePrincipals } from '../fixture.ts';

const OWNER = fixturePrincipals['root'] ?? { subject: 'root', scopes: ['*'], actors: [] };
const logger = silentLogger();
const output = z.object({ said: z.string() });
const yes = z.object({ confirm: z.boolean() });
const name = z.object({ name: z.string() });

type Run = (input: Record<string, unknown>, ctx: CallContext) => Promise<string>;

const job = (called: string, run: Run, more: Partial<ToolDefinition> = {}): ToolDefinition =>
  defineTool({
    name: called,
    title: called,
    description: 'A job of the conformance kit. Example: {}',
    input: z.looseObject({}),
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: [],
    timeoutMs: 120_000,
    cache: 'never',
    maxResultBytes: 10_000,
    task: 'optional',
    ...more,
    run: async (input, ctx) => ({ said: await run(input, ctx) }),
  });

const askName = async ({ askInput }: CallContext): Promise<string> => {
  const { user_name } = await askInput({ user_name: { message: 'Who are you?', fields: name } });
  return user_name.action === 'accept' ? user_name.content.name : 'nobody';
};

const TOOLS: ToolDefinition[] = [
  job('slow_compute', async ({ seconds, label }, { signal }) => {
    await sleep(Number(seconds ?? 0) * 1_000, undefined, { signal });
    return `${label} computed`;
  }),
  job(
    'failing_job',
    async () => {
      throw new ParleyError('upstream_failed', 'This job fails.');
    },
    { task: 'required' },
  ),
  job('protocol_error_job', async () => {
    throw new TypeError('a fault of our own');
  }),
  job('confirm_delete', async ({ filename }, { askInput }) => {
    const { sure } = await askInput({ sure: { message: `Delete ${filename}?`, fields: yes } });
    return sure.action === 'accept' && sure.content.confirm
      ? `${filename} is deleted`
      : `${filename} is kept`;
  }),
  job('multi_input', async (_input, { askInput }) => {
    const { who, sure } = await askInput({
      who: { message: 'Who are you?', fields: name },
      sure: { message: 'Are you sure?', fields: yes },
    });
    return `${who.action} and ${sure.action}`;
  }),
  job('test_tool_with_task', async (_input, ctx) => `Hello, ${await askName(ctx)}!`, {
    task: 'required',
    askFirst: (_input, ctx) => askName(ctx),
  }),
];
const PREPARED = TOOLS.map(prepareTool);

/** Tools whose calls may go on as tasks, as every server of ours serves them; and one that answers with bare text. */
export function registerTaskTools(
  mcp: McpServer,
  { tasks, rounds }: { tasks: Tasks; rounds: RoundState },
): void {
  mcp.registerTool('greet', { description: 'Greets.', inputSchema: name }, async (who) => ({
    content: [{ type: 'text', text: `Hello, ${who.name}!` }],
  }));
  const audit = logAudit(logger);
  const { list, call } = handlersOf(mcp);
  registerTools(mcp, PREPARED, { server: 'conformance', principal: OWNER, logger, audit, tasks, rounds });
  const own = handlersOf(mcp).call;
  const isOwn = (called: unknown): boolean => TOOLS.some((tool) => tool.name === called);
  const handlers = requestHandlers(mcp);
  handlers.set('tools/list', list);
  handlers.set('tools/call', (request, ctx) => (isOwn(request.params?.name) ? own : call)(request, ctx));
}

type Handler = (request: { params?: { name?: string } }, ctx: ServerContext) => Promise<unknown>;

/** The kit answers for all tools of a server; here others stand beside them, which only the SDK knows. */
function requestHandlers(mcp: McpServer): Map<string, Handler> {
  return (mcp.server as unknown as { _requestHandlers: Map<string, Handler> })._requestHandlers;
}

function handlersOf(mcp: McpServer): { list: Handler; call: Handler } {
  const of = (method: string): Handler =>
    requestHandlers(mcp).get(method) ?? (() => Promise.reject(new TypeError(`nobody serves ${method}`)));
  return { list: of('tools/list'), call: of('tools/call') };
}
