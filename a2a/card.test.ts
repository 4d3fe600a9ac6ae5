import { AgentCard } from '@a2a-js/sdk';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestAgent, type TestAgent } from './testing.ts';

let test: TestDatabase;
let agent: TestAgent;
let guarded: TestAgent;

beforeAll(async () => {
  test = await testDatabase();
  const executor = async () => ({ state: 'completed' as const });
  agent = await startTestAgent({ test, executor });
  const keys = JSON.stringify([{ key: 'some-key-0123456789', subject: 'a', scopes: ['*'] }]);
  guarded = await startTestAgent({ test, executor, name: 'guarded', env: { PARLEY_API_KEYS: keys } });
});
afterAll(async () => {
  await agent?.stop();
  await guarded?.stop();
  await test?.drop();
});

const CURRENT_FIELDS = [
  'name',
  'description',
  'supportedInterfaces',
  'version',
  'capabilities',
  'securitySchemes',
  'securityRequirements',
  'defaultInputModes',
  'defaultOutputModes',
  'skills',
  'signatures',
];

async function card(url: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/.well-known/agent-card.json`, { headers });
  return (await response.json()) as Record<string, unknown>;
}

describe("an agent's card (R1.2)", () => {
  it('is the same at both places', async () => {
    const old = await fetch(`${agent.url}/.well-known/agent.json`);
    expect(await old.json()).toEqual(await card(agent.url));
  });

  it('has for readers of 1.0 nothing but what 1.0 knows', async () => {
    const current = await card(guarded.url, { 'a2a-version': '1.0' });
    expect(CURRENT_FIELDS).toEqual(expect.arrayContaining(Object.keys(current)));
    const parsed = AgentCard.fromJSON(current);
    expect(parsed.supportedInterfaces[0]).toMatchObject({
      url: `${guarded.url}/a2a`,
      protocolBinding: 'JSONRPC',
      protocolVersion: '1.0',
    });
    expect(parsed.securitySchemes['apiKey']?.scheme?.$case).toBe('apiKeySecurityScheme');
  });

  it('tells older readers where to go and how to prove who they are', async () => {
    const superset = await card(guarded.url);
    expect(superset).toMatchObject({
      url: `${guarded.url}/a2a`,
      preferredTransport: 'JSONRPC',
      maxConcurrentTasks: 4,
      securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
      security: [{ bearer: [] }, { apiKey: [] }],
    });
  });

  it('declares the schemes that are configured and no others, and every extension that is on', async () => {
    const keys = JSON.stringify([{ key: 'some-key-0123456789', subject: 'a', scopes: ['*'] }]);
    const issuer = 'https://login.example.com';
    const schemesOf = async (env: Record<string, string>) => {
      const executor = async () => ({ state: 'completed' as const });
      const one = await startTestAgent({ test, executor, name: 'schemes', env });
      const { securitySchemes } = await card(one.url, { 'a2a-version': '1.0' });
      await one.stop();
      return Object.keys((securitySchemes ?? {}) as object);
    };
    expect(await schemesOf({ PARLEY_API_KEYS: keys })).toEqual(['bearer', 'apiKey']);
    expect(await schemesOf({ PARLEY_OIDC_ISSUER: issuer })).toEqual(['bearer', 'openIdConnect']);
    const { extensions } = (await card(agent.url))['capabilities'] as { extensions: { uri: string }[] };
    expect(extensions.map(({ uri }) => uri.split(':')[3])).toEqual([
      'limits',
      'resume',
      'delegation',
      'conversation',
      'approval',
    ]);
  });

  it('states the limits, and no scheme where nobody is asked', async () => {
    const open = await card(agent.url);
    expect(open).not.toHaveProperty('securitySchemes');
    const { extensions } = open['capabilities'] as { extensions: { uri: string; params?: object }[] };
    expect(extensions.find(({ uri }) => uri === 'urn:parley:a2a:limits:v1')?.params).toEqual({
      maxConcurrentTasks: 4,
    });
  });

  it('is not sent again to who has it', async () => {
    const address = `${agent.url}/.well-known/agent-card.json`;
    const first = await fetch(address);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toMatch(/max-age=\d+/);
    expect(first.headers.get('vary')).toContain('A2A-Version');
    expect(Date.parse(first.headers.get('last-modified') ?? '')).toBeGreaterThan(0);
    const again = await fetch(address, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await fetch(address, { headers: { 'if-none-match': etag, 'a2a-version': '1.0' } });
    expect(other.status).toBe(200);
  });

  it('says whether the agent can work', async () => {
    const ready = await fetch(`${agent.url}/ready`);
    expect(await ready.json()).toMatchObject({ checks: { database: 'ok', queue: 'ok', worker: 'ok' } });
    expect((await fetch(`${agent.url}/health`)).status).toBe(200);
  });
});
