import type { BaseCheckpointSaver } from '@langchain/langgraph';
import { createApprovals } from '@parley/a2a/approvals';
import { type A2AClient, createA2AClient } from '@parley/a2a/client';
import type { Execution, Executor, Outcome } from '@parley/a2a/execution';
import type { Registry } from '@parley/a2a/registry';
import { createA2AService } from '@parley/a2a/service';
import type { Models } from '@parley/models/types';
import type { Config } from '@parley/platform/config';
import type { Database } from '@parley/platform/database';
import { discoverFolders } from '@parley/platform/discover';
import { ParleyError } from '@parley/platform/errors';
import { createFailpoints, type Failpoints } from '@parley/platform/failpoints';
import { runChecks } from '@parley/platform/http/health';
import type { Identity } from '@parley/platform/identity';
import { canonicalJson } from '@parley/platform/json';
import { createLedger, migrateLedger, NO_LEDGER } from '@parley/platform/ledger';
import type { Logger } from '@parley/platform/logger';
import type { Queues } from '@parley/platform/queue';
import type { Service } from '@parley/platform/service';
import { createCheckpointer, hasCheckpoint } from './checkpointer.ts';
import {
  type AgentDefinition,
  type AgentDeps,
  type AgentGraph,
  type GraphConfig,
  outcomeOf,
} from './define.ts';
import { createElsewhere } from './elsewhere.ts';
import {
  withCheckpointPassages,
  withDelegationPassages,
  withModelPassages,
  withToolPassages,
} from './failpoints.ts';
import { createMemory } from './memory/memory.ts';
import { asFirstAsked, pausedOutcome } from './pause.ts';
import { withJobsEnded } from './specialist/jobs.ts';
import { createMcpGateway, type McpGateway } from './tools/gateway.ts';
import type { ToolPins } from './tools/pins.ts';
import { createStoredPins } from './tools/stored-pins.ts';
import { createToolbox } from './tools/toolbox.ts';

/** What the agents of one process share. */
export interface AgentRuntimeOptions {
  config: Config;
  logger: Logger;
  database: Database;
  queues: Queues;
  identity: Identity;
  models: Models;
  registry: Registry;
}

export interface AgentRuntime extends AgentRuntimeOptions {
  gateway: McpGateway;
  pins: ToolPins;
  checkpointer: BaseCheckpointSaver;
  failpoints: Failpoints;
  close(): Promise<void>;
}

/** A tool server that starts anew is back by then. */
const RESTART_MS = 8_000;

/** Sets up the checkpoints and the way to the MCP servers, once for each process. */
export async function createAgentRuntime(options: AgentRuntimeOptions): Promise<AgentRuntime> {
  const gateway = createMcpGateway({
    identity: options.identity,
    urlOf: options.config.urls.mcp,
    patienceMs: RESTART_MS,
  });
  const failpoints = createFailpoints(options.config.failures);
  await migrateLedger(options.database);
  const checkpointer = withCheckpointPassages(await createCheckpointer(options.database), failpoints);
  const models = withModelPassages(options.models, failpoints);
  const pins = await createStoredPins(options);
  return { ...options, models, gateway, pins, checkpointer, failpoints, close: () => gateway.close() };
}

/** Every folder with an `agent.ts`, in the order of the names. */
export function discoverAgents(root: URL = new URL('.', import.meta.url)): Promise<AgentDefinition[]> {
  return discoverFolders({
    root,
    file: 'agent.ts',
    parse: (name, module) => {
      const agent = module['agent'] as AgentDefinition | undefined;
      if (typeof agent?.graph === 'function') return agent;
      throw new ParleyError(
        'internal',
        `agents/${name}/agent.ts does not export an agent made by defineAgent.`,
      );
    },
  });
}

/** The graph of an agent as this version has it. */
export function graphOf(agent: AgentDefinition, runtime: AgentRuntime): AgentGraph {
  return agent.graph(depsOf(agent, runtime));
}

function depsOf(agent: AgentDefinition, runtime: AgentRuntime): AgentDeps {
  const logger = runtime.logger.child({ agent: agent.name });
  const { failpoints } = runtime;
  const reach = { ...agent, scopes: scopesOf(agent, runtime.config) };
  const toolbox = withToolPassages(createToolbox(reach, runtime.gateway, runtime.pins), failpoints);
  const connect = createConnections(agent, runtime);
  return {
    agent,
    config: runtime.config,
    logger,
    models: runtime.models,
    toolbox,
    memory: createMemory({ gateway: runtime.gateway, logger }),
    registry: runtime.registry,
    checkpointer: runtime.checkpointer,
    approvals: createApprovals({ database: runtime.database, times: runtime.config.approvals }),
    ledger: runtime.config.ledger ? createLedger({ database: runtime.database, failpoints }) : NO_LEDGER,
    connect: (other, principal) => withDelegationPassages(connect(other, principal), failpoints),
  };
}

