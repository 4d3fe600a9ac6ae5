import type { Activity } from '@parley/a2a/activity';
import type { LoggedEvent } from '@parley/a2a/task-types';
import { describe, expect, it } from 'vitest';
import { recordedExecution } from '../testing/execution.ts';
import { forkOf } from './fork.ts';

const step = (id: string, ...dependsOn: string[]) => ({
  id,
  agent: `agent-of-${id}`,
  skill: 'look',
  instruction: `Look at ${id}.`,
  dependsOn,
});
const planned = (revision: number, ...steps: object[]): Activity =>
  ({ type: 'plan.created', plan: { steps }, revision }) as Activity;
const finished = (stepId: string, status = 'completed', more = {}): Activity =>
  ({
    type: 'step.finished',
    stepId,
    agent: 'x',
    skill: 'look',
    taskId: `task-${stepId}`,
    status,
    durationMs: 5,
    ...more,
  }) as Activity;
const called = (stepId: string): Activity => ({
  type: 'tool.called',
  agent: 'x',
  callId: `c-${stepId}`,
  server: 's',
  tool: 't',
  arguments: {},
  stepId,
});
const PLAN = [step('a'), step('b', 'a'), step('c'), step('d', 'b', 'c'), step('e')];

function forked(fork: object | undefined, activities: readonly Activity[] | undefined) {
  const log = activities?.map((activity, n) => ({ seq: n + 1, activity }) as unknown as LoggedEvent);
  const earlier = async (id: string) => (id === 'old' ? log : undefined);
  return forkOf(recordedExecution({ data: fork ? { fork } : {}, earlier }));
}
const again = (stepId: string) => ({ runId: 'old', stepId, instruction: 'Look closer.' });
const WHOLE = [planned(1, ...PLAN), called('c'), ...PLAN.map(({ id }) => finished(id))];

describe('a run that is asked again from a step', () => {
  it('works that step and all that build on it out anew, and takes the others over with what their tools gave', async () => {
    const fork = await forked(again('b'), WHOLE);
    expect(fork?.plan.map(({ id, instruction }) => [id, instruction])).toEqual([
      ['a', 'Look at a.'],
      ['b', 'Look closer.'],
      ['c', 'Look at c.'],
      ['d', 'Look at d.'],
      ['e', 'Look at e.'],
    ]);
    expect([...(fork?.reused.keys() ?? [])]).toEqual(['a', 'c', 'e']);
    expect(fork?.reused.get('c')).toMatchObject({
      runId: 'old',
      taskId: 'task-c',
      told: [{ activity: { callId: 'c-c' } }],
    });
  });

  it('tries what had failed again, and names the run in which a result was really worked out', async () => {
    const log = [...WHOLE, finished('e', 'failed'), finished('a', 'completed', { reusedFrom: 'oldest' })];
    const fork = await forked(again('b'), log);
    expect([...(fork?.reused ?? [])].map(([id, { runId }]) => [id, runId])).toEqual([
      ['a', 'oldest'],
      ['c', 'old'],
    ]);
  });

  it('lets go of who stood in for a step that is asked again, and keeps who stood in for another', async () => {
    const tries = [step('a-again'), step('c-again')];
    const log = [...WHOLE, planned(2, ...PLAN, ...tries), ...tries.map(({ id }) => finished(id))];
    const fork = await forked(again('c'), log);
    expect(fork?.plan.map(({ id, insteadOf }) => [id, insteadOf]).slice(4)).toEqual([
      ['e', undefined],
      ['a-again', 'a'],
    ]);
    expect([...(fork?.reused.keys() ?? [])]).toEqual(['a', 'b', 'e', 'a-again']);
  });

  it('takes all over when only the report is asked for again: what failed has failed, who stood in stands in', async () => {
    const again = [planned(2, ...PLAN, step('e-again')), finished('e', 'failed'), finished('e-again')];
    const fork = await forked({ runId: 'old', stepId: 'report' }, [...WHOLE, ...again]);
    expect(fork?.plan.map(({ id, instruction, insteadOf }) => [id, instruction, insteadOf])).toEqual([
      ...PLAN.map(({ id, instruction }) => [id, instruction, undefined]),
      ['e-again', 'Look at e-again.', 'e'],
    ]);
    expect([...(fork?.reused ?? [])].map(([id, { ended }]) => [id, ended?.status])).toEqual([
      ...['a', 'b', 'c', 'd'].map((id) => [id, undefined]),
      ['e', 'failed'],
      ['e-again', undefined],
    ]);
  });

  it('leaves a step the instruction that it had when it is given no other', async () => {
    const fork = await forked({ runId: 'old', stepId: 'b' }, WHOLE);
    expect(fork?.plan.find(({ id }) => id === 'b')?.instruction).toBe('Look at b.');
  });

  it('is refused when the run or the step is not there, and is no matter for other runs', async () => {
    await expect(forked(again('z'), WHOLE)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(forked({ ...again('a'), runId: 'gone' }, WHOLE)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(forked(again('a'), undefined)).rejects.toMatchObject({ code: 'not_found' });
    expect(await forked(undefined, WHOLE)).toBeUndefined();
  });
});
