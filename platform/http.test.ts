import { afterEach, describe, expect, it } from 'vitest';
import { ERROR_CODES, ParleyError } from './errors.ts';
import { problem, statusOf } from './http/problem.ts';
import { formatSse, sseStream } from './http/sse.ts';
import { createApp, type RunningServer, serveApp } from './http.ts';
import { silentLogger } from './logger.ts';

const open: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close(100)));
});

function app() {
  const made = createApp({ logger: silentLogger(), name: 'test', maxBodyBytes: 100 });
  made.get('/secret', () => {
    throw new Error('password=hunter2');
  });
  made.get('/away', () => {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  });
  made.post('/echo', async (c) => c.text(await c.req.text()));
  made.get('/stream', (c) =>
    sseStream(c, async (send, signal) => {
      for (let n = 1; !signal.aborted; n++) {
        await send({ id: String(n), event: 'tick', data: `${n}` });
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }),
  );
  return made;
}

async function serveTest(): Promise<RunningServer> {
  const server = await serveApp({ app: app(), host: '127.0.0.1', port: 0, logger: silentLogger() });
  open.push(server);
  return server;
}

describe('HTTP', () => {
  it('answers every error as a problem document (R2.2), and tells nothing of what is inside', async () => {
    const response = await app().request('/secret');
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = await response.text();
    expect(body).not.toContain('hunter2');
    expect(JSON.parse(body)).toMatchObject({ status: 500, title: expect.any(String), instance: '/secret' });
    expect((await app().request('/nowhere')).status).toBe(404);
  });

  it('says when to come back while something that it needs is away', async () => {
    const response = await app().request('/away');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
  });

  it('limits bodies with and without a declared length', async () => {
    const { url } = await serveTest();
    const body = 'x'.repeat(200);
    expect((await fetch(`${url}/echo`, { method: 'POST', body })).status).toBe(413);
    const stream = new Blob([body]).stream();
    const chunked = await fetch(`${url}/echo`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(413);
  });

  it('has a status and a title for every code', () => {
    for (const code of ERROR_CODES) {
      expect(statusOf(code)).toBeGreaterThanOrEqual(400);
      expect(problem(new ParleyError(code, 'x')).status).toBe(statusOf(code));
    }
  });

  it('names the port that is taken', async () => {
    const { port } = await serveTest();
    const again = serveApp({ app: app(), host: '127.0.0.1', port, logger: silentLogger() });
    await expect(again).rejects.toMatchObject({
      message: expect.stringMatching(new RegExp(`${port}.*PORT_BASE`, 's')),
    });
  });

  it('ends open streams when it closes', async () => {
    const server = await serveTest();
    const response = await fetch(`${server.url}/stream`);
    const reader = response.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('id: 1\nevent: tick');
    const before = Date.now();
    await server.close(100);
    expect(Date.now() - before).toBeLessThan(2_000);
  });

  it('writes server-sent events that no text can break out of', () => {
    expect(formatSse({ id: '1\n2', event: 'a\nb', data: 'x\r\ny\n\nz' })).toBe(
      'id: 12\nevent: ab\ndata: x\ndata: y\ndata: \ndata: z\n\n',
    );
  });
});
