import { setTimeout as delay } from 'node:timers/promises';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { houseScript } from '@parley/orchestrator/testing/house-script';
import { startTestOrchestrator, type TestOrchestrator } from '@parley/orchestrator/testing/orchestrator';
import { scriptedExecutor } from '@parley/orchestrator/testing/scripted-executor';
import { type RunningServer, serveApp } from '@parley/platform/http';
import { createIdentity } from '@parley/platform/identity';
import { silentLogger } from '@parley/platform/logger';
import type { Service } from '@parley/platform/service';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMcpService } from '../host.ts';
import { bareDeps } from '../testing/harness.ts';
import { runOutput, runSchema } from './schema.ts';
import { server as definition } from './server.ts';

const KEYS = [
  { key: 'key-of-ann-0123456789', subject: 'ann', scopes: ['kb:read'] },
  { key: 'key-of-bob-0123456789', subject: 'bob', scopes: ['*'] },
];

interface Seen {
  text: string;
  subject: string;
  scopes: readonly string[];
  actors: readonly string[];
  earlier: string[];
}
const seen: Seen[] = [];
const script = scriptedExecutor(({ text }) => {
  if (text.startsWith('ask'))
    return { lines: [], outcome: { state: 'input-required', message: 'Which one?' } };
  return houseScript(text.startsWith('slow') ? 0.5 : 0);
});

let test: TestDatabase;
let orchestrator: TestOrchestrator;
let service: Service;
let listening: RunningServer;
const clients: Client[] = [];

beforeAll(async () => {
  test = await testDatabase();
  const logger = silentLogger();
  const proxy = { fetch: (request: Request) => service.app.fetch(request) };
  listening = await serveApp({ app: proxy, host: '127.0.0.1', port: 0, logger });
  const mcpUrl = `http://127.0.0.1:${listening.port}`;
  orchestrator = await startTestOrchestrator({
    test,
    mcpUrl,
    env: { PARLEY_API_KEYS: JSON.stringify(KEYS) },
    async executor(execution) {
      const { principal, text } = execution;
      const earlier = (await execution.thread(5)).map(({ question }) => question);
      seen.push({ text, ...principal, earlier });
      if (!text.startsWith('wait')) return script(execution);
      return new Promise((_resolve, reject) => {
        execution.signal.addEventListener('abort', () => reject(execution.signal.reason), { once: true });
      });
    },
  });
  service = createMcpService(definition, {
    ...bareDeps(logger),
    config: orchestrator.config,
    identity: await createIdentity({ config: orchestrator.config, database: test.database }),
  });
  await service.start();
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await service?.close();
  await orchestrator?.stop();
  await listening?.close(0);
  await test?.drop();
});

type Era = 'auto' | 'legacy';
const ann = KEYS[0]!.key;
const bob = KEYS[1]!.key;

/** A client of the official SDK at `/mcp` of the orchestrator. */
async function connect(key: string, mode: Era = 'auto'): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${orchestrator.url}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${key}` } },
    }),
  );
  clients.push(client);
  return client;
}

type Call = Parameters<Client['callTool']>[1];
async function call(client: Client, name: string, args: Record<string, unknown>, options?: Call) {
  const result = await client.callTool({ name, arguments: args }, options);
  expect(result.isError ?? false, JSON.stringify(result.content)).toBe(false);
  return runOutput.parse(result.structuredContent);
}
async function failing(client: Client, name: string, args: Record<string, unknown>) {
  const result = await client.callTool({ name, arguments: args });
  expect(result.isError).toBe(true);
  const [first] = result.content as { text: string }[];
  return JSON.parse(first?.text ?? '{}') as { error: string; code: string };
}
const runOf = async (id: string, key: string) =>
  runSchema.parse(
    await (await orchestrator.request(`/runs/${id}`, { headers: { 'x-api-key': key } })).json(),
  );

describe.each<Era>(['auto', 'legacy'])('the service as an MCP server, revision: %s (R2.5)', (era) => {
  it('answers a whole question, with progress from its steps', async () => {
    const client = await connect(ann, era);
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['get_run', 'solve']);
    const progress: string[] = [];
    const run = await call(
      client,
      'solve',
      { query: 'slow: how many engineers?' },
      { onprogress: ({ message }) => progress.push(message ?? '') },
    );
    expect(run).toMatchObject({ status: 'completed', finished: true, model_mode: 'offline' });
    expect(run.answer).toContain('**128 engineers**');
    expect(run.citations.map(({ n, document_id }) => [n, document_id])).toContainEqual([2, 'hr-002']);
    expect(progress[0]).toBe(`Run ${run.run_id} has started`);
    expect(progress).toContain('The plan has 3 steps');
    expect(progress).toContain('hr-specialist asks knowledge/search_knowledge_base');
  });

  it('gives the run as a resource', async () => {
    const client = await connect(ann, era);
    const { run_id } = await call(client, 'solve', { query: 'How many?' });
    const { contents } = await client.readResource({ uri: `run://${run_id}` });
    const [content] = contents as { text: string; mimeType: string }[];
    expect(content?.mimeType).toBe('application/json');
    expect(JSON.parse(content?.text ?? '')).toMatchObject({ runId: run_id, toolCalls: expect.any(Array) });
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain(`run://${run_id}`);
  });
});

