import type { BaseCheckpointSaver } from '@langchain/langgraph';
import type { Database } from '@parley/platform/database';
import type { AgentGraph } from './define.ts';

/** A task that has not ended and that this version could not go on with as it is. */
export interface StrandedThread {
  taskId: string;
  agent: string;
  reason: string;
}

export interface OpenThreads {
  open: number;
  stranded: StrandedThread[];
}

type Checkpoints = Pick<BaseCheckpointSaver, 'getTuple'>;

const TERMINAL = ['completed', 'failed', 'canceled', 'rejected'];
const BRANCH = 'branch:to:';

/**
 * Compares the checkpoints of all open tasks with the graphs of this version: each step that a thread goes on with must
 * still be a node, and each value that it keeps still a channel. To be asked before a version is rolled out.
 */
export async function checkOpenThreads(x: {
  database: Database;
  checkpoints: Checkpoints;
  graphs: ReadonlyMap<string, Pick<AgentGraph, 'nodes' | 'channels'>>;
}): Promise<OpenThreads> {
  const { rows } = await x.database.pool.query<{ id: string; agent: string }>(
    'select id, agent from a2a.tasks where not (state = any($1)) order by created_at',
    [TERMINAL],
  );
  const stranded: StrandedThread[] = [];
  for (const { id, agent } of rows) {
    const graph = x.graphs.get(agent);
    const reason = graph
      ? await reasonAgainst(x.checkpoints, id, graph)
      : `there is no agent "${agent}" any more`;
    if (reason) stranded.push({ taskId: id, agent, reason });
  }
  return { open: rows.length, stranded };
}

async function reasonAgainst(
  checkpoints: Checkpoints,
  taskId: string,
  graph: Pick<AgentGraph, 'nodes' | 'channels'>,
): Promise<string | undefined> {
  const tuple = await checkpoints.getTuple({ configurable: { thread_id: taskId } });
  if (!tuple) return undefined;
  const { channel_values, channel_versions, versions_seen } = tuple.checkpoint;
  const next = Object.entries(channel_versions)
    .filter(([channel]) => channel.startsWith(BRANCH))
    .map(([channel, version]) => ({ channel, version, node: channel.slice(BRANCH.length) }))
    .filter(({ channel, version, node }) => isNewer(version, versions_seen[node]?.[channel]))
    .map(({ node }) => node);
  const lost = next.filter((node) => !graph.nodes.includes(node));
  if (lost.length > 0) return `its next step ${lost.join(', ')} is no step any more`;
  const kept = Object.keys(channel_values).filter(
    (name) => !name.startsWith(BRANCH) && !name.startsWith('__'),
  );
  const unknown = kept.filter((name) => !graph.channels.includes(name));
  return unknown.length > 0 ? `it keeps ${unknown.join(', ')}, which is known no more` : undefined;
}

function isNewer(version: string | number, seen: string | number | undefined): boolean {
  return seen === undefined || version > seen;
}
