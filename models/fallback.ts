import { type ParleyError, toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { createBreaker } from '@parley/platform/resilience';
import type { ChatReply, ChatRequest } from './types.ts';

/** One way to a model. `onHeard` is called when the first piece of a reply arrives. */
export type Ask = (request: ChatRequest, onHeard: () => void) => Promise<ChatReply>;

/** Three failures in a row say that the provider is away; after this time one call looks again. */
const BREAKER = { threshold: 3, halfOpenAfterMs: 15_000 };
/** What a provider answers when it cannot or may not serve us now; anything else is a mistake in the request. */
const AWAY = new Set([401, 402, 403, 408, 409, 425, 429]);

/**
 * Asks the provider, and the offline model when the provider is away: down, over its limits, silent, or closed to us. A
 * reply that has begun is never mixed with another model's. Whoever asks learns by `degraded` why.
 */
export function withFallback(x: {
  provider: Ask;
  offline: Ask;
  logger: Logger;
}): (request: ChatRequest) => Promise<ChatReply> {
  const breaker = createBreaker({ name: 'The model provider', ...BREAKER });
  return async (request) => {
    let heard = false;
    try {
      return await breaker.run(() =>
        x.provider(request, () => {
          heard = true;
        }),
      );
    } catch (error) {
      request.signal.throwIfAborted();
      const fault = toParleyError(error);
      if (heard || !isAway(fault)) throw fault;
      x.logger.warn({ fault: fault.message }, 'the model provider is away, the offline model answers');
      return degraded(await x.offline(request, () => undefined).catch(() => Promise.reject(fault)), fault);
    }
  };
}

function degraded(reply: ChatReply, fault: ParleyError): ChatReply {
  return { ...reply, degraded: fault.message };
}

/** Whether another model is worth asking: the provider gave nothing, and not because of what it was asked. */
export function isAway({ code, cause, retryable }: ParleyError): boolean {
  if (code === 'upstream_timeout' || code === 'unavailable') return true;
  if (code !== 'model_failed') return false;
  const status = statusOf(cause);
  return status === undefined ? retryable : AWAY.has(status) || status >= 500;
}

function statusOf(cause: unknown): number | undefined {
  const status = (cause as { status?: unknown } | null | undefined)?.status;
  return typeof status === 'number' ? status : undefined;
}
