import type { CallToolResult, InputRequests } from '@modelcontextprotocol/server';
import type { AuditEntry } from '@parley/platform/audit/entry';
import { issuesOf, ParleyError, toParleyError } from '@parley/platform/errors';
import { requireScopes } from '@parley/platform/identity/principal';
import { withTimeout } from '@parley/platform/resilience';
import type { CallContext, ToolDefinition } from '../define.ts';
import { callContext, type RequestContext, traceparentOf } from './context.ts';
import { InputRequired, NEVER_ASKS } from './input/ask.ts';
import { CACHE_META, type ResponseCache } from './response-cache.ts';

/** The tool has to know this before it can go on. */
export interface Questions {
  asks: InputRequests;
}

export type ToolOutcome = CallToolResult | Questions;

export function isQuestions(outcome: ToolOutcome): outcome is Questions {
  return 'asks' in outcome;
}

export type ToolCall = RequestContext & { args: unknown; cache?: ResponseCache | undefined };

/**
 * Calls a tool: scopes, input, time budget, output, size. Whatever goes wrong is a result that a model can read
 * (`isError`, a message, a hint); the reason underneath is only in the log.
 */
export function callTool(server: string, tool: ToolDefinition, call: ToolCall): Promise<ToolOutcome> {
  return recorded({ server, tool, call }, (ctx) => run(tool, { ctx, args: call.args, cache: call.cache }));
}

/** What the tool wants to know before it becomes a task, or why it can't; undefined when nothing is open. */
export async function askFirst(
  server: string,
  tool: ToolDefinition,
  call: ToolCall,
): Promise<ToolOutcome | undefined> {
  if (!tool.askFirst) return undefined;
  const outcome = await recorded({ server, tool, call }, async (ctx) => {
    requireScopes(ctx.principal, tool.scopes);
    await tool.askFirst?.(parseInput(tool, call.args ?? {}), ctx);
    return { content: [] };
  });
  return isQuestions(outcome) || outcome.isError ? outcome : undefined;
}

async function recorded(
  { server, tool, call }: { server: string; tool: ToolDefinition; call: ToolCall },
  work: (ctx: CallContext) => Promise<CallToolResult>,
): Promise<ToolOutcome> {
  const started = performance.now();
  const ctx = callContext(call);
  const record = (outcome: AuditEntry['outcome'], more: Pick<AuditEntry, 'code' | 'cache'> = {}) =>
    call.audit.record({
      service: `mcp:${server}`,
      kind: 'tool',
      target: tool.name,
      principal: call.principal,
      args: call.args,
      outcome,
      durationMs: performance.now() - started,
      traceparent: traceparentOf(call.mcp),
      ...more,
    });
  try {
    const result = await work(ctx);
    record('ok', { cache: cacheStatus(result) });
    return result;
  } catch (thrown) {
    if (thrown instanceof InputRequired) {
      record('ok', { code: 'input_required' });
      return { asks: thrown.requests };
    }
    const error = toParleyError(thrown);
    record(outcomeOf(error), { code: error.code });
    if (error.code === 'internal')
      call.logger.error({ err: thrown, cause: error.cause, tool: tool.name }, 'a tool failed');
    return errorResult(error);
  } finally {
    ctx.stop();
  }
}

function cacheStatus({ _meta }: CallToolResult): AuditEntry['cache'] {
  return (_meta?.[CACHE_META] as { status?: AuditEntry['cache'] } | undefined)?.status;
}

async function run(
  tool: ToolDefinition,
  { ctx, args, cache }: { ctx: CallContext; args: unknown; cache: ResponseCache | undefined },
): Promise<CallToolResult> {
  requireScopes(ctx.principal, tool.scopes);
  const input = parseInput(tool, args ?? {});
  const { principal, signal } = ctx;
  if (tool.cache === 'never') return work(tool, input, ctx);
  const kept = { ...ctx, askInput: NEVER_ASKS };
  if (!cache) return work(tool, input, kept);
  return cache.through({ tool, input, principal, signal }, (shared) =>
    work(tool, input, { ...kept, signal: shared }),
  );
}

async function work(
  tool: ToolDefinition,
  input: Record<string, unknown>,
  ctx: CallContext,
): Promise<CallToolResult> {
  const output = await withTimeout(
    tool.timeoutMs,
    (signal) => tool.run(input, { ...ctx, signal }),
    ctx.signal,
  ).catch((error: unknown) => {
    throw isTimeLimit(error) ? tooSlow(tool) : error;
  });
  const parsed = tool.output.safeParse(output);
  if (!parsed.success) {
    throw new ParleyError('internal', 'The tool gave a result that it does not declare.', {
      cause: parsed.error,
    });
  }
  const text = JSON.stringify(parsed.data);
  const bytes = Buffer.byteLength(text);
  if (bytes > tool.maxResultBytes) throw tooLarge(bytes, tool.maxResultBytes);
  return { content: [{ type: 'text', text }], structuredContent: parsed.data };
}

function parseInput(tool: ToolDefinition, args: unknown) {
  const parsed = tool.input.safeParse(args);
  if (parsed.success) return parsed.data;
  const issues = issuesOf(parsed.error);
  const list = issues
    .map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message))
    .join('; ');
  throw new ParleyError('invalid_input', `The arguments of ${tool.name} are not valid: ${list}`, {
    issues,
    hint: `${tool.name} takes ${Object.keys(tool.input.shape).join(', ')}. Correct the arguments and call it again.`,
  });
}

/** The error as a tool result: one JSON object, of text that we wrote. */
export function errorResult(error: ParleyError): CallToolResult {
  const body = {
    error: error.message,
    ...(error.hint ? { hint: error.hint } : {}),
    code: error.code,
    ...(error.retryable ? { retryable: true } : {}),
    ...(error.issues ? { issues: error.issues } : {}),
  };
  return { content: [{ type: 'text', text: JSON.stringify(body) }], isError: true };
}

function outcomeOf(error: ParleyError): AuditEntry['outcome'] {
  if (error.code === 'forbidden' || error.code === 'unauthenticated') return 'denied';
  return error.code === 'canceled' ? 'canceled' : 'error';
}

function isTimeLimit(error: unknown): boolean {
  return error instanceof ParleyError && error.code === 'upstream_timeout' && error.hint === undefined;
}

function tooSlow(tool: ToolDefinition): ParleyError {
  return new ParleyError(
    'upstream_timeout',
    `${tool.name} took longer than ${tool.timeoutMs / 1000} s and was stopped.`,
    {
      hint: 'Ask for less at once: fewer rows, a narrower filter, fewer joins.',
    },
  );
}

function tooLarge(bytes: number, limit: number): ParleyError {
  const kb = (n: number) => `${Math.ceil(n / 1024)} kB`;
  return new ParleyError('payload_too_large', `The result has ${kb(bytes)}; at most ${kb(limit)} are sent.`, {
    hint: 'Ask for fewer rows or columns, or aggregate.',
  });
}
