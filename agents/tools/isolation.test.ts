import { defineServer, defineTool } from '@parley/mcp-servers/define';
import { createMcpService } from '@parley/mcp-servers/host';
import { serveApp } from '@parley/platform/http';
import { createIdentity } from '@parley/platform/identity';
import { hasScope, type Principal } from '@parley/platform/identity/principal';
import { silentLogger } from '@parley/platform/logger';
import { mapLimit } from '@parley/platform/resilience';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createMcpGateway } from './gateway.ts';
import { createToolbox, type Toolbox } from './toolbox.ts';

/** The whole thousand is for PARLEY_SWEEP=all. */
const CALLS = process.env['PARLEY_SWEEP'] === 'all' ? 1_000 : 240;
const AT_ONCE = 16;

const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};
const base = { annotations, timeoutMs: 10_000, maxResultBytes: 10_000, scopes: ['staff:read'] };
const output = z.object({ subject: z.string(), asked: z.string(), pay: z.string().optional() });
const input = z.object({ asked: z.string() });
const pay = (principal: Principal) => (hasScope(principal, 'pay:read') ? { pay: 'much' } : {});

/** Who is who; Cyd may do the same as Ben, and is another person. */
const PEOPLE = {
  ana: ['staff:read', 'pay:read'],
  ben: ['staff:read'],
  cyd: ['staff:read'],
} as const;
type Person = keyof typeof PEOPLE;
const principalOf = (who: Person): Principal => ({
  subject: who,
  scopes: PEOPLE[who],
  actors: ['coordinator'],
});

/** A tool that keeps nothing, one whose results are kept by what the caller may see, and a resource for each. */
const office = defineServer({
  name: 'office',
  version: '1.0.0',
  title: 'Office',
  instructions: 'Staff of an office.',
  scopes: ['staff:read', 'pay:read'],
  create: () => ({
    tools: [
      defineTool({
        ...base,
        name: 'say_who',
        title: 'Say who',
        description: 'Says who asks. Example: {"asked":"x"}',
        input,
        output,
        cache: 'never',
        run: async ({ asked }, { principal }) => ({ subject: principal.subject, asked, ...pay(principal) }),
      }),
      defineTool({
        ...base,
        name: 'read_staff',
        title: 'Read staff',
        description: 'Reads the staff; one answer for all of the same rights. Example: {"asked":"x"}',
        input,
        output,
        cache: { ttlSeconds: 60, sharedBy: 'scopes' },
        run: async ({ asked }, { principal }) => ({ subject: 'anybody', asked, ...pay(principal) }),
      }),
      defineTool({
        ...base,
        name: 'read_mine',
        title: 'Read mine',
        description: 'Reads what is the caller’s; kept for them. Example: {"asked":"x"}',
        input,
        output,
        cache: { ttlSeconds: 60 },
        run: async ({ asked }, { principal }) => ({ subject: principal.subject, asked, ...pay(principal) }),
      }),
    ],
    resources: [
      {
        uri: 'staff://me',
        name: 'me',
        title: 'Me',
        description: 'Who reads.',
        mimeType: 'application/json',
        scopes: ['staff:read'],
        cacheTtlMs: 60_000,
        read: async (_variables, { principal }) =>
          JSON.stringify({ subject: principal.subject, ...pay(principal) }),
      },
    ],
    prompts: [],
    ready: async () => ({ ok: true, checks: {} }),
  }),
});

let test: TestDatabase;
let toolbox: Toolbox;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  test = await testDatabase();
  const keys = JSON.stringify([{ key: 'a-key-of-sixteen-characters', subject: 'x', scopes: [] }]);
  const config = testConfig({ PARLEY_API_KEYS: keys });
  const identity = await createIdentity({ config, database: test.database });
  const logger = silentLogger();
  const service = createMcpService(office, {
    config: { ...config, urls: { ...config.urls, mcp: () => 'http://127.0.0.1' } },
    logger,
    database: test.database,
    queues: undefined as never,
    identity,
    rateLimit: { burst: 10_000, perSecond: 10_000 },
  });
  const server = await serveApp({ app: service.app, host: '127.0.0.1', port: 0, logger });
  const gateway = createMcpGateway({ identity, urlOf: () => server.url });
  closing.push(gateway.close, () => server.close(0), service.close);
  const reach = {
    name: 'clerk',
    mcpServers: ['office'],
    tools: ['office/say_who', 'office/read_staff', 'office/read_mine'],
    resources: ['staff://me'],
    scopes: ['staff:read', 'pay:read'],
  };
  toolbox = createToolbox(reach, gateway);
});
afterAll(async () => {
  for (const close of closing) await close();
  await test.drop();
});

const KINDS = [
  ['say_who', false],
  ['read_staff', true],
  ['read_mine', false],
  ['staff://me', false],
] as const;

/** What one call of this person must give, whatever went before and at the same time. */
async function check(n: number, who: Person): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  const principal = principalOf(who);
  const seesPay = who === 'ana' ? { pay: 'much' } : {};
  const [name, isShared] = KINDS[n % KINDS.length] ?? KINDS[0];
  if (name === 'staff://me') {
    const { read } = await toolbox.resources(principal, signal);
    expect(read.map(({ content }) => content)).toEqual([{ subject: who, ...seesPay }]);
    return;
  }
  const tool = (await toolbox.open(principal, signal)).find(name);
  if (!tool) throw new TypeError('the tool is not offered');
  // The same few questions again and again: what is kept for one person is asked for by the next.
  const asked = `question ${n % 3}`;
  const outcome = await toolbox.call(principal, tool, { arguments: { asked }, signal, timeoutMs: 10_000 });
  expect(outcome).toEqual({ ok: true, result: { subject: isShared ? 'anybody' : who, asked, ...seesPay } });
}

it(`answers ${CALLS} mixed calls of three people at once, each with their own identity and rights (R9.2)`, async () => {
  const names = Object.keys(PEOPLE) as Person[];
  // A fixed order that mixes: neighbours are different people with different kinds of calls.
  const calls = Array.from({ length: CALLS }, (_, n) => ({
    n,
    who: names[(n * 7 + (n >> 3)) % names.length] ?? 'ben',
  }));
  await mapLimit(calls, AT_ONCE, ({ n, who }) => check(n, who));
});
