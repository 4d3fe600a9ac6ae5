import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicIp, vetAddress } from './public-address.ts';
import { createSafeFetch, createStreamingSafeFetch } from './safe-fetch.ts';

const HOSTILE = [
  'http://example.com/hook',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.1/',
  'https://017700000001/',
  'https://0177.0.0.1/',
  'https://0.0.0.0/',
  'https://0/',
  'https://[::]/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[64:ff9b:1::a00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[fd12:3456::1]/',
  'https://[ff02::1]/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://１２７.０.０.１/',
  'https://127。0。0。1/',
  'https://localhost/',
  'https://localhost./',
  'https://LOCALHOST/',
  'https://app.localhost/',
  'https://metadata.google.internal/computeMetadata/v1/',
  'https://printer.local/',
  'https://user:secret@example.com/',
  'https://example.com@127.0.0.1/',
  'https://example.com:22/',
  'https://example.com:6379/',
  'https://example.com:5432/',
  'ftp://example.com/',
  'gopher://example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'not a url',
  '',
];

const publicDns = async () => [{ address: '93.184.216.34', family: 4 }];

describe('addresses from outside (R5.3)', () => {
  it.each(HOSTILE)('refuses %s', async (url) => {
    await expect(vetAddress(url, { resolve: publicDns })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('takes a public one and keeps what it was resolved to', async () => {
    const vetted = await vetAddress('https://hooks.example.com/a?b=c', { resolve: publicDns });
    expect(vetted.ips).toEqual([{ address: '93.184.216.34', family: 4 }]);
    expect((await vetAddress('https://[2606:2800:220:1::1]:8443/')).ips[0]?.family).toBe(6);
  });

  it('refuses a name with one private address among public ones', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.7', family: 4 },
    ];
    await expect(vetAddress('https://mixed.example.com/', { resolve })).rejects.toThrow(/not public/);
  });

  it('allows an inner origin that was named, and only that', async () => {
    const rules = { allow: ['http://127.0.0.1:9999'] };
    expect((await vetAddress('http://127.0.0.1:9999/x', rules)).ips[0]?.address).toBe('127.0.0.1');
    for (const url of ['http://127.0.0.1:9998/', 'https://127.0.0.1:9999/', 'http://a@127.0.0.1:9999/']) {
      await expect(vetAddress(url, rules)).rejects.toThrow();
    }
  });

  it('allows every port of an inner host that was named so', async () => {
    const rules = { allow: ['http://127.0.0.1:*'] };
    expect((await vetAddress('http://127.0.0.1:4711/x', rules)).ips[0]?.address).toBe('127.0.0.1');
    await expect(vetAddress('http://127.0.0.2:4711/x', rules)).rejects.toThrow();
  });

  it('tells a name that nobody knows from one that is refused', async () => {
    const resolve = async () => {
      throw new Error('ENOTFOUND');
    };
    await expect(vetAddress('https://gone.example.com/', { resolve })).rejects.toMatchObject({
      code: 'upstream_failed',
    });
  });

  it('knows the edges of the private ranges', () => {
    expect(
      ['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '100.128.0.0'].every(isPublicIp),
    ).toBe(true);
    expect(['10.255.255.255', '172.31.255.255', '100.127.255.255', 'x', ''].some(isPublicIp)).toBe(false);
  });
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(handler: Parameters<typeof createServer>[1]): Promise<string> {
  server = createServer(handler);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

describe('the way there', () => {
  it('connects to the address that was looked at, whatever the name means by then', async () => {
    const origin = await serve((request, response) => response.end(request.headers.host));
    const named = origin.replace('127.0.0.1', 'hooks.test');
    let looks = 0;
    const resolve = async () => {
      looks += 1;
      return [{ address: looks === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }];
    };
    const fetch = createSafeFetch({ allow: [named], resolve });
    const answer = await fetch(`${named}/`, { method: 'POST', body: '{}', timeoutMs: 2_000 });
    expect(answer).toEqual({ status: 200, body: new URL(named).host });
    expect(looks).toBe(1);
  });

  it('follows no redirect', async () => {
    let hits = 0;
    const origin = await serve((_request, response) => {
      hits += 1;
      response.writeHead(307, { location: '/again' }).end();
    });
    const answer = await createSafeFetch({ allow: [origin] })(origin, { method: 'POST', timeoutMs: 2_000 });
    expect([answer.status, hits]).toEqual([307, 1]);
  });

  it('gives up on what is too slow and on what is too much', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/much') response.end('x'.repeat(200_000));
    });
    const fetch = createSafeFetch({ allow: [origin] });
    await expect(fetch(`${origin}/slow`, { method: 'GET', timeoutMs: 100 })).rejects.toMatchObject({
      code: 'upstream_timeout',
    });
    await expect(fetch(`${origin}/much`, { method: 'GET', timeoutMs: 2_000 })).rejects.toMatchObject({
      code: 'upstream_failed',
    });
  });
});

const LIMITS = { idleMs: 2_000, maxBytes: 100_000 };

describe('the same way for event streams', () => {
  it.each(HOSTILE)('does not go to %s', async (url) => {
    const fetch = createStreamingSafeFetch({ resolve: publicDns }, LIMITS);
    await expect(fetch(url, { method: 'POST', body: '{}' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('looks at the name for every request, and goes where it looked', async () => {
    const origin = await serve((request, response) => response.end(request.headers.host));
    const named = origin.replace('127.0.0.1', 'peer.test');
    const meanings = ['127.0.0.1', '169.254.169.254'];
    const resolve = async () => [{ address: meanings.shift() ?? '192.0.2.1', family: 4 }];
    const fetch = createStreamingSafeFetch({ allow: [named], resolve }, LIMITS);
    const first = await fetch(named, { method: 'POST', body: '{}' });
    expect(await first.text()).toBe(new URL(named).host);
    expect(meanings).toEqual(['169.254.169.254']);
  });

  it('does not go where a name that was public points by now', async () => {
    const meanings = ['93.184.216.34', '169.254.169.254'];
    const resolve = async () => [{ address: meanings.shift() ?? '', family: 4 }];
    await vetAddress('https://peer.example/', { resolve });
    const fetch = createStreamingSafeFetch({ resolve }, LIMITS);
    await expect(fetch('https://peer.example/a2a')).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('hands on what comes as it comes, and the end of the reader to the sender', async () => {
    let gone: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (gone = resolve));
    const origin = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', etag: '"1"' }).write('data: 1\n\n');
      response.on('close', gone);
    });
    const response = await createStreamingSafeFetch({ allow: [origin] }, LIMITS)(origin);
    expect([response.status, response.headers.get('etag')]).toEqual([200, '"1"']);
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n');
    await reader?.cancel();
    await left;
  });

  it('breaks off when its signal fires', async () => {
    const origin = await serve((_request, response) => response.writeHead(200).write('.'));
    const stop = new AbortController();
    const fetch = createStreamingSafeFetch({ allow: [origin] }, LIMITS);
    const response = await fetch(origin, { signal: stop.signal });
    const text = response.text();
    stop.abort();
    await expect(text).rejects.toThrow();
  });

  it('returns a redirect and an empty answer as they are', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/same') response.writeHead(304).end();
      else response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    const fetch = createStreamingSafeFetch({ allow: [origin] }, LIMITS);
    const statuses = [await fetch(origin), await fetch(`${origin}/same`)].map(({ status }) => status);
    expect(statuses).toEqual([302, 304]);
  });

  it('gives up on silence and on too much', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/much') response.end('x'.repeat(200_000));
    });
    const fetch = createStreamingSafeFetch({ allow: [origin] }, { ...LIMITS, idleMs: 100 });
    await expect(fetch(`${origin}/silent`)).rejects.toMatchObject({ code: 'upstream_timeout' });
    await expect((await fetch(`${origin}/much`)).text()).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});
