import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SMALL_LOG } from '../run/testing.ts';
import { followRun } from './follow.ts';
import { ApiProblem } from './problem.ts';
import type { RunEvent } from './types.ts';

type Answer = (after: number, response: ServerResponse) => void;

let server: Server;
let answers: Answer[];
let asked: number[];

/** A service that answers each connection as the test says; the last answer repeats. */
beforeEach(async () => {
  answers = [];
  asked = [];
  server = createServer((request: IncomingMessage, response) => {
    const after = Number(request.headers['last-event-id']);
    asked.push(after);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(after, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const realFetch = fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    realFetch(`http://127.0.0.1:${port}${path}`, init),
  );
  vi.stubGlobal('sessionStorage', { getItem: () => null });
});
afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

const frame = (event: object & { seq?: number }) =>
  `${event.seq === undefined ? '' : `id: ${event.seq}\n`}data: ${JSON.stringify(event)}\n\n`;
const END = frame({ type: 'end' });

const sends =
  (count: number, tail: string, cut = false): Answer =>
  (after, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const events = SMALL_LOG.slice(after, after + count);
    response.write(events.map(frame).join('') + tail, () => (cut ? response.destroy() : response.end()));
  };
const refuses =
  (status: number): Answer =>
  (_after, response) => {
    response.writeHead(status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ title: 'No', status, detail: 'Not now.' }));
  };

function follow(after = 0) {
  const events: RunEvent[] = [];
  const connections: boolean[] = [];
  const stop = new AbortController();
  const done = followRun({
    path: '/runs/run-1',
    after,
    signal: stop.signal,
    onEvent: (event) => events.push(event),
    onConnection: (isOpen) => connections.push(isOpen),
  });
  return { events, connections, stop, done };
}

describe('followRun (R2.2)', () => {
  it('reads the log to its end', async () => {
    answers = [sends(99, END)];
    const { done, events } = follow();
    await done;
    expect(events).toEqual(SMALL_LOG);
    expect(asked).toEqual([0]);
  });

  it('goes on after the last event when the stream ends early, breaks, or the service is away', async () => {
    answers = [sends(3, ''), sends(4, ': half a frame', true), refuses(503), sends(99, END)];
    const { done, events, connections } = follow();
    await done;
    expect(events).toEqual(SMALL_LOG);
    expect(asked).toEqual([0, 3, 7, 7]);
    expect(connections).toContain(false);
    expect(connections.at(-1)).toBe(true);
  });

  it('begins after what is known', async () => {
    answers = [sends(99, END)];
    const { done, events } = follow(10);
    await done;
    expect(events).toEqual(SMALL_LOG.slice(10));
  });

  it.each([401, 403, 404])('ends at a refusal with %d', async (status) => {
    answers = [refuses(status)];
    await expect(follow().done).rejects.toEqual(new ApiProblem(status, 'Not now.'));
  });

  it('stops when nobody looks any more', async () => {
    answers = [refuses(503)];
    const { done, stop } = follow();
    stop.abort();
    await expect(done).resolves.toBeUndefined();
  });
});
