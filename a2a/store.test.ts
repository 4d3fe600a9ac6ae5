import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoggedEvent, stateOf, textOf } from './task-types.ts';
import { startStore, type TestStore } from './testing/stores.ts';
import { chunk, newTask } from './testing/tasks.ts';

let world: TestStore;
beforeAll(async () => {
  world = await startStore();
});
afterAll(() => world?.close());

describe('creating a task', () => {
  it('writes task, message and first event together', async () => {
    const { task, created } = await world.store.create(newTask({ text: 'hello' }));
    expect(created).toBe(true);
    const events = await world.store.events(task.id, 0);
    expect(events.map((e) => [e.seq, stateOf(e.event)])).toEqual([[1, 'submitted']]);
    const snapshot = await world.store.snapshot(task);
    expect(textOf(snapshot.history[0]!.parts)).toBe('hello');
    expect(snapshot.status.at).toBe(events[0]!.at);
  });

  it('finds the same task for a repeated message, however many come at once', async () => {
    const input = newTask({ messageId: 'same' });
    const all = await Promise.all(Array.from({ length: 8 }, () => world.store.create(input)));
    expect(new Set(all.map((a) => a.task.id)).size).toBe(1);
    expect(all.filter((a) => a.created)).toHaveLength(1);
  });

  it('refuses another body under the same message id, and keeps callers apart', async () => {
    await world.store.create(newTask({ messageId: 'mine', text: 'a' }));
    await expect(world.store.create(newTask({ messageId: 'mine', text: 'b' }))).rejects.toMatchObject({
      code: 'conflict',
    });
    const other = await world.store.create(newTask({ messageId: 'mine', text: 'b', owner: 'someone' }));
    expect(other.created).toBe(true);
  });

  it('shows a task to nobody but its owner', async () => {
    const { task } = await world.store.create(newTask({ owner: 'alice' }));
    const ref = { agent: 'tester', id: task.id };
    expect(await world.store.find({ ...ref, owner: 'alice' })).toBeDefined();
    expect(await world.store.find({ ...ref, owner: 'bob' })).toBeUndefined();
    expect(await world.store.find({ ...ref, owner: 'alice', agent: 'other' })).toBeUndefined();
  });
});

