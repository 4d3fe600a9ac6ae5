import { Run, type RunEvent, type RunFrame } from '@parley/orchestrator/api';
import { RunEvent as runEvent, RunFrame as runFrame } from '@parley/orchestrator/api-events';
import { ParleyError } from '@parley/platform/errors';
import { createParser } from 'eventsource-parser';
import { z } from 'zod';

const frameSchema = z.union([runEvent, runFrame]);
const problemSchema = z.object({ detail: z.string().optional(), title: z.string().optional() });

/** The orchestrator's HTTP API, as the terminal uses it. */
export interface ApiClient {
  isReady(): Promise<boolean>;
  /** Asks, and gives each event of the run as it happens. */
  solve(
    request: { query: string; agents?: string[] | undefined },
    signal: AbortSignal,
  ): AsyncIterable<RunEvent | RunFrame>;
  run(runId: string): Promise<Run>;
  cancel(runId: string): Promise<void>;
}

export function createApiClient(baseUrl: string, apiKey: string | undefined): ApiClient {
  const headers: Record<string, string> = apiKey ? { authorization: `Bearer ${apiKey}` } : {};
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(new URL(path, baseUrl), {
      ...init,
      headers: { ...headers, ...init.headers },
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  };
  return {
    async isReady() {
      try {
        return (await fetch(new URL('/ready', baseUrl), { signal: AbortSignal.timeout(1_000) })).ok;
      } catch {
        return false;
      }
    },
    async *solve(request, signal) {
      const response = await call('/solve', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify(request),
        signal,
      });
      yield* frames(response);
    },
    run: async (runId) => Run.parse(await (await call(`/runs/${runId}`)).json()),
    cancel: async (runId) => void (await call(`/runs/${runId}/cancel`, { method: 'POST' })),
  };
}

async function problemOf(response: Response): Promise<ParleyError> {
  const body = problemSchema.safeParse(await response.json().catch(() => ({})));
  const text = body.success ? (body.data.detail ?? body.data.title) : undefined;
  return new ParleyError('upstream_failed', text ?? `The service answered ${response.status}.`);
}

async function* frames(response: Response): AsyncGenerator<RunEvent | RunFrame> {
  const waiting: (RunEvent | RunFrame)[] = [];
  const parser = createParser({
    onEvent({ data }) {
      const parsed = frameSchema.safeParse(JSON.parse(data));
      if (parsed.success) waiting.push(parsed.data);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* waiting.splice(0);
  }
}
