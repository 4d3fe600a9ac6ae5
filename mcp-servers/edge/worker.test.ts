import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorker, connectTo, hasWorkerd, startWorker } from './testing/worker.ts';

type Worker = Awaited<ReturnType<typeof startWorker>>;

const KEYS = { writer: 'writer-'.repeat(4), reader: 'reader-'.repeat(4), other: 'other--'.repeat(4) };
const SECRET = JSON.stringify([
  { key: KEYS.writer, subject: 'wim', scopes: ['edge:read', 'edge:write'] },
  { key: KEYS.reader, subject: 'rea', scopes: ['edge:read'] },
  { key: KEYS.other, subject: 'oda', scopes: ['kb:read'] },
]);

describe.skipIf(!(await hasWorkerd()))(
  'the Worker in workerd (needs its binary for this platform) (R3.6)',
  () => {
    let script: string;
    let worker: Worker;
    const opened: { close(): Promise<unknown> }[] = [];

    beforeAll(async () => {
      script = await bundleWorker();
      worker = await startWorker(script, { PARLEY_API_KEYS: SECRET });
    });
    afterAll(async () => {
      for (const client of opened) await client.close();
      await worker?.miniflare.dispose();
    });

    const connect = async (key: keyof typeof KEYS = 'reader', more = {}) => {
      const client = await connectTo(worker, { key: KEYS[key], ...more });
      opened.push(client);
      return client;
    };
    const call = async (name: string, args: Record<string, unknown>, cf?: Record<string, unknown>) => {
      const client = await connect('reader', cf ? { cf } : {});
      const { structuredContent, content, isError } = await client.callTool({ name, arguments: args });
      return { result: structuredContent, text: JSON.stringify(content), isError };
    };
    const request = (
      path: string,
      init: { method?: string; body?: string; key?: string; headers?: object } = {},
    ) => {
      const { key, headers, ...rest } = init;
      const authorization = key ? { authorization: `Bearer ${key}` } : {};
      return fetch(new URL(path, worker.url), { ...rest, headers: { ...authorization, ...headers } });
    };
    const put = (path: string, body: unknown, key = KEYS.writer) =>
      request(path, { method: 'PUT', key, body: typeof body === 'string' ? body : JSON.stringify(body) });

    it('is small, and ready', async () => {
      expect(script.length).toBeLessThan(1_000_000);
      const ready = await request('/ready');
      expect(await ready.json()).toMatchObject({
        status: 'ready',
        service: 'edge',
        checks: { keys: 'ok', kv: 'ok' },
      });
      expect((await request('/health')).status).toBe(200);
    });

    it.each(['auto', 'legacy'] as const)('shows its tools to a client (%s)', async (era) => {
      const { tools } = await (await connect('reader', { era })).listTools();
      expect(tools.map((tool) => tool.name)).toEqual(['edge_cache_lookup', 'edge_geo_info', 'edge_search']);
      for (const tool of tools) {
        expect(tool.description).toMatch(/Example: \{/);
        expect(tool.annotations).toMatchObject({
          readOnlyHint: true,
          destructiveHint: false,
          openWorldHint: false,
        });
      }
    });

    describe('lets in who has a key (R9.1, R9.2)', () => {
      it.each([{}, { key: 'wrong-'.repeat(4) }, { headers: { 'x-api-key': KEYS.reader.slice(1) } }])(
        'and refuses %j with a challenge',
        async (who) => {
          for (const path of ['/mcp', '/index', '/cache/x']) {
            const reply = await request(path, {
              method: path === '/mcp' ? 'POST' : 'PUT',
              body: '{',
              ...who,
            });
            expect(reply.status).toBe(401);
            expect(reply.headers.get('www-authenticate')).toContain('resource_metadata="http://127.0.0.1');
          }
        },
      );

      it('takes the key in either header, and describes itself to those who have none', async () => {
        const headers = { 'x-api-key': KEYS.writer };
        expect((await request('/cache/a', { method: 'DELETE', headers })).status).toBe(204);
        const metadata = await (await request('/.well-known/oauth-protected-resource/mcp')).json();
        expect(metadata).toMatchObject({ scopes_supported: ['edge:read', 'edge:write'] });
      });

      it('but lets nobody do more than the key may', async () => {
        for (const path of ['/index', '/cache/x'])
          expect((await put(path, { documents: [] }, KEYS.reader)).status).toBe(403);
        const other = await connect('other');
        expect((await other.listTools()).tools).toEqual([]);
        await expect(other.callTool({ name: 'edge_geo_info', arguments: {} })).rejects.toThrow();
      });

      it('and no page of another site', async () => {
        const headers = { origin: 'https://evil.example', 'content-type': 'application/json' };
        expect(
          (await request('/mcp', { method: 'POST', body: '{}', key: KEYS.reader, headers })).status,
        ).toBe(403);
      });
    });

    describe('edge_search', () => {
      it('says that there is no index, before there is one', async () => {
        const { isError, text } = await call('edge_search', { query: 'anything' });
        expect({ isError, text }).toEqual({ isError: true, text: expect.stringContaining('PUT /index') });
      });

      it('finds what was put, and what is put instead', async () => {
        const documents = [
          {
            id: 'a',
            title: 'Harbour rules',
            text: 'Mooring is free for two hours.',
            url: 'https://harbour.example/a',
          },
          { id: 'b', title: 'Tide tables', text: 'High water comes twice a day.' },
        ];
        expect(await (await put('/index', { documents })).json()).toMatchObject({ documents: 2 });
        const { result } = await call('edge_search', { query: 'Where may I moor: harbour rule?' });
        expect(result).toMatchObject({
          results: [{ document_id: 'a', url: 'https://harbour.example/a', snippet: documents[0]?.text }],
          total: 1,
          documents: 2,
        });
        await put('/index', { documents: documents.slice(1) });
        expect((await call('edge_search', { query: 'harbour' })).result).toMatchObject({
          results: [],
          documents: 1,
        });
      });

      it.each([
        ['not JSON', 400],
        [{ documents: 'all' }, 400],
        [{ documents: [{ id: 'a', title: 'x', text: '' }] }, 400],
        [{ documents: [{ id: 'a', title: 'x', text: 'y', url: 'javascript:alert(1)' }] }, 400],
        [{ documents: [1, 2].map(() => ({ id: 'a', title: 'x', text: 'y' })) }, 400],
        [{ documents: Array.from({ length: 501 }, (_, i) => ({ id: `${i}`, title: 'x', text: 'y' })) }, 400],
        ['x'.repeat(1024 * 1024 + 1), 413],
      ])('refuses an index that is no index (%#)', async (body, status) => {
        const reply = await put('/index', body);
        expect(reply.status).toBe(status);
        expect(reply.headers.get('content-type')).toContain('application/problem+json');
      });

      it('says so when what is in KV is not an index', async () => {
        await worker.kv.put('index', '{"format": 9}');
        expect(await call('edge_search', { query: 'harbour' })).toMatchObject({
          isError: true,
          text: expect.stringContaining('Put it again'),
        });
      });
    });

    describe('edge_cache_lookup', () => {
      it('hits with value and age, and misses', async () => {
        expect((await put('/cache/rates/eur-usd?ttl_seconds=120', '{"rate": 1.08}')).status).toBe(200);
        expect((await call('edge_cache_lookup', { key: 'rates/eur-usd' })).result).toMatchObject({
          hit: true,
          value: '{"rate": 1.08}',
          age_seconds: expect.closeTo(0, -1),
          expires_in_seconds: expect.closeTo(120, -1),
        });
        expect((await call('edge_cache_lookup', { key: 'rates/none' })).result).toEqual({
          key: 'rates/none',
          hit: false,
          value: null,
          content_type: null,
          age_seconds: null,
          expires_in_seconds: null,
        });
        await request('/cache/rates/eur-usd', { method: 'DELETE', key: KEYS.writer });
        expect((await call('edge_cache_lookup', { key: 'rates/eur-usd' })).result).toMatchObject({
          hit: false,
        });
      });

      it('misses what has expired, even when KV still has it, and tells the age of what has not', async () => {
        const now = Math.floor(Date.now() / 1000);
        const stored = (storedAt: number, expiresAt: number) => ({
          metadata: { storedAt, expiresAt, contentType: 'text/plain' },
        });
        await worker.kv.put('cache/old', 'x', stored(now - 600, now - 1));
        await worker.kv.put('cache/young', 'x', stored(now - 600, now + 600));
        await worker.kv.put('cache/foreign', 'x');
        expect((await call('edge_cache_lookup', { key: 'old' })).result).toMatchObject({ hit: false });
        expect((await call('edge_cache_lookup', { key: 'foreign' })).result).toMatchObject({ hit: false });
        const { result } = await call('edge_cache_lookup', { key: 'young' });
        expect(result).toMatchObject({ hit: true, age_seconds: expect.closeTo(600, -1) });
      });

      it('reads nothing but the cache', async () => {
        for (const key of ['../index', '/index', 'a b', '', 'x'.repeat(201)])
          expect(await call('edge_cache_lookup', { key })).not.toMatchObject({ result: { hit: true } });
      });

      it.each([
        ['/cache/x?ttl_seconds=59', 'v', 400],
        ['/cache/x?ttl_seconds=soon', 'v', 400],
        ['/cache/', 'v', 400],
        ['/cache/a%20b', 'v', 400],
        ['/cache/x', 'v'.repeat(64 * 1024 + 1), 413],
      ])('refuses PUT %s', async (path, body, status) => expect((await put(path, body)).status).toBe(status));
    });

    describe('edge_geo_info', () => {
      it('tells what Cloudflare says of the connection', async () => {
        const cf = {
          country: 'PT',
          region: 'Lisbon',
          city: 'Cascais',
          timezone: 'Europe/Lisbon',
          colo: 'LIS',
          asn: 1,
        };
        const { asn: _asn, ...place } = cf;
        expect((await call('edge_geo_info', {}, cf)).result).toEqual(place);
      });

      it('and null for what it does not say', async () => {
        const cf = { country: null, region: '', city: 7, timezone: {}, colo: 'LIS' };
        const { result } = await call('edge_geo_info', {}, cf);
        expect(result).toEqual({ country: null, region: null, city: null, timezone: null, colo: 'LIS' });
      });

      it('of this call, not of another that runs at the same time', async () => {
        const cities = Array.from({ length: 12 }, (_, i) => `City ${i}`);
        const replies = await Promise.all(cities.map((city) => call('edge_geo_info', {}, { city })));
        expect(replies.map(({ result }) => (result as { city: string }).city)).toEqual(cities);
      });
    });

    it('writes an audit line for each call, and no key anywhere (R9.3, R9.4)', async () => {
      await call('edge_cache_lookup', { key: 'audited' });
      await expect.poll(() => worker.log.join('')).toContain('"target":"edge_cache_lookup"');
      const log = worker.log.join('');
      expect(log).toContain('"sub":"rea"');
      for (const key of Object.values(KEYS)) expect(log).not.toContain(key);
    });
  },
);
