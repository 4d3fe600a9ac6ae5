import type { Context } from 'hono';
import { createStaticFolder } from './files.ts';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-cache',
};

/** The browsable API reference: our own page over `/openapi.json`, which asks nobody else for anything. */
export function createReference(): (c: Context) => Promise<Response | undefined> {
  const folder = createStaticFolder(new URL('../reference/', import.meta.url));
  return async function reference(c) {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return undefined;
    const name = /^\/docs(?:\/([\w.-]*))?$/.exec(c.req.path);
    if (name === null) return undefined;
    return folder.respond(name[1] || 'index.html', c.req.raw, HEADERS);
  };
}
