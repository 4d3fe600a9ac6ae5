import {
  InsufficientScopeError,
  ProtocolError,
  SdkError,
  SdkErrorCode,
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
  if (SdkError.isInstance(error)) return GONE.has(error.code) || isConnectionLoss(error);
  if (ProtocolError.isInstance(error)) return error.code === -32000;
  return (
    isConnectionLoss(error) || (error instanceof TypeError && /fetch failed|terminated/.test(error.message))
  );
}
