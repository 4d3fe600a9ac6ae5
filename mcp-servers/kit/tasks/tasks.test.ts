import type { Principal } from '@parley/platform/identity/principal';
import { silentLogger } from '@parley/platform/logger';
import type { Service } from '@parley/platform/service';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineServer, defineTool } from '../../define.ts';
import { createMcpService } from '../../host.ts';
import { bareDeps, namedIdentity } from '../../testing/harness.ts';
import { createTasks } from './tasks.ts';

const ann: Principal = { subject: 'ann', scopes: ['x:read'], actors: [] };
const identity = namedIdentity({ ann, bob: { ...ann, subject: 'bob' } });
const EXTENSION = 'io.modelcontextprotocol/tasks';

/** What the slow tool waits for, and whether it was told to stop. */
let gate = Promise.withResolvers<string>();
const stopped: unknown[] = [];

const slow = defineTool({
  name: 'make_slowly',
  title: 'Make',
  description: 'Makes something. Example: {"what": "tea"}',
  input: z.object({ what: z.string() }),
  output: z.object({ made: z.string() }),
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  scopes: ['x:read'],
  timeoutMs: 5_000,
  cache: 'never',
  maxResultBytes: 1_000,
  task: 'optional',
  async run({ what }, { signal, progress, background }) {
    if (what === 'nothing') throw new TypeError('a fault of our own');
    signal.addEventListener('abort', () => {
      stopped.push(signal.reason);
      // The tool may not have come to it yet.
      gate.promise.catch(() => undefined);
      gate.reject(signal.reason);
    });
    await progress(1, 2, 'half done');
    return { made: background ? await gate.promise : 'at once' };
  },
});

const definition = defineServer({
  name: 'kitchen',
  version: '1.0.0',
  title: 'Kitchen',
  instructions: 'Makes things.',
  scopes: ['x:read'],
  create: () => ({
    tools: [slow, { ...slow, name: 'make_only', task: undefined as never }],
    resources: [],
    prompts: [],
    ready: async () => ({ ok: true, checks: {} }),
  }),
});

let test: TestDatabase;
let service: Service;
const make = () =>
  createMcpService(definition, { ...bareDeps(silentLogger()), database: test.database, identity });

beforeAll(async () => {
  test = await testDatabase();
  service = make();
  await service.start();
});
afterAll(async () => {
  await service.close();
  await test.drop();
});

interface Ask {
  who?: string;
  declares?: boolean;
  at?: Service;
}

/** One request of the 2026-07-28 revision, as a client that knows the extension sends it. */
async function rpc(method: string, params: Record<string, unknown>, ask: Ask = {}) {
  const { who = 'ann', declares = true, at = service } = ask;
  const capabilities = declares ? { extensions: { [EXTENSION]: {} } } : {};
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': capabilities,
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  };
  const name = params['name'] ?? params['taskId'];
  const response = await at.app.fetch(
    new Request('http://127.0.0.1:8092/mcp', {
      method: 'POST',
      headers: {
        host: '127.0.0.1:8092',
        authorization: `Bearer ${who}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': method,
        ...(name ? { 'mcp-name': String(name) } : {}),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } }),
    }),
  );
  const text = await response.text();
  const json = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  return JSON.parse(json) as { result?: Record<string, unknown>; error?: { code: number; data?: unknown } };
}

const begin = async (what = 'tea', ask?: Ask) => {
  const { result } = await rpc('tools/call', { name: 'make_slowly', arguments: { what } }, ask);
  return result as { taskId: string } & Record<string, unknown>;
};
const get = async (taskId: string, ask?: Ask) => (await rpc('tasks/get', { taskId }, ask)).result;

async function until(taskId: string, status: string) {
  await expect.poll(async () => (await get(taskId))?.['status'], { timeout: 10_000 }).toBe(status);
  return get(taskId);
}

describe('a tool that may be a task (SEP-2663)', () => {
  it('is answered at once; the outcome is asked for', async () => {
    gate = Promise.withResolvers();
    const task = await begin();
    expect(task).toMatchObject({ resultType: 'task', status: 'working', ttlMs: 3_600_000 });
    await expect.poll(async () => (await get(task.taskId))?.['statusMessage']).toBe('half done');
    gate.resolve('tea');
    expect(await until(task.taskId, 'completed')).toMatchObject({
      resultType: 'complete',
      result: { structuredContent: { made: 'tea' } },
    });
  });

  it('is a plain call for a client that does not declare the extension', async () => {
    expect((await begin('tea', { declares: false }))['structuredContent']).toEqual({ made: 'at once' });
    expect((await rpc('tasks/get', { taskId: 'x' }, { declares: false })).error).toMatchObject({
      code: -32021,
    });
    const other = await rpc('tools/call', { name: 'make_only', arguments: { what: 'tea' } });
    expect(other.result).toMatchObject({ structuredContent: { made: 'at once' } });
  });

  it('tells what the tool refused as a result, and a fault of our own as a failure', async () => {
    const wrong = await rpc('tools/call', { name: 'make_slowly', arguments: {} });
    expect(await until(String(wrong.result?.['taskId']), 'completed')).toMatchObject({
      result: { isError: true },
    });
    const failed = await until((await begin('nothing')).taskId, 'failed');
    expect(failed).toMatchObject({ error: { code: -32603 } });
    expect(JSON.stringify(failed)).not.toContain('a fault of our own');
  });

  it('belongs to its caller alone (R9.2)', async () => {
    gate = Promise.withResolvers();
    const { taskId } = await begin();
    for (const method of ['tasks/get', 'tasks/cancel', 'tasks/update'])
      expect((await rpc(method, { taskId, inputResponses: {} }, { who: 'bob' })).error).toMatchObject({
        code: -32602,
      });
    gate.resolve('x');
    await until(taskId, 'completed');
  });

  it('is cancelled in whichever process it runs (R3.6)', async () => {
    for (const at of [service, make()]) {
      gate = Promise.withResolvers();
      stopped.length = 0;
      const { taskId } = await begin();
      await expect.poll(async () => (await get(taskId))?.['statusMessage']).toBe('half done');
      expect(await rpc('tasks/cancel', { taskId }, { at })).toMatchObject({
        result: { resultType: 'complete' },
      });
      expect((await get(taskId))?.['status']).toBe('cancelled');
      await expect.poll(() => stopped.length, { timeout: 10_000 }).toBe(1);
      expect(await rpc('tasks/cancel', { taskId })).toMatchObject({ result: { resultType: 'complete' } });
      if (at !== service) await at.close();
    }
  });

  it('is not waited for in vain when its server died', async () => {
    const lost = createTasks({ database: test.database, server: 'kitchen', logger: silentLogger() });
    gate = Promise.withResolvers();
    const { taskId } = await begin();
    await test.database.pool.query(
      `update mcp.tasks set lease_until = now() - interval '1 s' where id = $1`,
      [taskId],
    );
    expect(await lost.get(taskId, 'ann')).toMatchObject({ status: 'failed', error: { code: -32603 } });
    await lost.close();
  });

  it('is advertised, and the methods of the older design are gone', async () => {
    const { result } = await rpc('server/discover', {});
    expect(result).toMatchObject({ capabilities: { extensions: { [EXTENSION]: {} } } });
    for (const method of ['tasks/list', 'tasks/result'])
      expect((await rpc(method, { taskId: 'x' })).error).toMatchObject({ code: -32601 });
  });
});
