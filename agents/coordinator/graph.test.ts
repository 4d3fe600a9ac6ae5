import type { Activity } from '@parley/a2a/activity';
import type { RunResult } from '@parley/a2a/findings';
import { artifactOf, dataOf, type LoggedEvent, type Task, textOf } from '@parley/a2a/task-types';
import { newId } from '@parley/platform/ids';
import { until } from '@parley/platform/testing/until';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { counting, follow, kindOf, planOf, reading, useTool } from '../testing/good-run.ts';
import type { ModelRequest } from '../testing/scripted-model.ts';
import { startTeam, type Team } from '../testing/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam({ PARLEY_STEP_SECONDS: '8' });
});
afterAll(() => team?.close());
afterEach(() => {
  team.world.log.calls.length = 0;
  team.world.model.requests.length = 0;
});

interface Run {
  task: Task;
  answer: string;
  result: RunResult | undefined;
  log: LoggedEvent[];
  activities: Activity[];
}

async function finished(id: string): Promise<Run> {
  const log: LoggedEvent[] = [];
  for await (const event of team.client.subscribe(id, { signal: AbortSignal.timeout(20_000) }))
    log.push(event);
  const task = await team.client.get(id);
  return {
    task,
    answer: textOf(artifactOf(task, 'answer')?.parts ?? []),
    result: dataOf(artifactOf(task, 'result')?.parts ?? []) as RunResult | undefined,
    log,
    activities: log.flatMap(({ activity }) => activity ?? []),
  };
}

async function ask(text: string, more: { data?: unknown; contextId?: string } = {}): Promise<Run> {
  const { id } = await team.client.send({ text, messageId: newId(), ...more });
  return finished(id);
}

const of = <T extends Activity['type']>(run: Run, type: T) =>
  run.activities.filter((activity): activity is Extract<Activity, { type: T }> => activity.type === type);
const userText = (request: ModelRequest | undefined): string =>
  request?.messages.findLast(({ role }) => role === 'user')?.content ?? '';

