import { setTimeout as sleep } from 'node:timers/promises';
import { ParleyError } from '@parley/platform/errors';
import { describe, expect, it } from 'vitest';
import { toReceipt } from '../cancellation.ts';
import type { LoggedEvent } from '../task-types.ts';
import { createLeaves } from './leaves.ts';

const model = (id: string) => ({ kind: 'model-call' as const, id, name: 'large model' });

function world() {
  const stop = new AbortController();
  const leaves = createLeaves(stop.signal);
  const untilStopped = (): Promise<never> =>
    new Promise((_resolve, reject) => {
      stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
    });
  const cancel = (): void => stop.abort(new ParleyError('canceled', 'Stopped.'));
  return { leaves, untilStopped, cancel };
}

const outcomes = async (leaves: ReturnType<typeof createLeaves>, ms = 1_000) =>
  (await leaves.receipt([], ms)).leaves.map(({ id, outcome }) => `${id} ${outcome}`);

describe('what became of what was under way (R1.6)', () => {
  it('tells what was stopped from what had finished', async () => {
    const { leaves, untilStopped, cancel } = world();
    await leaves.track(model('a'), async () => 'done');
    const under = leaves.track(model('b'), untilStopped);
    under.catch(() => undefined);
    cancel();
    expect(await outcomes(leaves)).toEqual(['a finished', 'b stopped']);
  });

  it('begins nothing after the stop', async () => {
    const { leaves, cancel } = world();
    cancel();
    let begun = false;
    await expect(
      leaves.track(model('a'), async () => {
        begun = true;
      }),
    ).rejects.toMatchObject({ code: 'canceled' });
    expect(begun).toBe(false);
    expect(await outcomes(leaves)).toEqual([]);
  });

  it('waits for what does not stop, but not for ever', async () => {
    const { leaves, cancel } = world();
    void leaves.track(model('deaf'), () => sleep(30_000, undefined, { ref: false }));
    cancel();
    expect((await leaves.receipt([], 20)).leaves).toEqual([
      { ...model('deaf'), outcome: 'unstoppable', reason: 'It was told to stop and has not ended yet.' },
    ]);
  });

  it('takes in what a delegated task says of itself, each leaf once', async () => {
    const { leaves, untilStopped, cancel } = world();
    const call = { kind: 'tool-call' as const, id: 'c1', name: 'knowledge/search' };
    const running = leaves.track({ kind: 'task', id: 'message', name: 'reader' }, async (became) => {
      became({ id: 'task-7' });
      await untilStopped().catch(() => became({ outcome: 'stopped' }, [{ ...call, outcome: 'stopped' }]));
    });
    cancel();
    await running;
    const activity = {
      type: 'tool.called',
      agent: 'reader',
      callId: 'c1',
      server: 'knowledge',
      tool: 'search',
    };
    const log = [{ seq: 3, activity } as unknown as LoggedEvent];
    expect((await leaves.receipt(log, 1_000)).leaves.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['c1', 'stopped'],
      ['task-7', 'stopped'],
    ]);
  });

  it('leaves out what has finished first when there is too much to list', () => {
    const many = Array.from({ length: 600 }, (_, n) => ({ ...model(`${n}`), outcome: 'finished' as const }));
    const receipt = toReceipt([...many, { ...model('open'), outcome: 'stopped' }]);
    expect(receipt.omitted).toBe(101);
    expect(receipt.leaves[0]).toEqual({ ...model('open'), outcome: 'stopped' });
  });
});
