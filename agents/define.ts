import type { BaseCheckpointSaver, LangGraphRunnableConfig } from '@langchain/langgraph';
import type { Approvals } from '@parley/a2a/approvals';
import type { A2AClient } from '@parley/a2a/client';
import type { Execution, Outcome } from '@parley/a2a/execution';
import type { KnownAgent, Registry } from '@parley/a2a/registry';
import type { ModelSize, Models } from '@parley/models/types';
import type { Config } from '@parley/platform/config';
import { ParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import type { Ledger } from '@parley/platform/ledger';
import type { Logger } from '@parley/platform/logger';
import { z } from 'zod';
import type { Memory } from './memory/memory.ts';
import type { Toolbox } from './tools/toolbox.ts';

const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const slug = z.string().regex(SLUG, 'must be lower-case words joined by hyphens');

const skillSchema = z.strictObject({
  id: slug,
  name: z.string().min(1),
  description: z.string().min(20),
  tags: z.array(z.string().min(1)).min(1),
  examples: z.array(z.string().min(1)).min(1),
});

const limitsSchema = z.strictObject({
  modelTurns: z.number().int().positive().optional(),
  toolCalls: z.number().int().positive().optional(),
  tokens: z.number().int().positive().optional(),
  seconds: z.number().positive().optional(),
});

const agentSchema = z.strictObject({
  name: slug,
  title: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a semantic version'),
  description: z.string().min(20),
  skills: z.array(skillSchema).min(1),
  /** MCP servers that it may reach. */
  mcpServers: z.array(slug),
  /** Allowlist of tools, as `server/tool`. */
  tools: z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9_]+$/, 'must read server/tool')),
  /** Resources put before the model on every task, for example `schema://database`. */
  resources: z.array(z.string().regex(/^[a-z][a-z0-9+.-]*:\/\/\S+$/, 'must be a URI')),
  /** What the agent may ever use, whoever asks. */
  scopes: z.array(z.string().min(1)),
  /** Also the scopes that guard columns of the enterprise database. */
  columnScopes: z.boolean().optional(),
  limits: limitsSchema.optional(),
  maxConcurrentTasks: z.number().int().positive(),
});

export type AgentLimits = z.infer<typeof limitsSchema>;

/** What a graph is started with; everything else about the task is in the run's context. */
export interface GraphInput {
  startedAt: string;
}

/** A compiled LangGraph whose state has the channels `startedAt` and `outcome`. */
export interface AgentGraph {
  /** The names of its steps and of the values that it keeps, for the check of open threads. */
  nodes: readonly string[];
  channels: readonly string[];
  invoke(input: GraphInput | null, config: GraphConfig): Promise<unknown>;
}

/** Gives a compiled graph the one way in that the host uses. */
export function asAgentGraph(compiled: {
  invoke(...args: never[]): Promise<unknown>;
  nodes: Record<string, unknown>;
  channels: Record<string, unknown>;
}): AgentGraph {
  const graph = compiled as unknown as AgentGraph;
  return {
    nodes: Object.keys(compiled.nodes),
    channels: Object.keys(compiled.channels),
    invoke: (input, config) => graph.invoke(input, config),
  };
}

/** How the host runs a graph: one thread for each task, written down before each next step. */
export interface GraphConfig {
  configurable: { thread_id: string };
  context: RunContext;
  durability: 'sync';
  maxConcurrency: number;
  recursionLimit: number;
}

/** What a node knows about the task that it works on. Never checkpointed. */
export interface RunContext {
  execution: Execution;
}

/** What a graph is built from, once for each process. */
export interface AgentDeps {
  agent: AgentDefinition;
  config: Config;
  logger: Logger;
  models: Models;
  toolbox: Toolbox;
  memory: Memory;
  registry: Registry;
  /** A client for another agent, acting for `principal`. */
  connect(agent: KnownAgent, principal: Principal): A2AClient;
  checkpointer: BaseCheckpointSaver;
  /** Where calls that need a person's word are asked about. */
  approvals: Approvals;
  /** Keeps side effects from happening twice. */
  ledger: Ledger;
}

export interface AgentDefinition extends z.infer<typeof agentSchema> {
  graph(deps: AgentDeps): AgentGraph;
  /** Size of model for its turns; `large` when not said. */
  model?: ModelSize;
}

/** Declares an agent; `agent.ts` of its folder exports the result as `agent`. */
export function defineAgent(definition: AgentDefinition): AgentDefinition {
  const { graph, model, ...data } = definition;
  const parsed = agentSchema.safeParse(data);
  if (!parsed.success) {
    throw new ParleyError(
      'internal',
      `The agent "${definition.name}" is not declared well: ${z.prettifyError(parsed.error)}`,
    );
  }
  refuseDuplicates(
    definition.name,
    'skill',
    definition.skills.map((skill) => skill.id),
  );
  refuseDuplicates(definition.name, 'tool', definition.tools);
  for (const tool of definition.tools) {
    const server = tool.split('/')[0] ?? '';
    if (definition.mcpServers.includes(server)) continue;
    throw new ParleyError(
      'internal',
      `The agent "${definition.name}" allows ${tool}, but does not reach the server "${server}".`,
    );
  }
  return { ...parsed.data, graph, ...(model ? { model } : {}) };
}

function refuseDuplicates(agent: string, what: string, ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw new ParleyError('internal', `The agent "${agent}" names the ${what} "${twice}" twice.`);
}

/** The task that a node works on. A node of a task that was stopped doesn't begin. */
export function executionOf(config: LangGraphRunnableConfig): Execution {
  const context = config.context as RunContext | undefined;
  if (!context?.execution) throw new ParleyError('internal', 'The graph was started without its task.');
  context.execution.signal.throwIfAborted();
  return context.execution;
}

/** Reads how a graph ended out of its final state. */
export function outcomeOf(state: unknown): Outcome | undefined {
  return (state as { outcome?: Outcome } | undefined)?.outcome;
}
