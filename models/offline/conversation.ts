import { z } from 'zod';

const textPart = z.looseObject({ type: z.string(), text: z.string().optional() });
const contentSchema = z
  .union([z.string(), z.array(textPart), z.null()])
  .optional()
  .transform((content) =>
    Array.isArray(content) ? content.map((part) => part.text ?? '').join('\n') : (content ?? ''),
  );

const toolCallSchema = z.looseObject({
  id: z.string(),
  function: z.looseObject({ name: z.string(), arguments: z.string() }),
});

const messageSchema = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: contentSchema,
  tool_calls: z.array(toolCallSchema).nullish(),
  tool_call_id: z.string().nullish(),
});

const toolSchema = z.looseObject({
  type: z.literal('function'),
  function: z.looseObject({
    name: z.string().min(1),
    description: z.string().nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
  }),
});

const formatSchema = z.looseObject({
  type: z.enum(['text', 'json_object', 'json_schema']),
  json_schema: z
    .looseObject({ name: z.string(), schema: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
});

/** What the offline model reads of an OpenAI chat request; everything else is accepted and ignored. */
export const chatRequestSchema = z.looseObject({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  tools: z.array(toolSchema).nullish(),
  tool_choice: z.unknown().optional(),
  response_format: formatSchema.nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
});

export type OfflineChatRequest = z.output<typeof chatRequestSchema>;
export type OfflineMessage = OfflineChatRequest['messages'][number];

export interface OfflineTool {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

/** What a job answers: text, or calls of the tools that it was shown. */
export interface OfflineReply {
  content: string;
  toolCalls: { name: string; arguments: Record<string, unknown> }[];
}

export function textReply(content: string): OfflineReply {
  return { content, toolCalls: [] };
}

export function toolsOf(request: OfflineChatRequest): OfflineTool[] {
  return (request.tools ?? []).map(({ function: f }) => ({
    name: f.name,
    description: f.description ?? '',
    parameters: f.parameters ?? {},
  }));
}

/** All instructions of the system, in one text. */
export function systemText(request: OfflineChatRequest): string {
  return request.messages
    .filter((m) => m.role === 'system' || m.role === 'developer')
    .map((m) => m.content)
    .join('\n\n');
}

export function lastUserText(request: OfflineChatRequest): string {
  return request.messages.findLast((m) => m.role === 'user')?.content ?? '';
}

export interface Turn {
  role: 'user' | 'assistant';
  content: string;
}

/** The conversation before the last user message. */
export function earlierTurns(request: OfflineChatRequest): Turn[] {
  const last = request.messages.findLastIndex((m) => m.role === 'user');
  return request.messages
    .slice(0, Math.max(0, last))
    .filter((m) => (m.role === 'user' || m.role === 'assistant') && m.content.trim() !== '')
    .map((m) => ({ role: m.role === 'user' ? 'user' : 'assistant', content: m.content }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const OPENING = /```json[^\S\n]*\n/g;
const MAX_CLOSINGS = 50;

function blockAt(text: string, start: number): unknown {
  let end = start;
  // A string inside the JSON may hold a fence of its own: the block ends where what is before it parses.
  for (let n = 0; n < MAX_CLOSINGS; n += 1) {
    end = text.indexOf('```', end);
    if (end < 0) return undefined;
    const value = parseJson(text.slice(start, end));
    if (value !== undefined) return value;
    end += 3;
  }
  return undefined;
}

/** The values of all fenced ```json blocks of a text. */
export function jsonBlocks(text: string): unknown[] {
  const values: unknown[] = [];
  for (const match of text.matchAll(OPENING)) {
    const value = blockAt(text, match.index + match[0].length);
    if (value !== undefined) values.push(value);
  }
  return values;
}

/** The first fenced JSON block that has the shape asked for. */
export function findBlock<S extends z.ZodType>(text: string, schema: S): z.output<S> | undefined {
  for (const value of jsonBlocks(text)) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}

export { parseJson };
