import type { ErrorCode, ParleyError } from '@parley/platform/errors';
import { problem, statusOf } from '@parley/platform/http/problem';
import type { OpenAiError } from './schema.ts';

const TYPES = {
  invalid_input: 'invalid_request_error',
  unauthenticated: 'authentication_error',
  forbidden: 'permission_error',
  not_found: 'not_found_error',
  conflict: 'conflict_error',
  payload_too_large: 'invalid_request_error',
  unsupported_media_type: 'invalid_request_error',
  rate_limited: 'rate_limit_error',
  upstream_failed: 'server_error',
  upstream_timeout: 'server_error',
  model_failed: 'server_error',
  limit_reached: 'invalid_request_error',
  budget_exhausted: 'insufficient_quota',
  canceled: 'conflict_error',
  unavailable: 'server_error',
  stale_epoch: 'server_error',
  internal: 'server_error',
} as const satisfies Record<ErrorCode, string>;

/** The codes that clients look for where OpenAI has one; else ours. */
const CODES: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'invalid_api_key',
  rate_limited: 'rate_limit_exceeded',
  budget_exhausted: 'insufficient_quota',
};

/** The error as OpenAI's clients read it. */
export function openAiError(error: ParleyError): OpenAiError {
  return {
    error: {
      message: error.hint ? `${error.message} ${error.hint}` : error.message,
      type: TYPES[error.code],
      param: error.issues?.[0]?.path || null,
      code: CODES[error.code] ?? error.code,
    },
  };
}

/** The same as a response. OpenAI's clients would repeat a run that failed unless they are told not to. */
export function openAiErrorResponse(error: ParleyError): Response {
  const { headers } = problem(error);
  headers.set('x-should-retry', String(error.retryable));
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(openAiError(error)), { status: statusOf(error.code), headers });
}
