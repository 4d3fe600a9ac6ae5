import type { Execution } from '@parley/a2a/execution';
import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseScript } from '../testing/house-script.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';
import { scriptedExecutor } from '../testing/scripted-executor.ts';

const KEYS = [
  { key: 'key-of-ann-0123456789', subject: 'ann', scopes: ['kb:read'] },
  { key: 'key-of-bob-0123456789', subject: 'bob', scopes: ['*'] },
];
const ann = { 'x-api-key': 'key-of-ann-0123456789' };
const bob = { authorization: 'Bearer key-of-bob-0123456789' };

const script = scriptedExecutor(() => houseScript(0));
const executions: Execution[] = [];
let test: TestDatabase;
let orchestrator: TestOrchestrator;

beforeAll(async () => {
  test = await testDatabase();
  orchestrator = await startTestOrchestrator({
    test,
    executor: (execution) => {
      executions.push(execution);
      return script(execution);
    },
    env: { PARLEY_API_KEYS: JSON.stringify(KEYS) },
  });
});
afterAll(async () => {
  await orchestrator?.stop();
  await test?.drop();
});

async function rpc(method: string, params: object, who: Record<string, string>) {
  const response = await fetch(`${orchestrator.url}/a2a`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'a2a-version': '1.0', ...who },
    body: JSON.stringify({ jsonrpc: '2.0', id: 7, method, params }),
  });
  return { status: response.status, headers: response.headers, json: (await response.json()) as object };
}
const send = (who: Record<string, string>) =>
  rpc('SendMessage', { message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text: 'mine' }] } }, who);

describe('a peer that delegates to the service (R9.1, R9.2)', () => {
  it('needs an identity, and learns how to show it', async () => {
    const { status, headers } = await send({});
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('Bearer');
    expect((await fetch(`${orchestrator.url}/tasks`, { headers: { 'a2a-version': '1.0' } })).status).toBe(
      401,
    );
    expect((await fetch(`${orchestrator.url}/.well-known/agent-card.json`)).status).toBe(200);
  });

  it('reaches the coordinator as itself, with its own rights and the orchestrator as its actor', async () => {
    expect((await send(ann)).json).toMatchObject({ id: 7, result: { task: { status: {} } } });
    expect(executions.at(-1)?.principal).toEqual({
      subject: 'ann',
      scopes: ['kb:read'],
      actors: ['orchestrator'],
    });
  });

  it('sees its own tasks only', async () => {
    const { json } = await send(ann);
    const { id } = (json as { result: { task: { id: string } } }).result.task;
    expect((await rpc('GetTask', { id }, ann)).json).toMatchObject({ result: { id } });
    expect((await rpc('GetTask', { id }, bob)).json).toMatchObject({ error: { code: -32001 } });
    expect((await orchestrator.request(`/runs/${id}`, { headers: ann })).status).toBe(200);
    expect((await orchestrator.request(`/runs/${id}`, { headers: bob })).status).toBe(404);
  });

  it('gets an extended card with the addresses of the service', async () => {
    const { json } = await rpc('GetExtendedAgentCard', {}, ann);
    const rest = await fetch(`${orchestrator.url}/extendedAgentCard`, {
      headers: { 'a2a-version': '1.0', ...ann },
    });
    const card = { name: 'parley', supportedInterfaces: expect.any(Array) };
    expect(json).toMatchObject({ id: 7, result: card });
    expect(await rest.json()).toMatchObject(card);
    const urls = [...JSON.stringify(json).matchAll(/"url":"(http:[^"]+)"/g)].map(([, url]) => url ?? '');
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) expect(new URL(url).origin).toBe(orchestrator.url);
  });

  it('is told by the coordinator what is wrong with a request', async () => {
    expect((await rpc('SendMessage', {}, ann)).json).toMatchObject({ id: 7, error: { code: -32602 } });
    const broken = await fetch(`${orchestrator.url}/a2a`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'a2a-version': '1.0', ...ann },
      body: '{"jsonrpc":',
    });
    expect(await broken.json()).toMatchObject({ id: null, error: { code: -32700 } });
  });

  it('may not bring a page of another origin', async () => {
    expect((await send({ ...ann, origin: 'http://evil.example' })).status).toBe(403);
  });
});

describe('a service without its coordinator (R10)', () => {
  it('answers 503 with a time to come back, and still shows the card that it knew', async () => {
    const gone = await startTestOrchestrator({ test, executor: script });
    const card = await (await gone.request('/.well-known/agent-card.json')).json();
    await gone.stopCoordinator();
    expect(await (await gone.request('/.well-known/agent-card.json')).json()).toEqual(card);
    const response = await gone.request('/a2a', { method: 'POST', body: '{}' });
    expect(response.status).toBe(503);
    expect(response.headers.has('retry-after')).toBe(true);
    expect((await gone.request('/.well-known/agent-card.json?A2A-Version=1.0')).status).toBe(503);
    await gone.stop();
  });
});
