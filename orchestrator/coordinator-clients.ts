import type { A2AClient } from '@parley/a2a/client';
import { createA2AClient } from '@parley/a2a/client';
import type { Principal } from '@parley/platform/identity/principal';
import { canonicalJson } from '@parley/platform/json';
import { type OrchestratorDeps, TO_COORDINATOR } from './context.ts';

const MOST_CLIENTS = 500;

/** The client of each caller, kept because it has read the coordinator's card; the least recently used one goes. */
export function createCoordinatorClients(deps: OrchestratorDeps): (principal: Principal) => A2AClient {
  const clients = new Map<string, A2AClient>();
  return function coordinatorFor(principal) {
    const key = canonicalJson(principal);
    const client = clients.get(key) ?? createClient(deps, principal);
    clients.delete(key);
    clients.set(key, client);
    const oldest = clients.keys().next().value;
    if (clients.size > MOST_CLIENTS && oldest !== undefined) clients.delete(oldest);
    return client;
  };
}

function createClient(deps: OrchestratorDeps, principal: Principal): A2AClient {
  const token = () => deps.identity.delegate(principal, TO_COORDINATOR);
  return createA2AClient({ url: deps.config.urls.agent('coordinator'), token });
}
