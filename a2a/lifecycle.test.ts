import { describe, expect, it } from 'vitest';
import { type Cell, LIFECYCLE, next, TASK_ACTIONS, type TaskAction } from './lifecycle.ts';
import { isTerminal, TASK_STATES, type TaskState } from './task-types.ts';

/** Every cell once more, written from the specification and not from the code; '-' is impossible. */
const EXPECTED: Record<TaskState, string> = {
  //               claim   publish complete fail   reject   ask-input      ask-auth     message resume cancel
  submitted: 'working - - failed rejected - - - - canceled',
  working: 'working working completed failed rejected input-required auth-required - - canceled',
  'input-required': '- - - failed - - - working working canceled',
  'auth-required': '- - - failed - - - working working canceled',
  completed: '- - - - - - - - - -',
  failed: '- - - - - - - - - -',
  canceled: '- - - - - - - - - canceled',
  rejected: '- - - - - - - - - -',
};

const cells: [TaskState, TaskAction, Cell][] = TASK_STATES.flatMap((state) =>
  EXPECTED[state]
    .split(' ')
    .map((cell, i): [TaskState, TaskAction, Cell] => [
      state,
      TASK_ACTIONS[i] as TaskAction,
      cell === '-' ? 'impossible' : (cell as TaskState),
    ]),
);

describe('task lifecycle (R5.1)', () => {
  it('has a cell for every state and action', () => {
    expect(cells).toHaveLength(TASK_STATES.length * TASK_ACTIONS.length);
  });

  it.each(cells)('%s + %s → %s', (state, action, cell) => {
    expect(LIFECYCLE[state][action]).toBe(cell);
    if (cell === 'impossible') expect(() => next(state, action)).toThrow(/cannot/);
    else expect(next(state, action)).toBe(cell);
  });

  it('leaves no terminal state', () => {
    for (const state of TASK_STATES.filter(isTerminal)) {
      for (const action of TASK_ACTIONS) expect(['impossible', state]).toContain(LIFECYCLE[state][action]);
    }
  });
});
