import { AgentCard, Artifact, type Task, TaskState } from '@a2a-js/sdk';
import {
  AgentEvent,
  type AgentExecutor,
  DefaultRequestHandler,
  InMemoryTaskStore,
  JsonRpcTransportHandler,
  ServerCallContext,
} from '@a2a-js/sdk/server';
import { serveApp } from '@parley/platform/http';
import { sseStream } from '@parley/platform/http/sse';
import { silentLogger } from '@parley/platform/logger';
import { Hono } from 'hono';

/** Says three words, one by one, on another maker's stack: no numbers, no cursors, tasks in memory. */
const executor: AgentExecutor = {
  async execute({ taskId, contextId, userMessage }, bus) {
    const status = (state: TaskState) => ({ state, message: undefined, timestamp: new Date().toISOString() });
    const task: Task = {
      id: taskId,
      contextId,
      status: status(TaskState.TASK_STATE_SUBMITTED),
      history: [userMessage],
      artifacts: [],
      metadata: undefined,
    };
    bus.publish(AgentEvent.task(task));
    for (const [i, text] of ['three ', 'foreign ', 'words'].entries()) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      const artifact = Artifact.fromJSON({ artifactId: 'answer', parts: [{ text }] });
      const update = { taskId, contextId, artifact, append: i > 0, lastChunk: i === 2, metadata: undefined };
      bus.publish(AgentEvent.artifactUpdate(update));
    }
    const done = { taskId, contextId, status: status(TaskState.TASK_STATE_COMPLETED), metadata: undefined };
    bus.publish(AgentEvent.statusUpdate(done));
    bus.finished();
  },
  async cancelTask() {},
};

export interface ForeignAgent {
  url: string;
  requests: { method: string }[];
  stop(): Promise<void>;
}

/** An agent made with the official SDK's own server, for tests. */
export async function startForeignAgent(options: { streaming: boolean }): Promise<ForeignAgent> {
  const app = new Hono();
  const requests: { method: string }[] = [];
  const cardJson = {
    name: 'foreigner',
    description: 'Made elsewhere.',
    version: '7',
    // Another origin than where it was found: ours is kept.
    supportedInterfaces: [
      { url: 'http://elsewhere.test/rpc', protocolBinding: 'JSONRPC', protocolVersion: '1.0' },
    ],
    capabilities: { streaming: options.streaming },
    defaultInputModes: ['text/plain'],
    defaultOutputModes: ['text/plain'],
    skills: [{ id: 'speak', name: 'Speak', description: 'Says words.', tags: ['words'] }],
  };
  const handler = new JsonRpcTransportHandler(
    new DefaultRequestHandler(AgentCard.fromJSON(cardJson), new InMemoryTaskStore(), executor),
  );
  app.get('/.well-known/agent-card.json', (c) => c.json(cardJson));
  app.post('/rpc', async (c) => {
    const body = (await c.req.json()) as { method: string };
    requests.push(body);
    const reply = await handler.handle(body, new ServerCallContext({ requestedVersion: '1.0' }));
    if (!(Symbol.asyncIterator in reply)) return c.json(reply);
    return sseStream(c, async (send) => {
      for await (const line of reply) await send({ data: JSON.stringify(line) });
    });
  });
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  return { url: server.url, requests, stop: () => server.close(100) };
}
