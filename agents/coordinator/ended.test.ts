import type { LoggedEvent } from '@parley/a2a/task-types';
import { expect, it } from 'vitest';
import { recordedExecution } from '../testing/execution.ts';
import { endedBefore } from './ended.ts';
import { type RunTools, runStep } from './step.ts';

const step = { id: 's1', agent: 'reader', skill: 'read', instruction: 'Read.', dependsOn: [] };
const told = { type: 'step.finished', stepId: 's1', agent: 'reader', skill: 'read', durationMs: 7 } as const;
const failed = { ...told, status: 'failed', error: 'The agent is away.', code: 'unavailable' } as const;

const logOf = (...activities: object[]) =>
  recordedExecution({
    epoch: 2,
    events: async () => activities.map((activity, n) => ({ seq: n + 1, activity }) as unknown as LoggedEvent),
  });

it('a step that was told to have failed stays so after a restart (R10)', async () => {
  const execution = logOf(failed);
  const ended = await endedBefore(execution);
  // Nothing else of the run is there: it asks nobody.
  const result = await runStep({ execution, ended } as unknown as RunTools, step, []);
  expect(result).toMatchObject({
    id: 's1',
    status: 'failed',
    error: 'The agent is away.',
    code: 'unavailable',
  });
  expect(execution.published).toEqual([]);
});

it('a step with a result is found again at its task (R10)', async () => {
  expect(await endedBefore(logOf({ ...told, status: 'completed' }))).toEqual(new Map());
});
