// The agent that the official A2A kits are run against: node test/conformance/kits/serve-a2a.ts [--legacy] [--port N].
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startTestAgent } from '@parley/a2a/testing';
import { conformanceExecutor } from '@parley/a2a/testing/conformance';
import { openDatabase } from '@parley/platform/database';
import { silentLogger } from '@parley/platform/logger';
import { startEmbedded } from '@parley/platform/postgres/embedded';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9999' },
    legacy: { type: 'boolean', default: false },
    // The mandatory part of the kit for 0.3 cannot read a card that has callbacks.
    'no-push': { type: 'boolean', default: false },
    // The kit for 0.3 takes an address of loopback on a card for a leak.
    name: { type: 'string', default: hostname() },
  },
});
const port = Number(values.port);

const dir = mkdtempSync(join(tmpdir(), 'parley-kits-'));
const server = await startEmbedded({ dir, logger: silentLogger() });
const database = await openDatabase({ url: server.url, logger: silentLogger(), max: 20 });
const agent = await startTestAgent({
  test: { url: server.url, database, drop: async () => undefined },
  name: 'conformance',
  executor: conformanceExecutor,
  port,
  // The kit for 0.3 knows gRPC of 0.3 alone, which nobody speaks here.
  ...(values.legacy ? {} : { grpcPort: port + 100 }),
  // The kit for 1.0 takes a card of 1.0 alone; that for 0.3 wants one that it can read.
  kit: !values.legacy,
  openCard: values.legacy,
  push: !values['no-push'],
  over: {
    url: `http://${values.name}:${port}`,
    description: 'Behaves as the conformance kits of A2A ask.',
    skills: [{ id: 'echo', name: 'Echo', description: 'Says it again.', tags: ['echo'], examples: ['hi'] }],
    inputModes: ['*/*'],
    maxConcurrentTasks: 16,
  },
  // The kits' webhooks are on this machine.
  env: { PARLEY_CALLBACK_ORIGINS: 'http://localhost:*,http://127.0.0.1:*' },
});
process.stdout.write(`ready ${agent.url}\n`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stop();
  });
}

async function stop(): Promise<void> {
  await agent.stop();
  await database.close();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
