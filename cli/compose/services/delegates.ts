import { createPeers, type Peers } from '@parley/a2a/peers';
import { createRegistry, type Registry } from '@parley/a2a/registry';
import { agentNames } from '@parley/agents/names';
import { WORKFLOWS_AGENT } from '@parley/orchestrator/workflows/agent-name';
import type { Lifecycle } from '@parley/platform/lifecycle';
import type { Foundation } from '../foundation.ts';

/** Everybody who can be delegated to: the agents, and the workflows as one more. */
export function delegateNames(): string[] {
  return [...agentNames(), WORKFLOWS_AGENT];
}

const THIS_MACHINE = ['http://127.0.0.1:*', 'http://localhost:*'];

/** Peers have public addresses; without keys only this machine can call, and its own agents may be added, too. */
export function peersOf({ config, database, identity }: Foundation): Promise<Peers> {
  const allow = [...config.callbacks.origins, ...(identity.required ? [] : THIS_MACHINE)];
  return createPeers({ database, rules: { allow } });
}

export function registryOf({ config, logger }: Foundation, lifecycle: Lifecycle, peers: Peers): Registry {
  const urls = delegateNames().map(config.urls.agent);
  const registry = createRegistry({ urls, remotes: config.urls.peers, peers, logger });
  lifecycle.onClose('registry', registry.close);
  return registry;
}
