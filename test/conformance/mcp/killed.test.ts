import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createMcpGateway } from '@parley/agents/tools/gateway';
import { fixturePrincipals } from '@parley/mcp-servers/testing/fixture';
import { namedIdentity } from '@parley/mcp-servers/testing/harness';
import type { Principal } from '@parley/platform/identity/principal';
import { freePort } from '@parley/platform/ports';
import { afterEach, expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, 'streaming-server.ts');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function startServer(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [SCRIPT, String(port)], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

it('a server killed in the middle of a streamed call: an error within a second, and the next call works (R3.7)', async () => {
  const port = await freePort();
  const first = await startServer(port);
  const gateway = createMcpGateway({
    identity: namedIdentity(fixturePrincipals),
    urlOf: () => `http://127.0.0.1:${port}`,
  });
  const caller = { principal: fixturePrincipals['alice'] as Principal, agent: 'data-analyst', scopes: ['*'] };
  const streaming = Promise.withResolvers<void>();
  const call = gateway.use({ server: 'knowledge', caller }, (client) =>
    client.callTool(
      { name: 'stream_long', arguments: { text: 'x' } },
      { timeout: 60_000, onprogress: ({ progress }) => progress > 2 && streaming.resolve() },
    ),
  );
  call.catch(() => undefined);
  await streaming.promise;
  const killedAt = performance.now();
  first.kill('SIGKILL');
  await expect(call).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  expect(performance.now() - killedAt).toBeLessThan(1_000);

  await startServer(port);
  const result = await gateway.use({ server: 'knowledge', caller }, (client) =>
    client.callTool({ name: 'say_text', arguments: { text: 'back' } }),
  );
  expect(result.structuredContent).toMatchObject({ said: 'back', subject: 'alice' });
  await gateway.close();
});
