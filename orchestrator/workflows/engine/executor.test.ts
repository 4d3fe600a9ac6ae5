import { type Approvals, createApprovals } from '@parley/a2a/approvals';
import { createA2AClient } from '@parley/a2a/client';
import { type Task, textOf } from '@parley/a2a/task-types';
import { startTestAgent, type TestAgent } from '@parley/a2a/testing';
import { ParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkWorkflows } from '../check.ts';
import { defineWorkflow, type Workflow } from '../define.ts';
import { createWorkflowExecutor, UNDO_KEY } from './executor.ts';
import type { Hands, ToolUse } from './types.ts';

/** A company outside: things are there or not, each under the key of the operation that made it. */
interface World {
  things: Map<string, string>;
  uses: Omit<ToolUse, 'signal'>[];
  refuse: (use: ToolUse) => ParleyError | undefined;
}

let test: TestDatabase;
let agent: TestAgent | undefined;
let approvals: Approvals;

beforeAll(async () => {
  test = await testDatabase();
  approvals = createApprovals({ database: test.database, times: testConfig().approvals });
});
afterAll(() => test.drop());
afterEach(async () => {
  await agent?.stop();
  agent = undefined;
});

function newWorld(): World {
  return { things: new Map(), uses: [], refuse: () => undefined };
}

function handsOn(world: World): Hands {
  return {
    agents: async () => [],
    connect: () => {
      throw new TypeError('no agents here');
    },
    async callTool(_principal, { signal, ...use }) {
      world.uses.push(use);
      const refused = world.refuse({ ...use, signal });
      if (refused) throw refused;
      if (use.tool === 'make') world.things.set(use.operationKey, String(use.arguments['name']));
      if (use.tool === 'remove') world.things.delete(String(use.arguments['key']));
      if (use.tool === 'wait') await new Promise((resolve) => setTimeout(resolve, 30));
      return { ok: true, result: { made: use.arguments['name'] ?? null, n: world.uses.length } };
    },
  };
}

const undo = { tool: 'world/remove', arguments: { key: '{{self.operationKey}}' } };
const make = (name: string) => ({ tool: 'world/make', arguments: { name } });
const quick = { attempts: 2, baseMs: 1, maxMs: 2 };

const three = defineWorkflow({
  name: 'three-things',
  version: '1.0.0',
  title: 'Three things',
  description: 'Makes three things.',
  examples: ['Run three things'],
  scopes: [],
  input: z.object({ prefix: z.string() }),
  steps: {
    one: { title: 'One', do: make('{{input.prefix}}-1'), undo, retry: quick },
    two: { title: 'Two', after: ['one'], do: make('{{steps.one.made}}+2'), undo, retry: quick },
    three: { title: 'Three', after: ['two'], do: make('3'), undo, retry: quick },
  },
  answer: 'Made {{steps.two.made}}.',
});

async function start(workflows: Workflow[], world: World): Promise<void> {
  checkWorkflows(workflows);
  agent = await startTestAgent({
    test,
    executor: createWorkflowExecutor({ workflows, hands: handsOn(world), approvals }),
  });
}

async function run(workflow: string, input: Record<string, unknown> = {}): Promise<Task> {
  const client = createA2AClient({ url: agent?.url ?? '' });
  return client.send({ data: { workflow, input }, messageId: newId(), returnImmediately: false });
}

const answerOf = (task: Task) =>
  textOf(task.artifacts.find((one) => one.artifactId === 'answer')?.parts ?? []);
const reasonOf = (task: Task) => textOf(task.status.message?.parts ?? []);
const toolsUsed = (world: World) =>
  world.uses.map(({ tool, arguments: { name } }) => `${tool} ${name ?? ''}`.trim());