/** One agent as an A2A service of its own. */
export function createAgentService(agent: AgentDefinition, runtime: AgentRuntime): Service {
  const deps = depsOf(agent, runtime);
  const { logger, toolbox } = deps;
  const { failpoints } = runtime;
  return createA2AService({
    agent: {
      name: agent.name,
      title: agent.title,
      description: agent.description,
      version: agent.version,
      skills: agent.skills,
      url: runtime.config.urls.agent(agent.name),
      maxConcurrentTasks: agent.maxConcurrentTasks,
    },
    executor: withJobsEnded(createExecutor(deps, agent.graph(deps)), toolbox),
    config: runtime.config,
    logger,
    database: runtime.database,
    queues: runtime.queues,
    identity: runtime.identity,
    grpc: runtime.config.grpc.agent(agent.name),
    checks: () => runChecks(toolbox.checks),
    async onPruned(taskIds) {
      for (const id of taskIds) await runtime.checkpointer.deleteThread(id);
    },
    elsewhere: createElsewhere(deps),
    failpoints,
  });
}

const MAX_CONNECTIONS = 200;

/** Clients for other agents, one for each agent and end user: they know the agent's card already. */
function createConnections(
  agent: AgentDefinition,
  { identity, registry }: Pick<AgentRuntime, 'identity' | 'registry'>,
): AgentDeps['connect'] {
  const clients = new Map<string, A2AClient>();
  return (other, principal) => {
    const key = canonicalJson([other.url, principal]);
    const known = clients.get(key);
    if (known) return known;
    if (clients.size >= MAX_CONNECTIONS) clients.delete(clients.keys().next().value as string);
    const client = createA2AClient({
      url: other.url,
      ...registry.reach(other),
      // A token of ours says nothing to another maker's agent, and it isn't theirs to hold.
      token: async () =>
        other.remote
          ? undefined
          : identity.delegate(principal, { audience: `agent:${other.name}`, actor: agent.name }),
    });
    clients.set(key, client);
    return client;
  };
}

/** An agent that reads the enterprise database may use the scopes that guard its columns, whatever they are called. */
function scopesOf(agent: AgentDefinition, config: Config): string[] {
  const columns = agent.columnScopes ? config.enterprise.restricted.map(({ scope }) => scope) : [];
  return [...new Set([...agent.scopes, ...columns])];
}

/** After a crash the last step's writes may be there without their checkpoint: going on once more completes them. */
const MAX_INVOCATIONS = 3;

/** Runs an agent's graph for a task, from its last checkpoint when there is one. */
export function createExecutor(
  deps: Pick<AgentDeps, 'config' | 'checkpointer'>,
  graph: AgentGraph,
): Executor {
  return async (claimed: Execution): Promise<Outcome> => {
    const execution = asFirstAsked(claimed);
    const config = graphConfig(deps.config, execution);
    const resumed = execution.epoch > 1 && (await hasCheckpoint(deps.checkpointer, execution.task.id));
    let input = resumed ? null : { startedAt: new Date().toISOString() };
    for (let n = 1; n <= MAX_INVOCATIONS; n += 1) {
      const state = await invoke(graph, { input, config, execution });
      const outcome = outcomeOf(state) ?? pausedOutcome(state);
      if (outcome) return outcome;
      input = null;
    }
    throw new ParleyError('internal', 'The graph ended without an outcome.');
  };
}

function graphConfig(config: Config, execution: Execution): GraphConfig {
  return {
    configurable: { thread_id: execution.task.id },
    context: { execution },
    durability: 'sync',
    maxConcurrency: config.limits.toolConcurrency,
    recursionLimit: config.limits.modelTurns * 3 + 20,
  };
}

async function invoke(
  graph: AgentGraph,
  x: { input: { startedAt: string } | null; config: GraphConfig; execution: Execution },
): Promise<unknown> {
  try {
    return await graph.invoke(x.input, x.config);
  } catch (error) {
    x.execution.signal.throwIfAborted();
    throw error;
  }
}
