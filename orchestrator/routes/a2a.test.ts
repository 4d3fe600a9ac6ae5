import { AgentCard, SendMessageRequest, type StreamResponse, TaskState } from '@a2a-js/sdk';
import { type Client, ClientFactory } from '@a2a-js/sdk/client';
import { verifyCard } from '@parley/a2a/card-signature';
import type { Executor } from '@parley/a2a/execution';
import type { JWK } from '@parley/platform/identity/detached-jws';
import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { ClientFactory as OldClientFactory } from 'a2a-sdk-03/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Run } from '../api.ts';
import { houseScript } from '../testing/house-script.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';
import { scriptedExecutor } from '../testing/scripted-executor.ts';

const script = scriptedExecutor(({ text }) => houseScript(text.startsWith('slow') ? 0.2 : 0));
const executor: Executor = async (execution) => {
  if (!execution.text.startsWith('wait')) return script(execution);
  return new Promise((_resolve, reject) => {
    execution.signal.addEventListener('abort', () => reject(execution.signal.reason), { once: true });
  });
};

let test: TestDatabase;
let orchestrator: TestOrchestrator;

beforeAll(async () => {
  test = await testDatabase();
  orchestrator = await startTestOrchestrator({ test, executor });
});
afterAll(async () => {
  await orchestrator?.stop();
  await test?.drop();
});

const clientOf = (binding: string): Promise<Client> =>
  new ClientFactory({ ...new ClientFactory().options, preferredTransports: [binding] }).createFromUrl(
    orchestrator.url,
  );
const request = (text: string, returnImmediately = false) =>
  SendMessageRequest.fromJSON({
    message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text }] },
    configuration: { returnImmediately },
  });
const runOf = async (id: string) => Run.parse(await (await orchestrator.request(`/runs/${id}`)).json());
const start = async (client: Client, text: string) => {
  const sent = await client.sendMessage(request(text, true));
  return 'id' in sent ? sent.id : '';
};
async function collect(stream: AsyncIterable<StreamResponse>): Promise<StreamResponse[]> {
  const events: StreamResponse[] = [];
  for await (const event of stream) events.push(event);
  return events;
}
const answerIn = (events: StreamResponse[]) =>
  events
    .flatMap(({ payload }) => (payload?.$case === 'artifactUpdate' ? [payload.value] : []))
    .filter(({ artifact }) => artifact?.artifactId === 'answer')
    .flatMap(({ artifact }) => artifact?.parts ?? [])
    .map(({ content }) => (content?.$case === 'text' ? content.value : ''))
    .join('');

describe.each(['JSONRPC', 'HTTP+JSON'])('the whole service as an A2A agent over %s (R2.3)', (binding) => {
  it('answers a whole question, and the task is a run', async () => {
    const task = await (await clientOf(binding)).sendMessage(request('How many engineers?'));
    if (!('status' in task)) throw new TypeError('a message came instead of a task');
    expect(task.status?.state).toBe(TaskState.TASK_STATE_COMPLETED);
    const run = await runOf(task.id);
    expect(run).toMatchObject({ runId: task.id, threadId: task.contextId, status: 'completed' });
    expect(run.query).toBe('How many engineers?');
    const answer = task.artifacts.find(({ artifactId }) => artifactId === 'answer');
    expect(answer?.parts[0]?.content).toEqual({ $case: 'text', value: run.answer });
  });

  it('streams the answer as it is written, and tells it again to who subscribes', async () => {
    const client = await clientOf(binding);
    const events = await collect(client.sendMessageStream(request('slow question')));
    expect(events[0]?.payload?.$case).toBe('task');
    expect(answerIn(events)).toContain('**128 engineers**');

    const id = await start(client, 'slow question');
    const resumed = await collect(client.resubscribeTask({ tenant: '', id }));
    expect(resumed[0]?.payload?.$case).toBe('task');
    expect(answerIn(resumed)).toBe((await runOf(id)).answer);
  });

  it('lists, gets and cancels', async () => {
    const client = await clientOf(binding);
    const id = await start(client, 'wait');
    expect((await client.getTask({ tenant: '', id })).id).toBe(id);
    const { tasks } = await client.listTasks({
      tenant: '',
      contextId: '',
      status: TaskState.TASK_STATE_UNSPECIFIED,
      pageToken: '',
      statusTimestampAfter: undefined,
    });
    expect(tasks.map((task) => task.id)).toContain(id);
    const canceled = await client.cancelTask({ tenant: '', id, metadata: undefined });
    expect(canceled.status?.state).toBe(TaskState.TASK_STATE_CANCELED);
    expect(await runOf(id)).toMatchObject({ status: 'canceled' });
  });

  it('says what the coordinator says of an unknown task', async () => {
    const client = await clientOf(binding);
    await expect(client.getTask({ tenant: '', id: newId() })).rejects.toThrow(
      /not found|no such task|no task/i,
    );
  });
});