describe('a workflow (R6)', () => {
  it('runs its steps in order, each with what the earlier ones gave', async () => {
    const world = newWorld();
    await start([three], world);
    const task = await run('three-things', { prefix: 'x' });
    expect(task.status.state).toBe('completed');
    expect(toolsUsed(world)).toEqual(['make x-1', 'make x-1+2', 'make 3']);
    expect(answerOf(task)).toBe('Made x-1+2.');
  });

  it.each(['x-1', 'x-1+2', '3'])('leaves nothing behind when making "%s" fails', async (failing) => {
    const world = newWorld();
    world.refuse = ({ tool, arguments: { name } }) =>
      tool === 'make' && name === failing ? new ParleyError('conflict', 'There is one.') : undefined;
    await start([three], world);
    const task = await run('three-things', { prefix: 'x' });
    expect(task.status.state).toBe('failed');
    expect(reasonOf(task)).toContain('There is one.');
    expect(world.things.size).toBe(0);
    const undone = world.uses.filter(({ tool }) => tool === 'remove').map(({ arguments: { key } }) => key);
    const made = world.uses.filter(({ tool }) => tool === 'make').map(({ operationKey }) => operationKey);
    expect(undone).toEqual([...made].reverse());
  });

  it('undoes a step whose outcome nobody knows', async () => {
    const world = newWorld();
    world.refuse = ({ tool, operationKey, arguments: { name } }) => {
      if (tool !== 'make' || name !== '3') return undefined;
      world.things.set(operationKey, 'done, but not said');
      return new ParleyError('upstream_timeout', 'No answer.');
    };
    await start([three], world);
    const task = await run('three-things', { prefix: 'x' });
    expect(task.status.state).toBe('failed');
    expect(world.things.size).toBe(0);
    expect(toolsUsed(world).filter((use) => use === 'make 3')).toHaveLength(quick.attempts);
  });

  it('says what it could not undo', async () => {
    const world = newWorld();
    world.refuse = ({ tool, arguments: { name } }) => {
      if (name === '3') return new ParleyError('conflict', 'There is one.');
      return tool === 'remove' ? new ParleyError('forbidden', 'Not allowed.') : undefined;
    };
    await start([three], world);
    const task = await run('three-things', { prefix: 'x' });
    expect(reasonOf(task)).toContain('NOT undone: Two (Not allowed.)');
    expect(task.metadata[UNDO_KEY]).toMatchObject({ failedStep: 'three', undone: [] });
  });

  it('tries again with the same operation key', async () => {
    const world = newWorld();
    let failures = 1;
    world.refuse = () => (failures-- > 0 ? new ParleyError('unavailable', 'Away.') : undefined);
    await start([three], world);
    expect((await run('three-things', { prefix: 'x' })).status.state).toBe('completed');
    expect(new Set(world.uses.map(({ operationKey }) => operationKey)).size).toBe(3);
    expect(world.uses).toHaveLength(4);
  });

  it('asks for what is missing, and goes on with it', async () => {
    const world = newWorld();
    await start([three], world);
    const client = createA2AClient({ url: agent?.url ?? '' });
    const asked = await client.send({
      text: 'Run three things.',
      messageId: newId(),
      returnImmediately: false,
    });
    expect(asked.status.state).toBe('input-required');
    expect(reasonOf(asked)).toContain('prefix');
    const task = await client.send({
      text: 'prefix: y',
      taskId: asked.id,
      messageId: newId(),
      returnImmediately: false,
    });
    expect(task.status.state).toBe('completed');
    expect(answerOf(task)).toBe('Made y-1+2.');
  });

  it('refuses what it does not know, and names what there is', async () => {
    await start([three], newWorld());
    const task = await run('four-things');
    expect(task.status.state).toBe('rejected');
    expect(reasonOf(task)).toContain('"Three things" (three-things)');
  });
});

const wide = defineWorkflow({
  name: 'wide',
  version: '1.0.0',
  title: 'Wide',
  description: 'Conditions and optional steps.',
  examples: ['Run wide'],
  scopes: [],
  input: z.object({ amount: z.number() }),
  steps: {
    first: { title: 'First', do: make('first'), retry: quick },
    costly: {
      title: 'Costly',
      after: ['first'],
      when: { value: '{{input.amount}}', is: 'greater', than: 100 },
      do: make('costly'),
    },
    broken: {
      title: 'Broken',
      after: ['first'],
      do: { tool: 'world/break', arguments: {} },
      optional: true,
      retry: quick,
    },
    inner: {
      title: 'Inner',
      after: ['costly', 'broken'],
      do: { workflow: 'three-things', input: { prefix: 'in' } },
    },
    last: { title: 'Last', after: ['inner'], do: make('{{steps.inner.text}}'), undo, retry: quick },
  },
});

describe('steps of a workflow (R6)', () => {
  const breaking = (use: ToolUse) =>
    use.tool === 'break' ? new ParleyError('conflict', 'Broken.') : undefined;

  it.each([
    [101, true],
    [100, false],
  ])('are skipped when their condition does not hold: %i', async (amount, isCostly) => {
    const world = newWorld();
    world.refuse = breaking;
    await start([three, wide], world);
    const task = await run('wide', { amount });
    expect(task.status.state).toBe('completed');
    expect(toolsUsed(world).includes('make costly')).toBe(isCostly);
    expect(answerOf(task)).toContain('Broken.');
  });

  it('may be workflows, whose steps are undone with them', async () => {
    const world = newWorld();
    world.refuse = (use) =>
      breaking(use) ??
      (String(use.arguments['name']).startsWith('Made') ? new ParleyError('conflict', 'Full.') : undefined);
    await start([three, wide], world);
    const task = await run('wide', { amount: 1 });
    expect(task.status.state).toBe('failed');
    expect([...world.things.values()]).toEqual(['first']);
    expect(reasonOf(task)).toContain('Undone: Last, Three, Two, One.');
  });

  it('go on where another process left them', async () => {
    const world = newWorld();
    world.refuse = breaking;
    await start([three], world);
    const gate = Promise.withResolvers<void>();
    let reached = 0;
    const hands = handsOn(world);
    const halting: Hands = {
      ...hands,
      async callTool(principal, use) {
        const result = await hands.callTool(principal, use);
        if (use.arguments['name'] !== '3' || reached++ > 0) return result;
        gate.resolve();
        return new Promise((_resolve, reject) =>
          use.signal.addEventListener('abort', () => reject(use.signal.reason)),
        );
      },
    };
    await agent?.stop();
    agent = await startTestAgent({
      test,
      executor: createWorkflowExecutor({ workflows: [three], hands: halting, approvals }),
    });
    const client = createA2AClient({ url: agent.url });
    const sent = await client.send({
      data: { workflow: 'three-things', input: { prefix: 'z' } },
      messageId: newId(),
    });
    await gate.promise;
    await agent.stop();
    agent = await startTestAgent({
      test,
      executor: createWorkflowExecutor({ workflows: [three], hands: halting, approvals }),
    });
    const again = createA2AClient({ url: agent.url });
    for await (const _event of again.subscribe(sent.id, { after: 0, signal: AbortSignal.timeout(30_000) }));
    expect((await again.get(sent.id)).status.state).toBe('completed');
    expect(toolsUsed(world)).toEqual(['make z-1', 'make z-1+2', 'make 3', 'make 3']);
    expect(new Set(world.uses.map(({ operationKey }) => operationKey)).size).toBe(3);
  });
});
