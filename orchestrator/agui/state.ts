import type { JsonPatchOperation } from '@ag-ui/core';
import type { Run } from '../api.ts';

const SHOWN = [
  'runId',
  'threadId',
  'status',
  'query',
  'plan',
  'steps',
  'citations',
  'figures',
  'warnings',
  'approvals',
  'usage',
  'model',
] as const satisfies (keyof Run)[];

type RunState = Pick<Run, (typeof SHOWN)[number]>;

/** What a client can draw beside the conversation: the plan and who works on it, sources, usage. */
export function stateOf(run: Run): RunState {
  return Object.fromEntries(SHOWN.map((key) => [key, run[key]])) as RunState;
}

/** What an event changed of it. A run is never changed in place, so what is the same object is the same. */
export function stateChanges(before: Run, after: Run): JsonPatchOperation[] {
  return SHOWN.filter((key) => before[key] !== after[key]).map((key) => ({
    op: 'replace',
    path: `/${key}`,
    value: after[key],
  }));
}
