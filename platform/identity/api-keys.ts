import { createHash, timingSafeEqual } from 'node:crypto';
import { ParleyError } from '../errors.ts';
import { credentialsOf } from './credentials.ts';
import type { Principal } from './principal.ts';

export interface ApiKey {
  key: string;
  subject: string;
  scopes: string[];
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The key's owner. Compares digests in constant time, against every key, so that time tells nothing. */
export function apiKeyOwner(keys: readonly ApiKey[], presented: string): Principal | undefined {
  const wanted = digest(presented);
  let found: ApiKey | undefined;
  for (const candidate of keys) {
    if (timingSafeEqual(digest(candidate.key), wanted)) found = candidate;
  }
  return found && { subject: found.subject, scopes: found.scopes, actors: [] };
}

/** The caller of a service that takes API keys alone. */
export function apiKeyPrincipal(keys: readonly ApiKey[], headers: Headers): Principal {
  const given = credentialsOf(headers);
  const owner = given.kind === 'none' ? undefined : apiKeyOwner(keys, given.value);
  if (owner) return owner;
  const message = given.kind === 'none' ? 'This needs an API key.' : 'This API key is not known.';
  throw new ParleyError('unauthenticated', message, {
    hint: 'Send it as "Authorization: Bearer <key>" or "X-API-Key: <key>".',
  });
}
