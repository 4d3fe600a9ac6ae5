import { createRequestStateCodec } from '@modelcontextprotocol/server';
import type { Principal } from '@parley/platform/identity/principal';
import { silentLogger } from '@parley/platform/logger';
import type { Service } from '@parley/platform/service';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineServer, defineTool } from '../../define.ts';
import { createMcpService } from '../../host.ts';
import { bareDeps, connect, fetchOf, namedIdentity } from '../../testing/harness.ts';

const ann: Principal = { subject: 'ann', scopes: ['x:read'], actors: [] };
const identity = namedIdentity({ ann, bob: { ...ann, subject: 'bob' } });
const TASKS = 'io.modelcontextprotocol/tasks';
const done: string[] = [];

const erase = defineTool({
  name: 'erase_file',
  title: 'Erase',
  description: 'Erases. Example: {"file": "a.txt"}',
  input: z.object({ file: z.string() }),
  output: z.object({ said: z.string() }),
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
  scopes: ['x:read'],
  timeoutMs: 5_000,
  cache: 'never',
  maxResultBytes: 1_000,
  once: true,
  async run({ file }, { askInput }) {
    const { sure } = await askInput({
      sure: { message: `Erase ${file}?`, fields: z.object({ yes: z.boolean() }) },
    });
    if (sure.action !== 'accept' || !sure.content.yes) return { said: 'kept' };
    const { why } = await askInput({
      why: { message: 'Why?', fields: z.object({ why: z.string().min(3) }) },
    });
    if (why.action !== 'accept') return { said: 'kept' };
    done.push(file);
    return { said: `erased: ${why.content.why}` };
  },
});

const definition = defineServer({
  name: 'kitchen',
  version: '1.0.0',
  title: 'Kitchen',
  instructions: 'Makes things.',
  scopes: ['x:read'],
  create: () => ({
    tools: [
      erase,
      { ...erase, name: 'erase_later', task: 'optional' },
      { ...erase, name: 'erase_only_later', task: 'required' },
    ],
    resources: [],
    prompts: [],
    ready: async () => ({ ok: true, checks: {} }),
  }),
});

let test: TestDatabase;
let service: Service;
let other: Service;
const make = () =>
  createMcpService(definition, { ...bareDeps(silentLogger()), database: test.database, identity });

beforeAll(async () => {
  test = await testDatabase();
  service = make();
  other = make();
  await service.start();
  await other.start();
});
afterAll(async () => {
  await service.close();
  await other.close();
  await test.drop();
});

interface Ask {
  who?: string;
  at?: Service;
  capabilities?: object;
}

/** One request of the 2026-07-28 revision. */
async function rpc(method: string, params: Record<string, unknown>, ask: Ask = {}) {
  const { who = 'ann', at = service, capabilities = { elicitation: {} } } = ask;
  const _meta = {
    ...(params['_meta'] as object | undefined),
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': capabilities,
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  };
  const response = await fetchOf(at)('http://127.0.0.1:8092/mcp', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': method,
      'mcp-name': String(params['name'] ?? params['taskId']),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } }),
  });
  const text = await response.text();
  const json = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  return JSON.parse(json) as { result?: Record<string, never>; error?: { code: number; data?: unknown } };
}

const yes = { sure: { action: 'accept', content: { yes: true } } };
const because = { why: { action: 'accept', content: { why: 'it is old' } } };
const call = (file: string, more: object = {}, ask?: Ask) =>
  rpc('tools/call', { name: 'erase_file', arguments: { file }, ...more }, ask);
const round = async (more: object, ask?: Ask) => (await call('a.txt', more, ask)).result ?? {};

describe('a tool that asks (SEP-2322)', () => {
  it('is called again with each answer, in any process, and acts once it knows all (R3.6)', async () => {
    done.length = 0;
    const _meta = { 'parley/operationKey': 'op-1' };
    const first = await round({ _meta });
    expect(first).toMatchObject({
      resultType: 'input_required',
      inputRequests: { sure: { method: 'elicitation/create', params: { message: 'Erase a.txt?' } } },
    });
    const second = await round(
      { _meta, inputResponses: yes, requestState: first['requestState'] },
      { at: other },
    );
    expect(Object.keys(second['inputRequests'] ?? {})).toEqual(['why']);
    const third = await round({ _meta, inputResponses: because, requestState: second['requestState'] });
    expect(third).toMatchObject({ structuredContent: { said: 'erased: it is old' } });
    expect(done).toEqual(['a.txt']);
  });

  it('takes no answer to what it has not asked, and asks again for one that does not fit', async () => {
    expect(await round({ inputResponses: { ...yes, ...because } })).toMatchObject({
      inputRequests: { sure: {} },
    });
    const { requestState } = await round({});
    const wrong = { sure: { action: 'accept', content: { yes: 'maybe' } } };
    for (const inputResponses of [{}, { sure: 7 }, wrong, because])
      expect(Object.keys((await round({ inputResponses, requestState }))['inputRequests'] ?? {})).toEqual([
        'sure',
      ]);
    const no = await round({ inputResponses: { sure: { action: 'decline' } }, requestState });
    expect(no).toMatchObject({ structuredContent: { said: 'kept' } });
  });

  it('believes no state of another caller, another call, or another key (R9.2)', async () => {
    const state = (await round({}))['requestState'] as unknown as string;
    const forged = await createRequestStateCodec({ key: new Uint8Array(32) }).mint({ answers: yes });
    const bent = `${state.slice(0, 20)}${state[20] === 'A' ? 'B' : 'A'}${state.slice(21)}`;
    for (const requestState of [forged, bent, 'v1.x.y'])
      expect((await call('a.txt', { inputResponses: yes, requestState })).error?.code).toBe(-32602);
    expect(
      (await call('a.txt', { inputResponses: yes, requestState: state }, { who: 'bob' })).error?.code,
    ).toBe(-32602);
    const elsewhere = await call('b.txt', { inputResponses: yes, requestState: state });
    expect(elsewhere.result).toMatchObject({ inputRequests: { sure: {} } });
  });

  it('says what a client must be able to do, in both eras', async () => {
    expect((await call('a.txt', {}, { capabilities: {} })).error).toMatchObject({
      code: -32021,
      data: { requiredCapabilities: { elicitation: {} } },
    });
    const old = await connect(service, { token: 'ann', era: 'legacy' });
    const refused = await old.callTool({ name: 'erase_file', arguments: { file: 'a.txt' } });
    expect(refused.isError).toBe(true);
    expect(JSON.stringify(refused.content)).toContain('did not declare the required capability');
    await old.close();
  });

  it('is answered by the SDK’s own client', async () => {
    const client = await connect(service, { token: 'ann', capabilities: { elicitation: {} } });
    const asked: string[] = [];
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      asked.push(params.message);
      const content: Record<string, string | boolean> =
        asked.length === 1 ? { yes: true } : { why: 'a person said so' };
      return { action: 'accept', content };
    });
    const { structuredContent } = await client.callTool({ name: 'erase_file', arguments: { file: 'c.txt' } });
    expect(structuredContent).toEqual({ said: 'erased: a person said so' });
    expect(asked).toEqual(['Erase c.txt?', 'Why?']);
    await client.close();
  });
});

