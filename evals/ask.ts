import { Run } from '@parley/orchestrator/api';
import { toParleyError } from '@parley/platform/errors';
import type { Reply } from './grade/grade.ts';

export interface Asked {
  reply: Reply;
  durationMs: number;
  usd: number;
}

const WAIT_MS = 280_000;

/** Puts one question to the running service, as any client would. A fault becomes a failed reply. */
export async function ask(baseUrl: string, query: string): Promise<Asked> {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  try {
    const response = await fetch(new URL('/solve', baseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const body: unknown = await response.json();
    const durationMs = elapsed();
    if (!response.ok) return failed(`HTTP ${response.status}: ${JSON.stringify(body)}`, durationMs);
    const run = Run.parse(body);
    return { reply: replyOf(run), durationMs, usd: run.usage.usd };
  } catch (error) {
    return failed(toParleyError(error).message, elapsed());
  }
}

function replyOf(run: Run): Reply {
  return {
    status: run.status,
    answer: run.answer,
    message: run.message,
    documents: run.citations.flatMap(({ documentId }) => documentId ?? []),
  };
}

function failed(message: string, durationMs: number): Asked {
  return { reply: { status: 'failed', answer: null, message, documents: [] }, durationMs, usd: 0 };
}
