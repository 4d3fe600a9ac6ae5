import { createServer } from 'node:http';
import { freePort } from '@parley/platform/ports';
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import Provider, { type ProviderContext } from 'oidc-provider';

/** The audience of the API at this issuer: an address, as RFC 8707 wants it. */
export const API_AUDIENCE = 'https://parley.test/api';
export const PAGE_CLIENT = { id: 'page', secret: 'the-secret-of-the-page' };
export const BATCH_CLIENT = { id: 'batch', secret: 'the-secret-of-the-batch' };

export interface Issuer {
  issuer: string;
  publicJwk: JWK;
  /** How often the keys were fetched. */
  keyFetches(): number;
  /** A token that the issuer itself could have signed, whatever `claims` and `header` say. */
  sign(claims: JWTPayload, header?: Record<string, unknown>): Promise<string>;
  /** An access token of the service client, by client credentials over HTTP. */
  clientToken(scope: string, resource?: string): Promise<string>;
  close(): Promise<void>;
}

export interface IssuerOptions {
  /** Where the page's sign-in comes back to. */
  redirectUri: string;
  /** What each person may do at most. */
  people: Record<string, readonly string[]>;
}

const KID = 'issuer-key-1';
const TTL_S = 600;

/** A real OpenID provider over HTTP: code flow with PKCE for people, client credentials for services. */
export async function startIssuer({ redirectUri, people }: IssuerOptions): Promise<Issuer> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const pair = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(pair.privateKey)), kid: KID, alg: 'ES256', use: 'sig' };
  const { d: _private, ...publicJwk } = jwk;
  const provider = new Provider(issuer, configuration({ redirectUri, people, jwk }));
  const handle = provider.callback();
  let keyFetches = 0;
  const server = createServer((request, response) => {
    if (request.url === '/jwks') keyFetches += 1;
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const key = await importJWK(jwk, 'ES256');
  return {
    issuer,
    publicJwk,
    keyFetches: () => keyFetches,
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: KID, typ: 'at+jwt', ...header })
        .sign(key, { crit: { 'urn:x': true } }),
    async clientToken(scope, resource = API_AUDIENCE) {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${BATCH_CLIENT.id}:${BATCH_CLIENT.secret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope, resource }),
      });
      const body = (await response.json()) as { access_token?: string };
      if (!body.access_token) throw new Error(`the issuer gave no token: ${JSON.stringify(body)}`);
      return body.access_token;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configuration({ redirectUri, people, jwk }: IssuerOptions & { jwk: JWK }): Record<string, unknown> {
  const all = [...new Set(Object.values(people).flat())].join(' ');
  return {
    clients: [
      {
        client_id: PAGE_CLIENT.id,
        client_secret: PAGE_CLIENT.secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
      {
        client_id: BATCH_CLIENT.id,
        client_secret: BATCH_CLIENT.secret,
        redirect_uris: [],
        grant_types: ['client_credentials'],
        response_types: [],
      },
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    jwks: { keys: [jwk] },
    cookies: { keys: ['a-key-for-cookies'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx: unknown, resource: string) => ({
          scope: all,
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TTL_S,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    findAccount: (_ctx: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: (ctx: ProviderContext) => grantTo(ctx, people, all),
  };
}

/** No consent page: a person has what the issuer gives them, and not what it does not. */
async function grantTo({ oidc }: ProviderContext, people: IssuerOptions['people'], all: string) {
  const { accountId } = oidc.session;
  const own = people[accountId] ?? [];
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(API_AUDIENCE, own.join(' '));
  const others = all.split(' ').filter((scope) => !own.includes(scope));
  if (others.length > 0) grant.rejectResourceScope(API_AUDIENCE, others.join(' '));
  await grant.save();
  return grant;
}
