import { describe, expect, it } from 'vitest';
import type { Publication } from './execution.ts';
import { relayActivity } from './relay.ts';
import type { LoggedEvent } from './task-types.ts';

/** Keeps what is published, once for each key. */
function recorded() {
  const published = new Map<string, Publication>();
  const publish = async (publication: Publication, settings?: { key?: string }) => {
    const key = settings?.key ?? `${published.size}`;
    if (!published.has(key)) published.set(key, publication);
  };
  const said = () => [...published.values()].map((one) => (one.kind === 'activity' ? one.activity : one));
  return { publish, said, keys: () => [...published.keys()] };
}

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

const asked = {
  type: 'approval.requested' as const,
  approvalId: 'a1',
  agent: 'counter',
  server: 's',
  tool: 't',
  title: 'T',
  arguments: {},
  expiresAt: '2026-03-01T10:00:00Z',
};

describe('the relay of a step', () => {
  it('copies what an agent says under the step, and leaves the plans of peers out', async () => {
    const execution = recorded();
    for (const e of log) await relayActivity({ execution, stepId: 's1' }, e, 'child');
    expect(execution.keys()).toEqual(['relay:child:2', 'relay:child:4']);
    expect(execution.said()).toMatchObject([
      { ...model, stepId: 's1' },
      { type: 'warning', stepId: 's1' },
    ]);
  });

  it('leaves calls that wait for approval out where they are none of ours', async () => {
    const execution = recorded();
    await relayActivity({ execution, stepId: 's1', withoutApprovals: true }, event(5, asked), 'child');
    expect(execution.said()).toEqual([]);
    await relayActivity({ execution, stepId: 's1' }, event(5, asked), 'child');
    expect(execution.said()).toMatchObject([{ approvalId: 'a1', stepId: 's1' }]);
  });

  it('writes nothing twice when it is repeated after a crash (R10)', async () => {
    const execution = recorded();
    for (const e of [...log.slice(0, 2), ...log])
      await relayActivity({ execution, stepId: 's1' }, e, 'child');
    expect(execution.keys()).toHaveLength(2);
  });
});
