import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A chat endpoint that misbehaves at the wire in every way that real ones do. */
export interface FaultServer {
  /** The base URL under which each request is answered by the fault of this name. */
  url(fault: FaultName): string;
  /** Bodies of the requests so far, with the fault that answered them. */
  requests: { fault: string; body: Record<string, unknown> }[];
  close(): Promise<void>;
}

interface Attempt {
  request: IncomingMessage;
  response: ServerResponse;
  /** Which request of this fault it is, from 1. */
  n: number;
}

const chunk = (delta: object, finish: string | null = null, id = 'chatcmpl-1') =>
  `data: ${JSON.stringify({
    id,
    object: 'chat.completion.chunk',
    created: 0,
    model: 'faulty-1',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`;
const usage = `data: ${JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'faulty-1',
  choices: [],
  usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
})}\n\n`;
const DONE = 'data: [DONE]\n\n';
const START = chunk({ role: 'assistant', content: '' });

function call(name: string, args: string, more: { id?: string; index?: number } = {}): string {
  const { id = 'call_1', index = 0 } = more;
  return chunk({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: args } }] });
}

function sse(response: ServerResponse, ...events: string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) response.write(event);
}

function fail(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  code?: string,
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(
    JSON.stringify({ error: { message: `secret provider text ${status}`, type: 'x', code: code ?? null } }),
  );
}

const GOOD = [START, chunk({ content: 'All ' }), chunk({ content: 'good.' }), chunk({}, 'stop'), usage, DONE];

function good(response: ServerResponse): void {
  sse(response, ...GOOD);
  response.end();
}

const FAULTS = {
  'cut in a line once': ({ response, n }: Attempt) => {
    if (n > 1) return good(response);
    sse(response, START, chunk({ content: 'All good.' }).slice(0, 40));
    response.end();
  },
  'cut before a value once': ({ response, n }: Attempt) => {
    if (n > 1) return good(response);
    sse(response, START, 'data: {"id":');
    response.end();
  },
  'cut in the name of a field once': ({ response, n }: Attempt) => {
    if (n > 1) return good(response);
    sse(response, START, 'da');
    response.end();
  },
  'no newline at the end': ({ response }: Attempt) => {
    sse(response, ...GOOD.slice(0, -1), 'data: [DONE]');
    response.end();
  },
  good: ({ response }: Attempt) => good(response),
  'good without usage': ({ response }: Attempt) => {
    sse(response, ...GOOD.filter((event) => event !== usage));
    response.end();
  },
  'good tool calls': ({ response }: Attempt) => {
    const rest = { tool_calls: [{ index: 0, function: { arguments: '"x"}' } }] };
    sse(response, START, call('look_up', '{"word":'), chunk(rest), chunk({}, 'tool_calls'), usage, DONE);
    response.end();
  },
  'arguments left out': ({ response }: Attempt) => {
    sse(response, START, call('look_up', ''), chunk({}, 'tool_calls'), DONE);
    response.end();
  },
  'duplicate ids': ({ response }: Attempt) => {
    const second = call('look_up', '{"word":"b"}', { index: 1 });
    sse(response, START, call('look_up', '{"word":"a"}'), second, chunk({}, 'tool_calls'), DONE);
    response.end();
  },
  'unknown tool': ({ response }: Attempt) => {
    sse(response, START, call('no_such_tool', '{}'), chunk({}, 'tool_calls'), DONE);
    response.end();
  },
  'broken arguments': ({ response }: Attempt) => {
    sse(response, START, call('look_up', '{"word": "x'), chunk({}, 'tool_calls'), DONE);
    response.end();
  },
  'arguments not an object': ({ response }: Attempt) => {
    sse(response, START, call('look_up', '[1,2]'), chunk({}, 'tool_calls'), DONE);
    response.end();
  },
  'cut within a tool call': ({ response }: Attempt) => {
    sse(response, START, call('pay', '{"amount":10'));
    response.end();
  },
  'cut after a whole-looking tool call': ({ response }: Attempt) => {
    sse(response, START, call('pay', '{"amount":10}'));
    response.end();
  },
  'tool call over length': ({ response }: Attempt) => {
    sse(response, START, call('pay', '{"amount":10}'), chunk({}, 'length'), DONE);
    response.end();
  },
  'cut text': ({ response }: Attempt) => {
    sse(response, START, chunk({ content: 'Hello wor' }));
    response.end();
  },
  'reset mid-stream': ({ response }: Attempt) => {
    sse(response, START, chunk({ content: 'Hello' }));
    setTimeout(() => response.destroy(), 20);
  },
  'never answers': () => undefined,
  'stalls mid-stream': ({ response }: Attempt) => sse(response, START, chunk({ content: 'Hm' })),
  'drips without end': ({ response }: Attempt) => {
    sse(response, START);
    const timer = setInterval(() => response.write(chunk({ content: '.' })), 20);
    response.on('close', () => clearInterval(timer));
  },
  html: ({ response }: Attempt) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html><body>Sign in</body></html>');
  },
  'broken json': ({ response }: Attempt) => {
    sse(response, START, 'data: {"choices": [{"delta": \n\n');
    response.end();
  },
  'empty choices': ({ response }: Attempt) => {
    sse(response, `data: ${JSON.stringify({ id: 'x', choices: [] })}\n\n`, DONE);
    response.end();
  },
  'no choices': ({ response }: Attempt) => {
    sse(response, `data: ${JSON.stringify({ hello: 'world' })}\n\n`, DONE);
    response.end();
  },
  'empty reply': ({ response }: Attempt) => {
    sse(response, START, chunk({}, 'stop'), DONE);
    response.end();
  },
  'error event': ({ response }: Attempt) => {
    sse(response, START, `data: ${JSON.stringify({ error: { message: 'overloaded', code: 'x' } })}\n\n`);
    response.end();
  },
  '500': ({ response }: Attempt) => fail(response, 500),
  '500 once': ({ response, n }: Attempt) => (n === 1 ? fail(response, 503) : good(response)),
  '429 once': ({ response, n }: Attempt) =>
    n === 1 ? fail(response, 429, { 'retry-after': '1' }) : good(response),
  '429 for an hour': ({ response }: Attempt) => fail(response, 429, { 'retry-after': '3600' }),
  'quota used up': ({ response }: Attempt) => fail(response, 429, {}, 'insufficient_quota'),
  '401': ({ response }: Attempt) => fail(response, 401),
  '404': ({ response }: Attempt) => fail(response, 404),
} satisfies Record<string, (attempt: Attempt) => void>;

export type FaultName = keyof typeof FAULTS;

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of request) text += String(part);
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** Starts the server on a free port of the loopback. */
export async function startFaultServer(): Promise<FaultServer> {
  const requests: FaultServer['requests'] = [];
  const server = createServer((request, response) => {
    const fault = decodeURIComponent((request.url ?? '').split('/')[1] ?? '') as FaultName;
    void bodyOf(request).then((body) => {
      requests.push({ fault, body });
      const n = requests.filter((r) => r.fault === fault).length;
      FAULTS[fault]({ request, response, n });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (fault) => `http://127.0.0.1:${port}/${encodeURIComponent(fault)}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
