import { createApprovals } from '@parley/a2a/approvals';
import { createCardKeys, createCardSigner } from '@parley/a2a/card-signature';
import type { Executor } from '@parley/a2a/execution';
import { createPeers } from '@parley/a2a/peers';
import { createRegistry } from '@parley/a2a/registry';
import { startTestAgent } from '@parley/a2a/testing';
import { createThreads } from '@parley/a2a/threads/threads';
import type { Config } from '@parley/platform/config';
import { serveApp } from '@parley/platform/http';
import { createIdentity } from '@parley/platform/identity';
import { silentLogger } from '@parley/platform/logger';
import { freePort } from '@parley/platform/ports';
import type { AddressRules } from '@parley/platform/public-address';
import { testConfig } from '@parley/platform/testing/config';
import type { TestDatabase } from '@parley/platform/testing/postgres';
import { createOrchestratorService } from '../app.ts';
import type { JobBoard } from '../jobs/board.ts';
import { createShares } from '../shares/shares.ts';
import { discoverWorkflows } from '../workflows/discover.ts';

export interface TestOrchestrator {
  /** Where it listens. */
  url: string;
  config: Config;
  request(path: string, init?: RequestInit): Promise<Response>;
  /** `POST /solve` with these headers. */
  solve(body: object, headers?: Record<string, string>): Promise<Response>;
  stopCoordinator(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestOrchestratorOptions {
  test: TestDatabase;
  /** What the coordinator does; it runs behind its real store, queue, worker and protocol. */
  executor: Executor;
  env?: Record<string, string>;
  /** Where the MCP server of the whole service listens, when a test has one. */
  mcpUrl?: string;
  jobs?: JobBoard;
  /** Which addresses agents may have that callers add; public ones when missing. */
  peerRules?: AddressRules;
}

/** An orchestrator on a port of its own, in front of a real coordinator service, over real HTTP. */
export async function startTestOrchestrator(options: TestOrchestratorOptions): Promise<TestOrchestrator> {
  const { test, executor, env } = options;
  const logger = silentLogger();
  const agent = await startTestAgent({ test, executor, name: 'coordinator', ...(env ? { env } : {}) });
  const port = await freePort();
  const config = configOf(options, { agent: agent.url, port });
  const peers = await createPeers({ database: test.database, rules: options.peerRules ?? {} });
  const registry = createRegistry({ urls: [agent.url], peers, logger });
  const service = createOrchestratorService({
    config,
    logger,
    identity: await createIdentity({ config, database: test.database }),
    registry,
    peers,
    approvals: createApprovals({ database: test.database, times: config.approvals }),
    shares: createShares(test.database),
    threads: createThreads({ database: test.database, agent: 'coordinator' }),
    ...(options.jobs ? { jobs: options.jobs } : {}),
    cardSigner: createCardSigner({ keys: createCardKeys(test.database), base: config.urls.orchestrator }),
    mcpServers: [],
    workflows: await discoverWorkflows(),
    version: '0.0.0',
    models: async () => ({ mode: 'offline', small: 'a', large: 'b' }),
    webRoot: new URL('./no-such-folder/', import.meta.url),
  });
  const server = await serveApp({ app: service.app, host: '127.0.0.1', port, logger });
  await service.start();
  const request = async (path: string, init?: RequestInit) =>
    service.app.fetch(new Request(`http://localhost${path}`, init));
  let stopped: Promise<void> | undefined;
  const stopCoordinator = () => {
    stopped ??= agent.stop();
    return stopped;
  };
  return {
    url: server.url,
    config,
    request,
    solve: (body, headers = {}) =>
      request('/solve', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    stopCoordinator,
    async stop() {
      await service.close();
      await server.close(200);
      await registry.close();
      await stopCoordinator();
    },
  };
}

function configOf(
  { env, mcpUrl }: TestOrchestratorOptions,
  { agent, port }: { agent: string; port: number },
): Config {
  const config = testConfig({ ...env, PORT: String(port) });
  const mcp = mcpUrl === undefined ? config.urls.mcp : () => mcpUrl;
  return { ...config, urls: { ...config.urls, agent: () => agent, mcp } };
}
