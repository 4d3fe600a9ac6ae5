import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';

const KEYS = [
  { key: 'the-key-of-ana-0', subject: 'ana', scopes: ['*'] },
  { key: 'the-key-of-bob-0', subject: 'bob', scopes: ['kb:read'] },
];

let parley: Constellation;

beforeAll(async () => {
  parley = await startConstellation({ PARLEY_MODEL: 'offline', PARLEY_API_KEYS: JSON.stringify(KEYS) });
}, 120_000);
afterAll(() => parley?.close());

const as = (who: 0 | 1) => ({ authorization: `Bearer ${KEYS[who]?.key}` });

async function clientOf(server: string, who: 0 | 1): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  const url = new URL(`/mcp/${server}`, parley.url);
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers: as(who) } }));
  return client;
}

interface Listed {
  servers: { name: string; healthy: boolean; path: string }[];
}

describe('the MCP servers through the front (R3)', () => {
  it('are listed, and each answers a client in the caller’s name', async () => {
    const response = await parley.request('/mcp-servers', { headers: as(0) });
    const { servers } = (await response.json()) as Listed;
    expect(servers.map(({ name }) => name)).toEqual(expect.arrayContaining(['enterprise-data', 'knowledge']));
    for (const { name, healthy } of servers) {
      expect(healthy, name).toBe(true);
      const client = await clientOf(name, 0);
      expect((await client.listTools()).tools.length, name).toBeGreaterThan(0);
      await client.close();
    }
  });

  it('decide by the rights of the caller', async () => {
    const client = await clientOf('memory', 1);
    const call = client.callTool({ name: 'remember', arguments: { text: 'Likes euros' } });
    const refused = await call.then(
      (result) => result.isError === true,
      () => true,
    );
    expect(refused).toBe(true);
    await client.close();
  });

  it('are nobody’s without an identity, and unknown ones are unknown', async () => {
    expect((await parley.request('/mcp/knowledge', { method: 'POST' })).status).toBe(401);
    expect((await parley.request('/mcp/nothing', { method: 'POST', headers: as(0) })).status).toBe(404);
  });
});
