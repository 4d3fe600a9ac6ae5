import { ParleyError } from '@parley/platform/errors';
import type { TaskState } from './task-types.ts';

/** What can happen to a task. `claim`: a worker takes it; `message`: its caller answers; `resume`: what it waited for has come. */
export const TASK_ACTIONS = [
  'claim',
  'publish',
  'complete',
  'fail',
  'reject',
  'ask-input',
  'ask-auth',
  'message',
  'resume',
  'cancel',
] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** What a cell says: the state that follows, or that this cannot happen. */
export type Cell = TaskState | 'impossible';

const ENDED: Record<TaskAction, 'impossible'> = {
  claim: 'impossible',
  publish: 'impossible',
  complete: 'impossible',
  fail: 'impossible',
  reject: 'impossible',
  'ask-input': 'impossible',
  'ask-auth': 'impossible',
  message: 'impossible',
  resume: 'impossible',
  cancel: 'impossible',
};

/** Waiting for the caller: no worker holds the task, so only caller, clock and operator can move it. */
const INTERRUPTED: Record<TaskAction, Cell> = {
  ...ENDED,
  fail: 'failed',
  message: 'working',
  resume: 'working',
  cancel: 'canceled',
};

/**
 * The whole life of a task: states × actions. A task that nobody works on is `working` too when a
 * worker has died: the claim that follows brings no new state.
 */
export const LIFECYCLE: Record<TaskState, Record<TaskAction, Cell>> = {
  submitted: {
    claim: 'working',
    publish: 'impossible',
    complete: 'impossible',
    fail: 'failed',
    reject: 'rejected',
    'ask-input': 'impossible',
    'ask-auth': 'impossible',
    message: 'impossible',
    resume: 'impossible',
    cancel: 'canceled',
  },
  working: {
    claim: 'working',
    publish: 'working',
    complete: 'completed',
    fail: 'failed',
    reject: 'rejected',
    'ask-input': 'input-required',
    'ask-auth': 'auth-required',
    message: 'impossible',
    resume: 'impossible',
    cancel: 'canceled',
  },
  'input-required': INTERRUPTED,
  'auth-required': INTERRUPTED,
  completed: ENDED,
  failed: ENDED,
  // A repeated cancellation is answered with the same task, and changes nothing.
  canceled: { ...ENDED, cancel: 'canceled' },
  rejected: ENDED,
};

/** The state that follows, or `conflict` when this cannot happen in that state. */
export function next(state: TaskState, action: TaskAction): TaskState {
  const cell = LIFECYCLE[state][action];
  if (cell === 'impossible') throw new ParleyError('conflict', `A task that is ${state} cannot ${action}.`);
  return cell;
}
