import type { Evidence } from '@parley/a2a/findings';
import { discoverServers } from '@parley/mcp-servers/discover';
import { createMcpService } from '@parley/mcp-servers/host';
import { createModels } from '@parley/models/models';
import { createOfflineModelService } from '@parley/models/offline/server';
import { serveApp } from '@parley/platform/http';
import { createIdentity } from '@parley/platform/identity';
import { silentLogger } from '@parley/platform/logger';
import { freePort } from '@parley/platform/ports';
import { createQueues } from '@parley/platform/queue';
import { testConfig } from '@parley/platform/testing/config';
import { testDatabase } from '@parley/platform/testing/postgres';
import { createCheckpointer } from '../checkpointer.ts';
import type { AgentDefinition, AgentDeps } from '../define.ts';
import { createExecutor } from '../host.ts';
import { createMcpGateway } from '../tools/gateway.ts';
import { createToolbox } from '../tools/toolbox.ts';
import { type ExecutionOptions, recordedExecution } from './execution.ts';

export interface Answered {
  state: string;
  text: string;
  evidence: Evidence;
  /** server/tool of every call, in order. */
  tools: string[];
}

/** The sample company behind its real MCP servers, and the offline model: what a specialist works with by default. */
export interface Company {
  ask(agent: AgentDefinition, text: string, options?: ExecutionOptions): Promise<Answered>;
  close(): Promise<void>;
}

export async function startCompany(): Promise<Company> {
  const logger = silentLogger();
  const closing: (() => Promise<unknown>)[] = [];
  const test = await testDatabase();
  closing.push(test.drop);
  const { database } = test;
  const base = testConfig();
  const port = await freePort();
  const config = { ...base, urls: { ...base.urls, offlineModel: `http://127.0.0.1:${port}` } };
  const model = createOfflineModelService({ logger });
  const modelServer = await serveApp({ app: model.app, host: '127.0.0.1', port, logger });
  closing.push(() => modelServer.close(0));
  const queues = await createQueues({ database, logger });
  closing.push(() => queues.close());
  const identity = await createIdentity({ config, database });
  const models = await createModels({ config, logger });
  const urls = new Map<string, string>();
  for (const server of await discoverServers()) {
    const service = createMcpService(server, { config, logger, database, queues, identity, models });
    const running = await serveApp({ app: service.app, host: '127.0.0.1', port: 0, logger });
    await service.start();
    closing.push(async () => {
      await running.close(0);
      await service.close();
    });
    urls.set(server.name, running.url);
  }
  const gateway = createMcpGateway({ identity, urlOf: (name) => urls.get(name) ?? '' });
  closing.push(gateway.close);
  const checkpointer = await createCheckpointer(database);
  return {
    async ask(agent, text, options = {}) {
      const deps = { agent, config, logger, models, toolbox: createToolbox(agent, gateway), checkpointer };
      const execution = recordedExecution({ text, ...options });
      const run = createExecutor({ config, checkpointer }, agent.graph(deps as unknown as AgentDeps));
      const { state } = await run(execution);
      const evidence = execution.artifact('evidence')?.data as Evidence;
      return {
        state,
        text: execution.artifact('findings')?.text ?? '',
        evidence,
        tools: evidence.calls.map(({ server, tool }) => `${server}/${tool}`),
      };
    },
    async close() {
      for (const close of closing.reverse()) await close();
    },
  };
}
