import type { A2AClient } from '@parley/a2a/client';
import type { Elsewhere } from '@parley/a2a/elsewhere';
import type { RemoteWait } from '@parley/a2a/store/pause';
import { isInterrupted } from '@parley/a2a/task-types';
import { cancelChild } from './cancel-child.ts';
import type { AgentDeps } from './define.ts';

/** The way to tasks of other installations for which nobody here works at the moment, in the name of their end user. */
export function createElsewhere({ registry, connect }: Pick<AgentDeps, 'registry' | 'connect'>): Elsewhere {
  const clientFor = async (
    { principal, wait }: RemoteWait,
    signal: AbortSignal,
  ): Promise<A2AClient | undefined> => {
    const agent = (await registry.agents(signal)).find(({ name }) => name === wait.agent);
    return agent && connect(agent, principal);
  };
  return {
    // It has got further when its log has grown, or where it has no numbers, when it asks no more.
    async hasNews(waiting, signal) {
      const { id, seq } = waiting.wait;
      const client = await clientFor(waiting, signal);
      const task = await client?.get(id, { historyLength: 0, signal });
      return task !== undefined && ((task.lastSeq ?? 0) > seq || !isInterrupted(task.status.state));
    },
    async cancel(waiting, signal) {
      const { id, agent: name } = waiting.wait;
      const client = await clientFor(waiting, signal).catch(() => undefined);
      const { leaves, ...end } = await cancelChild(client, id, signal);
      return [{ kind: 'task', id, name, ...end }, ...leaves];
    },
  };
}
