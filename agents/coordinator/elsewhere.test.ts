import { type Approvals, createApprovals } from '@parley/a2a/approvals';
import { receiptOf } from '@parley/a2a/cancellation';
import { createA2AClient } from '@parley/a2a/client';
import { type LoggedEvent, stateOf, type Task, textOf } from '@parley/a2a/task-types';
import { startTestAgent, type TestAgent } from '@parley/a2a/testing';
import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, planOf } from '../testing/good-run.ts';
import { startTeam, type Team } from '../testing/team.ts';

let team: Team;
let other: TestDatabase;
let pilot: TestAgent;
let tug: TestAgent;
let approvals: Approvals;
let asks: 'input-required' | 'auth-required' = 'input-required';

beforeAll(async () => {
  other = await testDatabase();
  pilot = await startTestAgent({
    test: other,
    name: 'pilot',
    executor: async ({ messages, publish }) => {
      const [, answer] = messages.filter(({ role }) => role === 'user');
      if (!answer) return { state: asks, message: 'Which berth?' };
      await publish({
        kind: 'artifact',
        artifactId: 'findings',
        text: `Berth ${textOf(answer.parts)} it is.`,
      });
      return { state: 'completed' };
    },
  });
  tug = await startTestAgent({
    test: other,
    name: 'tug',
    executor: async () => ({ state: 'input-required', message: 'Which berth?' }),
  });
  team = await startTeam({}, { elsewhere: ['boat-counter'], peers: [pilot.url, tug.url] });
  const { database } = team.world.database;
  approvals = createApprovals({ database, times: { escalateSeconds: 60, expireSeconds: 600 } });
});
afterAll(async () => {
  await team?.close();
  await pilot?.stop();
  await other?.drop();
});

const step = (id: string, agent: string, skill: string) => ({
  id,
  agent,
  skill,
  instruction: 'Do it.',
  dependsOn: [],
});
const state = async (id: string): Promise<string> => (await team.client.get(id)).status.state;

async function logOf(id: string): Promise<LoggedEvent[]> {
  const log: LoggedEvent[] = [];
  for await (const event of team.client.subscribe(id, { signal: AbortSignal.timeout(10_000) }))
    log.push(event);
  return log;
}

describe('what agents of other installations ask for (R5, R8)', () => {
  it('a call that waits there is decided on here, and the decision is sent on', async () => {
    follow(team.world, {
      plan: () => planOf(step('s1', 'boat-counter', 'count-boats')),
      act: ({ messages }) =>
        messages.some(({ role }) => role === 'tool')
          ? { content: 'Sold.' }
          : { calls: [{ name: 'sell_boat', arguments: { boat: 'Hanna', price: 10 } }] },
    });
    const { id } = await team.client.send({ text: 'Sell it.', messageId: newId() });
    await until(async () => (await state(id)) === 'input-required', 15_000);
    const waiting = await approvals.list({ runId: id, state: 'pending', limit: 10 });
    const mirrored = waiting.find(({ origin }) => origin !== null);
    expect(mirrored).toMatchObject({
      task_id: id,
      tool: 'sell_boat',
      arguments: { boat: 'Hanna', price: 10 },
    });
    const edited = { boat: 'Hanna', price: 99 };
    await approvals.decide(
      { id: mirrored?.id ?? '', decision: 'approve', arguments: edited },
      { subject: 'local' },
    );
    await until(async () => (await state(id)) === 'completed', 20_000);
    expect(team.world.log.calls).toMatchObject([{ tool: 'sell_boat', input: edited }]);
    expect(await approvals.find(mirrored?.id ?? '')).toMatchObject({ state: 'used' });
  });

  it.each(['input-required', 'auth-required'] as const)(
    'a question (%s) goes up, its answer goes down',
    async (kind) => {
      asks = kind;
      follow(team.world, { plan: () => planOf(step('s1', 'pilot', 'echo')) });
      const { id }: Task = await team.client.send({ text: 'Moor the boat.', messageId: newId() });
      await until(async () => (await state(id)) === kind, 15_000);
      const { message } = (await team.client.get(id)).status;
      expect(textOf(message?.parts ?? [])).toBe('pilot asks: Which berth?');
      await team.client.send({ taskId: id, text: 'seven', messageId: newId() });
      await until(async () => (await state(id)) === 'completed', 20_000);
      const log = await logOf(id);
      expect(log.filter(({ event }) => stateOf(event) === kind)).toHaveLength(1);
      const finished = log.flatMap(({ activity }) => (activity?.type === 'step.finished' ? [activity] : []));
      expect(finished.find(({ stepId }) => stepId === 's1')).toMatchObject({ summary: 'Berth seven it is.' });
    },
  );

  it('a task that waits there stops with ours, and the receipt says so', async () => {
    asks = 'input-required';
    follow(team.world, { plan: () => planOf(step('s1', 'pilot', 'echo')) });
    const { id } = await team.client.send({ text: 'Moor the boat.', messageId: newId() });
    await until(async () => (await state(id)) === 'input-required', 15_000);
    const canceled = await team.client.cancel(id);
    expect(canceled.status.state).toBe('canceled');
    const leaf = receiptOf(canceled.metadata)?.leaves.find(({ name }) => name === 'pilot');
    expect(leaf).toMatchObject({ kind: 'task', outcome: 'stopped' });
    const peer = createA2AClient({ url: pilot.url, token: async () => undefined });
    expect((await peer.get(leaf?.id ?? '')).status.state).toBe('canceled');
  });

  it('a peer that is away when ours is stopped is said to go on', async () => {
    follow(team.world, { plan: () => planOf(step('s1', 'tug', 'echo')) });
    const { id } = await team.client.send({ text: 'Moor the boat.', messageId: newId() });
    await until(async () => (await state(id)) === 'input-required', 15_000);
    await tug.stop();
    const canceled = await team.client.cancel(id);
    expect(canceled.status.state).toBe('canceled');
    expect(receiptOf(canceled.metadata)?.leaves).toContainEqual(
      expect.objectContaining({
        name: 'tug',
        outcome: 'unstoppable',
        reason: 'Its agent could not be told.',
      }),
    );
  });
});
