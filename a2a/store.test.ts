import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVITY_KEY } from './activity.ts';
import { CANCELLATION_KEY, receiptOf } from './cancellation.ts';
import { createTaskStore, migrateA2A, type TaskStore } from './store.ts';
import { type LoggedEvent, stateOf, textOf } from './task-types.ts';
import { chunk, newTask } from './testing/tasks.ts';

let test: TestDatabase;
let store: TaskStore;

beforeAll(async () => {
  test = await testDatabase();
  await migrateA2A(test.database);
  store = createTaskStore({ database: test.database });
});
afterAll(async () => {
  await store.close();
  await test.drop();
});

async function claimed(over: Parameters<typeof newTask>[0] = {}) {
  const { task } = await store.create(newTask(over));
  const held = await store.claim({ taskId: task.id, agent: 'tester', worker: 'w1' });
  return { task, claim: { taskId: task.id, epoch: held!.epoch } };
}

/** As if the worker had died: its lease is over. */
async function expire(taskId: string): Promise<void> {
  await test.database.pool.query(
    `update a2a.tasks set lease_until = clock_timestamp() - interval '1 second',
       queued_at = clock_timestamp() - interval '7 seconds' where id = $1`,
    [taskId],
  );
}

describe('creating a task', () => {
  it('writes task, message and first event together', async () => {
    const { task, created } = await store.create(newTask({ text: 'hello' }));
    expect(created).toBe(true);
    const events = await store.events(task.id, 0);
    expect(events.map((e) => [e.seq, stateOf(e.event)])).toEqual([[1, 'submitted']]);
    const snapshot = await store.snapshot(task);
    expect(textOf(snapshot.history[0]!.parts)).toBe('hello');
    expect(snapshot.status.at).toBe(events[0]!.at);
  });

  it('finds the same task for a repeated message, however many come at once', async () => {
    const input = newTask({ messageId: 'same' });
    const all = await Promise.all(Array.from({ length: 8 }, () => store.create(input)));
    expect(new Set(all.map((a) => a.task.id)).size).toBe(1);
    expect(all.filter((a) => a.created)).toHaveLength(1);
  });

  it('refuses another body under the same message id, and keeps callers apart', async () => {
    await store.create(newTask({ messageId: 'mine', text: 'a' }));
    await expect(store.create(newTask({ messageId: 'mine', text: 'b' }))).rejects.toMatchObject({
      code: 'conflict',
    });
    const other = await store.create(newTask({ messageId: 'mine', text: 'b', owner: 'someone' }));
    expect(other.created).toBe(true);
  });

  it('shows a task to nobody but its owner', async () => {
    const { task } = await store.create(newTask({ owner: 'alice' }));
    const ref = { agent: 'tester', id: task.id };
    expect(await store.find({ ...ref, owner: 'alice' })).toBeDefined();
    expect(await store.find({ ...ref, owner: 'bob' })).toBeUndefined();
    expect(await store.find({ ...ref, owner: 'alice', agent: 'other' })).toBeUndefined();
  });
});

