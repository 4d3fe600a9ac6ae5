import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVITY_KEY } from '../activity.ts';
import { CANCELLATION_KEY, receiptOf } from '../cancellation.ts';
import { stateOf } from '../task-types.ts';
import { startStore, type TestStore } from '../testing/stores.ts';
import { newTask } from '../testing/tasks.ts';

let world: TestStore;
beforeAll(async () => {
  world = await startStore();
});
afterAll(() => world?.close());

describe('cancelling', () => {
  it('ends at once what nobody works on, and is idempotent', async () => {
    const { task } = await world.store.create(newTask());
    expect((await world.store.requestCancel(task.id)).outcome).toBe('canceled');
    expect((await world.store.requestCancel(task.id)).outcome).toBe('canceled');
    expect((await world.store.events(task.id, 0)).map((e) => stateOf(e.event))).toEqual([
      'submitted',
      'canceled',
    ]);
  });

  it('tells the worker that holds the task', async () => {
    const { task, claim } = await world.claimed();
    const told = Promise.withResolvers<string>();
    const stop = await world.listen('a2a_cancel', told.resolve);
    expect((await world.store.requestCancel(task.id)).outcome).toBe('requested');
    expect(await told.promise).toBe(task.id);
    expect(await world.store.renew([claim])).toEqual([{ taskId: task.id, cancelRequested: true }]);
    await stop();
  });

  it('reaches what the task has delegated, at any depth, and nothing of another owner (R1.6)', async () => {
    const { task } = await world.claimed();
    const below = async (parentTaskId: string, owner = 'local') =>
      (await world.store.create(newTask({ parentTaskId, owner }))).task;
    const child = await below(task.id);
    await world.store.claim({ taskId: child.id, agent: 'tester', worker: 'w2' });
    const grandchild = await below(child.id);
    const stranger = await below(task.id, 'somebody else');
    await world.store.requestCancel(task.id);
    expect(await world.store.renew([{ taskId: child.id, epoch: 1 }])).toMatchObject([
      { cancelRequested: true },
    ]);
    const stateNow = async (id: string, owner = 'local') =>
      (await world.store.find({ agent: 'tester', owner, id }))!.state;
    expect(await stateNow(grandchild.id)).toBe('canceled');
    expect(await stateNow(stranger.id, 'somebody else')).toBe('submitted');
    // Delegated in the same moment: it is accepted, but whoever takes it is told at once.
    const late = await below(task.id);
    const taken = await world.store.claim({ taskId: late.id, agent: 'tester', worker: 'w3' });
    expect(taken!.cancel_requested_at).not.toBeNull();
  });

  it('waits for what a task without a worker has delegated, and says what became of it (R1.6)', async () => {
    const { task, claim } = await world.claimed();
    const { task: child } = await world.store.create(newTask({ parentTaskId: task.id }));
    const held = await world.store.claim({ taskId: child.id, agent: 'tester', worker: 'w2' });
    const step = { stepId: 's1', agent: 'tester', skill: 'count', taskId: child.id, attempt: 1 };
    const activity = { [ACTIVITY_KEY]: { type: 'step.started', ...step } };
    await world.store.append(claim, [
      { event: { statusUpdate: { status: { state: 'working', at: '' }, metadata: activity } } },
    ]);
    await world.store.release(claim, { delayMs: 60_000, failures: 1 });
    expect((await world.store.requestCancel(task.id)).outcome).toBe('below');
    const receipt = { leaves: [{ kind: 'model-call', id: 'm1', name: 'large model', outcome: 'stopped' }] };
    const told = { [CANCELLATION_KEY]: receipt };
    const { epoch } = held!;
    await world.store.transition({
      taskId: child.id,
      action: 'cancel',
      epoch,
      metadata: told,
      taskMetadata: told,
    });
    await world.store.untilOverBelow(task, AbortSignal.timeout(5_000));
    const ended = await world.store.cancelNow(task.id);
    expect(receiptOf((await world.store.snapshot(ended)).metadata)?.leaves).toEqual([
      { kind: 'task', id: child.id, name: 'tester', outcome: 'stopped' },
      ...receipt.leaves,
    ]);
    expect((await world.store.cancelNow(task.id)).last_seq).toBe(ended.last_seq);
  });

  it('has nothing to cancel in an ended task', async () => {
    const { task, claim } = await world.claimed();
    await world.store.transition({ taskId: task.id, action: 'fail', epoch: claim.epoch });
    expect((await world.store.requestCancel(task.id)).outcome).toBe('ended');
  });
});
