import { ParleyError } from '@parley/platform/errors';
import type { MiddlewareHandler } from 'hono';
import { type CallerDeps, callerOf } from './caller.ts';
import type { OrchestratorEnv } from './route.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** Verifies the caller; the routes behind it find the principal in the context. */
export function requirePrincipal(
  deps: CallerDeps,
  { keyIsIdle = false }: { keyIsIdle?: boolean } = {},
): MiddlewareHandler<OrchestratorEnv> {
  return async function identified(c, next) {
    const { headers } = c.req.raw;
    const { identity } = deps;
    const isIdle = keyIsIdle && !identity.required && !headers.get('authorization')?.includes('.');
    const principal = isIdle ? identity.authenticate(new Headers(), 'orchestrator') : callerOf(c, deps);
    c.set('principal', await principal);
    await next();
  };
}

/**
 * Keeps other web sites out. Without keys everything on this machine may call, so a page that resolves its own name
 * to loopback is refused by `Host`; a page of another origin is refused by `Origin` when it would change something.
 */
export function refuseForeignSites(options: { open: boolean; publicUrl: string }): MiddlewareHandler {
  const publicHost = new URL(options.publicUrl).hostname;
  return async function sameSite(c, next) {
    const url = new URL(c.req.url);
    const isOurs = LOOPBACK.test(url.hostname) || url.hostname === publicHost;
    if (options.open && !isOurs) {
      throw new ParleyError('forbidden', `This service does not answer under the name ${url.hostname}.`, {
        hint: 'Use 127.0.0.1 or localhost, or set PARLEY_PUBLIC_URL.',
      });
    }
    if (changesSomething(c.req.method) && !isSameOrigin(c.req.header('origin'), url.host, publicHost)) {
      throw new ParleyError('forbidden', 'A page of another origin may not call this.');
    }
    await next();
  };
}

function changesSomething(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

function isSameOrigin(origin: string | undefined, host: string, publicHost: string): boolean {
  if (origin === undefined) return true;
  const url = URL.parse(origin);
  return url !== null && (url.host === host || url.hostname === publicHost);
}
