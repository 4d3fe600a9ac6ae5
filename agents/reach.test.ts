import { discoverServers } from '@parley/mcp-servers/discover';
import { createMcpService } from '@parley/mcp-servers/host';
import { serveApp } from '@parley/platform/http';
import { createIdentity } from '@parley/platform/identity';
import { silentLogger } from '@parley/platform/logger';
import { createQueues, type Queues } from '@parley/platform/queue';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentDefinition } from './define.ts';
import { discoverAgents } from './host.ts';
import { createMcpGateway, type McpGateway } from './tools/gateway.ts';
import { createToolbox } from './tools/toolbox.ts';

const signal = AbortSignal.timeout(60_000);
const closing: (() => Promise<unknown>)[] = [];
let database: TestDatabase;
let queues: Queues;
let gateway: McpGateway;
let agents: AgentDefinition[];

beforeAll(async () => {
  const logger = silentLogger();
  const config = testConfig();
  database = await testDatabase();
  queues = await createQueues({ database: database.database, logger });
  const identity = await createIdentity({ config, database: database.database });
  const urls = new Map<string, string>();
  for (const server of await discoverServers()) {
    const service = createMcpService(server, {
      config,
      logger,
      database: database.database,
      queues,
      identity,
    });
    const running = await serveApp({ app: service.app, host: '127.0.0.1', port: 0, logger });
    closing.push(() => running.close(0));
    urls.set(server.name, running.url);
  }
  gateway = createMcpGateway({ identity, urlOf: (name) => urls.get(name) ?? 'http://127.0.0.1:9' });
  agents = await discoverAgents();
});
afterAll(async () => {
  await gateway?.close();
  for (const close of closing) await close();
  await queues?.close();
  await database?.drop();
});

describe('every agent', () => {
  it('is offered each tool on its list with the scopes that it declares (R1.1, R9.2)', async () => {
    for (const agent of agents) {
      const toolbox = createToolbox(agent, gateway);
      for (const check of Object.values(toolbox.checks)) await check();
    }
  });

  it('shows its model flat schemas, a description with an example, and names that providers accept', async () => {
    for (const agent of agents) {
      const principal = { subject: 'ana', scopes: ['*'], actors: [] };
      const { specs } = await createToolbox(agent, gateway).open(principal, signal);
      expect(specs).toHaveLength(agent.tools.length);
      for (const { name, description, parameters } of specs) {
        expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
        expect(description).toMatch(/Example/);
        expect(parameters['type']).toBe('object');
        expect(parameters).not.toHaveProperty('anyOf');
        expect(parameters).not.toHaveProperty('$ref');
      }
    }
  });
});
