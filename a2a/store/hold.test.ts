import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStore, type TestStore } from '../testing/stores.ts';
import { chunk, newTask } from '../testing/tasks.ts';

let world: TestStore;
beforeAll(async () => {
  world = await startStore();
});
afterAll(() => world?.close());

describe('holding a task (R10)', () => {
  it('gives a task to one of many workers', async () => {
    const { task } = await world.store.create(newTask());
    const wishes = ['a', 'b', 'c', 'd'].map((worker) =>
      world.store.claim({ taskId: task.id, agent: 'tester', worker }),
    );
    const holds = (await Promise.all(wishes)).filter((hold) => hold !== undefined);
    expect(holds).toHaveLength(1);
    expect(holds[0]).toMatchObject({ epoch: 1, attempts: 1, crashes: 0, state: 'working' });
  });

  it('refuses every write of a worker whose hold has been taken over', async () => {
    const { task, claim } = await world.claimed();
    await world.expire(task.id);
    const second = await world.store.claim({ taskId: task.id, agent: 'tester', worker: 'w2' });
    expect(second).toMatchObject({ epoch: 2, crashes: 1 });
    const stale = { code: 'stale_epoch' };
    await expect(world.store.append(claim, [{ event: chunk('late') }])).rejects.toMatchObject(stale);
    await expect(
      world.store.transition({ taskId: task.id, action: 'complete', epoch: claim.epoch }),
    ).rejects.toMatchObject(stale);
    await expect(world.store.release(claim, { delayMs: 0 })).rejects.toMatchObject(stale);
    expect(await world.store.renew([claim])).toEqual([]);
    expect(await world.store.renew([{ taskId: task.id, epoch: 2 }])).toHaveLength(1);
    expect((await world.store.events(task.id, 0)).at(-1)!.seq).toBe(2);
  });

  it('counts no crash for a task that was given back', async () => {
    const { task, claim } = await world.claimed();
    await world.store.release(claim, { delayMs: 0 });
    const again = await world.store.claim({ taskId: task.id, agent: 'tester', worker: 'w2' });
    expect(again).toMatchObject({ epoch: 2, attempts: 2, crashes: 0 });
    await expect(world.store.append(claim, [{ event: chunk('x') }])).rejects.toMatchObject({
      code: 'stale_epoch',
    });
  });

  it('counts crashes in a row; a task that gets further between them is not to blame (R10)', async () => {
    const { task } = await world.claimed();
    const again = async (worker: string) => {
      await world.expire(task.id);
      return (await world.store.claim({ taskId: task.id, agent: 'tester', worker }))!;
    };
    expect(await again('w2')).toMatchObject({ crashes: 1 });
    const third = await again('w3');
    expect(third).toMatchObject({ crashes: 2 });
    const claim = { taskId: task.id, epoch: third.epoch };
    await world.store.append(claim, [{ event: chunk('written anew by each') }]);
    const fourth = await again('w4');
    expect(fourth).toMatchObject({ crashes: 3 });
    const said = { statusUpdate: { status: { state: 'working' as const, at: '' } } };
    await world.store.append({ taskId: task.id, epoch: fourth.epoch }, [{ event: said, key: 'model:1' }]);
    expect(await again('w5')).toMatchObject({ crashes: 1 });
    // The same step said again is no progress.
    await world.store.append({ taskId: task.id, epoch: 5 }, [{ event: said, key: 'model:1' }]);
    expect(await again('w6')).toMatchObject({ crashes: 2 });
  });

  it('ends the holds of the process that was at the same place before, and of no other (R10)', async () => {
    const hold = async (worker: string) => {
      const { task } = await world.store.create(newTask({ agent: 'placed' }));
      await world.store.claim({ taskId: task.id, agent: 'placed', worker });
      return task.id;
    };
    const before = await hold('host:8082#a');
    const elsewhere = await hold('host:80820#b');
    await world.store.endHoldsOf('placed', 'host:8082');
    const forgotten = (await world.store.takeForgotten('placed', 10)).map(({ id }) => id);
    expect(forgotten).toContain(before);
    expect(forgotten).not.toContain(elsewhere);
  });

  it('does not give out a task before its time', async () => {
    const { task, claim } = await world.claimed();
    await world.store.release(claim, { delayMs: 60_000, failures: 1 });
    expect(await world.store.claim({ taskId: task.id, agent: 'tester', worker: 'w2' })).toBeUndefined();
    expect((await world.store.takeForgotten('tester', 100)).map((t) => t.id)).not.toContain(task.id);
  });

  it('tells forgotten tasks once: of dead workers, given back, never queued', async () => {
    const dead = await world.claimed({ agent: 'tester' });
    await world.expire(dead.task.id);
    const back = await world.claimed();
    await world.store.release(back.claim, { delayMs: 0 });
    const alive = await world.claimed();
    const [one, two] = await Promise.all([
      world.store.takeForgotten('tester', 100),
      world.store.takeForgotten('tester', 100),
    ]);
    const ids = [...one, ...two].map((t) => t.id);
    expect(ids).toContain(dead.task.id);
    expect(ids).toContain(back.task.id);
    expect(ids).not.toContain(alive.task.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
