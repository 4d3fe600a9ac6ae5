import type { MiddlewareHandler } from 'hono';
import { ParleyError } from '../errors.ts';

export interface ChallengeOf {
  /** Scopes of the operation, all of them. */
  scopes?: readonly string[];
  /** Where the resource says who gives tokens for it (RFC 9728). */
  resourceMetadataUrl?: string | undefined;
}

const REALM = 'Bearer realm="parley"';

/**
 * The `WWW-Authenticate` of a refused request (RFC 6750 §3, RFC 9728 §5.1); undefined when no credential would help.
 * A request that showed none is told how to get one, and of no error.
 */
export function challengeOf(
  error: ParleyError,
  request: Headers,
  about: ChallengeOf = {},
): string | undefined {
  const code = CODES[error.code];
  if (code === undefined) return undefined;
  const shown = code === 'insufficient_scope' || request.has('authorization') || request.has('x-api-key');
  const scopes = error.scopes ?? about.scopes ?? [];
  const parts = [
    REALM,
    ...(shown ? [`error="${code}"`, `error_description="${quotable(error.message)}"`] : []),
    ...(scopes.length > 0 ? [`scope="${scopes.join(' ')}"`] : []),
    ...(about.resourceMetadataUrl ? [`resource_metadata="${about.resourceMetadataUrl}"`] : []),
  ];
  return parts.join(', ');
}

const CODES: Partial<Record<ParleyError['code'], string>> = {
  unauthenticated: 'invalid_token',
  forbidden: 'insufficient_scope',
  invalid_input: 'invalid_request',
};

/** The characters that RFC 6750 allows in a description. */
function quotable(text: string): string {
  return text.replaceAll('"', "'").replaceAll(/[^\x20-\x7e]|\\/g, '');
}

/** Gives refusals of an app their challenge, where whoever refused has not. */
export function addChallenges(metadataOf: (path: string) => string | undefined): MiddlewareHandler {
  return async function challenges(c, next) {
    await next();
    const { status, headers } = c.res;
    const isRefusal = status === 401 || (status === 403 && isMissingScope(c.error));
    if (!isRefusal || headers.get('www-authenticate')?.includes(',')) return;
    const error = c.error instanceof ParleyError ? c.error : NOT_TAKEN;
    const about = { resourceMetadataUrl: metadataOf(c.req.path) };
    headers.set('www-authenticate', challengeOf(error, c.req.raw.headers, about) ?? REALM);
  };
}

const NOT_TAKEN = new ParleyError('unauthenticated', 'This token is not valid for this service.');

function isMissingScope(error: Error | undefined): boolean {
  return error instanceof ParleyError && error.scopes !== undefined;
}
