import { isParleyError, toParleyError } from '@parley/platform/errors';
import type { Session } from '@parley/platform/identity/sessions';
import { type SignIn, TICKET_SECONDS } from '@parley/platform/identity/sign-in';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Me } from '../api-me.ts';
import { callerOf, requireOwnPage, sessionCookie, sessionIdOf } from '../http/caller.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

const LOGIN = '/auth/login';
const CALLBACK = '/auth/callback';
const TICKET_PATH = '/auth';
const FAILED = '/?sign-in=failed';

/** Who the caller is; signing in and out on the page (authorization code with PKCE) where an issuer is configured. */
export function authRoutes(route: RouteDeps, signIn: SignIn | undefined): Route[] {
  return [
    {
      method: 'get',
      path: '/auth/me',
      open: true,
      doc: {
        summary: 'Who is asking',
        tags: ['Service'],
        responses: {
          200: { description: 'The caller.', content: { 'application/json': { schema: Me } } },
          ...problems(),
        },
      },
      handle: (c) => me(c, route, signIn),
    },
    ...(signIn ? signInRoutes(route, signIn) : []),
  ];
}

async function me(
  c: OrchestratorRequest,
  { deps }: RouteDeps,
  signIn: SignIn | undefined,
): Promise<Response> {
  const publicUrl = deps.config.urls.orchestrator;
  const about = { signIn: signIn ? LOGIN : null };
  const headers = { 'cache-control': 'no-store' };
  try {
    const sessions = signIn?.sessions;
    const { subject, scopes } = await callerOf(c, { identity: deps.identity, sessions, publicUrl });
    const session = await sessions?.find(sessionIdOf(c, publicUrl) ?? '');
    const name = session?.principal.subject === subject ? session.name : undefined;
    return c.json({ signedIn: true, subject, name: name ?? null, scopes, ...about }, 200, headers);
  } catch (error) {
    if (!isParleyError(error, 'unauthenticated')) throw error;
    return c.json({ signedIn: false, subject: null, name: null, scopes: [], ...about }, 200, headers);
  }
}

function signInRoutes({ deps }: RouteDeps, signIn: SignIn): Route[] {
  const publicUrl = deps.config.urls.orchestrator;
  const ticketName = `${publicUrl.startsWith('https:') ? '__Secure-' : ''}parley-sign-in`;
  const sessionName = sessionCookie(publicUrl);
  const cookie = { httpOnly: true, secure: publicUrl.startsWith('https:'), sameSite: 'Lax' } as const;
  const record = (session: Session | undefined, target: string, code?: string) =>
    deps.audit?.record({
      service: 'orchestrator',
      kind: 'sign-in',
      target,
      principal: session?.principal,
      outcome: code === undefined ? 'ok' : 'denied',
      code,
    });

  const login: Route['handle'] = async (c) => {
    // The ticket must be where the issuer sends the browser back to.
    const own = new URL(`${c.req.path}${new URL(c.req.url).search}`, publicUrl);
    if (own.host !== new URL(c.req.url).host) return c.redirect(own.href, 302);
    const { location, ticket } = await signIn.begin(pageOf(c.req.query('return_to')));
    setCookie(c, ticketName, ticket, { ...cookie, path: TICKET_PATH, maxAge: TICKET_SECONDS });
    return c.redirect(location, 302);
  };
  const callback: Route['handle'] = async (c) => {
    const ticket = getCookie(c, ticketName) ?? '';
    deleteCookie(c, ticketName, { ...cookie, path: TICKET_PATH });
    c.header('referrer-policy', 'no-referrer');
    try {
      const { session, returnTo } = await signIn.complete(new URL(c.req.url).searchParams, ticket);
      await signIn.sessions.end(sessionIdOf(c, publicUrl) ?? '');
      const id = await signIn.sessions.create(session);
      setCookie(c, sessionName, id, { ...cookie, path: '/', maxAge: signIn.sessionSeconds });
      record(session, CALLBACK);
      return c.redirect(returnTo, 303);
    } catch (thrown) {
      const error = toParleyError(thrown);
      deps.logger.warn({ err: error, cause: error.cause }, 'a sign-in failed');
      if (ticket !== '') record(undefined, CALLBACK, error.code);
      return c.redirect(FAILED, 303);
    }
  };
  const logout: Route['handle'] = async (c) => {
    requireOwnPage(c, publicUrl);
    const ended = await signIn.sessions.end(sessionIdOf(c, publicUrl) ?? '');
    deleteCookie(c, sessionName, { ...cookie, path: '/' });
    if (ended) record(ended, '/auth/logout');
    return c.json({ next: (await signIn.endUrl()) ?? null }, 200, { 'cache-control': 'no-store' });
  };
  return [
    { method: 'get', path: LOGIN, open: true, handle: login },
    { method: 'get', path: CALLBACK, open: true, handle: callback },
    { method: 'post', path: '/auth/logout', open: true, handle: logout },
  ];
}

/** An address of the page; anything that could lead elsewhere becomes the page's beginning. */
function pageOf(asked: string | undefined): string {
  return asked !== undefined && /^\/(?:[\w-]+(?:\/[\w-]+)*\/?)?$/.test(asked) ? asked : '/';
}
