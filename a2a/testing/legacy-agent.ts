import { serveApp } from '@parley/platform/http';
import { sseStream } from '@parley/platform/http/sse';
import { silentLogger } from '@parley/platform/logger';
import type { AgentCard, Task } from 'a2a-sdk-03';
import {
  type AgentExecutor,
  DefaultRequestHandler,
  InMemoryTaskStore,
  JsonRpcTransportHandler,
} from 'a2a-sdk-03/server';
import { Hono } from 'hono';

const WORD_MS = 30;

/** Says three words, one by one, or waits until it is canceled, on the official stack of protocol 0.3. */
function createExecutor(): AgentExecutor {
  const canceled = new Set<string>();
  return {
    async execute({ taskId, contextId, userMessage }, bus) {
      const status = (state: Task['status']['state']) => ({ state, timestamp: new Date().toISOString() });
      const ids = { taskId, contextId };
      const end = (state: Task['status']['state']) =>
        bus.publish({ kind: 'status-update', ...ids, status: status(state), final: true });
      bus.publish({
        kind: 'task',
        id: taskId,
        contextId,
        status: status('working'),
        history: [userMessage],
        artifacts: [],
      });
      const [part] = userMessage.parts;
      while (part?.kind === 'text' && part.text === 'wait' && !canceled.has(taskId)) {
        await new Promise((resolve) => setTimeout(resolve, WORD_MS));
      }
      for (const [i, text] of canceled.has(taskId) ? [] : ['three ', 'older ', 'words'].entries()) {
        await new Promise((resolve) => setTimeout(resolve, WORD_MS));
        const artifact = { artifactId: 'answer', parts: [{ kind: 'text' as const, text }] };
        bus.publish({ kind: 'artifact-update', ...ids, artifact, append: i > 0, lastChunk: i === 2 });
      }
      end(canceled.has(taskId) ? 'canceled' : 'completed');
      bus.finished();
    },
    async cancelTask(taskId) {
      canceled.add(taskId);
    },
  };
}

export interface LegacyAgent {
  url: string;
  methods: string[];
  stop(): Promise<void>;
}

/** An agent that speaks 0.3 and nothing newer, made with the SDK of its time, for tests. */
export async function startLegacyAgent(): Promise<LegacyAgent> {
  const app = new Hono();
  const methods: string[] = [];
  const card: AgentCard = {
    name: 'elder',
    description: 'Made before 1.0.',
    version: '3',
    protocolVersion: '0.3.0',
    url: 'http://elsewhere.test/rpc',
    preferredTransport: 'JSONRPC',
    capabilities: { streaming: true },
    defaultInputModes: ['text/plain'],
    defaultOutputModes: ['text/plain'],
    skills: [{ id: 'speak', name: 'Speak', description: 'Says words.', tags: ['words'] }],
  };
  const requests = new DefaultRequestHandler(card, new InMemoryTaskStore(), createExecutor());
  const handler = new JsonRpcTransportHandler(requests);
  app.get('/.well-known/agent-card.json', (c) => c.json(card));
  app.post('/rpc', async (c) => {
    const body = (await c.req.json()) as { method: string };
    methods.push(body.method);
    const reply = await handler.handle(body);
    if (!(Symbol.asyncIterator in reply)) return c.json(reply);
    return sseStream(c, async (send) => {
      for await (const line of reply) await send({ data: JSON.stringify(line) });
    });
  });
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  return { url: server.url, methods, stop: () => server.close(100) };
}
