import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discoverServers } from '@parley/mcp-servers/discover';
import { bundleWorker, hasWorkerd, startWorker } from '@parley/mcp-servers/edge/testing/worker';
import { createConformanceFixture } from '@parley/mcp-servers/testing/conformance/service';
import { loadConfig } from '@parley/platform/config';
import { openDatabase } from '@parley/platform/database';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { joinEmbedded } from '@parley/platform/postgres/embedded';
import { freePortBase } from '@parley/platform/testing/ports';
import { startProcess } from '../../support/process.ts';

/** A server to look at, at an address that needs no token: the kit has none to send. */
export interface Target {
  name: string;
  url: string;
}

export interface Targets {
  fixture: Target;
  servers: Target[];
  /** Servers that this machine cannot run. */
  missing: string[];
  close(): Promise<void>;
}

/** Many, in turn: the kit calls more often than the Worker lets one caller. */
const EDGE_KEYS = Array.from({ length: 50 }, (_, n) => `a-key-for-the-conformance-kit-${n}`);

/** The Worker alone, behind a token; undefined where its runtime does not run. */
export async function startEdgeTarget(): Promise<(Target & { close(): Promise<void> }) | undefined> {
  if (!(await hasWorkerd())) return undefined;
  const closers: (() => Promise<unknown>)[] = [];
  const serve = await startEdge(closers);
  let calls = 0;
  const fetch = (request: Request) => serve(withKey(request, EDGE_KEYS[calls++ % EDGE_KEYS.length] ?? ''));
  const server = await serveApp({ app: { fetch }, host: '127.0.0.1', port: 0, logger: silentLogger() });
  closers.push(() => server.close(100));
  return {
    name: 'edge',
    url: `${server.url}/mcp`,
    async close() {
      for (const one of closers.reverse()) await one();
    },
  };
}

type Fetch = (request: Request) => Response | Promise<Response>;

/** Every real server of a fresh installation, the Worker in its own runtime, and the fixture. */
export async function startTargets(): Promise<Targets> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  /** Puts a token in front of a server. */
  const serveAs = async (name: string, key: () => string, fetch: Fetch): Promise<Target> => {
    const app = { fetch: (request: Request) => fetch(withKey(request, key())) };
    const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
    closers.push(() => server.close(100));
    return { name, url: `${server.url}/mcp` };
  };
  try {
    const { servers, database } = await startInstallation(closers);
    const fixture = await createConformanceFixture(database);
    closers.push(fixture.close);
    const fixtureTarget = await serveAs(
      'fixture',
      () => 'root',
      (request) => fixture.app.fetch(request),
    );
    const edge = (await hasWorkerd()) ? await startEdge(closers) : undefined;
    let calls = 0;
    const nextKey = (): string => EDGE_KEYS[calls++ % EDGE_KEYS.length] ?? '';
    if (edge) servers.push(await serveAs('edge', nextKey, edge));
    return { fixture: fixtureTarget, servers, missing: edge ? [] : ['edge'], close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startInstallation(closers: (() => Promise<unknown>)[]) {
  const home = mkdtempSync(join(tmpdir(), 'parley-home-'));
  closers.push(async () => rmSync(home, { recursive: true, force: true }));
  const env = { PARLEY_HOME: home, PORT_BASE: String(await freePortBase()), PARLEY_MODEL: 'offline' };
  const parley = await startProcess(['start'], env);
  closers.push(() => parley.kill('SIGTERM'));
  const { urls } = loadConfig(env);
  const names = (await discoverServers()).map(({ name }) => name);
  const dir = join(home, 'postgres');
  const url = await joinEmbedded({ dir, signal: AbortSignal.timeout(10_000) });
  const database = await openDatabase({ url, logger: silentLogger() });
  closers.push(database.close);
  return { servers: names.map((name): Target => ({ name, url: `${urls.mcp(name)}/mcp` })), database };
}

async function startEdge(closers: (() => Promise<unknown>)[]): Promise<Fetch> {
  const keys = EDGE_KEYS.map((key) => ({ key, subject: key, scopes: ['*'] }));
  const worker = await startWorker(await bundleWorker(), { PARLEY_API_KEYS: JSON.stringify(keys) });
  closers.push(() => worker.miniflare.dispose());
  const serve: Fetch = async (request) => {
    const { pathname, search } = new URL(request.url);
    const answer = await worker.miniflare.dispatchFetch(new URL(`${pathname}${search}`, worker.url), {
      method: request.method,
      headers: withoutHop(request.headers),
      ...(request.body ? { body: await request.arrayBuffer() } : {}),
    });
    return new Response(answer.body as ReadableStream | null, {
      status: answer.status,
      headers: withoutHop(answer.headers),
    });
  };
  const documents = [{ id: 'a', title: 'Remote work', text: 'Two days a week.' }];
  await serve(
    withKey(
      new Request(new URL('/index', worker.url), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ documents }),
      }),
      EDGE_KEYS[0] ?? '',
    ),
  );
  return serve;
}

function withoutHop(headers: Iterable<[string, string]>): [string, string][] {
  return [...headers].filter(([name]) => !OF_ONE_HOP.has(name));
}

/** What belongs to one connection, or was undone by the fetch in between. */
const OF_ONE_HOP = new Set([
  'connection',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'keep-alive',
]);

function withKey(request: Request, key: string): Request {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${key}`);
  return new Request(request, { headers });
}
