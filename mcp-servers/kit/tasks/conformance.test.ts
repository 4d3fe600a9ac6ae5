import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ParleyError } from '@parley/platform/errors';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineServer, defineTool, type ToolDefinition } from '../../define.ts';
import { createMcpService } from '../../host.ts';
import { bareDeps, namedIdentity } from '../../testing/harness.ts';

/** The protocol's own conformance kit, against tasks as every server of ours serves them. */
const KIT = createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json');

const shared = {
  title: 'Fixture',
  output: z.object({ said: z.string() }),
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  scopes: ['x:read'],
  timeoutMs: 90_000,
  cache: 'never',
  maxResultBytes: 1_000,
} as const;

const TOOLS: ToolDefinition[] = [
  defineTool({
    ...shared,
    name: 'greet',
    description: 'Greets. Example: {"name":"Ida"}',
    input: z.object({ name: z.string() }),
    run: async ({ name }) => ({ said: `Hello, ${name}!` }),
  }),
  defineTool({
    ...shared,
    name: 'slow_compute',
    description: 'Takes its time. Example: {"seconds":1}',
    input: z.object({ seconds: z.number(), label: z.string().optional() }),
    task: 'optional',
    async run({ seconds }, { signal }) {
      await wait(seconds * 1_000, undefined, { signal });
      return { said: 'computed' };
    },
  }),
  defineTool({
    ...shared,
    name: 'failing_job',
    description: 'Fails. Example: {}',
    input: z.object({}),
    task: 'optional',
    async run() {
      throw new ParleyError('upstream_failed', 'The job failed.');
    },
  }),
  defineTool({
    ...shared,
    name: 'protocol_error_job',
    description: 'Breaks. Example: {}',
    input: z.object({}),
    task: 'optional',
    async run() {
      throw new TypeError('broken');
    },
  }),
];

const definition = defineServer({
  name: 'kitchen',
  version: '1.0.0',
  title: 'Kitchen',
  instructions: 'Makes things.',
  scopes: ['x:read'],
  create: () => ({ tools: TOOLS, resources: [], prompts: [], ready: async () => ({ ok: true, checks: {} }) }),
});

let test: TestDatabase;
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  test = await testDatabase();
  // The kit has no token to send.
  const identity = {
    ...namedIdentity({}),
    authenticate: async () => ({ subject: 'kit', scopes: ['x:read'], actors: [] }),
  };
  const service = createMcpService(definition, {
    ...bareDeps(silentLogger()),
    database: test.database,
    identity,
  });
  await service.start();
  const served = await serveApp({ app: service.app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  url = `${served.url}/mcp`;
  stop = async () => {
    await served.close();
    await service.close();
  };
});
afterAll(async () => {
  await stop();
  await test.drop();
});

async function run(scenario: string): Promise<{ id: string; status: string; errorMessage?: string }[]> {
  const out = mkdtempSync(join(tmpdir(), 'parley-tasks-'));
  try {
    const kit = join(KIT, '..', 'dist', 'index.js');
    const args = [
      kit,
      'server',
      '--url',
      url,
      '--scenario',
      scenario,
      '--spec-version',
      '2026-07-28',
      '--force',
      '-o',
      out,
    ];
    const child = spawn(process.execPath, args, { stdio: 'ignore', timeout: 60_000 });
    await new Promise((resolve) => child.once('close', resolve));
    const [folder = ''] = readdirSync(out);
    return JSON.parse(readFileSync(join(out, folder, 'checks.json'), 'utf8'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/**
 * What is not met, by the ids of the kit's checks: our tools answer with JSON instead of bare text, ask their client for
 * nothing in the middle of a call, and none refuses a client that has to wait for its answer.
 */
const SCENARIOS: Record<string, string[]> = {
  'tasks-lifecycle': [],
  'tasks-capability-negotiation': [],
  'tasks-wire-fields': [],
  'tasks-request-state-removal': [],
  'tasks-request-headers': ['tasks-headers-tolerate-mcp-method-on-tools-call'],
  'tasks-dispatch-and-envelope': ['tasks-result-type-complete-on-non-task-responses'],
  'tasks-required-task-error': ['sep-2663-server-returns-missing-capability-when-required'],
};

describe.concurrent('the conformance kit on tasks (SEP-2663)', () => {
  it.each(Object.entries(SCENARIOS))('%s', async (scenario, unmet) => {
    const checks = await run(scenario);
    expect(checks.length).toBeGreaterThan(unmet.length);
    expect(checks.filter(({ status }) => status !== 'SUCCESS').map(({ id }) => id)).toEqual(unmet);
  });
});
