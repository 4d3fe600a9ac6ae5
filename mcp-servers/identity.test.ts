import type { Client } from '@modelcontextprotocol/client';
import { createIdentity, type Identity } from '@parley/platform/identity';
import type { Principal } from '@parley/platform/identity/principal';
import { silentLogger } from '@parley/platform/logger';
import type { Service } from '@parley/platform/service';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMcpService } from './host.ts';
import { fixtureServer } from './testing/fixture.ts';
import { bareDeps, connect, fetchOf } from './testing/harness.ts';

const KEY = 'a-key-of-sixteen-characters';
const principal = (subject: string, scopes: string[]): Principal => ({
  subject,
  scopes,
  actors: ['coordinator'],
});

let test: TestDatabase;
let identity: Identity;
let service: Service;

beforeAll(async () => {
  test = await testDatabase();
  const keys = JSON.stringify([{ key: KEY, subject: 'kim', scopes: ['echo:read'] }]);
  const config = testConfig({ PARLEY_API_KEYS: keys });
  identity = await createIdentity({ config, database: test.database });
  const deps = {
    ...bareDeps(silentLogger()),
    config,
    identity,
    rateLimit: { burst: 5_000, perSecond: 5_000 },
  };
  service = createMcpService(fixtureServer(), deps);
});
afterAll(async () => {
  await service.close();
  await test.drop();
});

const token = (who: Principal, audience = 'mcp:knowledge', scopes?: string[]) =>
  identity.delegate(who, { audience, actor: 'data-analyst', ...(scopes ? { scopes } : {}) });

async function status(headers: Record<string, string>): Promise<number> {
  const response = await fetchOf(service)('http://127.0.0.1:8092/mcp', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
  });
  await response.text();
  return response.status;
}

describe('a call through the whole identity of the service (R9.1, R9.2)', () => {
  it('takes a token of its own audience and an API key, and nothing else', async () => {
    const ana = principal('ana', ['echo:read']);
    const good = await token(ana);
    const [head, body, signature] = good.split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    expect(await status({ authorization: `Bearer ${good}` })).toBe(200);
    expect(await status({ 'x-api-key': KEY })).toBe(200);
    const refused = [
      await token(ana, 'mcp:enterprise-data'),
      await token(ana, 'agent:data-analyst'),
      await token(ana, 'mcp:knowledge2'),
      none,
      `${head}.${body}.${signature?.slice(0, -4)}AAAA`,
      `${head}.${Buffer.from('{"sub":"root"}').toString('base64url')}.${signature}`,
      'not-a-key',
      '',
    ];
    for (const bearer of refused) expect(await status({ authorization: `Bearer ${bearer}` })).toBe(401);
    expect(await status({})).toBe(401);
  });

  it('gives a hop no scope that its user does not have', async () => {
    const wide = await token(principal('bob', ['echo:read']), 'mcp:knowledge', [
      'echo:read',
      'echo:write',
      '*',
    ]);
    const client = await connect(service, { token: wide });
    expect((await client.listTools()).tools.map((tool) => tool.name)).not.toContain('write_note');
    await client.close();
  });

  it('answers a thousand mixed calls of two users, each with their own identity', async () => {
    const users = { ana: ['echo:read', 'echo:write'], bob: ['echo:read'] };
    const clients: [string, Client][] = await Promise.all(
      Object.entries(users).map(
        async ([who, scopes]): Promise<[string, Client]> => [
          who,
          await connect(service, {
            token: await token(principal(who, scopes)),
            era: who === 'ana' ? 'modern' : 'legacy',
          }),
        ],
      ),
    );
    for (let round = 0; round < 20; round++) {
      await Promise.all(
        Array.from({ length: 50 }, async (_, i) => {
          const [who, client] = clients[i % 2] as [string, Client];
          const result = await client.callTool({
            name: 'say_text',
            arguments: { text: `${who} ${round} ${i}` },
          });
          expect(result.structuredContent).toEqual({ said: `${who} ${round} ${i}`, subject: who });
        }),
      );
    }
    for (const [, client] of clients) await client.close();
  });
});
