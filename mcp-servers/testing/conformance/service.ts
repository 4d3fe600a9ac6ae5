import { InMemoryServerEventBus, McpServer, type ServerEventBus } from '@modelcontextprotocol/server';
import type { Database } from '@parley/platform/database';
import { silentLogger } from '@parley/platform/logger';
import type { Service } from '@parley/platform/service';
import { testConfig } from '@parley/platform/testing/config';
import { createMcpHttp } from '../../kit/http.ts';
import { createRoundState } from '../../kit/input/state.ts';
import { migrateTasks } from '../../kit/tasks/schema.ts';
import { createTasks, type Tasks } from '../../kit/tasks/tasks.ts';
import { fixturePrincipals, fixtureServer } from '../fixture.ts';
import { namedIdentity } from '../harness.ts';
import { registerAskingTools } from './asking-tools.ts';
import { registerContentTools } from './content-tools.ts';
import { registerReadable } from './readable.ts';
import { KEY, registerRoundTripTools, sealedState } from './round-trip-tools.ts';
import { createSessions } from './sessions.ts';
import { registerTaskTools } from './task-tools.ts';

/** What the protocol's conformance kit wants to see, behind the same gate and HTTP stack as every server of ours. */
/** With a database it has tasks, too. */
export async function createConformanceFixture(database?: Database): Promise<Pick<Service, 'app' | 'close'>> {
  const tasks = database && (await openTasks(database));
  const bus = new InMemoryServerEventBus();
  const factory = () => createServer(bus, tasks);
  const sessions = createSessions(factory);
  const http = createMcpHttp({
    definition: fixtureServer(),
    factory,
    config: testConfig(),
    identity: namedIdentity(fixturePrincipals),
    logger: silentLogger(),
    rateLimit: { burst: 10_000, perSecond: 10_000 },
    bus,
    legacy: sessions,
  });
  return {
    app: http.app,
    async close() {
      await sessions.close();
      await http.close();
      await tasks?.close();
    },
  };
}

async function openTasks(database: Database): Promise<Tasks> {
  await migrateTasks(database);
  return createTasks({ database, server: 'conformance', logger: silentLogger() });
}

const rounds = createRoundState('conformance', async () => KEY);

function createServer(bus: ServerEventBus, tasks: Tasks | undefined): McpServer {
  const mcp = new McpServer(
    { name: 'conformance', version: '1.0.0' },
    {
      capabilities: {
        tools: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        prompts: { listChanged: true },
        logging: {},
        completions: {},
      },
      // Either kind of tool signs for itself.
      requestState: {
        verify: (state, ctx) =>
          rounds.verify(state, { subject: 'root', ctx }).catch(() => sealedState.verify(state, ctx)),
      },
    },
  );
  registerContentTools(mcp, bus);
  registerAskingTools(mcp);
  registerRoundTripTools(mcp);
  registerReadable(mcp);
  if (tasks) registerTaskTools(mcp, { tasks, rounds });
  return mcp;
}
