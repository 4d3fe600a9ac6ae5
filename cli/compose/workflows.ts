import { createA2AClient } from '@parley/a2a/client';
import type { AgentRuntime } from '@parley/agents/host';
import { callTool } from '@parley/agents/tools/call';
import { WORKFLOWS_AGENT } from '@parley/orchestrator/workflows/agent-name';
import { discoverWorkflows } from '@parley/orchestrator/workflows/discover';
import type { Hands } from '@parley/orchestrator/workflows/engine/types';
import { createWorkflowService } from '@parley/orchestrator/workflows/service';
import type { Service } from '@parley/platform/service';

/** The workflows, with the agents' own ways to agents and tools: in the name of whoever started the run. */
export async function workflowService(runtime: AgentRuntime): Promise<Service> {
  const workflows = await discoverWorkflows();
  return createWorkflowService({ ...runtime, workflows, hands: handsOf(runtime) });
}

function handsOf({ registry, identity, gateway, failpoints }: AgentRuntime): Hands {
  return {
    agents: async (signal) => (await registry.agents(signal)).filter(({ remote }) => !remote),
    connect: ({ name, url }, principal) =>
      createA2AClient({
        url,
        token: () => identity.delegate(principal, { audience: `agent:${name}`, actor: WORKFLOWS_AGENT }),
      }),
    async callTool(principal, { server, tool, scopes, signal, ...request }) {
      await failpoints.pass('before-tool');
      const caller = { principal, agent: WORKFLOWS_AGENT, scopes };
      const result = await gateway.use({ server, caller, signal }, (client) =>
        callTool(client, { tool }, { ...request, signal }),
      );
      await failpoints.pass('after-tool');
      return result;
    },
  };
}
