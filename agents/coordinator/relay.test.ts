import type { LoggedEvent } from '@parley/a2a/task-types';
import { describe, expect, it } from 'vitest';
import { recordedExecution } from '../testing/execution.ts';
import { relayActivity } from './relay.ts';

const usage = { inputTokens: 1, outputTokens: 1, usd: 0 };
const status = { statusUpdate: { status: { state: 'working' as const, at: '' } } };
const event = (seq: number, activity?: LoggedEvent['activity']): LoggedEvent => ({
  seq,
  at: '2026-03-01T09:00:00Z',
  event: status,
  ...(activity ? { activity } : {}),
});
const model = {
  type: 'model.called' as const,
  agent: 'counter',
  purpose: 'act' as const,
  model: 'm',
  mode: 'live' as const,
  usage,
  durationMs: 1,
};
const log = [
  event(1),
  event(2, model),
  event(3, { type: 'plan.created', plan: { steps: [] }, revision: 1 }),
  event(4, { type: 'warning', code: 'w', message: 'm', stepId: 'inner' }),
];

describe('the relay of a step', () => {
  it('copies what a specialist says under the step, and leaves the plans of peers out', async () => {
    const execution = recordedExecution();
    for (const e of log) await relayActivity({ execution, stepId: 's1' }, e, 'child');
    expect(execution.published.map(({ key }) => key)).toEqual(['relay:child:2', 'relay:child:4']);
    expect(execution.activities('model.called')).toEqual([{ ...model, stepId: 's1' }]);
    expect(execution.activities('warning')).toMatchObject([{ stepId: 's1' }]);
  });

  it('writes nothing twice when it is repeated after a crash (R10)', async () => {
    const execution = recordedExecution();
    for (const e of [...log.slice(0, 2), ...log])
      await relayActivity({ execution, stepId: 's1' }, e, 'child');
    expect(execution.published).toHaveLength(2);
  });
});
