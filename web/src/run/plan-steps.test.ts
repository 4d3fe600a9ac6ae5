import { describe, expect, it } from 'vitest';
import type { Run, Step } from '../api/types.ts';
import { PLANNING, placedSteps } from './plan-steps.ts';

const step = (id: string, dependsOn: string[] = [], instruction = `Do ${id}`) =>
  ({ id, dependsOn, instruction, status: 'completed' }) as Step;

function placed(steps: Step[], planned = steps.filter(({ instruction }) => instruction !== '')) {
  const run = { steps, plan: { steps: planned, revision: 1 }, approvals: [] } as unknown as Run;
  return Object.fromEntries(placedSteps(run).map(({ id, after }) => [id, after]));
}

describe('the steps of a run in their places', () => {
  it('come from the plan, each after what it builds on, and the writer after all', () => {
    expect(placed([step('a'), step('b'), step('c', ['a']), step('write', [], '')])).toEqual({
      a: [PLANNING],
      b: [PLANNING],
      c: ['a'],
      write: ['b', 'c'],
    });
  });

  it('have the writer right after the plan when nothing else is there', () => {
    expect(placed([step('write', [], '')])).toEqual({ write: [PLANNING] });
  });

  it('know what a newer plan left out, and nothing of what is not there', () => {
    const kept = step('b', ['gone']);
    expect(placed([step('old'), kept, step('write', [], '')], [kept])).toEqual({
      old: [PLANNING],
      b: [PLANNING],
      write: ['old', 'b'],
    });
  });
});
