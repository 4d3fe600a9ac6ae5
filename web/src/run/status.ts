import type { Run, RunStatus } from '../api/types.ts';

const ENDED: ReadonlySet<RunStatus> = new Set(['completed', 'failed', 'canceled', 'rejected']);

export function hasEnded(run: Pick<Run, 'status'>): boolean {
  return ENDED.has(run.status);
}

/** Working, or about to: the reader waits for it and can stop it. */
export function isActive(run: Pick<Run, 'status'>): boolean {
  return run.status === 'submitted' || run.status === 'working';
}
