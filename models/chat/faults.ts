import { ParleyError } from '@parley/platform/errors';

interface ProviderError {
  status?: unknown;
  name?: unknown;
  message?: unknown;
  code?: unknown;
  headers?: unknown;
  cause?: unknown;
}

function asProviderError(error: unknown): ProviderError {
  return typeof error === 'object' && error !== null ? (error as ProviderError) : {};
}

function header(error: ProviderError, name: string): string | undefined {
  const { headers } = error;
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  if (typeof headers === 'object' && headers !== null) {
    const value = (headers as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : undefined;
  }
  return undefined;
}

/** Seconds to wait from `Retry-After`, whether it gives seconds or a date. */
export function retryAfterSeconds(error: unknown, now: number = Date.now()): number | undefined {
  const value = header(asProviderError(error), 'retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

function byStatus(status: number, error: ProviderError): ParleyError {
  const options = { cause: error };
  if (status === 401 || status === 403) {
    return new ParleyError('model_failed', 'The model provider refused the credentials.', {
      ...options,
      hint: 'Check OPENAI_API_KEY and OPENAI_BASE_URL.',
    });
  }
  if (status === 404) {
    return new ParleyError('model_failed', 'The model provider does not know the model or the address.', {
      ...options,
      hint: 'Check PARLEY_MODEL_SMALL, PARLEY_MODEL_LARGE and OPENAI_BASE_URL.',
    });
  }
  if (status === 429) {
    const exhausted = error.code === 'insufficient_quota';
    const text = exhausted
      ? "The model provider's quota is used up."
      : 'The model provider is limiting requests.';
    return new ParleyError('model_failed', text, {
      ...options,
      retryable: !exhausted,
      retryAfterSeconds: retryAfterSeconds(error),
    });
  }
  if (status >= 500 || status === 408 || status === 409) {
    return new ParleyError('model_failed', `The model provider failed (HTTP ${status}).`, {
      ...options,
      retryable: true,
    });
  }
  return new ParleyError('model_failed', `The model provider refused the request (HTTP ${status}).`, options);
}

const CONNECTION = /connection error|fetch failed|econn|socket|network|terminated/i;

/** Brings whatever the client library threw into our errors. The provider's own words stay in `cause`. */
export function toModelError(error: unknown): ParleyError {
  if (error instanceof ParleyError) return error;
  const provider = asProviderError(error);
  if (typeof provider.status === 'number') return byStatus(provider.status, provider);
  if (provider.name === 'TimeoutError') {
    return new ParleyError('upstream_timeout', 'The model did not answer in time.', { cause: error });
  }
  if (typeof provider.message === 'string' && CONNECTION.test(provider.message)) {
    return new ParleyError('model_failed', 'The connection to the model broke off.', {
      cause: error,
      retryable: true,
    });
  }
  return new ParleyError('model_failed', 'The model sent something that is not a chat completion.', {
    cause: error,
  });
}
