/** The errors of a token endpoint (RFC 6749 §5.2, RFC 8693 §2.2.2). */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_scope'
  | 'invalid_target'
  | 'unsupported_grant_type'
  | 'temporarily_unavailable';

export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  constructor(code: OAuthErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'OAuthError';
    this.code = code;
  }
}

/** The error as its document; nobody may keep it. */
export function oauthErrorResponse({ code, message, cause }: OAuthError, request: Request): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  const wait = retryAfterOf(cause);
  if (wait !== undefined) headers.set('retry-after', String(wait));
  const isClient = code === 'invalid_client';
  if (isClient && request.headers.has('authorization'))
    headers.set('www-authenticate', 'Basic realm="parley"');
  const body = { error: code, error_description: message };
  return new Response(JSON.stringify(body), { status: wait ? 429 : isClient ? 401 : 400, headers });
}

function retryAfterOf(cause: unknown): number | undefined {
  const seconds = (cause as { retryAfterSeconds?: unknown } | undefined)?.retryAfterSeconds;
  return typeof seconds === 'number' ? seconds : undefined;
}
