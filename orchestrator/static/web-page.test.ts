import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebPage } from './web-page.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(100);
let folder: string;
let app: Hono;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-page-'));
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
  await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>Page</title>');
  await writeFile(join(folder, 'dist', 'assets', 'index-a1B2.js'), SCRIPT);
  await writeFile(join(folder, 'dist', '.env'), 'SECRET=1');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(folder, 'dist', 'assets', 'linked.txt'));
  const page = createWebPage(pathToFileURL(`${join(folder, 'dist')}/`));
  app = new Hono();
  app.all('*', async (c) => (await page(c)) ?? c.notFound());
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  Promise.resolve(app.fetch(new Request(`http://localhost${path}`, { headers, method })));
const HTML = { accept: 'text/html,*/*' };

describe('the web page (R2.4)', () => {
  it.each(['/', '/r/01a2-b3', '/somewhere'])(
    'gives its index at %s, never kept without asking',
    async (path) => {
      const response = await get(path, HTML);
      expect(await response.text()).toContain('<title>Page');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    },
  );

  it('gives assets for ever, compressed for those who take it', async () => {
    const response = await get('/assets/index-a1B2.js', { 'accept-encoding': 'br, gzip' });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes.byteLength).toBeLessThan(SCRIPT.length / 5);
    expect(gunzipSync(bytes).toString()).toBe(SCRIPT);
  });

  it('gives them plain to those who do not', async () => {
    const response = await get('/assets/index-a1B2.js');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe(SCRIPT);
  });

  it('answers 304 to those who have it, and the new one when it changed', async () => {
    const first = await get('/', HTML);
    const etag = first.headers.get('etag') ?? '';
    expect((await get('/', { ...HTML, 'if-none-match': etag })).status).toBe(304);
    const index = join(folder, 'dist', 'index.html');
    await writeFile(index, '<!doctype html><title>Page two</title>');
    await utimes(index, new Date(), new Date(Date.now() + 5_000));
    const second = await get('/', { ...HTML, 'if-none-match': etag });
    expect(second.status).toBe(200);
    expect(await second.text()).toContain('Page two');
  });

  it('answers HEAD without a body', async () => {
    const response = await get('/assets/index-a1B2.js', {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each([
    '/.env',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/none.js',
    '/assets/',
    '/assets/linked.txt',
    '/assets%00.js',
  ])('gives nothing for %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });

  it('decides at once about a path made to be read in many ways', async () => {
    const before = performance.now();
    expect((await get(`/${'a'.repeat(2_000)}!`, HTML)).status).toBe(404);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('gives nothing for another method, or to a client that wants no page', async () => {
    expect((await get('/somewhere', HTML, 'POST')).status).toBe(404);
    expect((await get('/somewhere', { accept: 'application/json' })).status).toBe(404);
  });
});
