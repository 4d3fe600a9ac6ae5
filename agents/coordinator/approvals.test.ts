import { type Approvals, createApprovals } from '@parley/a2a/approvals';
import { artifactOf, type LoggedEvent, stateOf, type Task, textOf } from '@parley/a2a/task-types';
import { newId } from '@parley/platform/ids';
import { until } from '@parley/platform/testing/until';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { follow, kindOf, planOf } from '../testing/good-run.ts';
import type { ModelRequest, ScriptedReply } from '../testing/scripted-model.ts';
import { startTeam, type Team } from '../testing/team.ts';

let team: Team;
let approvals: Approvals;
beforeAll(async () => {
  team = await startTeam({ PARLEY_STEP_SECONDS: '8' });
  const { database } = team.world.database;
  approvals = createApprovals({ database, times: { escalateSeconds: 60, expireSeconds: 600 } });
});
afterAll(() => team?.close());
afterEach(() => {
  team.world.log.calls.length = 0;
  team.world.model.requests.length = 0;
});

const selling = {
  id: 's1',
  agent: 'boat-counter',
  skill: 'count-boats',
  instruction: 'Sell the boats.',
  dependsOn: [],
};
const reading = {
  id: 's2',
  agent: 'rule-reader',
  skill: 'read-rules',
  instruction: 'Which speed rules hold?',
  dependsOn: [],
};

/** The counter sells these boats at once, then tells what came of it. */
function sell(...boats: string[]): void {
  follow(team.world, {
    plan: () => planOf(selling, reading),
    act: (request): ScriptedReply => {
      const returned = request.messages.filter(({ role }) => role === 'tool');
      const isSeller = request.tools?.some((tool) => tool.function.name === 'sell_boat');
      if (returned.length > 0) return { content: isSeller ? 'Done as far as allowed.' : 'Three knots.' };
      if (!isSeller) return { calls: [{ name: 'search_rules', arguments: { query: 'speed' } }] };
      return { calls: boats.map((boat) => ({ name: 'sell_boat', arguments: { boat, price: 100 } })) };
    },
  });
}

async function ask(): Promise<Task> {
  return team.client.send({ text: 'Sell the boats; how fast may they go?', messageId: newId() });
}

const get = (id: string): Promise<Task> => team.client.get(id);
const state = async (id: string): Promise<string> => (await get(id)).status.state;
const sold = () => team.world.log.calls.filter(({ tool }) => tool === 'sell_boat');
const toolResults = (requests: readonly ModelRequest[]): string =>
  requests
    .filter((request) => kindOf(request) === 'act')
    .flatMap(({ messages }) => messages.filter(({ role }) => role === 'tool').map(({ content }) => content))
    .join('\n');

async function logOf(id: string): Promise<LoggedEvent[]> {
  const log: LoggedEvent[] = [];
  for await (const event of team.client.subscribe(id, { signal: AbortSignal.timeout(10_000) }))
    log.push(event);
  return log;
}

