import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
let store: TestDatabase;
let home: string;
beforeAll(async () => {
  store = await testDatabase();
  home = mkdtempSync(join(tmpdir(), 'parley-home-'));
});
afterAll(async () => {
  await store.drop();
  rmSync(home, { recursive: true, force: true });
});

/** As a desktop client starts them: a process for each server (R3). */
describe.each([
  ['enterprise-data', 'query_database', { table: 'open_positions', aggregates: [{ fn: 'count' }] }, '23'],
  ['knowledge', 'search_knowledge_base', { query: 'remote work' }, 'VPN'],
  ['files', 'list_files', {}, 'runbooks'],
] as const)('%s over stdio', (server, tool, args, expected) => {
  it(`answers ${tool}`, { timeout: 60_000 }, async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['cli/main.ts', 'mcp', server],
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: store.url,
        PARLEY_HOME: home,
        PARLEY_MODEL: 'offline',
        PARLEY_LOG_LEVEL: 'silent',
      },
    });
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(transport);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain(tool);
    const result = await client.callTool({ name: tool, arguments: args });
    expect(result.isError ?? false).toBe(false);
    expect(JSON.stringify(result.content)).toContain(expected);
    await client.close();
  });
});
