import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type RunningServer, serveApp } from '../http.ts';
import { silentLogger } from '../logger.ts';

let server: RunningServer;
beforeAll(async () => {
  const app = createApp({ logger: silentLogger(), name: 'test', maxBodyBytes: 100 });
  app.post('/read', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));
  app.post('/ignore', (c) => c.text('not looked at'));
  server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
});
afterAll(() => server.close(0));

/** Sends the parts one by one, without a length, and does not end when it is told not to. */
function sendParts(path: string, parts: string[], end = true): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${server.url}${path}`, { method: 'POST' });
    outgoing.on('error', reject);
    outgoing.on('response', async (response) => {
      let body = '';
      for await (const chunk of response) body += String(chunk);
      resolve({ status: response.statusCode ?? 0, body });
      outgoing.destroy();
    });
    for (const part of parts) outgoing.write(part);
    if (end) outgoing.end();
  });
}

describe('the limit of a body (R9.1)', () => {
  it.each([
    [1, 200],
    [100, 200],
    [101, 413],
    [1_000_000, 413],
  ])('of %i bytes with a length gives %i', async (size, status) => {
    const response = await fetch(`${server.url}/read`, { method: 'POST', body: 'x'.repeat(size) });
    expect(response.status).toBe(status);
  });

  it('counts a body without a length while it is read', async () => {
    expect(await sendParts('/read', ['x'.repeat(60), 'x'.repeat(40)])).toEqual({ status: 200, body: '100' });
    expect((await sendParts('/read', ['x'.repeat(60), 'x'.repeat(41)])).status).toBe(413);
  });

  it('waits for no body that nobody reads', async () => {
    expect(await sendParts('/ignore', ['begun'], false)).toEqual({ status: 200, body: 'not looked at' });
  });
});