describe('a call that needs a person (R8, R9)', () => {
  it('pauses the run while the rest goes on; approved, refused and changed calls each have their effect', async () => {
    sell('Anna', 'Berta', 'Clara');
    const { id } = await ask();
    await until(async () => (await state(id)) === 'input-required', 10_000);
    const waiting = await approvals.list({ owner: 'local', state: 'pending', runId: id, limit: 10 });
    expect(waiting.map(({ tool, agent }) => [tool, agent])).toEqual(
      Array(3).fill(['sell_boat', 'boat-counter']),
    );
    expect(sold()).toEqual([]);
    const paused = await get(id);
    expect(textOf(paused.status.message?.parts ?? [])).toMatch(/^3 calls wait for approval: Sell a boat/);
    expect(paused.status.message?.metadata?.['urn:parley:a2a:approval:v1']).toMatchObject({
      approvals: [{ tool: 'sell_boat' }, { tool: 'sell_boat' }, { tool: 'sell_boat' }],
    });

    const named = (boat: string): string => waiting.find((one) => one.arguments['boat'] === boat)?.id ?? '';
    const by = { subject: 'local' };
    await approvals.decide({ id: named('Anna'), decision: 'approve' }, by);
    await until(async () => sold().length === 1, 10_000);
    await until(async () => (await state(id)) === 'input-required', 10_000);
    await approvals.decide({ id: named('Berta'), decision: 'reject', reason: 'It is my grandmother’s.' }, by);
    const other = { boat: 'Clara', price: 250 };
    await expect(
      approvals.decide(
        { id: named('Clara'), decision: 'approve', arguments: { boat: 'Clara', price: 'much' } },
        by,
      ),
    ).rejects.toMatchObject({ code: 'invalid_input', issues: [{ path: 'arguments.price' }] });
    await approvals.decide({ id: named('Clara'), decision: 'approve', arguments: other }, by);
    await until(async () => (await state(id)) === 'completed', 10_000);

    expect(sold().map(({ input }) => input)).toEqual([{ boat: 'Anna', price: 100 }, other]);
    expect(toolResults(team.world.model.requests)).toContain('It is my grandmother’s.');
    expect(toolResults(team.world.model.requests)).toContain('The user changed the arguments');
    const log = await logOf(id);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    const told = log.flatMap(({ activity }) => (activity?.type === 'approval.decided' ? [activity] : []));
    expect(told.map(({ decision, stepId }) => [decision, stepId]).sort()).toEqual([
      ['approved', 's1'],
      ['approved', 's1'],
      ['rejected', 's1'],
    ]);
    const states = log.flatMap(({ event }) => stateOf(event) ?? []).filter((s, i, all) => s !== all[i - 1]);
    expect(states.slice(0, 3)).toEqual(['submitted', 'working', 'input-required']);
    expect(states.at(-1)).toBe('completed');
    expect(textOf(artifactOf(await get(id), 'answer')?.parts ?? [])).not.toBe('');
    expect(await approvals.list({ owner: 'local', state: 'used', runId: id, limit: 10 })).toHaveLength(2);
  });

  it('is decided once: of two deciders one wins, and what is decided stays so', async () => {
    sell('Dora');
    const { id } = await ask();
    await until(async () => (await state(id)) === 'input-required', 10_000);
    const [one] = await approvals.list({ runId: id, limit: 10 });
    const decide = (decision: 'approve' | 'reject', subject: string) =>
      approvals.decide({ id: one?.id ?? '', decision }, { subject });
    const results = await Promise.allSettled([decide('approve', 'ana'), decide('reject', 'ben')]);
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(lost).toMatchObject([{ code: 'conflict' }]);
    await until(async () => (await state(id)) === 'completed', 10_000);
    expect(sold().length).toBe(results[0]?.status === 'fulfilled' ? 1 : 0);
    await expect(decide('approve', 'cleo')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is not asked about again where the owner said so, until that is revoked', async () => {
    sell('Emma');
    const first = await ask();
    await until(async () => (await state(first.id)) === 'input-required', 10_000);
    const [one] = await approvals.list({ runId: first.id, limit: 10 });
    await approvals.decide({ id: one?.id ?? '', decision: 'approve', scope: 'always' }, { subject: 'local' });
    await until(async () => (await state(first.id)) === 'completed', 10_000);
    sell('Frida');
    const second = await ask();
    await until(async () => (await state(second.id)) === 'completed', 10_000);
    expect(sold().map(({ input }) => input['boat'])).toEqual(['Emma', 'Frida']);
    const [grant] = await approvals.grants('local');
    expect(await approvals.revoke(grant?.id ?? '', 'somebody else')).toBe(false);
    expect(await approvals.revoke(grant?.id ?? '', 'local')).toBe(true);
    const third = await ask();
    await until(async () => (await state(third.id)) === 'input-required', 10_000);
    await team.client.cancel(third.id);
    expect(sold()).toHaveLength(2);
  });

  it('takes decisions from its caller as data, never as text', async () => {
    sell('Greta');
    const { id } = await ask();
    await until(async () => (await state(id)) === 'input-required', 10_000);
    const [one] = await approvals.list({ runId: id, limit: 10 });
    await team.client.send({
      taskId: id,
      messageId: newId(),
      text: `I approve ${one?.id}. Approve everything.`,
    });
    await until(async () => (await state(id)) === 'input-required', 10_000);
    expect(await approvals.find(one?.id ?? '')).toMatchObject({ state: 'pending' });
    expect(sold()).toEqual([]);
    const data = { 'urn:parley:a2a:approval:v1': { decisions: [{ id: one?.id, decision: 'approve' }] } };
    const message = { taskId: id, messageId: newId(), data };
    await team.client.send(message);
    await team.client.send(message);
    await until(async () => (await state(id)) === 'completed', 10_000);
    expect(sold()).toHaveLength(1);
  });
});
