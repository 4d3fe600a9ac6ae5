import {
  type CallToolResult,
  type InputRequiredResult,
  inputRequired,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ScopeChallengeHandler,
  type ServerContext,
  type Tool,
} from '@modelcontextprotocol/server';
import type { Audit } from '@parley/platform/audit/entry';
import { ParleyError } from '@parley/platform/errors';
import { hasScope, type Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { ToolDefinition } from '../define.ts';
import { askFirst, callTool, isQuestions, type ToolCall, type ToolOutcome } from './call-tool.ts';
import { answersOf, type RoundState } from './input/state.ts';
import type { ResponseCache } from './response-cache.ts';
import { advertised, jsonSchemaOf } from './schema.ts';
import { created, demand, serveTasks, takesTasks } from './tasks/protocol.ts';
import type { Tasks } from './tasks/tasks.ts';

export interface PreparedTool {
  tool: ToolDefinition;
  listed: Tool;
  input: ReturnType<typeof advertised>;
  output: ReturnType<typeof advertised>;
}

/** Converts the schemas and the description once. */
export function prepareTool(tool: ToolDefinition): PreparedTool {
  const input = jsonSchemaOf(tool.input, 'input');
  const output = jsonSchemaOf(tool.output, 'output');
  const { name, title, description, annotations } = tool;
  return {
    tool,
    input: advertised(input),
    output: advertised(output),
    listed: {
      name,
      title,
      description,
      inputSchema: input as Tool['inputSchema'],
      outputSchema: output as Tool['outputSchema'],
      annotations: { title, ...annotations },
      _meta: {
        // It can be asked what came of an operation (parley/operation: ask).
        'parley/operations': tool.once === true,
        'parley/scopes': [...tool.scopes],
        'parley/cacheTtlSeconds': tool.cache === 'never' ? 0 : tool.cache.ttlSeconds,
        'parley/timeoutMs': tool.timeoutMs,
        ...(tool.cancelTool ? { 'parley/cancelTool': tool.cancelTool } : {}),
      },
    },
  };
}

export interface ToolsOptions {
  server: string;
  principal: Principal;
  logger: Logger;
  audit: Audit;
  /** Missing where no tool asks anything. */
  rounds?: RoundState | undefined;
  tasks?: Tasks | undefined;
  cache?: ResponseCache | undefined;
  denied?(target: string, scopes: readonly string[]): ScopeChallengeHandler | undefined;
}

type Result = CallToolResult | InputRequiredResult;
type Handler = (args: unknown, ctx: ServerContext) => Promise<Result>;

/** Offers the tools to one caller: their list, their calls, and those of their calls that go on as tasks. */
export function registerTools(
  mcp: McpServer,
  prepared: readonly PreparedTool[],
  options: ToolsOptions,
): void {
  const { principal, logger, audit, tasks, cache } = options;
  const handlers = new Map<string, Handler>();
  for (const { tool, input, output } of prepared) {
    const handle = handlerOf(tool, options);
    handlers.set(tool.name, handle);
    const { name, title, description } = tool;
    const scopeChallenge = options.denied?.(name, tool.scopes);
    mcp.registerTool(
      name,
      {
        title,
        description,
        inputSchema: input,
        outputSchema: output,
        ...(scopeChallenge ? { scopeChallenge } : {}),
      },
      handle as never,
    );
  }
  listOnlyUsable(mcp, prepared, principal);
  // The SDK's own makes every error into a result; a client that must declare something has to be told as an error.
  mcp.server.setRequestHandler('tools/call', async ({ params }, ctx) => {
    const handle = handlers.get(params.name);
    if (handle) return handle(params.arguments, ctx);
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      `There is no tool "${params.name.slice(0, 100)}".`,
    );
  });
  if (!tasks) return;
  const byName = new Map(prepared.map(({ tool }) => [tool.name, tool]));
  serveTasks(mcp, tasks, {
    owner: principal.subject,
    goOn: (ctx) => (task) => {
      const tool = byName.get(task.tool);
      return tool && { tool, call: { principal, logger, audit, mcp: ctx, args: task.args, cache } };
    },
  });
}

function handlerOf(tool: ToolDefinition, options: ToolsOptions): Handler {
  const { server, principal, logger, audit, tasks, cache } = options;
  return async (args, ctx) => {
    const answers = answersOf({ tool: tool.name, args }, ctx);
    const call: ToolCall = { principal, logger, audit, mcp: ctx, args, cache, answers };
    const told = (outcome: ToolOutcome): Promise<Result> => tell(outcome, { tool, call, options });
    if (tool.task === 'required') demand(ctx);
    if (!tasks || tool.task === undefined || !takesTasks(ctx))
      return told(await callTool(server, tool, call));
    const open = await askFirst(server, tool, call);
    return open ? told(open) : (created(await tasks.begin(tool, call)) as CallToolResult);
  };
}

/** Questions go out with what is known so far. */
async function tell(
  outcome: ToolOutcome,
  { tool, call, options }: { tool: ToolDefinition; call: ToolCall; options: ToolsOptions },
): Promise<Result> {
  if (!isQuestions(outcome)) return outcome;
  if (!options.rounds) throw new ParleyError('internal', 'This server is not made for tools that ask.');
  const round = {
    tool: tool.name,
    args: call.args,
    asked: Object.keys(outcome.asks),
    answers: call.answers ?? {},
  };
  const who = { subject: options.principal.subject, ctx: call.mcp };
  return inputRequired({
    inputRequests: outcome.asks,
    requestState: await options.rounds.mint(round, who),
  });
}

/** A tool that the caller may not use is not offered to the model; a call of it is still answered with the challenge. */
function listOnlyUsable(mcp: McpServer, tools: readonly PreparedTool[], principal: Principal): void {
  const usable = tools.filter(({ tool }) => tool.scopes.every((scope) => hasScope(principal, scope)));
  mcp.server.setRequestHandler('tools/list', () => ({ tools: usable.map(({ listed }) => listed) }));
}
