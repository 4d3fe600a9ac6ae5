import { ParleyError } from '../errors.ts';

/** What a request proves its caller with. Headers only: a token in an address ends in logs and histories. */
export type Credentials = { kind: 'none' } | { kind: 'bearer' | 'key'; value: string };

/** Longer than any access token of a sound issuer, and short enough to look at. */
const MAX_LENGTH = 8_192;
const SCHEME = /^bearer(?:[ \t]|$)/i;
const BEARER = /^bearer[ \t]+(?<token>[^\s,]+)[ \t]*$/i;

/** The one credential of a request. Two of them, or a broken one, is a malformed request (RFC 6750 §3.1). */
export function credentialsOf(headers: Headers): Credentials {
  const authorization = headers.get('authorization');
  const key = headers.get('x-api-key');
  if (authorization !== null && key !== null) {
    throw malformed('Send one credential: "Authorization" or "X-API-Key", not both.');
  }
  if (key !== null) return { kind: 'key', value: bounded(key) };
  // Another scheme is no credential that we know: the answer says which one is.
  if (authorization === null || !SCHEME.test(authorization)) return { kind: 'none' };
  if (/^bearer[ \t]*$/i.test(authorization)) {
    throw new ParleyError('unauthenticated', 'The token is missing after "Bearer".');
  }
  const token = BEARER.exec(authorization)?.groups?.['token'];
  if (token === undefined) throw malformed('The header must read "Authorization: Bearer <token>", once.');
  return { kind: 'bearer', value: bounded(token) };
}

function bounded(value: string): string {
  if (value.length > MAX_LENGTH) {
    throw new ParleyError('unauthenticated', 'This token is longer than any that is taken here.');
  }
  return value;
}

function malformed(message: string): ParleyError {
  return new ParleyError('invalid_input', message);
}

/** Three parts with points between them, as a signed JWT has. */
export function looksLikeJwt(value: string): boolean {
  return /^[\w-]+\.[\w-]*\.[\w-]*$/.test(value);
}
