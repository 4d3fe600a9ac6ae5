import { ParleyError } from '@parley/platform/errors';
import type { Identity } from '@parley/platform/identity';
import type { Principal } from '@parley/platform/identity/principal';
import type { Sessions } from '@parley/platform/identity/sessions';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

export interface CallerDeps {
  identity: Identity;
  sessions: Pick<Sessions, 'find'> | undefined;
  publicUrl: string;
}

/** The name of the session's cookie; where the page has https, only this host can have set it. */
export function sessionCookie(publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}parley-session`;
}

/** The session that a browser shows by its cookie. */
export function sessionIdOf(c: Context, publicUrl: string): string | undefined {
  return getCookie(c, sessionCookie(publicUrl));
}

/** Who calls: by a token or key; else by the sign-in of the browser, which other sites must not be able to use. */
export async function callerOf(c: Context, deps: CallerDeps): Promise<Principal> {
  const { headers } = c.req.raw;
  const id = sessionIdOf(c, deps.publicUrl);
  const shown = headers.has('authorization') || headers.has('x-api-key');
  if (!deps.sessions || id === undefined || shown) return deps.identity.authenticate(headers, 'orchestrator');
  const session = await deps.sessions.find(id);
  if (!session) throw new ParleyError('unauthenticated', 'This sign-in has ended. Sign in again.');
  requireOwnPage(c, deps.publicUrl);
  return session.principal;
}

/** A browser sends the cookie whatever page asks. What changes something must come from our own page. */
export function requireOwnPage(c: Context, publicUrl: string): void {
  const { method } = c.req;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return;
  const origin = c.req.header('origin');
  const own = [new URL(publicUrl).origin, new URL(c.req.url).origin];
  const isOwn =
    origin === undefined ? c.req.header('sec-fetch-site') === 'same-origin' : own.includes(origin);
  if (!isOwn) throw new ParleyError('forbidden', 'Only the page itself may do this with a sign-in.');
}
