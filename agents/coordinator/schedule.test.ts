import { describe, expect, it } from 'vitest';
import { runPlan } from './schedule.ts';
import { NO_USAGE, type PlannedStep, type StepState } from './state.ts';

const step = (id: string, dependsOn: string[] = []): PlannedStep => ({
  id,
  agent: 'a',
  skill: 's',
  instruction: id,
  dependsOn,
});
const done = (planned: PlannedStep): StepState => ({
  ...planned,
  status: 'completed',
  durationMs: 0,
  text: `result of ${planned.id}`,
  sources: [],
  calls: [],
  aliases: {},
  answered: true,
  usage: NO_USAGE,
  limits: [],
});

/** Runs a plan whose steps end when they are told to. */
function controlled(plan: PlannedStep[], already: StepState[] = []) {
  const started: string[] = [];
  const seen = new Map<string, string[]>();
  const ends = new Map<string, () => void>();
  const results = runPlan(plan, already, (planned, before) => {
    started.push(planned.id);
    seen.set(
      planned.id,
      before.map(({ text }) => text),
    );
    return new Promise((resolve) => ends.set(planned.id, () => resolve(done(planned))));
  });
  const end = async (id: string): Promise<void> => {
    ends.get(id)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { started, seen, end, results };
}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the steps of a plan', () => {
  it('run side by side when none needs another (R1.3)', async () => {
    const run = controlled([step('a'), step('b'), step('c')]);
    await tick();
    expect(run.started).toEqual(['a', 'b', 'c']);
  });

  it('start when what they need is there, whatever else is slow (R1.3)', async () => {
    const run = controlled([step('slow'), step('a'), step('b', ['a']), step('c', ['slow', 'b'])]);
    await tick();
    await run.end('a');
    expect(run.started).toEqual(['slow', 'a', 'b']);
    expect(run.seen.get('b')).toEqual(['result of a']);
    await run.end('b');
    await run.end('slow');
    expect(run.seen.get('c')).toEqual(['result of slow', 'result of b']);
    await run.end('c');
    expect((await run.results).map(({ id }) => id)).toEqual(['slow', 'a', 'b', 'c']);
  });

  it('are not run again when they are done', async () => {
    const run = controlled([step('a'), step('b', ['a'])], [done(step('a'))]);
    await tick();
    expect(run.started).toEqual(['b']);
    expect(run.seen.get('b')).toEqual(['result of a']);
  });

  it('run once even when several steps need them', async () => {
    const run = controlled([step('b', ['a']), step('c', ['a']), step('a')]);
    await tick();
    expect(run.started).toEqual(['a']);
  });
});
