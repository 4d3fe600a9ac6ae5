import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discoverServers } from '@parley/mcp-servers/discover';
import { hasWorkerd } from '@parley/mcp-servers/edge/testing/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../../support/constellation.ts';
import { argumentsOf, callsFor, EXAMPLES, type Result } from './examples.ts';
import { type Offer, PEERS, type Peer, type Way } from './peers.ts';
import { startEdgeTarget } from './targets.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SERVERS = (await discoverServers()).map(({ name }) => name);
/** A Worker in Cloudflare's own runtime, where that runs: over HTTP only. */
const EDGE = (await hasWorkerd()) ? ['edge'] : [];

let parley: Constellation;
let home: string;
let edge: Awaited<ReturnType<typeof startEdgeTarget>>;
beforeAll(async () => {
  parley = await startConstellation();
  if (EDGE.length > 0) edge = await startEdgeTarget();
  home = mkdtempSync(join(tmpdir(), 'parley-home-'));
});
afterAll(async () => {
  await edge?.close();
  await parley?.close();
  rmSync(home, { recursive: true, force: true });
});

const overHttp = (server: string): Way => ({
  url: server === edge?.name ? edge.url : `${parley.config.urls.mcp(server)}/mcp`,
});

/** As a desktop client starts it: a process of its own, on the same database. */
const overStdio = (server: string): Way => ({
  command: process.execPath,
  args: ['cli/main.ts', 'mcp', server],
  cwd: ROOT,
  env: {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: parley.config.database.url ?? '',
    PORT_BASE: String(parley.config.ports['orchestrator']),
    PARLEY_HOME: home,
    PARLEY_MODEL: 'offline',
    PARLEY_LOG_LEVEL: 'silent',
  },
});

/** Lists, one valid call, one resource, one call that is refused in words that help. */
async function useAll(peer: Peer, server: string): Promise<void> {
  const examples = EXAMPLES[server];
  const offer = await peer.offer();
  await callFirst(peer, server, offer);
  const uri = offer.resources.find((known) => known === (examples?.resource ?? offer.resources[0]));
  if (uri) expect((await peer.read(uri)).length, uri).toBeGreaterThan(1);
  if (examples?.resource) expect(offer.resources).toContain(examples.resource);
  if (!examples) return;
  const refused = await peer.call(examples.wrong.tool, examples.wrong.arguments);
  expect(refused.failed, refused.text).toBe(true);
  // The adapters check arguments themselves, before the server can say what is wrong with them.
  if (!refused.text.startsWith('Received tool input did not match'))
    expect(refused.text).toMatch(examples.wrong.names);
}

async function callFirst(peer: Peer, server: string, { tools }: Offer): Promise<void> {
  const [first] = callsFor(tools, EXAMPLES[server]);
  if (!first) throw new TypeError(`${server} offers no tool`);
  const earlier: Record<string, Result> = {};
  const { failed, text } = await peer.call(first.tool, argumentsOf(first, earlier));
  expect(failed, text).toBe(false);
  expect(text.length).toBeGreaterThan(10);
}

/** A process for each server takes seconds: one for each client, or every client with every server for PARLEY_SWEEP=all. */
const sweepsAll = process.env['PARLEY_SWEEP'] === 'all';
const overStdioBy = (turn: number): string[] =>
  SERVERS.filter((_server, index) => sweepsAll || index === turn);

describe.each(Object.entries(PEERS).map(([name, connect], turn) => ({ name, connect, turn })))(
  '$name',
  ({ connect, turn }) => {
    it.each([...SERVERS, ...EDGE])('uses %s over HTTP (R3)', async (server) => {
      const peer = await connect(overHttp(server));
      await useAll(peer, server).finally(() => peer.close());
    });

    it('uses servers that it has started itself, over stdio (R3)', { timeout: 180_000 }, async () => {
      const used = await Promise.allSettled(
        overStdioBy(turn).map(async (server) => {
          const peer = await connect(overStdio(server));
          await useAll(peer, server).finally(() => peer.close());
        }),
      );
      for (const result of used) if (result.status === 'rejected') throw result.reason;
      expect(used.length).toBeGreaterThan(0);
    });
  },
);
