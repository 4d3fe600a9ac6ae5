// What a tool call costs by each way to it, as ratios to a bare Hono POST of the same run: npm run bench:mcp
// Fails when the gate and the audit add more than 35 % to the SDK's own stateless call.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { createMcpService } from '@parley/mcp-servers/host';
import { createAuditLog } from '@parley/platform/audit';
import { loadConfig } from '@parley/platform/config';
import { openDatabase } from '@parley/platform/database';
import { serveApp } from '@parley/platform/http';
import { createIdentity } from '@parley/platform/identity';
import { silentLogger } from '@parley/platform/logger';
import { startEmbedded } from '@parley/platform/postgres/embedded';
import type { Queues } from '@parley/platform/queue';
import { Hono } from 'hono';
import { benchServer, sayTimes, schemas } from './mcp-tools.ts';

const WARM_UP = 100;
const ROUNDS = Number(process.argv[2] ?? 500);
const MOST_ADDED = 1.35;
const ARGS = { text: 'hello', times: 2 };
const logger = silentLogger();
const closers: (() => Promise<unknown>)[] = [];

type Call = () => Promise<unknown>;

const serve = async (fetch: (request: Request) => Response | Promise<Response>): Promise<string> => {
  const server = await serveApp({ app: { fetch }, host: '127.0.0.1', port: 0, logger });
  closers.push(() => server.close(100));
  return server.url;
};

async function connected(url: string, token?: string): Promise<Client> {
  const client = new Client({ name: 'bench', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers } }));
  closers.push(() => client.close());
  return client;
}

const toolCall =
  (client: Client, name = 'say_text'): Call =>
  async () => {
    const { isError } = await client.callTool({ name, arguments: ARGS });
    if (isError) throw new Error(`${name} failed`);
  };

/** The floor: a POST of the same JSON to a handler that echoes it. */
async function bare(): Promise<Call> {
  const app = new Hono();
  app.post('/mcp', async (c) => c.json(await c.req.json()));
  const url = await serve(app.fetch);
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { arguments: ARGS } }),
  };
  return async () => (await fetch(`${url}/mcp`, init)).json();
}

/** The same two tools on the SDK alone, as its own documentation has it. */
async function sdk(): Promise<Call> {
  const handler = createMcpHandler(
    () => {
      const mcp = new McpServer({ name: 'knowledge', version: '1.0.0' });
      for (const name of ['say_text', 'say_cached']) {
        mcp.registerTool(
          name,
          {
            title: 'Say',
            description: 'Says the text.',
            inputSchema: schemas.input,
            outputSchema: schemas.output,
          },
          async (args) => {
            const said = sayTimes(args);
            return { content: [{ type: 'text', text: JSON.stringify(said) }], structuredContent: said };
          },
        );
      }
      return mcp;
    },
    { legacy: 'stateless' },
  );
  const app = new Hono();
  app.all('/mcp', (c) => handler.fetch(c.req.raw));
  return toolCall(await connected(await serve(app.fetch)));
}

async function stdio(): Promise<Call> {
  const client = new Client({ name: 'bench', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  const args = [join(import.meta.dirname, 'mcp-server.ts')];
  await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  closers.push(() => client.close());
  return toolCall(client);
}

/** Ours: host and origin, gate with a signed token, rate limit, both schemas, audit in its table. */
async function ours(): Promise<{ plain: Call; cached: Call }> {
  const home = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  closers.push(async () => rmSync(home, { recursive: true, force: true }));
  const postgres = await startEmbedded({ dir: join(home, 'postgres'), logger });
  closers.push(postgres.stop);
  const database = await openDatabase({ url: postgres.url, logger });
  closers.push(database.close);
  const config = loadConfig({ PARLEY_HOME: home });
  const audit = await createAuditLog({ database, logger, retentionDays: 1 });
  closers.push(audit.close);
  const identity = await createIdentity({ config, database, audit });
  const service = createMcpService(benchServer, {
    config,
    logger,
    database,
    queues: {} as Queues,
    identity,
    audit,
    rateLimit: { burst: 1_000_000, perSecond: 1_000_000 },
  });
  closers.push(service.close);
  const user = { subject: 'ana', scopes: ['kb:read'], actors: ['coordinator'] };
  const token = await identity.delegate(user, { audience: 'mcp:knowledge', actor: 'hr-specialist' });
  const client = await connected(await serve(service.app.fetch), token);
  return { plain: toolCall(client), cached: toolCall(client, 'say_cached') };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** One call by each way in turn: what else the machine does meets all of them alike. */
async function measure(ways: Record<string, Call>): Promise<Record<string, number>> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [name, call] of Object.entries(ways)) {
      const started = performance.now();
      await call();
      if (round >= 0) times[name]?.push(performance.now() - started);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

try {
  const { plain, cached } = await ours();
  const p50 = await measure({
    'bare Hono POST': await bare(),
    stdio: await stdio(),
    "HTTP, the SDK's own": await sdk(),
    'HTTP with gate and audit': plain,
    'the same, cached': cached,
  });
  const floor = p50['bare Hono POST'] ?? Number.NaN;
  const lines = Object.entries(p50).map(
    ([name, ms]) => `| ${name} | ${ms.toFixed(2)} | ${(ms / floor).toFixed(2)} |`,
  );
  const added = (p50['HTTP with gate and audit'] ?? Number.NaN) / (p50["HTTP, the SDK's own"] ?? Number.NaN);
  process.stdout.write(
    `| tool call | p50 ms | / bare POST |\n|---|---|---|\n${lines.join('\n')}\ngate and audit: ${added.toFixed(2)} times the SDK's own call, at most ${MOST_ADDED}\n`,
  );
  process.exitCode = added <= MOST_ADDED ? 0 : 1;
} finally {
  for (const close of closers.reverse()) await close();
}
