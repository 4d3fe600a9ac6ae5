import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Database } from '../database.ts';
import { ParleyError } from '../errors.ts';
import type { TokenAuthority } from '../identity.ts';
import { refused, type TrustedIssuer } from './issuer.ts';
import { createSeal } from './sealed.ts';
import { createSessions, type Session, type Sessions } from './sessions.ts';

type SignInConfig = NonNullable<NonNullable<Config['identity']['oidc']>['signIn']>;

/** People sign in at the issuer with the authorization code flow and PKCE; we are its client. */
export interface SignIn {
  sessions: Sessions;
  sessionSeconds: number;
  /** Where to send the browser, and what it brings back with it. */
  begin(returnTo: string): Promise<{ location: string; ticket: string }>;
  /** The answer of the issuer, for the browser that holds the ticket. Throws `unauthenticated`. */
  complete(answer: URLSearchParams, ticket: string): Promise<{ session: Session; returnTo: string }>;
  /** Where the sign-in at the issuer itself is ended, if it says so. */
  endUrl(): Promise<string | undefined>;
}

export interface SignInDeps {
  config: Config;
  database: Database;
  authority: TokenAuthority;
}

export const TICKET_SECONDS = 600;
const TIMEOUT_MS = 10_000;
const ticketSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});
const repliesSchema = z.object({ access_token: z.string(), id_token: z.string() });
type Ticket = z.infer<typeof ticketSchema>;

/** Undefined where no client is configured for the page. */
export async function createSignIn({ config, database, authority }: SignInDeps): Promise<SignIn | undefined> {
  const { oidc } = config.identity;
  const { trusted } = authority;
  if (!oidc?.signIn || !trusted) return undefined;
  const { signIn } = oidc;
  const redirectUri = `${config.urls.orchestrator.replace(/\/$/, '')}/auth/callback`;
  const seal = await createSeal(database, 'sign-in');
  return {
    sessions: await createSessions({ database, hours: signIn.sessionHours }),
    sessionSeconds: Math.round(signIn.sessionHours * 3_600),
    async begin(returnTo) {
      const ticket = { state: random(), nonce: random(), verifier: random(), returnTo };
      const location = await authorizationUrl({
        ticket,
        signIn,
        trusted,
        redirectUri,
        audience: oidc.audience,
      });
      return { location, ticket: await seal.close(ticket, TICKET_SECONDS) };
    },
    async complete(answer, sealed) {
      const ticket = ticketSchema.safeParse(await seal.open(sealed));
      if (!ticket.success) throw refused('This sign-in was not started in this browser, or too long ago.');
      const code = await codeOf(answer, ticket.data, trusted);
      const replies = await redeem({ code, ticket: ticket.data, signIn, trusted, redirectUri });
      const claims = await trusted.verifyIdToken(replies.id_token, {
        clientId: signIn.clientId,
        nonce: ticket.data.nonce,
      });
      const { principal } = await authority.verify(replies.access_token, 'orchestrator');
      if (principal.subject !== `${trusted.issuer}#${encodeURIComponent(String(claims.sub))}`) {
        throw refused('The tokens of this sign-in are of two people.');
      }
      return { session: { principal, name: nameOf(claims) }, returnTo: ticket.data.returnTo };
    },
    async endUrl() {
      const { end_session_endpoint: end } = await trusted.metadata();
      if (end === undefined) return undefined;
      return withQuery(end, { client_id: signIn.clientId });
    },
  };
}

interface Exchange {
  ticket: Ticket;
  signIn: SignInConfig;
  trusted: TrustedIssuer;
  redirectUri: string;
}

async function authorizationUrl({
  ticket,
  signIn,
  trusted,
  redirectUri,
  audience,
}: Exchange & { audience: string }) {
  const metadata = await trusted.metadata();
  if (!metadata.authorization_endpoint) throw unusable('It has no authorization endpoint.');
  if (!(metadata.code_challenge_methods_supported ?? ['S256']).includes('S256')) {
    throw unusable('It does not support PKCE with S256.');
  }
  return withQuery(metadata.authorization_endpoint, {
    response_type: 'code',
    client_id: signIn.clientId,
    redirect_uri: redirectUri,
    scope: signIn.scopes,
    state: ticket.state,
    nonce: ticket.nonce,
    code_challenge: createHash('sha256').update(ticket.verifier).digest('base64url'),
    code_challenge_method: 'S256',
    // RFC 8707 where the audience is an address; some issuers know it by the other name.
    ...(URL.canParse(audience) ? { resource: audience } : { audience }),
  });
}

/** The code, when the answer belongs to this sign-in and comes from this issuer (RFC 9207). */
async function codeOf(answer: URLSearchParams, ticket: Ticket, trusted: TrustedIssuer): Promise<string> {
  if (!isEqual(answer.get('state') ?? '', ticket.state)) throw refused('This answer belongs to no sign-in.');
  const issuer = answer.get('iss');
  const mustSay = (await trusted.metadata()).authorization_response_iss_parameter_supported === true;
  if (issuer === null ? mustSay : issuer !== trusted.issuer)
    throw refused('This answer is of another issuer.');
  const code = answer.get('code');
  if (code === null || answer.has('error')) throw refused('The issuer did not let this person in.');
  return code;
}

async function redeem({ code, ticket, signIn, trusted, redirectUri }: Exchange & { code: string }) {
  const { token_endpoint: endpoint } = await trusted.metadata();
  if (!endpoint) throw unusable('It has no token endpoint.');
  const { clientId, clientSecret } = signIn;
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: ticket.verifier,
    ...(clientSecret === undefined ? { client_id: clientId } : {}),
  });
  const pair = [clientId, clientSecret ?? ''].map(encodeURIComponent).join(':');
  const headers: Record<string, string> =
    clientSecret === undefined ? {} : { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
  const away = (cause: unknown) =>
    new ParleyError('upstream_failed', 'The issuer did not complete the sign-in.', { cause });
  const response = await fetch(endpoint, {
    method: 'POST',
    body: form,
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw away(cause);
  });
  if (!response.ok) throw away(await response.text().catch(() => response.status));
  const replies = repliesSchema.safeParse(await response.json().catch(() => undefined));
  if (!replies.success) throw away(replies.error);
  return replies.data;
}

function nameOf(claims: Record<string, unknown>): string | undefined {
  const name = claims['name'] ?? claims['preferred_username'] ?? claims['email'] ?? claims['sub'];
  return typeof name === 'string' ? name.slice(0, 200) : undefined;
}

function unusable(why: string): ParleyError {
  return new ParleyError('unavailable', `Nobody can sign in at the configured issuer. ${why}`);
}

function withQuery(url: string, query: Record<string, string>): string {
  const made = new URL(url);
  for (const [name, value] of Object.entries(query)) made.searchParams.set(name, value);
  return made.href;
}

function random(): string {
  return randomBytes(32).toString('base64url');
}

function isEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
