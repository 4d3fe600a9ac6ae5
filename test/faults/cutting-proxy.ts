import { createServer, request, type Server } from 'node:http';

export interface CuttingProxy {
  url: string;
  /** Connections that were cut in the middle of an event. */
  cuts(): number;
  close(): Promise<void>;
}

const END_OF_EVENT = Buffer.from('\n\n');

/**
 * Stands before an agent. Of each event stream it lets `events` whole events through and a piece of the next one, as
 * long as `share` (from 0 to below 1) says, then the connection is gone; `events` 0 or less cuts nothing.
 */
export async function startCuttingProxy(x: {
  target: string;
  events: () => number;
  share: () => number;
}): Promise<CuttingProxy> {
  let cuts = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const target = new URL(incoming.url ?? '/', x.target);
    const headers = { ...incoming.headers, host: target.host };
    const upstream = request(target, { method: incoming.method, headers }, (answer) => {
      const type = answer.headers['content-type'] ?? '';
      const events = type.startsWith('text/event-stream') ? x.events() : 0;
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (events <= 0) {
        answer.pipe(outgoing);
        return;
      }
      let left = events;
      answer.on('data', (chunk: Buffer) => {
        const at = boundary(chunk, left);
        left -= at.events;
        if (left > 0 || at.end === chunk.length) {
          outgoing.write(chunk);
          return;
        }
        const rest = chunk.length - at.end;
        cuts += 1;
        outgoing.write(chunk.subarray(0, at.end + Math.floor(rest * x.share())), () => outgoing.destroy());
        upstream.destroy();
      });
      answer.once('end', () => outgoing.end());
    });
    upstream.once('error', () => outgoing.destroy());
    outgoing.once('close', () => upstream.destroy());
    incoming.pipe(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Where the chunk's part of the wanted number of events ends, and how many it holds up to there. */
function boundary(chunk: Buffer, wanted: number): { end: number; events: number } {
  let end = 0;
  let events = 0;
  while (events < wanted) {
    const next = chunk.indexOf(END_OF_EVENT, end);
    if (next < 0) break;
    end = next + END_OF_EVENT.length;
    events += 1;
  }
  return events < wanted ? { end: chunk.length, events } : { end, events };
}
