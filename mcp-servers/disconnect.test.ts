import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { afterEach, describe, expect, it } from 'vitest';
import { defineTool, type ToolDefinition } from './define.ts';
import { createMcpService } from './host.ts';
import { fixturePrincipals, fixtureServer, fixtureTools } from './testing/fixture.ts';
import { bareDeps, namedIdentity } from './testing/harness.ts';

const [template] = fixtureTools as [ToolDefinition];
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A server on a port with one tool that waits until its signal fires. */
async function waiting() {
  const began = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  const served = await serving(
    (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted.resolve();
          reject(signal.reason);
        });
        began.resolve();
      }),
  );
  return { ...served, began: began.promise, aborted: aborted.promise };
}

/** A server on a port whose one tool does this. */
async function serving(run: ToolDefinition['run']) {
  const tool = defineTool({ ...template, name: 'wait_long', timeoutMs: 20_000, run });
  const deps = { ...bareDeps(silentLogger()), identity: namedIdentity(fixturePrincipals) };
  const service = createMcpService(fixtureServer({ tools: [tool] }), deps);
  const http = await serveApp({ app: service.app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  closers.push(
    () => service.close(),
    () => http.close(0),
  );
  return { url: new URL(`${http.url}/mcp`), service, http };
}

async function client(url: URL): Promise<Client> {
  const made = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  await made.connect(
    new StreamableHTTPClientTransport(url, { requestInit: { headers: { authorization: 'Bearer alice' } } }),
  );
  closers.push(() => made.close());
  return made;
}

const body = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'wait_long', arguments: { text: 'x' } },
};
const headers = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  authorization: 'Bearer alice',
};

describe('a caller who leaves', () => {
  it('stops the work of the tool by hanging up', async () => {
    const { url, began, aborted } = await waiting();
    const abort = new AbortController();
    const pending = fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: abort.signal,
    }).then((r) => r.text());
    pending.catch(() => undefined);
    await began;
    abort.abort();
    await aborted;
    await expect(pending).rejects.toThrow();
  });

  it('stops the work of the tool by canceling', async () => {
    const { url, began, aborted } = await waiting();
    const caller = await client(url);
    const abort = new AbortController();
    const pending = caller.callTool(
      { name: 'wait_long', arguments: { text: 'x' } },
      { signal: abort.signal },
    );
    pending.catch(() => undefined);
    await began;
    abort.abort();
    await aborted;
  });

  it('has the answer to a call that was open when the server was told to stop (R10)', async () => {
    const began = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const { url, service, http } = await serving(async () => {
      began.resolve();
      await go.promise;
      return { said: 'heard', subject: 'alice' };
    });
    const pending = fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).then((r) => r.text());
    await began.promise;
    const quiet = http.close();
    const closed = service.close();
    go.resolve();
    expect(await pending).toContain('heard');
    await Promise.all([quiet, closed]);
  });

  it('is told to come again by a server that is stopping, which begins nothing any more (R10)', async () => {
    let begun = 0;
    const go = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const { url, service } = await serving(async () => {
      begun += 1;
      began.resolve();
      await go.promise;
      return { said: 'heard', subject: 'alice' };
    });
    const ask = () => fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const first = ask();
    await began.promise;
    const closed = service.close();
    const second = await ask();
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
    go.resolve();
    expect((await first).status).toBe(200);
    await closed;
    expect(begun).toBe(1);
  });

  it('does not keep the server from closing', async () => {
    const { url, began, service, http } = await waiting();
    const pending = fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).then((r) => r.text());
    pending.catch(() => undefined);
    await began;
    const started = performance.now();
    await service.close();
    await http.close(200);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
