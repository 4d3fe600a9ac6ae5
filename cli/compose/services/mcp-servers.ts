import { discoverServers } from '@parley/mcp-servers/discover';
import { createMcpService } from '@parley/mcp-servers/host';
import type { PartFactory } from './part.ts';

export const services: PartFactory = async (foundation) => {
  const models = await foundation.models();
  const servers = await discoverServers();
  return servers.map((server) => createMcpService(server, { ...foundation, models }));
};
