import { createHash, timingSafeEqual } from 'node:crypto';
import { ParleyError } from '../errors.ts';
import type { Principal } from './principal.ts';

export interface ApiKey {
  key: string;
  subject: string;
  scopes: string[];
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export function bearerOf(headers: Headers): string | undefined {
  const match = /^Bearer\s+(?<token>\S+)\s*$/i.exec(headers.get('authorization') ?? '');
  return match?.groups?.['token'];
}

/** The key's owner. Compares digests in constant time, against every key, so that time tells nothing. */
export function apiKeyPrincipal(keys: readonly ApiKey[], presented: string | undefined): Principal {
  if (presented === undefined) {
    throw new ParleyError('unauthenticated', 'This needs an API key.', {
      hint: 'Send it as "Authorization: Bearer <key>" or "X-API-Key: <key>".',
    });
  }
  const wanted = digest(presented);
  let found: ApiKey | undefined;
  for (const candidate of keys) {
    if (timingSafeEqual(digest(candidate.key), wanted)) found = candidate;
  }
  if (!found) throw new ParleyError('unauthenticated', 'This API key is not known.');
  return { subject: found.subject, scopes: found.scopes, actors: [] };
}
