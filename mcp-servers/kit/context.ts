import type { ServerContext } from '@modelcontextprotocol/server';
import type { Audit } from '@parley/platform/audit/entry';
import type { Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { CallContext } from '../define.ts';
import { askWith, type RawAnswers } from './input/ask.ts';

/** Key in a request's `_meta` under which a client names the one side effect that it means. */
export const OPERATION_KEY = 'parley/operationKey';

/** Key in a request's `_meta`: `ask` wants to know what came of the operation, and nothing done. */
export const OPERATION_MODE = 'parley/operation';

const OPERATION_KEY_SHAPE = /^[\w:.-]{1,200}$/;

export interface RequestContext {
  principal: Principal;
  logger: Logger;
  audit: Audit;
  mcp: ServerContext;
  /** The caller has its answer already and asks for the outcome later. */
  background?: boolean;
  /** What the caller's user has answered so far. */
  answers?: RawAnswers;
}

/** The context of one call; `stop` ends its progress: nothing may follow the answer. */
export function callContext(request: Omit<RequestContext, 'audit'>): CallContext & { stop(): void } {
  const { mcp } = request;
  const meta = mcp.mcpReq._meta ?? {};
  const operationKey = meta[OPERATION_KEY];
  let last = Number.NEGATIVE_INFINITY;
  return {
    principal: request.principal,
    signal: mcp.mcpReq.signal,
    logger: request.logger,
    askInput: askWith(request.answers ?? {}),
    ...(request.background ? { background: true } : {}),
    ...(typeof operationKey === 'string' && OPERATION_KEY_SHAPE.test(operationKey) ? { operationKey } : {}),
    ...(meta[OPERATION_MODE] === 'ask' ? { asksOperation: true } : {}),
    async progress(progress, total, message) {
      const progressToken = meta.progressToken;
      if (progressToken === undefined || progress <= last) return;
      last = progress;
      const params = {
        progressToken,
        progress,
        ...(total === undefined ? {} : { total }),
        ...(message ? { message } : {}),
      };
      await mcp.mcpReq.notify({ method: 'notifications/progress', params }).catch(() => undefined);
    },
    stop() {
      last = Number.POSITIVE_INFINITY;
    },
  };
}

/** W3C trace context of the request (SEP-414), for the audit line. */
export function traceparentOf(mcp: ServerContext): string | undefined {
  const value = mcp.mcpReq._meta?.['traceparent'];
  return typeof value === 'string' && /^[0-9a-f-]{55}$/.test(value) ? value : undefined;
}
