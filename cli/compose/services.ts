import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openApprovals } from '@parley/a2a/approvals';
import { createCardKeys, createCardSigner } from '@parley/a2a/card-signature';
import { createPeers, type Peers } from '@parley/a2a/peers';
import { createRegistry, type Registry } from '@parley/a2a/registry';
import { createThreads, type Threads } from '@parley/a2a/threads/threads';
import { createCheckpointer } from '@parley/agents/checkpointer';
import { createAgentRuntime, createAgentService, discoverAgents } from '@parley/agents/host';
import { discoverServers } from '@parley/mcp-servers/discover';
import { createMcpService } from '@parley/mcp-servers/host';
import { createOfflineModelService } from '@parley/models/offline/server';
import { createOrchestratorService } from '@parley/orchestrator/app';
import { createGrpcFront } from '@parley/orchestrator/grpc-front';
import { createShares } from '@parley/orchestrator/shares/shares';
import { discoverWorkflows } from '@parley/orchestrator/workflows/discover';
import { createScheduling } from '@parley/orchestrator/workflows/schedules/scheduling';
import { WORKFLOWS_AGENT } from '@parley/orchestrator/workflows/service';
import { createSignIn } from '@parley/platform/identity/sign-in';
import type { Lifecycle } from '@parley/platform/lifecycle';
import type { Service } from '@parley/platform/service';
import { z } from 'zod';
import type { Foundation } from './foundation.ts';
import { jobBoard } from './jobs.ts';
import { workflowService } from './workflows.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Makes the services of one part; what they share is closed with the process. */
export type PartFactory = (foundation: Foundation, lifecycle: Lifecycle) => Promise<Service[]>;

export const offlineModelServices: PartFactory = async (foundation) => [
  createOfflineModelService(foundation),
];

export const mcpServices: PartFactory = async (foundation) => {
  const models = await foundation.models();
  const servers = await discoverServers();
  return servers.map((server) => createMcpService(server, { ...foundation, models }));
};

export const agentServices: PartFactory = async (foundation, lifecycle) => {
  const models = await foundation.models();
  const agents = await discoverAgents();
  const names = namesOf(agents);
  const runtime = await createAgentRuntime({
    ...foundation,
    models,
    registry: registryOf(foundation, lifecycle, { names, peers: await peersOf(foundation) }),
  });
  lifecycle.onClose('agents', runtime.close);
  return [...agents.map((agent) => createAgentService(agent, runtime)), await workflowService(runtime)];
};

/** Everybody who can be delegated to: the agents, and the workflows as one more. */
function namesOf(agents: readonly { name: string }[]): string[] {
  return [...agents.map(({ name }) => name), WORKFLOWS_AGENT];
}

export const orchestratorServices: PartFactory = async (foundation, lifecycle) => {
  const names = namesOf(await discoverAgents());
  const peers = await peersOf(foundation);
  const mcpServers = await discoverServers();
  const workflows = await discoverWorkflows();
  const grpc = createGrpcFront(foundation);
  const service = createOrchestratorService({
    ...foundation,
    checks: grpc.checks,
    audiences: [
      'orchestrator',
      ...names.map((name) => `agent:${name}`),
      ...mcpServers.map(({ name }) => `mcp:${name}`),
    ],
    mcpServers: mcpServers.map(({ name, title, version, instructions, scopes }) => ({
      name,
      title,
      version,
      instructions,
      scopes,
    })),
    signIn: await createSignIn(foundation),
    registry: registryOf(foundation, lifecycle, { names, peers }),
    peers,
    approvals: await openApprovals({
      database: foundation.database,
      times: foundation.config.approvals,
    }),
    workflows,
    scheduling: createScheduling({ ...foundation, workflows }),
    jobs: await jobBoard(foundation, names),
    shares: createShares(foundation.database),
    threads: threadsOf(foundation),
    cardSigner: createCardSigner({
      keys: createCardKeys(foundation.database),
      base: foundation.config.urls.orchestrator,
    }),
    version: versionOf(),
    models: async () => (await foundation.models()).describe(),
    async testModel(signal) {
      const { error = null, said = null, ...probe } = await (await foundation.models()).probe(signal);
      return { ...probe, error, said };
    },
    webRoot: pathToFileURL(`${join(ROOT, 'web', 'dist')}/`),
  });
  return [grpc.around(service)];
};

/** What the agents wrote down of a task goes with it. */
function threadsOf({ database }: Foundation): Threads {
  return createThreads({
    database,
    agent: 'coordinator',
    async onForgotten(taskIds) {
      const checkpoints = await createCheckpointer(database);
      for (const id of taskIds) await checkpoints.deleteThread(id);
    },
  });
}

const THIS_MACHINE = ['http://127.0.0.1:*', 'http://localhost:*'];

/** Peers have public addresses; without keys only this machine can call, and its own agents may be added, too. */
function peersOf({ config, database, identity }: Foundation): Promise<Peers> {
  const allow = [...config.callbacks.origins, ...(identity.required ? [] : THIS_MACHINE)];
  return createPeers({ database, rules: { allow } });
}

function registryOf(
  { config, logger }: Foundation,
  lifecycle: Lifecycle,
  { names, peers }: { names: string[]; peers: Peers },
): Registry {
  const urls = names.map(config.urls.agent);
  const registry = createRegistry({ urls, remotes: config.urls.peers, peers, logger });
  lifecycle.onClose('registry', registry.close);
  return registry;
}

function versionOf(): string {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