describe('holding a task (R10)', () => {
  it('gives a task to one of many workers', async () => {
    const { task } = await store.create(newTask());
    const wishes = ['a', 'b', 'c', 'd'].map((worker) =>
      store.claim({ taskId: task.id, agent: 'tester', worker }),
    );
    const holds = (await Promise.all(wishes)).filter((hold) => hold !== undefined);
    expect(holds).toHaveLength(1);
    expect(holds[0]).toMatchObject({ epoch: 1, attempts: 1, crashes: 0, state: 'working' });
  });

  it('refuses every write of a worker whose hold has been taken over', async () => {
    const { task, claim } = await claimed();
    await expire(task.id);
    const second = await store.claim({ taskId: task.id, agent: 'tester', worker: 'w2' });
    expect(second).toMatchObject({ epoch: 2, crashes: 1 });
    const stale = { code: 'stale_epoch' };
    await expect(store.append(claim, [{ event: chunk('late') }])).rejects.toMatchObject(stale);
    await expect(
      store.transition({ taskId: task.id, action: 'complete', epoch: claim.epoch }),
    ).rejects.toMatchObject(stale);
    await expect(store.release(claim, { delayMs: 0, failed: false })).rejects.toMatchObject(stale);
    expect(await store.renew([claim])).toEqual([]);
    expect(await store.renew([{ taskId: task.id, epoch: 2 }])).toHaveLength(1);
    expect((await store.events(task.id, 0)).at(-1)!.seq).toBe(2);
  });

  it('counts no crash for a task that was given back', async () => {
    const { task, claim } = await claimed();
    await store.release(claim, { delayMs: 0, failed: false });
    const again = await store.claim({ taskId: task.id, agent: 'tester', worker: 'w2' });
    expect(again).toMatchObject({ epoch: 2, attempts: 2, crashes: 0 });
    await expect(store.append(claim, [{ event: chunk('x') }])).rejects.toMatchObject({ code: 'stale_epoch' });
  });

  it('counts crashes in a row; a task that gets further between them is not to blame (R10)', async () => {
    const { task } = await claimed();
    const again = async (worker: string) => {
      await expire(task.id);
      return (await store.claim({ taskId: task.id, agent: 'tester', worker }))!;
    };
    expect(await again('w2')).toMatchObject({ crashes: 1 });
    const third = await again('w3');
    expect(third).toMatchObject({ crashes: 2 });
    const claim = { taskId: task.id, epoch: third.epoch };
    await store.append(claim, [{ event: chunk('written anew by each') }]);
    const fourth = await again('w4');
    expect(fourth).toMatchObject({ crashes: 3 });
    const said = { statusUpdate: { status: { state: 'working' as const, at: '' } } };
    await store.append({ taskId: task.id, epoch: fourth.epoch }, [{ event: said, key: 'model:1' }]);
    expect(await again('w5')).toMatchObject({ crashes: 1 });
    // The same step said again is no progress.
    await store.append({ taskId: task.id, epoch: 5 }, [{ event: said, key: 'model:1' }]);
    expect(await again('w6')).toMatchObject({ crashes: 2 });
  });

  it('ends the holds of the process that was at the same place before, and of no other (R10)', async () => {
    const hold = async (worker: string) => {
      const { task } = await store.create(newTask({ agent: 'placed' }));
      await store.claim({ taskId: task.id, agent: 'placed', worker });
      return task.id;
    };
    const before = await hold('host:8082#a');
    const elsewhere = await hold('host:80820#b');
    await store.endHoldsOf('placed', 'host:8082');
    const forgotten = (await store.takeForgotten('placed', 10)).map(({ id }) => id);
    expect(forgotten).toContain(before);
    expect(forgotten).not.toContain(elsewhere);
  });

  it('does not give out a task before its time', async () => {
    const { task, claim } = await claimed();
    await store.release(claim, { delayMs: 60_000, failed: true });
    expect(await store.claim({ taskId: task.id, agent: 'tester', worker: 'w2' })).toBeUndefined();
    expect((await store.takeForgotten('tester', 100)).map((t) => t.id)).not.toContain(task.id);
  });

  it('tells forgotten tasks once: of dead workers, given back, never queued', async () => {
    const dead = await claimed({ agent: 'tester' });
    await expire(dead.task.id);
    const back = await claimed();
    await store.release(back.claim, { delayMs: 0, failed: false });
    const alive = await claimed();
    const [one, two] = await Promise.all([
      store.takeForgotten('tester', 100),
      store.takeForgotten('tester', 100),
    ]);
    const ids = [...one, ...two].map((t) => t.id);
    expect(ids).toContain(dead.task.id);
    expect(ids).toContain(back.task.id);
    expect(ids).not.toContain(alive.task.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the log of a task (R2.2)', () => {
  it('numbers events without gaps when many are written at once', async () => {
    const { task, claim } = await claimed();
    await Promise.all(Array.from({ length: 40 }, (_, i) => store.append(claim, [{ event: chunk(`${i};`) }])));
    const events = await store.events(task.id, 0);
    expect(events.map((e) => e.seq)).toEqual(Array.from({ length: 42 }, (_, i) => i + 1));
  });

  it('writes a key once, in one batch, in two, and at the same time', async () => {
    const { task, claim } = await claimed();
    await store.append(claim, [
      { event: chunk('a'), key: 'k1' },
      { event: chunk('a'), key: 'k1' },
      { event: chunk('b'), key: 'k2' },
    ]);
    await Promise.all(
      Array.from({ length: 6 }, () => store.append(claim, [{ event: chunk('c'), key: 'k3' }])),
    );
    await store.append(claim, [{ event: chunk('a'), key: 'k1' }, { event: chunk('d') }]);
    const snapshot = await store.snapshot(
      (await store.find({ agent: 'tester', owner: 'local', id: task.id }))!,
    );
    expect(textOf(snapshot.artifacts[0]!.parts)).toBe('abcd');
    expect(snapshot.lastSeq).toBe(6);
  });

  it('stores the folded artifacts when the task ends, and takes nothing afterwards', async () => {
    const { task, claim } = await claimed();
    await store.append(claim, [{ event: chunk('Hello ', false) }, { event: chunk('world') }]);
    const ended = await store.transition({ taskId: task.id, action: 'complete', epoch: claim.epoch });
    expect(ended.artifacts).toEqual([{ artifactId: 'answer', parts: [{ text: 'Hello world' }] }]);
    await expect(store.append(claim, [{ event: chunk('!') }])).rejects.toMatchObject({ code: 'stale_epoch' });
    await expect(store.transition({ taskId: task.id, action: 'cancel' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is read in the same order by every reader while it grows, from any cursor', async () => {
    const { task, claim } = await claimed();
    const read = async (after: number): Promise<LoggedEvent[]> => {
      const signal = AbortSignal.timeout(10_000);
      const until = (e: LoggedEvent): boolean => stateOf(e.event) === 'completed';
      const seen: LoggedEvent[] = [];
      for await (const event of store.follow(task.id, { after, signal, until })) seen.push(event);
      return seen;
    };
    const readers = [read(0), read(0), read(5)];
    for (let i = 0; i < 20; i++) await store.append(claim, [{ event: chunk(`${i}`) }]);
    await store.transition({ taskId: task.id, action: 'complete', epoch: claim.epoch });
    const [a, b, late] = await Promise.all(readers);
    expect(a).toHaveLength(23);
    expect(b).toEqual(a);
    expect(late).toEqual(a!.slice(5));
  });
});

describe('cancelling', () => {
  it('ends at once what nobody works on, and is idempotent', async () => {
    const { task } = await store.create(newTask());
    expect((await store.requestCancel(task.id)).outcome).toBe('canceled');
    expect((await store.requestCancel(task.id)).outcome).toBe('canceled');
    expect((await store.events(task.id, 0)).map((e) => stateOf(e.event))).toEqual(['submitted', 'canceled']);
  });

  it('tells the worker that holds the task', async () => {
    const { task, claim } = await claimed();
    const told = Promise.withResolvers<string>();
    const stop = await test.database.listen('a2a_cancel', told.resolve);
    expect((await store.requestCancel(task.id)).outcome).toBe('requested');
    expect(await told.promise).toBe(task.id);
    expect(await store.renew([claim])).toEqual([{ taskId: task.id, cancelRequested: true }]);
    await stop();
  });

  it('reaches what the task has delegated, at any depth, and nothing of another owner (R1.6)', async () => {
    const { task } = await claimed();
    const below = async (parentTaskId: string, owner = 'local') =>
      (await store.create(newTask({ parentTaskId, owner }))).task;
    const child = await below(task.id);
    await store.claim({ taskId: child.id, agent: 'tester', worker: 'w2' });
    const grandchild = await below(child.id);
    const stranger = await below(task.id, 'somebody else');
    await store.requestCancel(task.id);
    expect(await store.renew([{ taskId: child.id, epoch: 1 }])).toMatchObject([{ cancelRequested: true }]);
    const stateNow = async (id: string, owner = 'local') =>
      (await store.find({ agent: 'tester', owner, id }))!.state;
    expect(await stateNow(grandchild.id)).toBe('canceled');
    expect(await stateNow(stranger.id, 'somebody else')).toBe('submitted');
    // Delegated in the same moment: it is accepted, but whoever takes it is told at once.
    const late = await below(task.id);
    const taken = await store.claim({ taskId: late.id, agent: 'tester', worker: 'w3' });
    expect(taken!.cancel_requested_at).not.toBeNull();
  });

  it('waits for what a task without a worker has delegated, and says what became of it (R1.6)', async () => {
    const { task, claim } = await claimed();
    const { task: child } = await store.create(newTask({ parentTaskId: task.id }));
    const held = await store.claim({ taskId: child.id, agent: 'tester', worker: 'w2' });
    const step = { stepId: 's1', agent: 'tester', skill: 'count', taskId: child.id, attempt: 1 };
    const activity = { [ACTIVITY_KEY]: { type: 'step.started', ...step } };
    await store.append(claim, [
      { event: { statusUpdate: { status: { state: 'working', at: '' }, metadata: activity } } },
    ]);
    await store.release(claim, { delayMs: 60_000, failed: true });
    expect((await store.requestCancel(task.id)).outcome).toBe('below');
    const receipt = { leaves: [{ kind: 'model-call', id: 'm1', name: 'large model', outcome: 'stopped' }] };
    const told = { [CANCELLATION_KEY]: receipt };
    const { epoch } = held!;
    await store.transition({ taskId: child.id, action: 'cancel', epoch, metadata: told, taskMetadata: told });
    await store.untilOverBelow(task, AbortSignal.timeout(5_000));
    const ended = await store.cancelNow(task.id);
    expect(receiptOf((await store.snapshot(ended)).metadata)?.leaves).toEqual([
      { kind: 'task', id: child.id, name: 'tester', outcome: 'stopped' },
      ...receipt.leaves,
    ]);
    expect((await store.cancelNow(task.id)).last_seq).toBe(ended.last_seq);
  });

  it('has nothing to cancel in an ended task', async () => {
    const { task, claim } = await claimed();
    await store.transition({ taskId: task.id, action: 'fail', epoch: claim.epoch });
    expect((await store.requestCancel(task.id)).outcome).toBe('ended');
  });
});

describe('several turns', () => {
  it('opens the task again when its caller answers, once for a repeated answer', async () => {
    const { task, claim } = await claimed();
    const message = { messageId: 'q', role: 'agent' as const, parts: [{ text: 'Which year?' }] };
    await store.transition({ taskId: task.id, action: 'ask-input', epoch: claim.epoch, message });
    const sent = {
      agent: 'tester',
      owner: 'local',
      message: { messageId: 'answer-1', role: 'user' as const, parts: [{ text: '2024' }], taskId: task.id },
    };
    const [one, two] = await Promise.all([store.continue(task, sent), store.continue(task, sent)]);
    expect([one.created, two.created].sort()).toEqual([false, true]);
    const texts = (await store.messages(task)).map((m) => textOf(m.parts));
    expect(texts).toEqual(['How many?', 'Which year?', '2024']);
    await expect(store.append(claim, [{ event: chunk('zombie') }])).rejects.toMatchObject({
      code: 'stale_epoch',
    });
    const again = await store.claim({ taskId: task.id, agent: 'tester', worker: 'w2' });
    expect(again).toMatchObject({ epoch: 2, state: 'working' });
  });

  it('tells the finished exchanges of the same conversation, oldest first (R1.6)', async () => {
    for (const [text, answer] of [
      ['one?', '1'],
      ['two?', '2'],
    ] as const) {
      const { task, claim } = await claimed({ contextId: 'talk', text });
      await store.append(claim, [{ event: chunk(answer) }]);
      await store.transition({ taskId: task.id, action: 'complete', epoch: claim.epoch });
    }
    const { task: now } = await store.create(newTask({ contextId: 'talk' }));
    const turns = await store.thread(now, 10);
    expect(turns.map((t) => [t.question, t.answer])).toEqual([
      ['one?', '1'],
      ['two?', '2'],
    ]);
    const { task: foreign } = await store.create(newTask({ contextId: 'talk', owner: 'someone' }));
    expect(await store.thread(foreign, 10)).toEqual([]);
  });
});

describe('listing', () => {
  it('shows each task once although tasks change while the caller pages (R5.1)', async () => {
    const agent = 'listed';
    const ids: string[] = [];
    for (let i = 0; i < 25; i++) ids.push((await store.create(newTask({ agent }))).task.id);
    const whole = await store.list({ agent, owner: 'local', pageSize: 100 });
    const expected = whole.tasks.map((t) => t.id);
    const seen: string[] = [];
    let pageToken: string | undefined;
    do {
      const page = await store.list({ agent, owner: 'local', pageSize: 7, pageToken });
      expect(page.totalSize).toBeGreaterThanOrEqual(25);
      seen.push(...page.tasks.map((t) => t.id));
      pageToken = page.nextPageToken;
      // The last seen, the next to come and the very last one change; a new one arrives.
      for (const id of [seen.at(-1)!, ids[ids.length - seen.length - 1], ids[0]]) {
        if (id) await store.claim({ taskId: id, agent, worker: 'w' });
      }
      await store.create(newTask({ agent }));
    } while (pageToken);
    expect(seen).toEqual(expected);
  });

  it('filters by context, state and time of the status', async () => {
    const agent = 'filtered';
    const { task } = await store.create(newTask({ agent, contextId: 'c1' }));
    await store.create(newTask({ agent, contextId: 'c2' }));
    await store.claim({ taskId: task.id, agent, worker: 'w' });
    const base = { agent, owner: 'local', pageSize: 10 };
    expect((await store.list({ ...base, contextId: 'c1' })).tasks).toHaveLength(1);
    expect((await store.list({ ...base, state: 'working' })).tasks.map((t) => t.id)).toEqual([task.id]);
    const now = await store.find({ agent, owner: 'local', id: task.id });
    expect((await store.list({ ...base, statusSince: now!.status_at })).tasks.map((t) => t.id)).toEqual([
      task.id,
    ]);
    await expect(store.list({ ...base, pageToken: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
