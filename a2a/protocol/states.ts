import type { TaskState } from '../task-types.ts';

/** The states as protocol 1.0 writes them. */
export const WIRE_STATES = {
  submitted: 'TASK_STATE_SUBMITTED',
  working: 'TASK_STATE_WORKING',
  'input-required': 'TASK_STATE_INPUT_REQUIRED',
  'auth-required': 'TASK_STATE_AUTH_REQUIRED',
  completed: 'TASK_STATE_COMPLETED',
  failed: 'TASK_STATE_FAILED',
  canceled: 'TASK_STATE_CANCELED',
  rejected: 'TASK_STATE_REJECTED',
} as const satisfies Record<TaskState, string>;
export type WireState = (typeof WIRE_STATES)[TaskState];

const BY_WIRE = new Map<string, TaskState>(
  Object.entries(WIRE_STATES).map(([state, wire]) => [wire, state as TaskState]),
);

export function stateFromWire(wire: string): TaskState | undefined {
  return BY_WIRE.get(wire);
}
