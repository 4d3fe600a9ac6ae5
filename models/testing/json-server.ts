import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface JsonServer {
  url: string;
  /** Paths and bodies of the requests so far. */
  requests: { path: string; body: unknown }[];
  close(): Promise<void>;
}

/** Answers each path with what is written for it: a value as JSON, or a number as an error status. */
export async function startJsonServer(
  answers: Record<string, unknown | ((body: unknown) => unknown)>,
): Promise<JsonServer> {
  const requests: JsonServer['requests'] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += String(part);
    const body: unknown = text ? JSON.parse(text) : undefined;
    const path = request.url ?? '';
    requests.push({ path, body });
    const answer = answers[path] ?? 404;
    const value: unknown = typeof answer === 'function' ? answer(body) : answer;
    const status = typeof value === 'number' ? value : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(typeof value === 'number' ? { error: { message: 'no' } } : value));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
