import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { discoverServers } from './discover.ts';

const root = mkdtempSync(join(tmpdir(), 'parley-servers-'));
afterAll(() => rmSync(root, { recursive: true }));

function folder(name: string, source: string): URL {
  const base = join(root, crypto.randomUUID());
  mkdirSync(join(base, name), { recursive: true });
  writeFileSync(join(base, name, 'server.ts'), source);
  return pathToFileURL(`${base}/`);
}

describe('discovering MCP servers', () => {
  it('finds every folder with a server, and those that were asked for', async () => {
    const all = await discoverServers();
    expect(all.map((server) => server.name)).toContain('enterprise-data');
    expect((await discoverServers(['enterprise-data'])).map((server) => server.name)).toEqual([
      'enterprise-data',
    ]);
  });

  it('names what is known when a name is not', async () => {
    await expect(discoverServers(['enterprize-data'])).rejects.toMatchObject({
      code: 'invalid_input',
      hint: expect.stringContaining('enterprise-data'),
    });
  });

  it('adds a server when a folder is added', async () => {
    const at = folder(
      'weather',
      `export const server = { name: 'weather', instructions: 'x', create: () => ({}) };`,
    );
    expect((await discoverServers(undefined, at)).map((server) => server.name)).toEqual(['weather']);
  });

  it('refuses a folder that exports no server, or one of another name', async () => {
    await expect(discoverServers(undefined, folder('weather', 'export const other = 1;'))).rejects.toThrow(
      'must export "server"',
    );
    const misnamed = folder(
      'weather',
      `export const server = { name: 'climate', instructions: 'x', create: () => ({}) };`,
    );
    await expect(discoverServers(undefined, misnamed)).rejects.toThrow('its folder is "weather"');
  });
});
