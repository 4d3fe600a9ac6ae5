import type { ParleyError } from '../errors.ts';

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
  const shown = request.has('authorization') || request.has('x-api-key');
  const parts = [
    REALM,
    ...(shown ? [`error="${code}"`, `error_description="${quotable(error.message)}"`] : []),
    ...(about.scopes && about.scopes.length > 0 ? [`scope="${about.scopes.join(' ')}"`] : []),
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
