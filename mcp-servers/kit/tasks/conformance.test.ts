import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConformanceFixture } from '../../testing/conformance/service.ts';

/** The protocol's own conformance kit, against tasks as every server of ours serves them. */
const KIT = createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json');

let test: TestDatabase;
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  test = await testDatabase();
  const fixture = await createConformanceFixture(test.database);
  // The kit has no token to send.
  const fetch = (request: Request) => {
    const headers = new Headers(request.headers);
    headers.set('authorization', 'Bearer root');
    return fixture.app.fetch(new Request(request, { headers }));
  };
  const served = await serveApp({ app: { fetch }, host: '127.0.0.1', port: 0, logger: silentLogger() });
  url = `${served.url}/mcp`;
  stop = async () => {
    await served.close();
    await fixture.close();
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

const SCENARIOS = [
  'tasks-lifecycle',
  'tasks-capability-negotiation',
  'tasks-wire-fields',
  'tasks-request-state-removal',
  'tasks-request-headers',
  'tasks-dispatch-and-envelope',
  'tasks-required-task-error',
  'tasks-mrtr-input',
  'tasks-mrtr-composition',
];

describe.concurrent('the conformance kit on tasks (SEP-2663)', () => {
  it.each(SCENARIOS)('%s', async (scenario) => {
    const checks = await run(scenario);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter(({ status }) => status !== 'SUCCESS')).toEqual([]);
  });
});
