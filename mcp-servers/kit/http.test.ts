import type { Service } from '@parley/platform/service';
import { describe, expect, it } from 'vitest';
import type { ToolDefinition } from '../define.ts';
import { createMcpService } from '../host.ts';
import { fixturePrincipals, fixtureServer, fixtureTools } from '../testing/fixture.ts';
import { bareDeps, fetchOf, namedIdentity, recordingLogger } from '../testing/harness.ts';

const identity = namedIdentity(fixturePrincipals);

function service(rateLimit?: { burst: number; perSecond: number }) {
  const { logger, lines } = recordingLogger();
  const made = createMcpService(fixtureServer(), {
    ...bareDeps(logger),
    identity,
    ...(rateLimit ? { rateLimit } : {}),
  });
  return { made, lines };
}

describe('the HTTP side of an MCP server', () => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
  const post = (made: Service, headers: Record<string, string> = {}, content = body) =>
    fetchOf(made)('http://127.0.0.1:8092/mcp', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: content,
    });

  it('asks who calls before it looks at the body (R9.1)', async () => {
    const { made } = service();
    const response = await post(made, {}, 'not json at all');
    expect(response.status).toBe(401);
    const challenge = response.headers.get('www-authenticate') ?? '';
    expect(challenge).toContain(
      'resource_metadata="http://127.0.0.1:8092/.well-known/oauth-protected-resource/mcp"',
    );
    expect(challenge).toContain('scope="echo:read echo:write echo:secret"');
    expect(challenge).not.toContain('invalid_token');
    const wrong = await post(made, { authorization: 'Bearer nobody' });
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('names all scopes of a refused operation at once', async () => {
    const { made } = service();
    const write = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'write_note', arguments: { text: 'x' } },
    });
    const response = await post(made, { authorization: 'Bearer bob' }, write);
    expect(response.status).toBe(403);
    const challenge = response.headers.get('www-authenticate') ?? '';
    expect(challenge).toContain('insufficient_scope');
    expect(challenge).toContain('scope="echo:read echo:write"');
    expect(challenge).toContain('resource_metadata=');
  });

  it.each([
    ['a foreign host', { host: 'evil.example' }, 403],
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['an origin of ours', { origin: 'http://localhost:5173' }, 200],
    ['a wrong content type', { 'content-type': 'text/plain' }, 415],
  ])('answers %s with its status', async (_what, headers, status) => {
    const { made } = service();
    expect((await post(made, { authorization: 'Bearer bob', ...headers })).status).toBe(status);
  });

  it('refuses a body above the limit', async () => {
    const { made } = service();
    const huge = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'ping',
      params: { pad: 'x'.repeat(1_100_000) },
    });
    expect((await post(made, { authorization: 'Bearer bob' }, huge)).status).toBe(413);
  });

  it('slows a caller down that calls too often, and only that one (R8.5)', async () => {
    const { made } = service({ burst: 2, perSecond: 1 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await post(made, { authorization: 'Bearer bob' })).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await post(made, { authorization: 'Bearer bob' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post(made, { authorization: 'Bearer alice' })).status).toBe(200);
  });

  it('gives a result again to those who may see the same, and counts at /health (R8.1, R9.2)', async () => {
    let runs = 0;
    const [say] = fixtureTools as [ToolDefinition];
    const shared: ToolDefinition = {
      ...say,
      cache: { ttlSeconds: 60, sharedBy: 'scopes' },
      run: async (_input, { principal }) => ({ said: `run ${++runs}`, subject: principal.subject }),
    };
    const { logger } = recordingLogger();
    const deps = { ...bareDeps(logger), identity };
    const made = createMcpService(fixtureServer({ tools: [shared] }), deps);
    const ask = async (token: string): Promise<string> => {
      const request = { name: 'say_text', arguments: { text: 'x' } };
      const content = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: request });
      return (await post(made, { authorization: `Bearer ${token}` }, content)).text();
    };
    expect(await ask('bob')).toContain('run 1');
    expect(await ask('bob')).toContain('"status":"hit"');
    expect(await ask('alice')).toContain('run 2');
    expect(await ask('root')).toContain('run 3');
    expect(await (await fetchOf(made)('http://127.0.0.1:8092/health')).json()).toMatchObject({
      cache: { hits: 1, misses: 3, size: 3 },
    });
  });

  it('publishes its resource metadata, health and readiness without a token', async () => {
    const { made } = service();
    const get = async (path: string) => (await fetchOf(made)(`http://127.0.0.1:8092${path}`)).json();
    expect(await get('/.well-known/oauth-protected-resource/mcp')).toMatchObject({
      resource: 'http://127.0.0.1:8092/mcp',
      scopes_supported: ['echo:read', 'echo:write', 'echo:secret'],
      bearer_methods_supported: ['header'],
    });
    expect(await get('/health')).toMatchObject({ status: 'ok', version: '1.2.3' });
    expect(await get('/ready')).toMatchObject({ status: 'ready', checks: { echo: 'ok' } });
  });
});