describe('the coordinator', () => {
  it('plans, has specialists work side by side and gives their report with sources', async () => {
    follow(team.world, {});
    const run = await ask('How many boats are there, and how fast may they go?');
    expect(run.task.status.state).toBe('completed');
    expect(run.answer).toBe('Seven boats [1], three knots [2].');
    expect(run.result?.citations.map(({ n, kind, title }) => [n, kind, title])).toEqual([
      [1, 'data', 'Count boats: colour red'],
      [2, 'document', 'Speed in the basin'],
    ]);
    expect(run.result?.steps).toMatchObject([
      { id: 's1', status: 'completed', answered: true, summary: 'Seven boats.' },
      { id: 's2', status: 'completed', answered: true },
    ]);
    expect(run.result?.warnings).toEqual([]);
    expect(Object.keys(run.result?.usage.byAgent ?? {}).sort()).toEqual([
      'boat-counter',
      'coordinator',
      'report-writer',
      'rule-reader',
    ]);
    expect(run.result?.usage.inputTokens).toBe(60);
    expect(run.task.status.message).toBeUndefined();
  });

  it('tells the whole tree in one log without gaps', async () => {
    follow(team.world, {});
    const run = await ask('Boats and rules?');
    expect(run.log.map(({ seq }) => seq)).toEqual(run.log.map((_event, index) => index + 1));
    expect(of(run, 'plan.created')).toHaveLength(1);
    expect(
      of(run, 'step.started')
        .map(({ stepId }) => stepId)
        .sort(),
    ).toEqual(['report', 's1', 's2']);
    expect(
      of(run, 'tool.called')
        .map(({ stepId, server }) => [stepId, server])
        .sort(),
    ).toEqual([
      ['s1', 'harbour'],
      ['s2', 'harbour'],
    ]);
    expect(of(run, 'tool.returned').every(({ ok, result }) => ok && result !== undefined)).toBe(true);
    const chunks = run.log.filter(
      ({ event }) => 'artifactUpdate' in event && event.artifactUpdate.artifact.artifactId === 'answer',
    );
    expect(chunks.length).toBeGreaterThan(1);
  });

  it('asks again from a step, and takes over what the others had found: one that is gone is worked out anew', async () => {
    follow(team.world, {});
    const first = await ask('Boats and rules?');
    const fork = { runId: first.task.id, stepId: 's1', instruction: 'Count the red boats again.' };
    team.world.model.requests.length = 0;
    const run = await ask('Boats and rules?', { data: { fork } });
    expect(run.answer).toBe('Seven boats [1], three knots [2].');
    const [reading] = of(first, 'step.finished').filter(({ stepId }) => stepId === 's2');
    expect(of(run, 'step.finished')).toMatchObject([
      { stepId: 's2', status: 'completed', taskId: reading?.taskId, reusedFrom: first.task.id },
      { stepId: 's1', status: 'completed' },
      { stepId: 'report' },
    ]);
    expect(of(run, 'tool.returned').map(({ stepId }) => stepId)).toEqual(['s2', 's1']);
    expect(team.world.model.requests.map(kindOf)).toEqual(['act', 'act', 'write']);
    expect(run.result?.usage.byAgent).not.toHaveProperty('rule-reader');

    const { database } = team.world.database;
    await database.pool.query('delete from a2a.tasks where id = $1', [reading?.taskId]);
    const without = await ask('Boats and rules?', { data: { fork } });
    expect(of(without, 'warning')).toMatchObject([{ code: 'reuse_failed', stepId: 's2' }]);
    expect(of(without, 'step.finished').some(({ reusedFrom }) => reusedFrom)).toBe(false);
    expect(without.task.status.state).toBe('completed');
  });

  it('writes the report alone anew, in the way that it is asked for, and takes over what failed, too', async () => {
    const fails = (request: ModelRequest) =>
      useTool(request).calls?.[0]?.name === 'search_rules' ? { status: 400 } : useTool(request);
    follow(team.world, { act: fails });
    const first = await ask('Boats and rules?');
    const [failed] = of(first, 'step.finished').filter(({ status }) => status === 'failed');
    expect(failed?.stepId).toMatch(/^s2/);
    follow(team.world, { write: () => ({ content: 'Seven [1].' }) });
    team.world.model.requests.length = 0;
    const fork = { runId: first.task.id, stepId: 'report', instruction: 'In one line, please.' };
    const run = await ask('Boats and rules?', { data: { fork } });
    expect(run.answer).toBe('Seven [1].');
    expect(team.world.model.requests.map(kindOf)).toEqual(['write']);
    expect(userText(team.world.model.requests[0])).toContain('"instruction":"In one line, please."');
    const ends = of(run, 'step.finished');
    expect(ends.filter(({ stepId }) => stepId !== 'report').length).toBeGreaterThan(1);
    for (const { stepId, reusedFrom } of ends) {
      expect(reusedFrom).toBe(stepId === 'report' ? undefined : first.task.id);
    }
    expect(ends.find(({ stepId }) => stepId === 's2')).toMatchObject({
      status: 'failed',
      error: failed?.error,
    });
    expect(run.result?.citations).toEqual(first.result?.citations);
    expect(of(run, 'plan.created')).toHaveLength(1);
    expect(of(run, 'warning').map(({ code }) => code)).not.toContain('instruction_not_followed');
    const plain = await ask('Boats and rules?', { data: { fork: { ...fork, instruction: undefined } } });
    expect(userText(team.world.model.requests.at(-1))).not.toContain('"instruction":"In one');
    expect(plain.answer).toBe('Seven [1].');
  });

  it('gives a step what the steps before it found (R1.3)', async () => {
    follow(team.world, { plan: () => planOf(counting, { ...reading, dependsOn: ['s1'] }) });
    await ask('Boats, then rules?');
    const [instruction] = team.world.model.requests
      .map(userText)
      .filter((text) => text.includes('speed rules'));
    expect(instruction).toBe(
      'Which speed rules hold?\n\nContext:\nResult of step s1 (boat-counter): Seven boats.',
    );
  });

  it('has an unusable plan mended once (R1.3)', async () => {
    follow(team.world, {
      plan: (_request, count) => (count === 1 ? planOf({ ...counting, agent: 'cook' }) : planOf(counting)),
    });
    const run = await ask('Boats?');
    expect(run.task.status.state).toBe('completed');
    expect(userText(team.world.model.requests[1])).toContain('there is no agent "cook"');
    expect(of(run, 'model.called').map(({ purpose }) => purpose)).toContain('repair');
  });

  it.each([
    ['never fits', planOf({ ...counting, skill: 'cooking' }), /no usable plan.*no skill "cooking"/i],
    ['is nonsense', { content: 'I would rather not.' }, /no usable plan/i],
    ['does not come', { status: 400 }, /model/i],
  ])('fails with the reason when the plan %s', async (_what, reply, reason) => {
    follow(team.world, { plan: () => reply });
    const run = await ask('Boats?');
    expect(run.task.status.state).toBe('failed');
    expect(textOf(run.task.status.message?.parts ?? [])).toMatch(reason);
  });

  it('answers what it can when a specialist fails, and says what is missing (R1.3)', async () => {
    follow(team.world, {
      act: (request) => (userText(request).includes('Count') ? { status: 400 } : useTool(request)),
    });
    const run = await ask('Boats and rules?');
    expect(run.task.status.state).toBe('completed');
    expect(run.task.metadata['partial']).toBe(true);
    expect(run.result?.steps).toMatchObject([{ status: 'failed' }, { status: 'completed' }]);
    expect(run.result?.warnings).toMatchObject([
      { code: 'step_failed', stepId: 's1' },
      // What the writer says of the boats nevertheless rests on nothing.
      { code: 'figure_unverified' },
    ]);
    const material = userText(team.world.model.requests.at(-1));
    expect(material).toMatch(/"status":"failed"/);
  });

  it('fails, with the reasons, when no step gives a result', async () => {
    follow(team.world, { act: () => ({ status: 400 }) });
    const run = await ask('Boats and rules?');
    expect(run.task.status.state).toBe('failed');
    expect(textOf(run.task.status.message?.parts ?? [])).toMatch(
      /No step gave a result.*boat-counter.*rule-reader/,
    );
    expect(run.answer).toContain('What is missing');
  });

  it('asks another agent once when one has no answer', async () => {
    follow(team.world, {
      plan: () => planOf({ ...counting, instruction: 'What are the rules for boats?' }),
      act: (request) =>
        request.tools?.[0]?.function.name === 'count_boats'
          ? { content: 'NOT ANSWERED: no rules here.' }
          : useTool(request),
      write: () => ({ content: 'Three knots [1].' }),
    });
    const run = await ask('Rules for boats?');
    expect(
      of(run, 'plan.created').map(({ revision, plan }) => [revision, plan.steps.map(({ agent }) => agent)]),
    ).toEqual([
      [1, ['boat-counter']],
      [2, ['boat-counter', 'rule-reader']],
    ]);
    expect(run.task.metadata['partial']).toBe(false);
    expect(run.result?.citations).toHaveLength(1);
  });

  it('puts the findings together itself when the writer fails', async () => {
    follow(team.world, { write: () => ({ status: 400 }) });
    const run = await ask('Boats and rules?');
    expect(run.task.status.state).toBe('completed');
    expect(run.answer).toContain('Seven boats [1].');
    expect(run.answer).toContain('- [2] Speed in the basin (updated 2025-05-05)');
    expect(run.result?.warnings).toMatchObject([{ code: 'writer_failed' }]);
  });

  it('throws away a text that breaks off in the middle', async () => {
    follow(team.world, { write: () => ({ content: 'Seven boats and then', cut: true, pieces: 3 }) });
    const run = await ask('Boats and rules?');
    expect(run.answer).not.toContain('and then');
    expect(run.answer).toContain('Seven boats [1].');
  });

  it('answers a greeting without asking anybody', async () => {
    follow(team.world, { plan: () => planOf(), write: () => ({ content: 'Hello!' }) });
    const run = await ask('Hi there');
    expect(run.answer).toBe('Hello!');
    expect(run.result?.steps).toEqual([]);
    expect(team.world.log.calls).toHaveLength(0);
  });

  it('understands a follow-up by the thread (R1.6)', async () => {
    follow(team.world, {});
    const first = await ask('How many boats are there?');
    team.world.model.requests.length = 0;
    follow(team.world, {});
    await ask('And how fast may they go?', { contextId: first.task.contextId });
    const [plan] = team.world.model.requests;
    expect(plan?.messages.slice(1).map(({ role, content }) => [role, content])).toEqual([
      ['user', 'How many boats are there?'],
      ['assistant', 'Seven boats [1], three knots [2].'],
      ['user', 'And how fast may they go?'],
    ]);
  });

  it('uses only the agents that the caller allows', async () => {
    follow(team.world, { plan: (_request, count) => (count === 1 ? planOf(counting) : planOf(reading)) });
    const run = await ask('Boats?', { data: { agents: ['rule-reader'] } });
    expect(run.result?.steps.map(({ agent }) => agent)).toEqual(['rule-reader']);
    const refused = await ask('Boats?', { data: { agents: ['cook'] } });
    expect(refused.task.status.state).toBe('failed');
    expect(textOf(refused.task.status.message?.parts ?? [])).toMatch(/cook.*boat-counter, rule-reader/);
  });

  it('ends with a partial answer when the budget is used up (R8.2)', async () => {
    follow(team.world, { plan: () => planOf(counting, { ...reading, dependsOn: ['s1'] }) });
    const run = await ask('Boats, then rules?', { data: { budget: { tokens: 20 } } });
    expect(run.task.status.state).toBe('completed');
    expect(run.result?.steps.map(({ status }) => status)).toEqual(['completed', 'skipped']);
    expect(run.answer).toContain('the budget of 20 tokens is used up');
    expect(team.world.model.requests.map(kindOf)).not.toContain('write');
  });

  it('cancels the steps that are open when it is canceled', async () => {
    follow(team.world, { act: () => ({ delayMs: 5_000, content: 'late' }) });
    const { id } = await team.client.send({ text: 'Boats?', messageId: newId() });
    await until(() => team.world.model.requests.filter((request) => kindOf(request) === 'act').length === 2);
    await team.client.cancel(id);
    const run = await finished(id);
    expect(run.task.status.state).toBe('canceled');
    const children = of(run, 'step.started');
    expect(children).toHaveLength(2);
    for (const { agent, taskId } of children) {
      const client = team.clientOf(agent);
      await until(async () => (await client.get(taskId ?? '')).status.state === 'canceled');
    }
  });

  it('goes on after its process stopped, and has no finished step done again (R10)', async () => {
    let release = false;
    follow(team.world, {
      act: (request) =>
        userText(request).includes('speed') && !release ? { delayMs: 400, status: 503 } : useTool(request),
    });
    const { id } = await team.client.send({ text: 'Boats and rules?', messageId: newId() });
    await until(() => team.world.log.calls.length === 1);
    await until(async () => {
      const task = await team.client.get(id);
      return (task.lastSeq ?? 0) > 8;
    });
    await team.stop('coordinator');
    release = true;
    await team.start('coordinator');
    const run = await finished(id);
    expect(run.task.status.state).toBe('completed');
    expect(run.answer).toBe('Seven boats [1], three knots [2].');
    expect(team.world.log.calls.filter(({ tool }) => tool === 'count_boats')).toHaveLength(1);
    expect(team.world.model.requests.filter((request) => kindOf(request) === 'plan')).toHaveLength(1);
    expect(of(run, 'step.finished').filter(({ stepId }) => stepId === 's1')).toHaveLength(1);
    expect(of(run, 'tool.called').filter(({ stepId }) => stepId === 's1')).toHaveLength(1);
  });

  it('delegates in the same words after a restart, though the conversation has grown meanwhile (R10)', async () => {
    const { pool } = team.world.database.database;
    let release = false;
    const away = { delayMs: 400, status: 503 };
    follow(team.world, {
      plan: (request) =>
        userText(request).includes('Earlier') && !release ? away : planOf(counting, reading),
      act: (request) => (release ? useTool(request) : away),
    });
    const contextId = newId();
    const earlier = await team.client.send({ text: 'Earlier question?', messageId: newId(), contextId });
    const { id } = await team.client.send({ text: 'Boats and rules?', messageId: newId(), contextId });
    const sent = async () =>
      (await pool.query('select from a2a.tasks where parent_task_id = $1', [id])).rowCount ?? 0;
    await until(async () => (await sent()) === 2);
    await team.stop('coordinator');
    const answer = [{ artifactId: 'answer', parts: [{ text: 'An answer that came late.' }] }];
    await pool.query(`update a2a.tasks set state = 'completed', artifacts = $2 where id = $1`, [
      earlier.id,
      JSON.stringify(answer),
    ]);
    release = true;
    await team.start('coordinator');
    const run = await finished(id);
    expect(run.result?.steps.map(({ status, error }) => error ?? status)).toEqual(['completed', 'completed']);
    expect(await sent()).toBe(3);
  });
});