describe('the log of a task (R2.2)', () => {
  it('numbers events without gaps when many are written at once', async () => {
    const { task, claim } = await world.claimed();
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => world.store.append(claim, [{ event: chunk(`${i};`) }])),
    );
    const events = await world.store.events(task.id, 0);
    expect(events.map((e) => e.seq)).toEqual(Array.from({ length: 42 }, (_, i) => i + 1));
  });

  it('writes a key once, in one batch, in two, and at the same time', async () => {
    const { task, claim } = await world.claimed();
    await world.store.append(claim, [
      { event: chunk('a'), key: 'k1' },
      { event: chunk('a'), key: 'k1' },
      { event: chunk('b'), key: 'k2' },
    ]);
    await Promise.all(
      Array.from({ length: 6 }, () => world.store.append(claim, [{ event: chunk('c'), key: 'k3' }])),
    );
    await world.store.append(claim, [{ event: chunk('a'), key: 'k1' }, { event: chunk('d') }]);
    const snapshot = await world.store.snapshot(
      (await world.store.find({ agent: 'tester', owner: 'local', id: task.id }))!,
    );
    expect(textOf(snapshot.artifacts[0]!.parts)).toBe('abcd');
    expect(snapshot.lastSeq).toBe(6);
  });

  it('stores the folded artifacts when the task ends, and takes nothing afterwards', async () => {
    const { task, claim } = await world.claimed();
    await world.store.append(claim, [{ event: chunk('Hello ', false) }, { event: chunk('world') }]);
    const ended = await world.store.transition({ taskId: task.id, action: 'complete', epoch: claim.epoch });
    expect(ended.artifacts).toEqual([{ artifactId: 'answer', parts: [{ text: 'Hello world' }] }]);
    await expect(world.store.append(claim, [{ event: chunk('!') }])).rejects.toMatchObject({
      code: 'stale_epoch',
    });
    await expect(world.store.transition({ taskId: task.id, action: 'cancel' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is read in the same order by every reader while it grows, from any cursor', async () => {
    const { task, claim } = await world.claimed();
    const read = async (after: number): Promise<LoggedEvent[]> => {
      const signal = AbortSignal.timeout(10_000);
      const until = (e: LoggedEvent): boolean => stateOf(e.event) === 'completed';
      const seen: LoggedEvent[] = [];
      for await (const event of world.store.follow(task.id, { after, signal, until })) seen.push(event);
      return seen;
    };
    const readers = [read(0), read(0), read(5)];
    for (let i = 0; i < 20; i++) await world.store.append(claim, [{ event: chunk(`${i}`) }]);
    await world.store.transition({ taskId: task.id, action: 'complete', epoch: claim.epoch });
    const [a, b, late] = await Promise.all(readers);
    expect(a).toHaveLength(23);
    expect(b).toEqual(a);
    expect(late).toEqual(a!.slice(5));
  });
});

describe('several turns', () => {
  it('opens the task again when its caller answers, once for a repeated answer', async () => {
    const { task, claim } = await world.claimed();
    const message = { messageId: 'q', role: 'agent' as const, parts: [{ text: 'Which year?' }] };
    await world.store.transition({ taskId: task.id, action: 'ask-input', epoch: claim.epoch, message });
    const sent = {
      agent: 'tester',
      owner: 'local',
      message: { messageId: 'answer-1', role: 'user' as const, parts: [{ text: '2024' }], taskId: task.id },
    };
    const [one, two] = await Promise.all([
      world.store.continue(task, sent),
      world.store.continue(task, sent),
    ]);
    expect([one.created, two.created].sort()).toEqual([false, true]);
    const texts = (await world.store.messages(task)).map((m) => textOf(m.parts));
    expect(texts).toEqual(['How many?', 'Which year?', '2024']);
    await expect(world.store.append(claim, [{ event: chunk('zombie') }])).rejects.toMatchObject({
      code: 'stale_epoch',
    });
    const again = await world.store.claim({ taskId: task.id, agent: 'tester', worker: 'w2' });
    expect(again).toMatchObject({ epoch: 2, state: 'working' });
  });

  it('tells the finished exchanges of the same conversation, oldest first (R1.6)', async () => {
    for (const [text, answer] of [
      ['one?', '1'],
      ['two?', '2'],
    ] as const) {
      const { task, claim } = await world.claimed({ contextId: 'talk', text });
      await world.store.append(claim, [{ event: chunk(answer) }]);
      await world.store.transition({ taskId: task.id, action: 'complete', epoch: claim.epoch });
    }
    const { task: now } = await world.store.create(newTask({ contextId: 'talk' }));
    const turns = await world.store.thread(now, 10);
    expect(turns.map((t) => [t.question, t.answer])).toEqual([
      ['one?', '1'],
      ['two?', '2'],
    ]);
    const { task: foreign } = await world.store.create(newTask({ contextId: 'talk', owner: 'someone' }));
    expect(await world.store.thread(foreign, 10)).toEqual([]);
  });
});

describe('listing', () => {
  it('shows each task once although tasks change while the caller pages (R5.1)', async () => {
    const agent = 'listed';
    const ids: string[] = [];
    for (let i = 0; i < 25; i++) ids.push((await world.store.create(newTask({ agent }))).task.id);
    const whole = await world.store.list({ agent, owner: 'local', pageSize: 100 });
    const expected = whole.tasks.map((t) => t.id);
    const seen: string[] = [];
    let pageToken: string | undefined;
    do {
      const page = await world.store.list({ agent, owner: 'local', pageSize: 7, pageToken });
      expect(page.totalSize).toBeGreaterThanOrEqual(25);
      seen.push(...page.tasks.map((t) => t.id));
      pageToken = page.nextPageToken;
      // The last seen, the next to come and the very last one change; a new one arrives.
      for (const id of [seen.at(-1)!, ids[ids.length - seen.length - 1], ids[0]]) {
        if (id) await world.store.claim({ taskId: id, agent, worker: 'w' });
      }
      await world.store.create(newTask({ agent }));
    } while (pageToken);
    expect(seen).toEqual(expected);
  });

  it('filters by context, state and time of the status', async () => {
    const agent = 'filtered';
    const { task } = await world.store.create(newTask({ agent, contextId: 'c1' }));
    const { task: older } = await world.store.create(newTask({ agent, contextId: 'c2' }));
    const anHourAgo = `update a2a.tasks set status_at = status_at - interval '1 hour' where id = $1`;
    await world.query(anHourAgo, [older.id]);
    await world.store.claim({ taskId: task.id, agent, worker: 'w' });
    const base = { agent, owner: 'local', pageSize: 10 };
    expect((await world.store.list({ ...base, contextId: 'c1' })).tasks).toHaveLength(1);
    expect((await world.store.list({ ...base, state: 'working' })).tasks.map((t) => t.id)).toEqual([task.id]);
    const now = await world.store.find({ agent, owner: 'local', id: task.id });
    expect((await world.store.list({ ...base, statusSince: now!.status_at })).tasks.map((t) => t.id)).toEqual(
      [task.id],
    );
    await expect(world.store.list({ ...base, pageToken: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
