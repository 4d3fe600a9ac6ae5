import { createApprovals } from '@parley/a2a/approvals';
import { createA2AClient } from '@parley/a2a/client';
import { type Task, textOf } from '@parley/a2a/task-types';
import { startTestAgent, type TestAgent } from '@parley/a2a/testing';
import { ParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineWorkflow } from '../define.ts';
import { createWorkflowExecutor } from './executor.ts';
import type { Hands, ToolUse } from './types.ts';

const undo = { tool: 'world/remove', arguments: { key: '{{self.operationKey}}' } };
const make = (name: string) => ({ tool: 'world/make', arguments: { name } });
const once = { attempts: 1, baseMs: 1, maxMs: 1 };

const workflow = defineWorkflow({
  name: 'three-things',
  version: '1.0.0',
  title: 'Three things',
  description: 'Makes three things.',
  examples: ['Run three things'],
  scopes: [],
  input: z.object({ prefix: z.string() }),
  steps: {
    one: { title: 'One', do: make('{{input.prefix}}-1'), undo, retry: once },
    two: { title: 'Two', after: ['one'], do: make('{{steps.one.n}}: 2'), undo, retry: once },
    beside: { title: 'Beside', do: make('beside'), retry: once },
  },
  answer: 'One is {{steps.one.n}}, two is {{steps.two.n}}, beside is {{steps.beside.n}}.',
});

describe('a workflow that goes on from a step of an earlier run (R6)', () => {
  let test: TestDatabase;
  let agent: TestAgent;
  let uses: ToolUse[];
  let failing: string | undefined;

  const hands: Hands = {
    agents: async () => [],
    connect: () => {
      throw new TypeError('no agents here');
    },
    async callTool(_principal, use) {
      uses.push(use);
      if (use.arguments['name'] === failing) throw new ParleyError('conflict', 'There is one.');
      return { ok: true, result: { n: uses.length } };
    },
  };
  beforeAll(async () => {
    test = await testDatabase();
    const approvals = createApprovals({ database: test.database, times: testConfig().approvals });
    const executor = createWorkflowExecutor({ workflows: [workflow], hands, approvals });
    agent = await startTestAgent({ test, executor });
  });
  afterAll(async () => {
    await agent?.stop();
    await test?.drop();
  });
  beforeEach(() => {
    uses = [];
    failing = undefined;
  });

  function run(fork?: { runId: string; stepId: string }): Promise<Task> {
    const data = { workflow: workflow.name, input: { prefix: 'x' }, ...(fork ? { fork } : {}) };
    return createA2AClient({ url: agent.url }).send({ data, messageId: newId(), returnImmediately: false });
  }
  const told = () => uses.map(({ tool, arguments: { name } }) => `${tool} ${name ?? ''}`.trim());
  const answerOf = (task: Task) =>
    textOf(task.artifacts.find((one) => one.artifactId === 'answer')?.parts ?? []);

  it('does that step and what comes after it again, and takes over the rest', async () => {
    const first = await run();
    expect(answerOf(first)).toBe('One is 1, two is 3, beside is 2.');
    uses = [];
    const second = await run({ runId: first.id, stepId: 'two' });
    expect(second.status.state).toBe('completed');
    expect(told()).toEqual(['make 1: 2']);
    expect(answerOf(second)).toBe('One is 1, two is 1, beside is 2.');
    uses = [];
    const third = await run({ runId: second.id, stepId: 'one' });
    expect(told()).toEqual(['make x-1', 'make 1: 2']);
    expect(answerOf(third)).toBe('One is 1, two is 2, beside is 2.');
  });

  it('names its own effects anew, and undoes only those', async () => {
    const first = await run();
    const before = uses.find(({ arguments: { name } }) => name === '1: 2')?.operationKey;
    uses = [];
    failing = '1: 2';
    const second = await run({ runId: first.id, stepId: 'two' });
    expect(second.status.state).toBe('failed');
    const [again, undone] = uses;
    expect(told()).toEqual(['make 1: 2', 'remove']);
    expect(again?.operationKey).not.toBe(before);
    expect(undone?.arguments).toEqual({ key: again?.operationKey });
  });

  it('does again what failed or was undone, whatever step is named', async () => {
    failing = '1: 2';
    const first = await run();
    expect(first.status.state).toBe('failed');
    uses = [];
    failing = undefined;
    const second = await run({ runId: first.id, stepId: 'two' });
    expect(second.status.state).toBe('completed');
    expect(told()).toEqual(['make x-1', 'make 1: 2']);
  });

  it('fails when there is no such run for its owner', async () => {
    const task = await run({ runId: newId(), stepId: 'two' });
    expect(task.status.state).toBe('failed');
    expect(uses).toEqual([]);
  });
});
