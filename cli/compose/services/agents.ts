import { createAgentRuntime, createAgentService, discoverAgents } from '@parley/agents/host';
import { workflowService } from '../workflows.ts';
import { peersOf, registryOf } from './delegates.ts';
import type { PartFactory } from './part.ts';

export const services: PartFactory = async (foundation, lifecycle) => {
  const models = await foundation.models();
  const agents = await discoverAgents();
  const runtime = await createAgentRuntime({
    ...foundation,
    models,
    registry: registryOf(foundation, lifecycle, await peersOf(foundation)),
  });
  lifecycle.onClose('agents', runtime.close);
  return [...agents.map((agent) => createAgentService(agent, runtime)), await workflowService(runtime)];
};
