import { createA2AClient } from '@parley/a2a/client';
import type { LoggedEvent } from '@parley/a2a/task-types';
import { startTestAgent, type TestAgent } from '@parley/a2a/testing';
import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCuttingProxy } from './cutting-proxy.ts';
import { sizeOf, tell } from './proofs.ts';
import { createRandom } from './random.ts';

const EVENTS = 300;
/** The task as it was accepted, that it is worked on, and its end are events, too. */
const CHUNKS = EVENTS - 3;
const RESUME = 'urn:parley:a2a:resume:v1';

let test: TestDatabase;
let agent: TestAgent;

beforeAll(async () => {
  test = await testDatabase();
  agent = await startTestAgent({
    test,
    async executor(x) {
      for (let n = 0; n < CHUNKS; n += 1)
        await x.publish({ kind: 'artifact', artifactId: 'answer', text: `${n}·ä;\n`, append: n > 0 });
      return { state: 'completed' };
    },
  });
});
afterAll(async () => {
  await agent?.stop();
  await test?.drop();
});

type Open = (taskId: string, after: number, signal: AbortSignal) => Promise<Response>;

const headers = { 'a2a-version': '1.0', 'a2a-extensions': RESUME, accept: 'text/event-stream' };

/** The bindings that stream over HTTP. The same id on every request: what is compared is the whole envelope. */
const BINDINGS: Record<string, Open> = {
  'JSON-RPC': (id, after, signal) =>
    fetch(agent.url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'last-event-id': String(after) },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'SubscribeToTask', params: { id } }),
      signal,
    }),
  'HTTP+JSON': (id, after, signal) =>
    fetch(`${agent.url}/tasks/${id}:subscribe`, {
      headers: { ...headers, 'last-event-id': String(after) },
      signal,
    }),
};

/** The events after `after` as they were sent, byte for byte, at most `most` of them; then the reader hangs up. */
async function read(open: Open, taskId: string, x: { after: number; most: number }): Promise<string[]> {
  const left = new AbortController();
  const response = await open(taskId, x.after, left.signal);
  expect(response.status).toBe(200);
  const decoder = new TextDecoder();
  const events: string[] = [];
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    events.push(...blocks.filter((block) => !block.startsWith(':')).map((block) => `${block}\n\n`));
    if (events.length >= x.most) break;
  }
  left.abort();
  return events.slice(0, x.most);
}

async function start(): Promise<string> {
  const client = createA2AClient({ url: agent.url });
  return (await client.send({ text: 'go', messageId: newId() })).id;
}

describe('a stream that is cut at every event and resumed each time (R5.1, R10)', () => {
  it.each(Object.entries(BINDINGS))('equals the uncut one byte for byte: %s', async (_name, open) => {
    const taskId = await start();
    const whole = read(open, taskId, { after: 0, most: Number.POSITIVE_INFINITY });
    const pieces: string[] = [];
    while (pieces.length < EVENTS)
      pieces.push(...(await read(open, taskId, { after: pieces.length, most: 1 })));
    const uncut = await whole;
    expect(uncut).toHaveLength(EVENTS);
    expect(pieces.join('')).toBe(uncut.join(''));
    expect(await read(open, taskId, { after: EVENTS, most: 1 })).toEqual([]);
  });

  const size = sizeOf(25);
  it(`is the same to our client, cut in the middle of events ${size.count} times (seed ${size.seed})`, {
    timeout: 30_000 + size.count * 1_000,
  }, async () => {
    const random = createRandom(size.seed);
    let left = size.count;
    const proxy = await startCuttingProxy({
      target: agent.url,
      events: () => (left-- > 0 ? (size.full ? 1 : random.between(1, 12)) : 0),
      share: random.next,
    });
    const taskId = await start();
    const readAll = async (url: string): Promise<LoggedEvent[]> => {
      const events: LoggedEvent[] = [];
      const signal = AbortSignal.timeout(30_000 + size.count * 1_000);
      const client = createA2AClient({ url, fetch: throughProxy(url) });
      for await (const event of client.subscribe(taskId, { after: 0, signal })) events.push(event);
      return events;
    };
    const [cut, uncut] = await Promise.all([readAll(proxy.url), readAll(agent.url)]);
    tell(size, 'cuts', { events: uncut.length, cuts: proxy.cuts() });
    await proxy.close();
    expect(uncut.map(({ seq }) => seq)).toEqual(Array.from({ length: EVENTS }, (_, n) => n + 1));
    expect(cut).toEqual(uncut);
    expect(proxy.cuts()).toBeGreaterThanOrEqual(Math.min(size.count, 20));
  });
});

/** The card names the agent's own address: what goes there goes by way of the proxy. */
function throughProxy(url: string): typeof fetch {
  return (input, init) => fetch(String(input).replace(agent.url, url), init);
}
