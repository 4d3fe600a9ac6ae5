import { createRegistry } from '@parley/a2a/registry';
import { migrateA2A } from '@parley/a2a/store';
import { createAgentRuntime, discoverAgents, graphOf } from '@parley/agents/host';
import { checkOpenThreads } from '@parley/agents/open-threads';
import { WORKFLOWS_AGENT } from '@parley/orchestrator/workflows/agent-name';
import type { Config } from '@parley/platform/config';
import { createLifecycle, stopOnSignals } from '@parley/platform/lifecycle';
import { createLogger } from '@parley/platform/logger';
import { layFoundation } from '../compose/foundation.ts';
import { say } from '../terminal/output.ts';

/** Says whether this version can go on with every task that has not ended. 0 when it can. */
export async function check(config: Config): Promise<number> {
  const lifecycle = createLifecycle(createLogger({ level: config.logLevel }));
  stopOnSignals(lifecycle);
  try {
    const foundation = await layFoundation(config, lifecycle);
    await migrateA2A(foundation.database);
    const registry = createRegistry({ urls: [], logger: foundation.logger });
    const runtime = await createAgentRuntime({ ...foundation, models: await foundation.models(), registry });
    lifecycle.onClose('agents', runtime.close);
    const agents = await discoverAgents();
    // A run of a workflow keeps its state in its own log and has no graph.
    const graphs = new Map([[WORKFLOWS_AGENT, { nodes: [], channels: [] }]] as [string, Graph][]);
    for (const agent of agents) graphs.set(agent.name, graphOf(agent, runtime));
    const { database } = foundation;
    const { open, stranded } = await checkOpenThreads({
      database,
      checkpoints: runtime.checkpointer,
      graphs,
    });
    for (const { taskId, agent, reason } of stranded) say(`✗ ${agent} ${taskId}: ${reason}`);
    say(`${open} open, ${stranded.length} that this version cannot go on with.`);
    return stranded.length === 0 ? 0 : 1;
  } finally {
    await lifecycle.close();
  }
}

type Graph = { nodes: readonly string[]; channels: readonly string[] };
