import { describe, expect, it } from 'vitest';
import { createGuardedFetch } from './guarded-fetch.ts';

const encoder = new TextEncoder();
const request = { method: 'POST', body: JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'tools/call' }) };
const answer = 'event: message\ndata: {"jsonrpc":"2.0","id":7,"result":{}}\n\n';
const progress = 'data: {"jsonrpc":"2.0","method":"notifications/progress"}\n\n';

/** A server whose event stream sends these pieces and then ends, or breaks off. */
function server(pieces: string[], options: { breaks?: boolean; type?: string } = {}): typeof fetch {
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = left.shift();
      if (piece !== undefined) controller.enqueue(encoder.encode(piece));
      else if (options.breaks) controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
  const headers = { 'content-type': options.type ?? 'text/event-stream' };
  return async () => new Response(body, { headers });
}

const textOf = async (base: typeof fetch, init: RequestInit = request): Promise<string> =>
  (await createGuardedFetch(base)('http://127.0.0.1/mcp', init)).text();

describe('the guarded fetch', () => {
  it('leaves an answered stream as it is', async () => {
    expect(await textOf(server([progress, answer]))).toBe(progress + answer);
  });

  it('sees an answer that comes in pieces', async () => {
    expect(await textOf(server([answer.slice(0, 20), answer.slice(20, 45), answer.slice(45)]))).toBe(answer);
  });

  it.each([
    ['ends', {}],
    ['breaks off', { breaks: true }],
  ])('fails the request when the stream %s before the answer', async (_how, options) => {
    const text = await textOf(server([progress], options));
    const last = text.trim().split('data: ').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ id: 7, error: { code: -32000 } });
  });

  it("does not take another request's answer for its own", async () => {
    const other = answer.replace('"id":7', '"id":8');
    expect(await textOf(server([other]))).toContain('"code":-32000');
  });

  it('leaves JSON answers and subscriptions alone', async () => {
    expect(await textOf(server(['{"id":7}'], { type: 'application/json' }))).toBe('{"id":7}');
    const listen = { ...request, body: JSON.stringify({ id: 7, method: 'subscriptions/listen' }) };
    expect(await textOf(server([progress]), listen)).toBe(progress);
  });
});
