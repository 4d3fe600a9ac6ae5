import { currentText } from '../i18n/text.ts';
import { request } from './client.ts';
import { ApiProblem } from './problem.ts';
import { readSse } from './sse.ts';

export interface McpTool {
  name: string;
  title?: string;
  description?: string;
  inputSchema: Record<string, unknown>;
  annotations?: Partial<Record<Hint, boolean>>;
  _meta?: Record<string, unknown>;
}

export type Hint = 'readOnlyHint' | 'destructiveHint' | 'idempotentHint' | 'openWorldHint';

/** A resource at an address, or a template that makes addresses. */
export interface McpResource {
  uri?: string;
  uriTemplate?: string;
  name: string;
  title?: string;
  description?: string;
  mimeType?: string;
}

export interface McpContent {
  uri: string;
  mimeType?: string;
  text?: string;
  blob?: string;
}

export interface McpResult {
  content: { type: string; text?: string }[];
  structuredContent?: unknown;
  isError?: boolean;
}

interface Reply {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

const ID = 1;
const PAGES = 20;

/** Calls a method of an MCP server in the name of this browser's user: one request, no session. */
async function call<T>(server: string, method: string, params: object, signal?: AbortSignal): Promise<T> {
  const response = await request(`/mcp/${encodeURIComponent(server)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: ID, method, params }),
    signal,
  });
  const reply = await replyIn(response);
  if (reply?.error !== undefined) throw new ApiProblem(response.status, reply.error.message);
  if (reply === undefined) throw new ApiProblem(0, currentText().noAnswerAtAll);
  return reply.result as T;
}

async function replyIn(response: Response): Promise<Reply | undefined> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (!isStream || response.body === null) return (await response.json()) as Reply;
  for await (const { data } of readSse(response.body)) {
    const message = data === '' ? {} : (JSON.parse(data) as Reply);
    if (message.id === ID) return message;
  }
  return undefined;
}

/** All pages of a list. A server without this kind of thing has none of it. */
async function listAll<T>(
  x: { server: string; method: string; key: string },
  signal?: AbortSignal,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const params = cursor === undefined ? {} : { cursor };
    const reply = await call<Record<string, unknown>>(x.server, x.method, params, signal);
    all.push(...((reply[x.key] ?? []) as T[]));
    cursor = reply['nextCursor'] as string | undefined;
    if (cursor === undefined) break;
  }
  return all;
}

export const listTools = (server: string, signal?: AbortSignal): Promise<McpTool[]> =>
  listAll({ server, method: 'tools/list', key: 'tools' }, signal);

/** What can be read of a server, templates last. One that offers no resources refuses the question. */
export async function listResources(server: string, signal?: AbortSignal): Promise<McpResource[]> {
  const ways = [
    { server, method: 'resources/list', key: 'resources' },
    { server, method: 'resources/templates/list', key: 'resourceTemplates' },
  ];
  const lists = await Promise.all(
    ways.map((way) =>
      listAll<McpResource>(way, signal).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 200) return [];
        throw error;
      }),
    ),
  );
  return lists.flat();
}

export async function readResource(server: string, uri: string, signal?: AbortSignal): Promise<McpContent[]> {
  return (await call<{ contents: McpContent[] }>(server, 'resources/read', { uri }, signal)).contents;
}

/** Calls a tool. What the tool itself refuses is a result with `isError`, not a thrown problem. */
export const callTool = (
  server: string,
  tool: { name: string; arguments: object },
  signal?: AbortSignal,
): Promise<McpResult> => call(server, 'tools/call', tool, signal);

/** What a tool gave: its structured content, or its texts, read as JSON where they are. */
export function resultValue(result: McpResult): unknown {
  if (result.structuredContent !== undefined) return result.structuredContent;
  const text = result.content.map((part) => part.text ?? `[${part.type}]`).join('\n');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
