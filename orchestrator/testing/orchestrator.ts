import { createA2AClient } from '@parley/a2a/client';
import type { Executor } from '@parley/a2a/execution';
import { startTestAgent } from '@parley/a2a/testing';
import { createIdentity } from '@parley/platform/identity';
import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import type { TestDatabase } from '@parley/platform/testing/postgres';
import { createOrchestratorService } from '../app.ts';

export interface TestOrchestrator {
  request(path: string, init?: RequestInit): Promise<Response>;
  /** `POST /solve` with these headers. */
  solve(body: object, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

export interface TestOrchestratorOptions {
  test: TestDatabase;
  /** What the coordinator does; it runs behind its real store, queue, worker and protocol. */
  executor: Executor;
  env?: Record<string, string>;
}

/** An orchestrator in front of a real coordinator service, over real HTTP. */
export async function startTestOrchestrator(options: TestOrchestratorOptions): Promise<TestOrchestrator> {
  const { test, executor, env } = options;
  const agent = await startTestAgent({ test, executor, name: 'coordinator', ...(env ? { env } : {}) });
  const config = testConfig(env);
  const service = createOrchestratorService({
    config,
    logger: silentLogger(),
    identity: await createIdentity({ config, database: test.database }),
    registry: {
      agents: async () => [],
      find: async () => [],
      refresh: async () => undefined,
      close: async () => undefined,
    },
    version: '0.0.0',
    models: async () => ({ mode: 'offline', small: 'a', large: 'b' }),
    webRoot: new URL('./no-such-folder/', import.meta.url),
    coordinator: (token) => createA2AClient({ url: agent.url, token }),
  });
  await service.start();
  const request = async (path: string, init?: RequestInit) =>
    service.app.fetch(new Request(`http://localhost${path}`, init));
  return {
    request,
    solve: (body, headers = {}) =>
      request('/solve', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    async stop() {
      await service.close();
      await agent.stop();
    },
  };
}
