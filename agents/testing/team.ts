import { type A2AClient, createA2AClient } from '@parley/a2a/client';
import { createRegistry, type Registry } from '@parley/a2a/registry';
import { migrateA2A } from '@parley/a2a/store';
import type { Config } from '@parley/platform/config';
import { createFailpoints } from '@parley/platform/failpoints';
import { type RunningServer, serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { freePort } from '@parley/platform/ports';
import { createQueues } from '@parley/platform/queue';
import type { Service } from '@parley/platform/service';
import { createCheckpointer } from '../checkpointer.ts';
import { agent as coordinator } from '../coordinator/agent.ts';
import { type AgentDefinition, defineAgent } from '../define.ts';
import { createAgentService } from '../host.ts';
import { agent as reportWriter } from '../report-writer/agent.ts';
import { createSpecialistGraph } from '../specialist/graph.ts';
import { createMcpGateway } from '../tools/gateway.ts';
import { createToolPins } from '../tools/pins.ts';
import { startWorld, type World } from './world.ts';

/** Coordinator, writer and two specialists of the harbour, each a service on a port of its own. */
export interface Team {
  world: World;
  registry: Registry;
  client: A2AClient;
  clientOf(name: string): A2AClient;
  stop(name: string): Promise<void>;
  start(name: string): Promise<void>;
  close(): Promise<void>;
}

const skill = (id: string, tags: string[]) => ({
  id,
  name: id,
  description: `Everything about ${tags.join(', ')}.`,
  tags,
  examples: [`What about ${tags[0]}?`],
});

function specialist(name: string, tools: string[], skills: ReturnType<typeof skill>[]): AgentDefinition {
  return defineAgent({
    name,
    title: name,
    version: '1.0.0',
    description: `The ${name} of the harbour, for tests.`,
    skills,
    mcpServers: ['harbour'],
    tools,
    resources: [],
    scopes: ['boats:read', 'boats:write'],
    maxConcurrentTasks: 4,
    graph: (deps) => createSpecialistGraph(deps, `You are the ${name}.`),
  });
}

const AGENTS = [
  coordinator,
  reportWriter,
  specialist(
    'boat-counter',
    ['harbour/count_boats', 'harbour/sell_boat'],
    [skill('count-boats', ['boats', 'count'])],
  ),
  specialist('rule-reader', ['harbour/search_rules'], [skill('read-rules', ['rules', 'speed', 'boats'])]),
];

export interface TeamOptions {
  /** Agents of the team that are taken for those of another installation. */
  elsewhere?: readonly string[];
  /** Further agents, elsewhere too. */
  peers?: readonly string[];
}

export async function startTeam(
  env: Record<string, string> = {},
  { elsewhere = [], peers = [] }: TeamOptions = {},
): Promise<Team> {
  const logger = silentLogger();
  // Several teams run side by side in tests: none listens beyond its own ports.
  const world = await startWorld({ PARLEY_GRPC: 'off', ...env });
  const database = world.database.database;
  const ports = new Map<string, number>();
  for (const { name } of AGENTS) ports.set(name, await freePort());
  const urlOf = (name: string): string => `http://127.0.0.1:${ports.get(name)}`;
  const config: Config = { ...world.config, urls: { ...world.config.urls, agent: urlOf } };
  await migrateA2A(database);
  const queues = await createQueues({ database, logger });
  const here = AGENTS.filter(({ name }) => !elsewhere.includes(name)).map(({ name }) => urlOf(name));
  const remotes = [...elsewhere.map(urlOf), ...peers];
  const registry = createRegistry({ urls: here, remotes, logger });
  const runtime = {
    config,
    logger,
    database,
    queues,
    identity: world.identity,
    models: world.models,
    registry,
    gateway: createMcpGateway({ identity: world.identity, urlOf: () => world.toolsUrl }),
    pins: createToolPins(),
    checkpointer: await createCheckpointer(database),
    failpoints: createFailpoints(),
    close: async () => undefined,
  };
  const running = new Map<string, { service: Service; server: RunningServer }>();
  const start = async (name: string): Promise<void> => {
    const definition = AGENTS.find((agent) => agent.name === name);
    if (!definition) throw new TypeError(`no agent ${name}`);
    const service = createAgentService(definition, runtime);
    const server = await serveApp({
      app: service.app,
      host: '127.0.0.1',
      port: ports.get(name) ?? 0,
      logger,
    });
    await service.start();
    running.set(name, { service, server });
  };
  const stop = async (name: string): Promise<void> => {
    const found = running.get(name);
    running.delete(name);
    await found?.service.close();
    await found?.server.close(0);
  };
  for (const { name } of AGENTS) await start(name);
  await registry.refresh();
  return {
    world,
    registry,
    client: createA2AClient({ url: urlOf('coordinator') }),
    clientOf: (name) => createA2AClient({ url: urlOf(name) }),
    start,
    stop,
    async close() {
      for (const name of [...running.keys()]) await stop(name);
      await registry.close();
      await runtime.gateway.close();
      await queues.close();
      await world.close();
    },
  };
}
