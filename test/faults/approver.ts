import { setTimeout as sleep } from 'node:timers/promises';
import type { Approval } from '@parley/orchestrator/api';

export interface Approver {
  close(): void;
}

const LOOK_MS = 400;

/** Somebody who approves whatever is asked for, as soon as it can be seen. */
export function startApprover(url: string): Approver {
  const closed = new AbortController();
  const look = async (): Promise<void> => {
    const signal = AbortSignal.any([closed.signal, AbortSignal.timeout(5_000)]);
    const response = await fetch(`${url}/approvals?state=pending&limit=50`, { signal });
    const { approvals = [] } = (await response.json()) as { approvals?: Approval[] };
    for (const { id } of approvals) {
      await fetch(`${url}/approvals/${id}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ decision: 'approve' }),
        signal,
      });
    }
  };
  void (async () => {
    while (!closed.signal.aborted) {
      await look().catch(() => undefined);
      await sleep(LOOK_MS);
    }
  })();
  return { close: () => closed.abort() };
}
