import type { Audit, AuditEntry } from '../audit/entry.ts';

const PER_SECOND = 20;

/** A refusal of somebody who is not known yet. */
export type Denial = Pick<AuditEntry, 'service' | 'kind' | 'target' | 'code' | 'requestId'> & {
  reason: string;
};

/** Refused credentials in the audit, a few a second: whoever has none must not be able to fill it. */
export function createDenials(
  audit: Audit | undefined,
  now: () => number = () => performance.now(),
): (denial: Denial) => void {
  let second = 0;
  let recorded = 0;
  let left = 0;
  return function denied({ reason, ...what }) {
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
    const args = { reason, ...(left > 0 ? { notRecordedBefore: left } : {}) };
    left = 0;
    audit?.record({ ...what, outcome: 'denied', args });
  };
}
