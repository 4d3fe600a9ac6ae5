import { z } from 'zod';
import {
  findBlock,
  lastUserText,
  type OfflineChatRequest,
  type OfflineMessage,
  type OfflineTool,
  parseJson,
  systemText,
  toolsOf,
} from '../conversation.ts';
import { houseBlock, withoutHouse } from './house.ts';

/** A tool call that was made, with what it returned. */
export interface ToolTurn {
  id: string;
  tool: string;
  arguments: Record<string, unknown>;
  ok: boolean;
  result: unknown;
  error: string;
}

/** What a specialist works on: everything is read from the request. */
export interface Task {
  instruction: string;
  context: string;
  /** ISO date, as the system message says it. */
  today: string;
  schema: unknown;
  tools: OfflineTool[];
  turns: ToolTurn[];
  /** No more calls: answer from what is there. */
  stop: boolean;
}

const schemaBlock = z.object({
  resource: z.string().startsWith('schema://'),
  content: z.looseObject({ tables: z.array(z.unknown()).min(1) }),
});

/** The frame that an agent may put around a result. */
const viewSchema = z.looseObject({
  call: z.string().optional(),
  ok: z.boolean(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
  note: z.string().optional(),
});
const errorSchema = z.looseObject({ error: z.unknown(), hint: z.unknown().optional() });

const STOP = /\b(?:stop here|no more tools|answer now)\b/i;
const TODAY = /\btoday is\b[^\d]{0,20}(\d{4}-\d\d-\d\d)/i;
const CONTEXT = /^[ \t]*context:[ \t]*$/im;
const MAX_INSTRUCTION = 6_000;

/** Reads the task of a specialist out of a request. */
export function readTask(request: OfflineChatRequest): Task {
  const system = systemText(request);
  const { instruction, context } = splitContext(taskText(request));
  const schema = findBlock(system, schemaBlock)?.content;
  const house = findBlock(system, houseBlock)?.content;
  return {
    instruction: withoutHouse(instruction.slice(0, MAX_INSTRUCTION), house, schema?.tables ?? []),
    context,
    today: TODAY.exec(system)?.[1] ?? '',
    schema,
    tools: toolsOf(request),
    turns: turnsOf(request.messages),
    stop: isStopped(request),
  };
}

// An agent that wants an answer at once may say so in a user message of its own; the task is the one before.
function taskText(request: OfflineChatRequest): string {
  const users = request.messages.filter((m) => m.role === 'user');
  const last = lastUserText(request);
  return STOP.test(last) && users.length > 1 && last.length < 400 ? (users.at(-2)?.content ?? last) : last;
}

function splitContext(text: string): { instruction: string; context: string } {
  const match = CONTEXT.exec(text);
  if (!match) return { instruction: text.trim(), context: '' };
  return {
    instruction: text.slice(0, match.index).trim(),
    context: text.slice(match.index + match[0].length).trim(),
  };
}

function isStopped(request: OfflineChatRequest): boolean {
  const last = request.messages.at(-1);
  if (last?.role === 'user')
    return STOP.test(last.content) && request.messages.some((m) => m.role === 'tool');
  if (last?.role !== 'tool') return false;
  const view = viewSchema.safeParse(parseJson(last.content));
  return view.success && STOP.test(view.data.note ?? '');
}

function turnsOf(messages: readonly OfflineMessage[]): ToolTurn[] {
  const results = new Map(
    messages.filter((m) => m.role === 'tool').map((m) => [m.tool_call_id ?? '', m.content]),
  );
  return messages.flatMap((message) =>
    (message.tool_calls ?? []).flatMap((call) => {
      const content = results.get(call.id);
      if (content === undefined) return [];
      const args = z.record(z.string(), z.unknown()).safeParse(parseJson(call.function.arguments));
      return [{ tool: call.function.name, arguments: args.data ?? {}, ...readResult(content, call.id) }];
    }),
  );
}

function readResult(content: string, callId: string): Omit<ToolTurn, 'tool' | 'arguments'> {
  const value = parseJson(content);
  const view = viewSchema.safeParse(value);
  if (view.success) {
    const { call, ok, result, error } = view.data;
    return { id: call ?? callId, ok, result, error: ok ? '' : textOfError(error ?? result) };
  }
  const failed = errorSchema.safeParse(value);
  if (failed.success) return { id: callId, ok: false, result: undefined, error: textOfError(value) };
  return { id: callId, ok: true, result: value ?? content, error: '' };
}

function textOfError(error: unknown): string {
  if (typeof error === 'string') return error;
  const parsed = z
    .looseObject({ error: z.unknown(), message: z.unknown(), hint: z.unknown() })
    .partial()
    .safeParse(error);
  const parts = parsed.success ? [parsed.data.error, parsed.data.message, parsed.data.hint] : [];
  const text = parts.filter((p): p is string => typeof p === 'string').join(' ');
  return text || 'the tool failed';
}
