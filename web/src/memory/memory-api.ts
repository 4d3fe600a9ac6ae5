import { callTool, type McpResult, readResource, resultValue } from '../api/mcp.ts';
import { ApiProblem } from '../api/problem.ts';

const SERVER = 'memory';
const STATS = 'memory://stats';
const MOST = 20;

export const KINDS = ['fact', 'preference', 'note'] as const;

export interface Memory {
  memory_id: string;
  text: string;
  kind: string;
  thread_id: string | null;
  agent: string | null;
  tags: string[];
  remembered_at: string;
  expires_at: string | null;
  relevance: number;
}

export interface MemoryStats {
  total: number;
  threads: number;
  expiring: number;
  by_kind: Record<string, number>;
  by_agent: { agent: string | null; memories: number }[];
  oldest: string | null;
  newest: string | null;
}

export async function statsOf(signal?: AbortSignal): Promise<MemoryStats> {
  const [content] = await readResource(SERVER, STATS, signal);
  return JSON.parse(content?.text ?? '{}') as MemoryStats;
}

export async function recall(
  query: string,
  signal?: AbortSignal,
): Promise<{ results: Memory[]; total: number }> {
  return done(await callTool(SERVER, { name: 'recall', arguments: { query, top_k: MOST } }, signal));
}

export async function remember(memory: { text: string; kind: string }): Promise<void> {
  done(await callTool(SERVER, { name: 'remember', arguments: memory }));
}

export async function forget(
  what: { memory_id: string } | { everything: true },
): Promise<{ removed: number }> {
  return done(await callTool(SERVER, { name: 'forget', arguments: what }));
}

/** What the tool gave; its refusal as a problem. */
function done<T>(result: McpResult): T {
  const value = resultValue(result);
  if (result.isError !== true) return value as T;
  const { error } = (typeof value === 'object' && value !== null ? value : {}) as { error?: string };
  throw new ApiProblem(200, error ?? String(value));
}
