import { discoverFolders } from '@parley/platform/discover';
import { ParleyError } from '@parley/platform/errors';
import type { ServerDefinition } from './define.ts';

const here = new URL('./', import.meta.url);

/** Every sub-folder with a `server.ts` is an MCP server; `only` picks some of them by name. */
export async function discoverServers(
  only?: readonly string[],
  root: URL = here,
): Promise<ServerDefinition[]> {
  const servers = await discoverFolders({ root, file: 'server.ts', parse: serverOf });
  if (!only) return servers;
  const unknown = only.filter((name) => !servers.some((server) => server.name === name));
  if (unknown.length > 0) {
    const known = servers.map((server) => server.name).join(', ');
    throw new ParleyError('invalid_input', `There is no MCP server called ${unknown.join(', ')}.`, {
      hint: `Known: ${known}.`,
    });
  }
  return servers.filter((server) => only.includes(server.name));
}

function serverOf(name: string, module: Record<string, unknown>): ServerDefinition {
  const server = module['server'];
  if (isServer(server)) return server;
  throw new ParleyError(
    'internal',
    `mcp-servers/${name}/server.ts must export "server", made by defineServer.`,
  );
}

function isServer(value: unknown): value is ServerDefinition {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'create' in value &&
    'instructions' in value
  );
}
