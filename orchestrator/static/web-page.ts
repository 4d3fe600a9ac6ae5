import type { Context } from 'hono';
import { createStaticFolder } from './files.ts';

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = { 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-cache' };
const ASSET_HEADERS = { 'cache-control': 'public, max-age=31536000, immutable' };

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Parley</title>
<h1>Parley is running</h1><p>The web page is not built yet: run <code>npm run build:web</code>, then reload.</p>
<p>The API is here already: <a href="/docs">reference</a>, <a href="/openapi.json">OpenAPI document</a>.</p></html>`;

/** The built web page: its files, and for every other address of the page its index. */
export function createWebPage(root: URL): (c: Context) => Promise<Response | undefined> {
  const folder = createStaticFolder(root);
  return async function webPage(c) {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return undefined;
    const path = c.req.path.slice(1);
    const headers = path.startsWith('assets/') ? ASSET_HEADERS : PAGE_HEADERS;
    const file = path === '' ? undefined : await folder.respond(path, c.req.raw, headers);
    if (file !== undefined) return file;
    if (!isPageAddress(c)) return undefined;
    const index = await folder.respond('index.html', c.req.raw, PAGE_HEADERS);
    return index ?? c.html(NOT_BUILT, 200, PAGE_HEADERS);
  };
}

// Each segment ends at its slash, so that no path can be read in more than one way.
const PAGE_ADDRESS = /^\/(?:[\w-]+(?:\/[\w-]+)*\/?)?$/;

// A browser that opens an address of the page asks for HTML; a script or an API client does not.
function isPageAddress(c: Context): boolean {
  if (c.req.path === '/') return true;
  const wantsHtml = (c.req.header('accept') ?? '').includes('text/html');
  return wantsHtml && PAGE_ADDRESS.test(c.req.path);
}
