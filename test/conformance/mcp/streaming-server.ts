// A server to be killed: node streaming-server.ts PORT. Its one slow tool streams progress until it is stopped.
import { setTimeout as sleep } from 'node:timers/promises';
import { defineTool, type ToolDefinition } from '@parley/mcp-servers/define';
import { createMcpService } from '@parley/mcp-servers/host';
import { fixturePrincipals, fixtureServer, fixtureTools } from '@parley/mcp-servers/testing/fixture';
import { bareDeps, namedIdentity } from '@parley/mcp-servers/testing/harness';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';

const [say] = fixtureTools as [ToolDefinition];
const stream = defineTool({
  ...say,
  name: 'stream_long',
  timeoutMs: 60_000,
  async run(_input, { progress, signal }) {
    for (let step = 1; ; step++) {
      await progress(step);
      await sleep(20, undefined, { signal });
    }
  },
});

const logger = silentLogger();
const service = createMcpService(fixtureServer({ tools: [say, stream] }), {
  ...bareDeps(logger),
  identity: namedIdentity(fixturePrincipals),
});
await serveApp({ app: service.app, host: '127.0.0.1', port: Number(process.argv[2]), logger });
process.stdout.write('ready\n');
