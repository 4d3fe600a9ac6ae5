import { createLocalJWKSet, errors, type JSONWebKeySet, type JWK, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { isParleyError, ParleyError } from '../errors.ts';

/** What of an issuer's metadata is used (OpenID Connect Discovery, RFC 8414). */
export type IssuerMetadata = z.infer<typeof metadataSchema>;

export interface IssuerKeys {
  metadata(): Promise<IssuerMetadata>;
  /** The key that a token names, for `jwtVerify`. Addresses and keys inside a token are not looked at. */
  keyOf: JWTVerifyGetKey;
}

export interface IssuerKeysOptions {
  issuer: string;
  fetch?: typeof fetch;
  now?: () => number;
}

const metadataSchema = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  authorization_endpoint: z.url().optional(),
  token_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});
const jwkSchema = z.looseObject({ kty: z.string(), use: z.string().optional() });
const jwksSchema = z.object({ keys: z.array(jwkSchema).max(100) });

const MAX_BYTES = 256 * 1024;
const TIMEOUT_MS = 5_000;
const FRESH_MS = 10 * 60_000;
/** However many tokens name keys that nobody has: the issuer is asked again no sooner. */
const COOLDOWN_MS = 30_000;
/** While the issuer is away, what it said last holds this long. */
const STALE_MS = 24 * 3_600_000;
const PATHS = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];

/** An issuer's metadata and keys: fetched when needed, kept, refreshed when a token names a key that is not there. */
export function createIssuerKeys(options: IssuerKeysOptions): IssuerKeys {
  const now = options.now ?? Date.now;
  let held: { metadata: IssuerMetadata; local: JWTVerifyGetKey; at: number } | undefined;
  let tried = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    tried = now();
    const metadata = await readMetadata(options);
    const keys = await readKeys(metadata.jwks_uri, options.fetch);
    held = { metadata, local: createLocalJWKSet(keys), at: now() };
  };
  const refresh = (): Promise<void> => {
    if (!loading && now() - tried < COOLDOWN_MS) return Promise.reject(away());
    loading ??= load().finally(() => {
      loading = undefined;
    });
    return loading;
  };
  const current = async () => {
    const age = held ? now() - held.at : Number.POSITIVE_INFINITY;
    if (age > FRESH_MS) {
      await refresh().catch((error: unknown) => {
        if (!held || age > STALE_MS) throw isParleyError(error) ? error : away(error);
      });
    }
    if (!held) throw away();
    return held;
  };
  return {
    metadata: async () => (await current()).metadata,
    async keyOf(header, token) {
      const { local } = await current();
      try {
        return await local(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        // The issuer may have rotated its keys; within the cooldown it has not.
        await refresh().catch(() => {
          throw error;
        });
        return (await current()).local(header, token);
      }
    },
  };
}

function away(cause?: unknown): ParleyError {
  return new ParleyError('unavailable', 'The issuer of the tokens cannot be asked right now.', { cause });
}

async function readMetadata({ issuer, fetch }: IssuerKeysOptions): Promise<IssuerMetadata> {
  const base = issuer.replace(/\/$/, '');
  let failure: unknown;
  for (const path of PATHS) {
    try {
      const metadata = metadataSchema.parse(await readJson(`${base}${path}`, fetch));
      if (metadata.issuer === issuer) return metadata;
      failure = new Error(`the metadata is of the issuer ${metadata.issuer}`);
    } catch (error) {
      failure = error;
    }
  }
  throw away(failure);
}

/** Public keys for signatures; a symmetric one in a public set is a mistake that must not count. */
async function readKeys(uri: string, fetch?: typeof globalThis.fetch): Promise<JSONWebKeySet> {
  const { keys } = jwksSchema.parse(await readJson(uri, fetch));
  return { keys: keys.filter(({ kty, use }) => kty !== 'oct' && use !== 'enc') as JWK[] };
}

async function readJson(url: string, fetchIt: typeof fetch = fetch): Promise<unknown> {
  const response = await fetchIt(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { accept: 'application/json' },
  });
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new Error(`${url} sends more than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
