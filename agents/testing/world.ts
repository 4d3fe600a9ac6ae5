import { createApprovals } from '@parley/a2a/approvals';
import { createMcpService } from '@parley/mcp-servers/host';
import { createModels } from '@parley/models/models';
import type { Models } from '@parley/models/types';
import type { Config } from '@parley/platform/config';
import { createFailpoints } from '@parley/platform/failpoints';
import { serveApp } from '@parley/platform/http';
import { createIdentity, type Identity } from '@parley/platform/identity';
import { createLedger, migrateLedger } from '@parley/platform/ledger';
import { silentLogger } from '@parley/platform/logger';
import type { Queues } from '@parley/platform/queue';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { createCheckpointer } from '../checkpointer.ts';
import { type AgentDefinition, type AgentDeps, defineAgent } from '../define.ts';
import { createExecutor } from '../host.ts';
import { createMemory } from '../memory/memory.ts';
import { createSpecialistGraph } from '../specialist/graph.ts';
import { createMcpGateway } from '../tools/gateway.ts';
import { createToolbox } from '../tools/toolbox.ts';
import { type HarbourLog, harbour } from './harbour.ts';
import { type Script, type ScriptedModel, startScriptedModel } from './scripted-model.ts';

/** The model, tools and stores of a specialist's test: real ones, with a script at the model's wire. */
export interface World {
  config: Config;
  log: HarbourLog;
  identity: Identity;
  database: TestDatabase;
  model: ScriptedModel;
  models: Models;
  toolsUrl: string;
  deps(limits?: AgentDefinition['limits']): Promise<AgentDeps>;
  /** A specialist of the harbour. */
  run(limits?: AgentDefinition['limits']): Promise<ReturnType<typeof createExecutor>>;
  setScript(script: Script): void;
  stopTools(): Promise<void>;
  close(): Promise<void>;
}

export const HARBOUR_TOOLS = ['harbour/count_boats', 'harbour/search_rules', 'harbour/book_berth'];

export async function startWorld(env: Record<string, string> = {}): Promise<World> {
  const logger = silentLogger();
  const database = await testDatabase();
  let script: Script = () => ({ content: 'unscripted' });
  const model = await startScriptedModel((request, count) => script(request, count));
  const config = testConfig({
    PARLEY_MODEL: 'auto',
    PARLEY_MODEL_FALLBACK: 'off',
    OPENAI_API_KEY: 'test-key',
    OPENAI_BASE_URL: model.baseUrl,
    ...env,
  });
  const identity = await createIdentity({ config, database: database.database });
  const log: HarbourLog = { calls: [], running: 0, mostAtOnce: 0 };
  const service = createMcpService(harbour(log), {
    config: { ...config, urls: { ...config.urls, mcp: () => 'http://127.0.0.1' } },
    logger,
    database: database.database,
    queues: undefined as unknown as Queues,
    identity,
  });
  const server = await serveApp({ app: service.app, host: '127.0.0.1', port: 0, logger });
  const gateway = createMcpGateway({ identity, urlOf: () => server.url });
  const models = await createModels({ config, logger });
  await migrateLedger(database.database);
  const checkpointer = await createCheckpointer(database.database);
  const deps = async (limits?: AgentDefinition['limits']): Promise<AgentDeps> => {
    const agent = harbourMaster(limits);
    return {
      agent,
      config,
      logger,
      models,
      toolbox: createToolbox(agent, gateway),
      memory: createMemory({ gateway, logger }),
      registry: undefined as unknown as AgentDeps['registry'],
      connect: () => {
        throw new TypeError('specialists delegate nothing');
      },
      checkpointer,
      approvals: createApprovals({ database: database.database, times: config.approvals }),
      ledger: createLedger({ database: database.database, failpoints: createFailpoints() }),
    };
  };
  return {
    config,
    log,
    identity,
    database,
    model,
    models,
    toolsUrl: server.url,
    deps,
    async run(limits) {
      const made = await deps(limits);
      return createExecutor(made, made.agent.graph(made));
    },
    setScript: (next) => {
      script = next;
    },
    stopTools: () => server.close(0),
    async close() {
      await gateway.close();
      await server.close(0);
      await service.close();
      await model.close();
      await database.drop();
    },
  };
}

function harbourMaster(limits?: AgentDefinition['limits']): AgentDefinition {
  return defineAgent({
    name: 'harbour-master',
    title: 'Harbour master',
    version: '1.0.0',
    description: 'Knows the boats and the rules of the harbour.',
    skills: [
      {
        id: 'boats',
        name: 'Boats',
        description: 'Counts boats and knows the rules.',
        tags: ['boat'],
        examples: ['?'],
      },
    ],
    mcpServers: ['harbour'],
    tools: HARBOUR_TOOLS,
    resources: ['schema://database'],
    scopes: ['boats:read', 'boats:write'],
    ...(limits ? { limits } : {}),
    maxConcurrentTasks: 2,
    graph: (deps) => createSpecialistGraph(deps, 'You are the harbour master.'),
  });
}
