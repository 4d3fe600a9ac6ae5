import {
  InsufficientScopeError,
  ProtocolError,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { isConnectionLoss, ParleyError } from '@parley/platform/errors';

const GONE: ReadonlySet<string> = new Set([
  SdkErrorCode.NotConnected,
  SdkErrorCode.ConnectionClosed,
  SdkErrorCode.SendFailed,
  SdkErrorCode.EraNegotiationFailed,
]);
const REFUSED: ReadonlySet<string> = new Set([
  SdkErrorCode.ClientHttpAuthentication,
  SdkErrorCode.ClientHttpForbidden,
]);

/** What a server that ends, or a proxy before one that is away, replies. */
const GONE_STATUS: ReadonlySet<number> = new Set([499, 502, 503, 504]);
/** "Come again": nothing of the request was done. */
const NOT_BEGUN_STATUS = 503;

/** Brings what an MCP client throws into our errors, in words that a model may read. The server's own words stay in `cause`. */
export function toMcpError(error: unknown, server: string): ParleyError {
  if (error instanceof ParleyError) return error;
  if (isRefusal(error)) {
    return new ParleyError('forbidden', `The caller may not use this at the tool server "${server}".`, {
      cause: error,
    });
  }
  if (SdkError.isInstance(error) && error.code === SdkErrorCode.RequestTimeout) {
    return new ParleyError('upstream_timeout', `The tool server "${server}" did not answer in time.`, {
      cause: error,
      hint: 'Ask for less at once, or go on without it.',
    });
  }
  if (isGone(error)) {
    return new ParleyError('unavailable', `The tool server "${server}" cannot be reached right now.`, {
      cause: error,
      hint: 'Try once more, or answer from what you have and say what is missing.',
    });
  }
  return new ParleyError('upstream_failed', `The tool server "${server}" could not answer.`, {
    cause: error,
  });
}

function isRefusal(error: unknown): boolean {
  if (error instanceof UnauthorizedError || error instanceof InsufficientScopeError) return true;
  return SdkError.isInstance(error) && REFUSED.has(error.code);
}

function isGone(error: unknown): boolean {
  if (SdkHttpError.isInstance(error) && GONE_STATUS.has(error.status ?? 0)) return true;
  if (SdkError.isInstance(error)) return GONE.has(error.code) || isConnectionLoss(error);
  if (ProtocolError.isInstance(error)) return error.code === -32000;
  return (
    isConnectionLoss(error) || (error instanceof TypeError && /fetch failed|terminated/.test(error.message))
  );
}

/** The server has not begun with the request: there was no connection, or it said so. */
export function isNotBegun(error: unknown): boolean {
  if (SdkHttpError.isInstance(error)) return error.status === NOT_BEGUN_STATUS;
  for (let e = error; e instanceof Error; e = e.cause)
    if ((e as { code?: unknown }).code === 'ECONNREFUSED') return true;
  return false;
}
