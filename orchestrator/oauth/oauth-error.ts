/** The errors of a token endpoint (RFC 6749 §5.2, RFC 8693 §2.2.2). */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_scope'
  | 'invalid_target'
  | 'unsupported_grant_type';

export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  constructor(code: OAuthErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'OAuthError';
    this.code = code;
  }
}

/** The error as its document; nobody may keep it. */
export function oauthErrorResponse({ code, message }: OAuthError, request: Request): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  const isClient = code === 'invalid_client';
  if (isClient && request.headers.has('authorization'))
    headers.set('www-authenticate', 'Basic realm="parley"');
  const body = { error: code, error_description: message };
  return new Response(JSON.stringify(body), { status: isClient ? 401 : 400, headers });
}
