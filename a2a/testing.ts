import { serveApp } from '@parley/platform/http';
import { createIdentity } from '@parley/platform/identity';
import { type Logger, silentLogger } from '@parley/platform/logger';
import { freePort } from '@parley/platform/ports';
import { createQueues, type Queues } from '@parley/platform/queue';
import { testConfig } from '@parley/platform/testing/config';
import type { TestDatabase } from '@parley/platform/testing/postgres';
import type { AgentCardInput } from './card-types.ts';
import type { Executor } from './execution.ts';
import { createA2AService } from './service.ts';

export interface TestAgent {
  url: string;
  /** Stops it as a deployment would. */
  stop(): Promise<void>;
}

export interface TestAgentOptions {
  test: TestDatabase;
  executor: Executor;
  queues?: Queues;
  name?: string;
  port?: number;
  env?: Record<string, string>;
  over?: Partial<AgentCardInput>;
  kit?: boolean;
  /** Silent when left out. */
  logger?: Logger;
  /** Gives the extended card to anybody, as the official kit for 0.3 takes for granted. */
  openCard?: boolean;
  /** Callbacks; on unless said otherwise. */
  push?: boolean;
  /** Speaks gRPC, too, on this port. */
  grpcPort?: number;
}

function placeOf(port: number): { host: string; port: number; address: string } {
  return { host: '127.0.0.1', port, address: `127.0.0.1:${port}` };
}

/** An agent on a port of its own, with its real store, queue and worker. */
export async function startTestAgent(options: TestAgentOptions): Promise<TestAgent> {
  const { test, executor, name = 'tester', logger = silentLogger() } = options;
  const port = options.port || (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const config = testConfig(options.env);
  const queues = options.queues ?? (await createQueues({ database: test.database, logger }));
  const service = createA2AService({
    agent: {
      name,
      description: 'An agent for tests.',
      version: '1.0.0',
      skills: [{ id: 'echo', name: 'Echo', description: 'Says it again.', tags: ['test'], examples: ['hi'] }],
      url,
      maxConcurrentTasks: 4,
      ...options.over,
    },
    executor,
    kit: options.kit ?? false,
    openCard: options.openCard ?? false,
    push: options.push ?? true,
    grpc: options.grpcPort ? placeOf(options.grpcPort) : undefined,
    config,
    logger,
    database: test.database,
    queues,
    identity: await createIdentity({ config, database: test.database }),
  });
  await service.start();
  const server = await serveApp({ app: service.app, host: '127.0.0.1', port, logger });
  return {
    url,
    async stop() {
      await service.close();
      await server.close(200);
      if (!options.queues) await queues.close();
    },
  };
}
