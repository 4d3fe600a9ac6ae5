import { setTimeout as sleep } from 'node:timers/promises';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { Hono } from 'hono';

export interface BenchModel {
  baseUrl: string;
  /** Milliseconds before each reply. */
  latencyMs: number;
  /** Whether the second step waits for the first. */
  chained: boolean;
  close(): Promise<void>;
}

interface ChatBody {
  messages: { role: string }[];
  tools?: { function: { name: string } }[];
  response_format?: unknown;
}

const CALLS: Record<string, object> = {
  query_database: { table: 'employees', aggregates: [{ fn: 'count' }] },
  search_knowledge_base: { query: 'remote work' },
};

/** A provider whose every reply takes the same time: plan, one tool call and an answer for each specialist, a report. */
export async function startBenchModel(latencyMs: number): Promise<BenchModel> {
  const app = new Hono();
  const state = { latencyMs, chained: false };
  app.post('/v1/chat/completions', async (c) => {
    const body = (await c.req.json()) as ChatBody;
    await sleep(state.latencyMs);
    return reply(deltaFor(body, state.chained));
  });
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  return Object.assign(state, { baseUrl: `${server.url}/v1`, close: () => server.close(100) });
}

function deltaFor(body: ChatBody, chained: boolean): object {
  if (body.response_format) return { content: JSON.stringify(plan(chained)) };
  const tool = body.tools?.map(({ function: { name } }) => name).find((name) => name in CALLS);
  const called = body.messages.some(({ role }) => role === 'tool');
  if (!tool || called) return { content: 'It is as the evidence says.' };
  const call = { name: tool, arguments: JSON.stringify(CALLS[tool]) };
  return { tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: call }] };
}

function plan(chained: boolean): object {
  return {
    steps: [
      { id: '1', agent: 'data-analyst', skill: 'query-data', instruction: 'Count.', dependsOn: [] },
      {
        id: '2',
        agent: 'hr-specialist',
        skill: 'answer-policy',
        instruction: 'Look up.',
        dependsOn: chained ? ['1'] : [],
      },
    ],
  };
}

function reply(delta: object): Response {
  const head = { id: 'bench', object: 'chat.completion.chunk', created: 0, model: 'bench' };
  const finish = 'tool_calls' in delta ? 'tool_calls' : 'stop';
  const chunks = [
    { ...head, choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: null }] },
    { ...head, choices: [{ index: 0, delta: {}, finish_reason: finish }] },
    { ...head, choices: [], usage: { prompt_tokens: 500, completion_tokens: 50, total_tokens: 550 } },
  ];
  const text = `${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`;
  return new Response(text, { headers: { 'content-type': 'text/event-stream' } });
}
