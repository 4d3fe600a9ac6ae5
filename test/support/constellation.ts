import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PARTS } from '@parley/cli/args';
import { startParts } from '@parley/cli/compose/parts';
import type { Run } from '@parley/orchestrator/api';
import type { Config } from '@parley/platform/config';
import { createLifecycle } from '@parley/platform/lifecycle';
import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import { freePortBase } from '@parley/platform/testing/ports';
import { testDatabase } from '@parley/platform/testing/postgres';

export interface Constellation {
  config: Config;
  url: string;
  /** Asks and waits for the whole run. */
  solve(query: string, more?: Record<string, unknown>): Promise<Run>;
  request(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** The whole service as `npm start` composes it: every part on a port of its own, on a database of its own. */
export async function startConstellation(
  env: Record<string, string> = {},
  before: (config: Config) => Promise<void> = async () => undefined,
): Promise<Constellation> {
  const home = mkdtempSync(join(tmpdir(), 'parley-home-'));
  const database = await testDatabase();
  const base = await freePortBase();
  const config = testConfig({
    DATABASE_URL: database.url,
    PORT_BASE: String(base),
    PARLEY_HOME: home,
    ...env,
  });
  const lifecycle = createLifecycle(silentLogger());
  const url = `http://127.0.0.1:${config.ports['orchestrator']}`;
  const close = async (): Promise<void> => {
    await lifecycle.close();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await before(config);
    await startParts(config, lifecycle, { parts: PARTS });
  } catch (error) {
    await close();
    throw error;
  }
  const request = (path: string, init?: RequestInit): Promise<Response> => fetch(new URL(path, url), init);
  return {
    config,
    url,
    request,
    close,
    async solve(query, more = {}) {
      const response = await request('/solve', post({ query, ...more }));
      const body = await response.json();
      if (!response.ok) throw new Error(`POST /solve answered ${response.status}: ${JSON.stringify(body)}`);
      return body as Run;
    },
  };
}

export function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}
