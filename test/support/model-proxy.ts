import { createOfflineModelService } from '@parley/models/offline/server';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { Hono } from 'hono';

/** What a model is asked to do, seen from what the request shows. */
export type Job = 'plan' | 'act' | 'write';

export interface ModelRequest {
  job: Job;
  /** 1 for the first request of this job. */
  count: number;
  /** The text of the newest user message. */
  text: string;
  stream: boolean;
  messages: readonly { role: string; content: unknown }[];
}

/** Answers in the model's place, or lets the request through with undefined. */
export type Interference = (request: ModelRequest) => Promise<Response | undefined> | Response | undefined;

export interface ModelProxy {
  baseUrl: string;
  requests: ModelRequest[];
  close(): Promise<void>;
}

interface ChatBody {
  messages: { role: string; content: unknown }[];
  tools?: unknown[];
  response_format?: { type?: string };
  stream?: boolean;
}

/** A model provider at the wire: an OpenAI-compatible server that a test can slow down, break or replace. */
export async function startModelProxy(interfere: Interference = () => undefined): Promise<ModelProxy> {
  const model = createOfflineModelService({ logger: silentLogger() });
  const requests: ModelRequest[] = [];
  const app = new Hono();
  app.post('/v1/chat/completions', async (c) => {
    const text = await c.req.text();
    const request = describe(JSON.parse(text) as ChatBody, requests);
    requests.push(request);
    return (
      (await interfere(request)) ??
      model.app.fetch(new Request(c.req.url, { method: 'POST', headers: c.req.raw.headers, body: text }))
    );
  });
  app.all('*', (c) => model.app.fetch(c.req.raw));
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  return { baseUrl: `${server.url}/v1`, requests, close: () => server.close(100) };
}

function describe(body: ChatBody, earlier: ModelRequest[]): ModelRequest {
  const job: Job =
    body.response_format?.type === 'json_schema' ? 'plan' : body.tools?.length ? 'act' : 'write';
  const user = body.messages.filter(({ role }) => role === 'user').at(-1);
  return {
    job,
    count: earlier.filter((request) => request.job === job).length + 1,
    text: typeof user?.content === 'string' ? user.content : JSON.stringify(user?.content),
    stream: body.stream === true,
    messages: body.messages,
  };
}

export interface Chunk {
  content?: string;
  tool_calls?: unknown[];
}

/** A streamed reply made of these chunks; without a finish reason it is cut. */
export function streamed(chunks: Chunk[], finish: string | undefined): Response {
  const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 0, model: 'broken' };
  const lines = chunks.map((delta) => ({
    ...head,
    choices: [
      { index: 0, delta: { role: 'assistant', ...delta } as object, finish_reason: null as string | null },
    ],
  }));
  if (finish) lines.push({ ...head, choices: [{ index: 0, delta: {}, finish_reason: finish }] });
  const body =
    lines.map((line) => `data: ${JSON.stringify(line)}\n\n`).join('') + (finish ? 'data: [DONE]\n\n' : '');
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

export function toolCall(name: string, rawArguments: string, id = 'call_1'): Chunk {
  return { tool_calls: [{ index: 0, id, type: 'function', function: { name, arguments: rawArguments } }] };
}

/** A reply that never comes. */
export function never(): Promise<Response> {
  return new Promise(() => undefined);
}
