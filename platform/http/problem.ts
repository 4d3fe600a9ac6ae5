import type { ErrorCode, ParleyError } from '../errors.ts';

const STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  upstream_failed: 502,
  upstream_timeout: 504,
  model_failed: 502,
  limit_reached: 422,
  budget_exhausted: 402,
  canceled: 409,
  unavailable: 503,
  stale_epoch: 409,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

const TITLE = {
  invalid_input: 'Invalid input',
  unauthenticated: 'Authentication required',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Conflict',
  payload_too_large: 'Payload too large',
  unsupported_media_type: 'Unsupported media type',
  rate_limited: 'Too many requests',
  upstream_failed: 'A service behind this one failed',
  upstream_timeout: 'A service behind this one took too long',
  model_failed: 'The model failed',
  limit_reached: 'A limit was reached',
  budget_exhausted: 'The budget is used up',
  canceled: 'Canceled',
  unavailable: 'Not available right now',
  stale_epoch: 'Conflict',
  internal: 'Internal error',
} as const satisfies Record<ErrorCode, string>;

export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** The error as an RFC 9457 problem document. */
export function problem(error: ParleyError, instance?: string): Response {
  const body = {
    type: `urn:parley:problem:${error.code.replaceAll('_', '-')}`,
    title: TITLE[error.code],
    status: STATUS[error.code],
    detail: error.hint ? `${error.message} ${error.hint}` : error.message,
    ...(instance ? { instance } : {}),
    ...(error.issues ? { errors: error.issues } : {}),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (error.code === 'unauthenticated') headers.set('www-authenticate', 'Bearer realm="parley"');
  const retryAfter = error.retryAfterSeconds ?? (error.code === 'unavailable' ? 2 : undefined);
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return new Response(JSON.stringify(body), { status: STATUS[error.code], headers });
}