describe('a task that asks (SEP-2663)', () => {
  const capabilities = { elicitation: {}, extensions: { [TASKS]: {} } };
  const begin = async (file: string) =>
    String(
      (await rpc('tools/call', { name: 'erase_later', arguments: { file } }, { capabilities })).result?.[
        'taskId'
      ],
    );
  const get = async (taskId: string, at = service) =>
    (await rpc('tasks/get', { taskId }, { at, capabilities })).result;
  const until = async (taskId: string, status: string, at = service) => {
    await expect.poll(async () => (await get(taskId, at))?.['status'], { timeout: 10_000 }).toBe(status);
    return get(taskId, at);
  };
  const update = (taskId: string, inputResponses: object, ask: Ask = {}) =>
    rpc('tasks/update', { taskId, inputResponses }, { capabilities, ...ask });

  it('waits in the table, so that the process that began it may end (R3.6)', async () => {
    const mortal = make();
    const started = await rpc(
      'tools/call',
      { name: 'erase_later', arguments: { file: 'd.txt' } },
      { at: mortal, capabilities },
    );
    const taskId = String(started.result?.['taskId']);
    expect((await until(taskId, 'input_required', mortal))?.['inputRequests']).toMatchObject({ sure: {} });
    await mortal.close();
    expect((await update(taskId, yes)).result).toMatchObject({ resultType: 'complete' });
    await expect.poll(async () => Object.keys((await get(taskId))?.['inputRequests'] ?? {})).toEqual(['why']);
    await update(taskId, because, { at: other });
    expect(await until(taskId, 'completed')).toMatchObject({
      result: { structuredContent: { said: 'erased: it is old' } },
    });
    expect(done).toContain('d.txt');
  });

  it('is answered by its owner alone, with what fits, and is not held to what was not asked (R9.2)', async () => {
    const taskId = await begin('e.txt');
    await until(taskId, 'input_required');
    expect((await update(taskId, yes, { who: 'bob' })).error?.code).toBe(-32602);
    const wrong = { sure: { action: 'accept', content: { yes: 'x' } } };
    expect((await update(taskId, wrong)).error?.code).toBe(-32602);
    // The SDK leaves out what can't be an answer at all.
    await update(taskId, { sure: 1 });
    expect((await update(taskId, because)).result).toMatchObject({ resultType: 'complete' });
    expect((await get(taskId))?.['status']).toBe('input_required');
    await rpc('tasks/cancel', { taskId }, { capabilities });
    expect((await get(taskId))?.['status']).toBe('cancelled');
    await update(taskId, yes);
    expect((await get(taskId))?.['status']).toBe('cancelled');
  });

  it('goes on once when two answer at the same time', async () => {
    const taskId = await begin('f.txt');
    await until(taskId, 'input_required');
    await Promise.all([update(taskId, yes), update(taskId, yes, { at: other }), update(taskId, yes)]);
    await expect.poll(async () => Object.keys((await get(taskId))?.['inputRequests'] ?? {})).toEqual(['why']);
    await Promise.all([update(taskId, because), update(taskId, because, { at: other })]);
    await until(taskId, 'completed');
    expect(done.filter((file) => file === 'f.txt')).toEqual(['f.txt']);
  });

  it('is given up when nobody answers', async () => {
    const taskId = await begin('g.txt');
    await until(taskId, 'input_required');
    await test.database.pool.query(
      `update mcp.tasks set lease_until = now() - interval '1 s' where id = $1`,
      [taskId],
    );
    expect(await get(taskId)).toMatchObject({ status: 'failed', error: { code: -32603 } });
  });

  it('is refused as an error to a client without tasks, where a task is required', async () => {
    const only = { name: 'erase_only_later', arguments: { file: 'h.txt' } };
    expect((await rpc('tools/call', only)).error).toMatchObject({
      code: -32021,
      data: { requiredCapabilities: { extensions: { [TASKS]: {} } } },
    });
  });
});
