import { newId } from '@parley/platform/ids';
import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { currentTrace } from '@parley/platform/trace-context';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DELEGATION_EXTENSION } from './card-types.ts';
import { createA2AClient } from './client.ts';
import { agentId } from './delegation.ts';
import type { Executor, TaskInfo } from './execution.ts';
import { createSlots } from './peers/slots.ts';
import { createRegistry } from './registry.ts';
import { detail, message, rpc } from './testing/rpc.ts';
import { startTestAgent, type TestAgent } from './testing.ts';

let test: TestDatabase;
let other: TestDatabase;
let agents: TestAgent[];
const seen: (Pick<TaskInfo, 'agent' | 'path' | 'depth'> & { traceId: string | undefined })[] = [];
const next = new Map<string, string>();

/** Gives the work on to the agent that is next, as far as there is one; its failure is ours. */
const executor: Executor = async ({ task, text, signal }) => {
  const { agent, path, depth, id } = task;
  seen.push({ agent, path, depth, traceId: currentTrace()?.traceId });
  const url = next.get(agent);
  if (!url) return { state: 'completed' };
  const metadata = { [DELEGATION_EXTENSION]: { parentTaskId: id, depth: path.length, path } };
  const sent = await createA2AClient({ url }).send({
    text,
    messageId: newId(),
    metadata,
    returnImmediately: false,
    signal,
  });
  return {
    state: sent.status.state === 'completed' ? 'completed' : 'failed',
    message: 'The next one failed.',
  };
};

beforeAll(async () => {
  [test, other] = await Promise.all([testDatabase(), testDatabase()]);
  agents = [
    await startTestAgent({ test, executor, name: 'first' }),
    await startTestAgent({ test: other, executor, name: 'second' }),
    await startTestAgent({ test: other, executor, name: 'first' }),
  ];
});
afterAll(async () => {
  for (const agent of agents ?? []) await agent.stop();
  await Promise.all([test?.drop(), other?.drop()]);
});

const urls = () => agents.map(({ url }) => url) as [string, string, string];
const ask = (url: string, traceparent?: string) =>
  rpc(url, {
    method: 'SendMessage',
    params: message(),
    ...(traceparent ? { headers: { traceparent } } : {}),
  });

describe('chains of agents (R1.6)', () => {
  it('end where one comes round to an agent that it came through', async () => {
    const [first, second] = urls();
    next.set('first', second).set('second', first);
    seen.length = 0;
    const reply = (await ask(first)) as { result?: { task?: { status: { state: string } } } };
    expect(reply.result?.task?.status.state).toBe('TASK_STATE_FAILED');
    expect(seen.filter(({ agent }) => agent === 'first')).toHaveLength(1);
    expect(seen.filter(({ agent }) => agent === 'second')).toHaveLength(1);
  });

  it('may go through an agent of the same name elsewhere; the path travels along', async () => {
    const [first, second, namesake] = urls();
    next.clear();
    next.set('second', namesake);
    seen.length = 0;
    await ask(second);
    expect(seen.map(({ agent, depth, path }) => [agent, depth, path.length])).toEqual([
      ['second', 0, 1],
      ['first', 1, 2],
    ]);
    expect(seen[1]?.path[0]).toBe(seen[0]?.path[0]);
    expect(first).not.toBe(namesake);
  });

  it('are refused with the reason, also when only the depth says it', async () => {
    const [first] = urls();
    const { rows } = await test.database.pool.query<{ id: string }>('select id from a2a.installation');
    const self = agentId(rows[0]?.id ?? '', 'first');
    const send = (delegation: object) =>
      rpc(first, {
        method: 'SendMessage',
        params: { ...message(), metadata: { [DELEGATION_EXTENSION]: delegation } },
      });
    const round = await send({ path: ['urn:x', self, 'urn:y'] });
    expect(round.error).toMatchObject({ code: -32004, message: expect.stringContaining('urn:x → ') });
    expect(detail(round, 'ErrorInfo')).toMatchObject({ reason: 'DELEGATION_REFUSED', domain: 'parley' });
    const deep = await send({ path: Array.from({ length: 9 }, (_, n) => `urn:agent:${n}`) });
    expect(deep.error?.message).toMatch(/8 times/);
    expect((await send({ depth: 9 })).error?.message).toMatch(/8 times/);
    expect((await send({ path: 'no list' })).error?.code).toBe(-32602);
    const client = createA2AClient({ url: first });
    await expect(
      client.send({ text: 'x', messageId: newId(), metadata: { [DELEGATION_EXTENSION]: { path: [self] } } }),
    ).rejects.toMatchObject({ code: 'limit_reached', retryable: false });
  });
});

describe('trace context across agents (R8.1)', () => {
  it('goes from the request to the worker, and to the next agent', async () => {
    const [first, second] = urls();
    next.clear();
    next.set('first', second);
    seen.length = 0;
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await ask(first, `00-${traceId}-00f067aa0ba902b7-01`);
    expect(seen.map((one) => [one.agent, one.traceId])).toEqual([
      ['first', traceId],
      ['second', traceId],
    ]);
  });

  it('begins where a caller brings none', async () => {
    next.clear();
    seen.length = 0;
    await ask(urls()[0]);
    await ask(urls()[0]);
    const [a, b] = seen.map(({ traceId }) => traceId);
    expect(a).toMatch(/^[0-9a-f]{32}$/);
    expect(b).not.toBe(a);
  });
});

describe("other makers' limits (R5.2)", () => {
  const { signal } = new AbortController();
  const agent = { url: 'https://a.example', remote: true, maxConcurrentTasks: 2 };

  it('are kept to; who waits is served in turn', async () => {
    const slots = createSlots();
    const served: number[] = [];
    const [one, two] = [await slots.take(agent, signal), await slots.take(agent, signal)];
    const waiting = [3, 4].map(async (n) => {
      const release = await slots.take(agent, signal);
      served.push(n);
      return release;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(served).toEqual([]);
    one();
    one();
    (await waiting[0])?.();
    await waiting[1];
    expect(served).toEqual([3, 4]);
    two();
  });

  it('hold up nobody who does not wait any more', async () => {
    const slots = createSlots();
    const stop = new AbortController();
    const held = [await slots.take(agent, signal), await slots.take(agent, signal)];
    const gone = slots.take(agent, stop.signal);
    stop.abort();
    await expect(gone).rejects.toMatchObject({ code: 'canceled' });
    const last = slots.take(agent, signal);
    held[0]?.();
    expect(await last).toBeTypeOf('function');
  });

  it('are not for our own, who queue what they are given', async () => {
    const registry = createRegistry({ urls: [], logger: silentLogger() });
    for (let n = 0; n < 5; n += 1) await registry.slot({ ...agent, remote: false }, signal);
    await registry.close();
  });
});
