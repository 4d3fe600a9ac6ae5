import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createOfflineModelService } from '@parley/models/offline/server';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { Hono } from 'hono';

/** One request as the provider saw it: a witness that no fault of the service can reach. */
export interface ProviderCall {
  at: number;
  job: 'plan' | 'act' | 'write';
  /** The newest user message. */
  text: string;
  /** Hash of the conversation so far, and of each of its beginnings that ends after a turn of the model. */
  conversation: string;
  beginnings: string[];
  /** Ids of the tool calls that the conversation holds: each belongs to one task. */
  callIds: string[];
  /** The reply was sent to its end. */
  answered: boolean;
  /** When the reply was through, or the caller had left. */
  endedAt: number | undefined;
}

export interface Provider {
  baseUrl: string;
  calls: ProviderCall[];
  /** Answers take so long, at random between the two. */
  slow(fromMs: number, toMs: number): void;
  /** The next replies end in the middle, some cleanly and some with a reset. */
  cutNext(replies: number): void;
  close(): Promise<void>;
}

interface Message {
  role: string;
  content: unknown;
  tool_calls?: { id: string }[];
}
interface ChatBody {
  messages: Message[];
  tools?: unknown[];
  response_format?: { type?: string };
}

export interface ProviderOptions {
  /** From 0 to below 1. */
  chance: () => number;
  /** Where the replies come from; unset: from this process. */
  upstream?: string;
}

/** A model provider of the test's own: an OpenAI-compatible server that counts, slows down and breaks off. */
export async function startProvider({ chance, upstream }: ProviderOptions): Promise<Provider> {
  const model = createOfflineModelService({ logger: silentLogger() });
  const calls: ProviderCall[] = [];
  let delay: [number, number] = [0, 0];
  let cuts = 0;
  const answer = (request: Request, body: string): Response | Promise<Response> =>
    upstream
      ? passOn(new URL(new URL(request.url).pathname, upstream), body)
      : model.app.fetch(new Request(request.url, { method: 'POST', headers: request.headers, body }));

  const app = new Hono();
  app.post('/v1/chat/completions', async (c) => {
    const body = await c.req.text();
    const call = describe(JSON.parse(body) as ChatBody);
    calls.push(call);
    const { outgoing } = c.env as { outgoing: ServerResponse };
    outgoing.once('close', () => {
      call.endedAt = Date.now();
    });
    await sleep(delay[0] + chance() * (delay[1] - delay[0]));
    const reply = await answer(c.req.raw, body);
    const cut = cuts > 0 && call.job !== 'plan';
    if (cut) cuts -= 1;
    const reset = (): void => void outgoing.destroy();
    return watched(reply, call, cut ? (chance() < 0.5 ? reset : () => undefined) : undefined);
  });
  app.post('*', async (c) => answer(c.req.raw, await c.req.text()));
  app.all('*', (c) => model.app.fetch(c.req.raw));
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  return {
    baseUrl: `${server.url}/v1`,
    calls,
    slow: (fromMs, toMs) => {
      delay = [fromMs, toMs];
    },
    cutNext: (replies) => {
      cuts = replies;
    },
    close: () => server.close(100),
  };
}

const PATIENCE_MS = 15_000;

/** As a provider's own front does: a model that starts anew is waited for. */
async function passOn(url: URL, body: string): Promise<Response> {
  for (const limit = Date.now() + PATIENCE_MS; ; await sleep(200)) {
    try {
      return await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    } catch {
      if (Date.now() > limit) return new Response('no model', { status: 502 });
    }
  }
}

function describe(body: ChatBody): ProviderCall {
  const { messages } = body;
  const user = messages.findLast(({ role }) => role === 'user')?.content;
  const ends = messages.flatMap(({ role }, index) => (role === 'assistant' ? [index] : []));
  return {
    at: Date.now(),
    job: body.response_format?.type === 'json_schema' ? 'plan' : body.tools?.length ? 'act' : 'write',
    text: typeof user === 'string' ? user : JSON.stringify(user),
    conversation: hash(messages),
    // What the model was shown before it took each of its later turns.
    beginnings: ends.slice(1).map((end) => hash(messages.slice(0, end))),
    callIds: messages.flatMap(({ tool_calls }) => tool_calls?.map(({ id }) => id) ?? []),
    answered: false,
    endedAt: undefined,
  };
}

function hash(messages: Message[]): string {
  return createHash('sha256').update(JSON.stringify(messages)).digest('hex');
}

/** With `cut` the reply ends after a half chunk: cleanly, or as `cut` ends it. */
function watched(reply: Response, call: ProviderCall, cut: (() => void) | undefined): Response {
  const reader = reply.body?.getReader();
  if (!reader) return reply;
  let chunks = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) {
        call.answered = true;
        return controller.close();
      }
      chunks += 1;
      if (!cut) return controller.enqueue(value);
      if (chunks === 1) return controller.enqueue(value.slice(0, Math.ceil(value.length / 2)));
      cut();
      return controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const headers = new Headers(reply.headers);
  headers.delete('content-length');
  return new Response(body, { status: reply.status, headers });
}