describe('a run that takes longer than the caller waits', () => {
  it('is fetched later', async () => {
    const client = await connect(ann);
    const early = await call(client, 'solve', { query: 'slow question', wait_seconds: 0 });
    expect(early).toMatchObject({ finished: false, next: expect.stringContaining(early.run_id) });
    const done = await call(client, 'get_run', { run_id: early.run_id });
    expect(done).toMatchObject({ run_id: early.run_id, status: 'completed', finished: true });
  });

  it('is given as it is when the time is over', async () => {
    const client = await connect(ann);
    const started = performance.now();
    const run = await call(client, 'solve', { query: 'wait for ever', wait_seconds: 1 });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(run).toMatchObject({ status: 'working', finished: false });
    expect((await runOf(run.run_id, ann)).status).toBe('working');
  });

  it('stops when the caller cancels', async () => {
    const client = await connect(ann);
    const abort = new AbortController();
    const pending = client.callTool(
      { name: 'solve', arguments: { query: 'wait to be canceled' } },
      { signal: abort.signal },
    );
    pending.catch(() => undefined);
    while (seen.at(-1)?.text !== 'wait to be canceled') await delay(20);
    const list = await orchestrator.request('/runs?limit=1', { headers: { 'x-api-key': ann } });
    const { runs } = (await list.json()) as { runs: { runId: string }[] };
    const id = runs[0]?.runId ?? '';
    abort.abort();
    for (let n = 0; n < 100 && (await runOf(id, ann)).status !== 'canceled'; n++) await delay(50);
    expect((await runOf(id, ann)).status).toBe('canceled');
  });
});

describe('a server that goes down', () => {
  it('leaves the runs of its callers working (R10)', async () => {
    const other = createMcpService(definition, {
      ...bareDeps(silentLogger()),
      config: orchestrator.config,
      identity: await createIdentity({ config: orchestrator.config, database: test.database }),
    });
    const http = await serveApp({ app: other.app, host: '127.0.0.1', port: 0, logger: silentLogger() });
    const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
    const requestInit = { headers: { 'x-api-key': ann } };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${http.url}/mcp`), { requestInit }));
    const id = Promise.withResolvers<string>();
    const onprogress = ({ message = '' }) => id.resolve(message.split(' ')[1] ?? '');
    const pending = client.callTool(
      { name: 'solve', arguments: { query: 'wait through a stop' } },
      { onprogress },
    );
    pending.catch(() => undefined);
    const runId = await id.promise;
    while (seen.at(-1)?.text !== 'wait through a stop') await delay(20);
    await other.close();
    await http.close(0);
    await delay(300);
    expect((await runOf(runId, ann)).status).toBe('working');
    await client.close().catch(() => undefined);
  });
});

describe('a conversation', () => {
  it('goes on in its thread', async () => {
    const client = await connect(ann);
    const first = await call(client, 'solve', { query: 'Who leads Sales?' });
    await call(client, 'solve', { query: 'And Product?', thread_id: first.thread_id });
    expect(seen.at(-1)).toMatchObject({ text: 'And Product?', earlier: ['Who leads Sales?'] });
  });

  it('tells what the team asks', async () => {
    const run = await call(await connect(ann), 'solve', { query: 'ask me' });
    expect(run).toMatchObject({ status: 'input-required', message: 'Which one?', finished: false });
    expect(run.next).toContain('solve');
  });
});

describe('who calls (R9.1, R9.2)', () => {
  it('is the end user at every hop, with the chain of those who act', async () => {
    await call(await connect(ann), 'solve', { query: 'mine' });
    expect(seen.at(-1)).toMatchObject({
      subject: 'ann',
      scopes: ['kb:read'],
      actors: ['orchestrator', 'parley', 'orchestrator'],
    });
  });

  it('finds its own runs only', async () => {
    const { run_id } = await call(await connect(ann), 'solve', { query: 'mine' });
    const other = await connect(bob);
    expect(await failing(other, 'get_run', { run_id })).toMatchObject({ code: 'not_found' });
    await expect(other.readResource({ uri: `run://${run_id}` })).rejects.toThrow();
    expect((await other.listResources()).resources).toEqual([]);
  });

  it('needs an identity, and learns where to get one', async () => {
    const response = await fetch(`${orchestrator.url}/mcp`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
    const challenge = response.headers.get('www-authenticate') ?? '';
    const metadata = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? '';
    expect(await (await fetch(metadata)).json()).toMatchObject({ resource: `${orchestrator.url}/mcp` });
  });

  it('may not come with a token for another service', async () => {
    const identity = await createIdentity({ config: orchestrator.config, database: test.database });
    const principal = { subject: 'ann', scopes: ['*'], actors: [] };
    const token = await identity.delegate(principal, { audience: 'mcp:knowledge', actor: 'x' });
    const response = await fetch(`${orchestrator.url}/mcp`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(401);
  });
});

describe('what goes wrong is told so that a model can act', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['get_run', { run_id: 'none' }, 'not_found'],
    ['get_run', { run_id: '../agents' }, 'invalid_input'],
    ['solve', { query: '   ' }, 'invalid_input'],
    ['solve', { query: 'x', thread_id: '../x' }, 'invalid_input'],
    ['solve', { query: 'x', wait_seconds: 600 }, 'invalid_input'],
  ])('%s %j: %s', async (name, args, code) => {
    expect(await failing(await connect(ann), name, args)).toMatchObject({ code, error: expect.any(String) });
  });

  it('a repeated call with the same operation key finds the same run', async () => {
    const client = await connect(ann);
    const once = () =>
      client.callTool({
        name: 'solve',
        arguments: { query: 'once' },
        _meta: { 'parley/operationKey': 'operation-1' },
      });
    const [one, two] = [await once(), await once()].map(
      ({ structuredContent }) => runOutput.parse(structuredContent).run_id,
    );
    expect(one).toBe(two);
  });
});
