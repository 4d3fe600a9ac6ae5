import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** A tool call as it passed by: a witness that no fault of the service can reach. */
export interface WireCall {
  server: string;
  tool: string;
  at: number;
  /** When the answer was through, or the caller had left. */
  endedAt: number | undefined;
  /** The caller left before the answer. */
  cut: boolean;
}

export interface McpWitness {
  /** Where the agents find the servers: another loopback address, the same ports. */
  host: string;
  calls: WireCall[];
  close(): Promise<void>;
}

export interface McpWitnessOptions {
  /** Name and port of each server. */
  ports: Record<string, number>;
  /** How long a call is held back before it is passed on. */
  delayMs: () => number;
}

const HOST = '127.0.0.2';
const callSchema = z.object({ method: z.literal('tools/call'), params: z.object({ name: z.string() }) });

/** Stands between the agents and the MCP servers, counts the calls and holds each back for a while. */
export async function startMcpWitness({ ports, delayMs }: McpWitnessOptions): Promise<McpWitness> {
  const calls: WireCall[] = [];
  const open = async ([server, port]: [string, number]): Promise<Server> => {
    const proxy = createServer((incoming, outgoing) => {
      void pass({
        incoming,
        outgoing,
        port,
        delayMs,
        note: (tool) => noted(calls, { server, tool, outgoing }),
      });
    });
    await new Promise<void>((resolve, reject) => {
      proxy.once('error', reject).listen(port, HOST, resolve);
    });
    return proxy;
  };
  const proxies = await Promise.all(Object.entries(ports).map(open));
  return {
    host: HOST,
    calls,
    async close() {
      for (const proxy of proxies) proxy.closeAllConnections();
      await Promise.all(proxies.map((proxy) => new Promise((resolve) => proxy.close(resolve))));
    },
  };
}

function noted(calls: WireCall[], x: { server: string; tool: string; outgoing: ServerResponse }): void {
  const call: WireCall = { server: x.server, tool: x.tool, at: Date.now(), endedAt: undefined, cut: false };
  calls.push(call);
  x.outgoing.once('close', () => {
    call.endedAt = Date.now();
    call.cut = !x.outgoing.writableFinished;
  });
}

interface Passing {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  port: number;
  delayMs: () => number;
  note: (tool: string) => void;
}

async function pass({ incoming, outgoing, port, delayMs, note }: Passing): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const tool = toolOf(body);
  if (tool) {
    note(tool);
    await sleep(delayMs());
  }
  // Whoever has left needs no answer: the server would be asked for nobody.
  if (outgoing.destroyed) return;
  const headers = { ...incoming.headers, host: `127.0.0.1:${port}` };
  const upstream = request(
    { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.once('error', () => outgoing.destroy());
    },
  );
  outgoing.once('close', () => upstream.destroy());
  upstream.once('error', () => outgoing.destroy());
  upstream.end(body);
}

function toolOf(body: Buffer): string | undefined {
  try {
    return callSchema.safeParse(JSON.parse(body.toString())).data?.params.name;
  } catch {
    return undefined;
  }
}
