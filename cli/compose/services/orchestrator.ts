import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openApprovals } from '@parley/a2a/approvals';
import { createCardKeys, createCardSigner } from '@parley/a2a/card-signature';
import { createThreads, type Threads } from '@parley/a2a/threads/threads';
import { discoverServers } from '@parley/mcp-servers/discover';
import { createOrchestratorService } from '@parley/orchestrator/app';
import { createGrpcFront } from '@parley/orchestrator/grpc-front';
import { createShares } from '@parley/orchestrator/shares/shares';
import { discoverWorkflows } from '@parley/orchestrator/workflows/discover';
import { createScheduling } from '@parley/orchestrator/workflows/schedules/scheduling';
import { createSignIn } from '@parley/platform/identity/sign-in';
import { z } from 'zod';
import type { Foundation } from '../foundation.ts';
import { jobBoard } from '../jobs.ts';
import { delegateNames, peersOf, registryOf } from './delegates.ts';
import type { PartFactory } from './part.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export const services: PartFactory = async (foundation, lifecycle) => {
  const names = delegateNames();
  const peers = await peersOf(foundation);
  const mcpServers = await discoverServers();
  const workflows = await discoverWorkflows();
  const grpc = createGrpcFront(foundation);
  const service = createOrchestratorService({
    ...foundation,
    checks: grpc.checks,
    audiences: [
      'orchestrator',
      ...names.map((name) => `agent:${name}`),
      ...mcpServers.map(({ name }) => `mcp:${name}`),
    ],
    mcpServers: mcpServers.map(({ name, title, version, instructions, scopes }) => ({
      name,
      title,
      version,
      instructions,
      scopes,
    })),
    signIn: await createSignIn(foundation),
    registry: registryOf(foundation, lifecycle, peers),
    peers,
    approvals: await openApprovals({
      database: foundation.database,
      times: foundation.config.approvals,
    }),
    workflows,
    scheduling: createScheduling({ ...foundation, workflows }),
    jobs: await jobBoard(foundation, names),
    shares: createShares(foundation.database),
    threads: threadsOf(foundation),
    cardSigner: createCardSigner({
      keys: createCardKeys(foundation.database),
      base: foundation.config.urls.orchestrator,
    }),
    version: versionOf(),
    models: async () => (await foundation.models()).describe(),
    async testModel(signal) {
      const { error = null, said = null, ...probe } = await (await foundation.models()).probe(signal);
      return { ...probe, error, said };
    },
    webRoot: pathToFileURL(`${join(ROOT, 'web', 'dist')}/`),
  });
  return [grpc.around(service)];
};

/** What the agents wrote down of a task goes with it. */
function threadsOf({ database }: Foundation): Threads {
  return createThreads({
    database,
    agent: 'coordinator',
    async onForgotten(taskIds) {
      // LangGraph is a fifth of a second of every start; here it is needed when a conversation is deleted.
      const { createCheckpointer } = await import('@parley/agents/checkpointer');
      const checkpoints = await createCheckpointer(database);
      for (const id of taskIds) await checkpoints.deleteThread(id);
    },
  });
}

function versionOf(): string {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