describe('peers of protocol 0.3 (R5.1)', () => {
  it('delegate a whole question', async () => {
    const client = await new OldClientFactory().createFromUrl(orchestrator.url);
    const message = {
      kind: 'message' as const,
      messageId: newId(),
      role: 'user' as const,
      parts: [{ kind: 'text' as const, text: 'How many?' }],
    };
    const task = await client.sendMessage({ message });
    expect(task).toMatchObject({ kind: 'task', status: { state: 'completed' } });
  });
});

describe('the card of the service (R2.3)', () => {
  it.each(['/.well-known/agent-card.json', '/.well-known/agent.json'])(
    'is at %s: the coordinator’s abilities at our addresses',
    async (path) => {
      const response = await orchestrator.request(path, { headers: { 'a2a-version': '1.0' } });
      expect(response.headers.get('cache-control')).toContain('max-age');
      const card = AgentCard.fromJSON(await response.json());
      expect(card.name).toBe('parley');
      expect(card.capabilities?.streaming).toBe(true);
      expect(card.skills).not.toHaveLength(0);
      expect(card.supportedInterfaces.map(({ url, protocolBinding }) => `${protocolBinding} ${url}`)).toEqual(
        expect.arrayContaining([`JSONRPC ${orchestrator.url}/a2a`, `HTTP+JSON ${orchestrator.url}`]),
      );
      expect(card.supportedInterfaces.every(({ url }) => url.startsWith(orchestrator.url))).toBe(true);
    },
  );

  it('has what readers of 0.3 look for when no version is asked for, with a validator of its own', async () => {
    const first = await orchestrator.request('/.well-known/agent-card.json');
    expect(await first.json()).toMatchObject({ name: 'parley', url: `${orchestrator.url}/a2a` });
    const etag = first.headers.get('etag') ?? '';
    const again = await orchestrator.request('/.well-known/agent-card.json', {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
    const current = await orchestrator.request('/.well-known/agent-card.json?A2A-Version=1.0');
    expect(current.headers.get('etag')).not.toBe(etag);
  });

  it('is in the catalogue of the host, beside the agents and the MCP server', async () => {
    const response = await orchestrator.request('/.well-known/ai-catalog.json');
    expect(response.headers.get('content-type')).toBe('application/ai-catalog+json');
    const catalog = await response.json();
    expect(catalog).toMatchObject({
      specVersion: '1.0',
      entries: [
        {
          identifier: 'urn:air:127.0.0.1:agent:parley',
          url: `${orchestrator.url}/.well-known/agent-card.json`,
        },
        { identifier: 'urn:air:127.0.0.1:agent:coordinator' },
        { type: 'application/mcp-server-card+json', data: { remotes: [{ url: `${orchestrator.url}/mcp` }] } },
      ],
    });
    for (const entry of (catalog as { entries: object[] }).entries) {
      expect('url' in entry).not.toBe('data' in entry);
    }
  });
});

describe('the card of the whole service', () => {
  it('is signed as it is served, with keys that it publishes', async () => {
    const jwks = (await (await orchestrator.request('/.well-known/jwks.json')).json()) as { keys: JWK[] };
    for (const headers of [{ 'a2a-version': '1.0' }, {}]) {
      const response = await orchestrator.request('/.well-known/agent-card.json', { headers });
      const card = (await response.json()) as Record<string, unknown>;
      const { signatures: _, ...rest } = card;
      expect((await verifyCard(card, jwks.keys))?.card).toEqual(rest);
    }
  });
});
