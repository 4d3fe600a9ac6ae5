import type { KnownAgent, Registry } from '@parley/a2a/registry';
import { type AgentInfo, AgentList } from '../api-agents.ts';
import { problems, type Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

export function listAgentsRoute({ deps }: RouteDeps): Route {
  return {
    method: 'get',
    path: '/agents',
    doc: {
      summary: 'The agents that answer, with their skills',
      tags: ['Service'],
      responses: {
        200: { description: 'The agents.', content: { 'application/json': { schema: AgentList } } },
        ...problems(401),
      },
    },
    handle: async (c) => {
      const agents = await allAgents(deps.registry, c.req.raw.signal);
      return c.json({ agents: agents.map(toAgentInfo) });
    },
  };
}

/** Also those that are not used, with the reason. */
export async function allAgents(registry: Registry, signal: AbortSignal): Promise<KnownAgent[]> {
  return [...(await registry.agents(signal)), ...(await registry.refused(signal))];
}

export function toAgentInfo(agent: KnownAgent): AgentInfo {
  const { name, url, description, version, skills, maxConcurrentTasks, remote, healthy } = agent;
  const { added, keys, refused, measured } = agent;
  return {
    ...{ name, url, description, version, skills, maxConcurrentTasks, remote, healthy },
    ...{ added, keys, refused, measured },
  };
}
