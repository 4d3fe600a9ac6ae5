import type { A2AClient } from '@parley/a2a/client';
import { createA2AClient } from '@parley/a2a/client';
import type { Principal } from '@parley/platform/identity/principal';
import { canonicalJson } from '@parley/platform/json';
import type { OrchestratorDeps } from './context.ts';

const MOST_CLIENTS = 500;

/** Clients for one of our agents, in the name of each caller. */
export type AgentClients = (principal: Principal) => A2AClient;

/** The client of each caller, kept because it has read the agent's card; the least recently used one goes. */
export function createAgentClients(deps: OrchestratorDeps, agent: string): AgentClients {
  const clients = new Map<string, A2AClient>();
  return function clientFor(principal) {
    const key = canonicalJson(principal);
    const client = clients.get(key) ?? createClient(deps, { agent, principal });
    clients.delete(key);
    clients.set(key, client);
    const oldest = clients.keys().next().value;
    if (clients.size > MOST_CLIENTS && oldest !== undefined) clients.delete(oldest);
    return client;
  };
}

function createClient(
  { identity, config }: OrchestratorDeps,
  { agent, principal }: { agent: string; principal: Principal },
): A2AClient {
  const to = { audience: `agent:${agent}`, actor: 'orchestrator' };
  const url = config.urls.agent(agent);
  // Who asks us is told when to come back, and not kept waiting.
  return createA2AClient({ url, patienceMs: 0, token: () => identity.delegate(principal, to) });
}
