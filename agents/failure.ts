import type { Outcome } from '@parley/a2a/execution';
import { ERROR_KEY } from '@parley/a2a/worker/run-task';
import type { ParleyError } from '@parley/platform/errors';

export { ERROR_KEY };

/** How a task ends when going on makes no sense: the reason in words, its kind for whoever delegated. */
export function failedOutcome(error: ParleyError): Outcome {
  return {
    state: 'failed',
    message: error.hint ? `${error.message} ${error.hint}` : error.message,
    metadata: { [ERROR_KEY]: { code: error.code, retryable: error.retryable } },
  };
}
