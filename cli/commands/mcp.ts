import { discoverServers } from '@parley/mcp-servers/discover';
import { serveMcpStdio } from '@parley/mcp-servers/stdio';
import type { Config } from '@parley/platform/config';
import { createLifecycle, stopOnSignals } from '@parley/platform/lifecycle';
import { createLogger } from '@parley/platform/logger';
import { layFoundation } from '../compose/foundation.ts';

/** One MCP server over stdio, for clients that start their servers themselves. stdout is the wire. */
export async function mcp(config: Config, name: string): Promise<number> {
  const [server] = await discoverServers([name]);
  if (!server) return 1;
  const lifecycle = createLifecycle(createLogger({ level: config.logLevel }));
  stopOnSignals(lifecycle);
  try {
    const foundation = await layFoundation(config, lifecycle);
    const served = await serveMcpStdio(server, { ...foundation, models: await foundation.models() });
    lifecycle.onClose(name, served.close);
    await new Promise<void>((resolve) => {
      process.stdin.once('close', resolve);
      process.stdin.once('end', resolve);
      lifecycle.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    return 0;
  } finally {
    await lifecycle.close();
  }
}
