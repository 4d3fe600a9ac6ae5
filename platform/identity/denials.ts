import type { Audit } from '../audit/entry.ts';
import type { ParleyError } from '../errors.ts';

const PER_SECOND = 20;

/** Refused credentials in the audit, a few a second: whoever has none must not be able to fill it. */
export function createDenials(
  audit: Audit | undefined,
  now: () => number = () => performance.now(),
): (service: string, error: ParleyError) => void {
  let second = 0;
  let recorded = 0;
  let left = 0;
  return function denied(service, error) {
    const current = Math.floor(now() / 1000);
    if (current !== second) {
      second = current;
      recorded = 0;
    }
    recorded += 1;
    if (recorded > PER_SECOND) {
      left += 1;
      return;
    }
    const args = { reason: error.message, ...(left > 0 ? { notRecordedBefore: left } : {}) };
    left = 0;
    audit?.record({
      service,
      kind: 'credential',
      target: service,
      outcome: 'denied',
      code: error.code,
      args,
    });
  };
}
