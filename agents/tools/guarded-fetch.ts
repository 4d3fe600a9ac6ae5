import { z } from 'zod';

type FetchLike = (url: string | URL, init?: RequestInit) => Promise<Response>;

const requestSchema = z.object({ id: z.union([z.string(), z.number()]), method: z.string() });
const answerSchema = z.object({ id: z.union([z.string(), z.number()]), method: z.undefined().optional() });

/** Open for as long as the subscription lives; it has no answer to wait for. */
const WITHOUT_ANSWER = 'subscriptions/listen';

/**
 * A fetch for MCP over HTTP. The SDK's client waits for its time limit when a server dies in the middle of an
 * event stream; this one ends such a stream with an error for the request, so that the call fails at once.
 */
export function createGuardedFetch(base: FetchLike = fetch): FetchLike {
  return async (url, init) => {
    const response = await base(url, init);
    const request = requestOf(init?.body);
    const isStream = response.headers.get('content-type')?.includes('text/event-stream');
    if (!request || !isStream || !response.body) return response;
    return new Response(guard(response.body, request.id), {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}

function requestOf(body: unknown): z.infer<typeof requestSchema> | undefined {
  if (typeof body !== 'string') return undefined;
  const parsed = requestSchema.safeParse(parseJson(body));
  return parsed.success && parsed.data.method !== WITHOUT_ANSWER ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function guard(body: ReadableStream<Uint8Array>, id: string | number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const sees = createAnswerWatch(id);
  const end = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    if (!sees.answered()) controller.enqueue(new TextEncoder().encode(brokenOff(id)));
    controller.close();
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) return end(controller);
        sees.chunk(value);
        controller.enqueue(value);
      } catch {
        end(controller);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function brokenOff(id: string | number): string {
  const error = { code: -32000, message: 'The connection broke off before the answer came.' };
  return `\n\nevent: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', id, error })}\n\n`;
}

/** Watches an event stream go by for the answer to request `id`. */
function createAnswerWatch(id: string | number): { chunk(bytes: Uint8Array): void; answered(): boolean } {
  const decoder = new TextDecoder();
  let rest = '';
  let found = false;
  return {
    chunk(bytes) {
      if (found) return;
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      found = lines.some((line) => isAnswer(line, id));
      if (found) rest = '';
    },
    answered: () => found,
  };
}

function isAnswer(line: string, id: string | number): boolean {
  if (!line.startsWith('data:')) return false;
  const parsed = answerSchema.safeParse(parseJson(line.slice(5)));
  return parsed.success && parsed.data.id === id;
}
