import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { ParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { silentLogger } from '@parley/platform/logger';
import { freePort } from '@parley/platform/ports';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESUME_EXTENSION } from '../card-types.ts';
import { startTestAgent, type TestAgent } from '../testing.ts';
import { CODECS } from './codecs.ts';
import { createGrpcRelay, type RelayedCall } from './relay.ts';
import type { GrpcServer } from './server.ts';

const KEY = 'a-key-of-sixteen-letters';
let test: TestDatabase;
let agent: TestAgent | undefined;
let relay: GrpcServer;
let client: Client;
const stop = new AbortController();
const heard: RelayedCall[] = [];

beforeAll(async () => {
  test = await testDatabase();
  const [agentPort, port] = [await freePort(), await freePort()];
  agent = await startTestAgent({
    test,
    grpcPort: agentPort,
    env: { PARLEY_API_KEYS: JSON.stringify([{ key: KEY, subject: 'ana', scopes: ['*'] }]) },
    async executor(x) {
      if (x.text === 'ask') return { state: 'input-required', message: 'Which?' };
      await x.publish({ kind: 'artifact', artifactId: 'answer', text: `you said ${x.text}` });
      return { state: 'completed' };
    },
  });
  relay = createGrpcRelay({
    host: '127.0.0.1',
    port,
    target: `127.0.0.1:${agentPort}`,
    logger: silentLogger(),
    maxMessageBytes: 1024 * 1024,
    stopping: stop.signal,
    async caller(headers) {
      const subject = headers.get('authorization')?.replace('Bearer ', '') ?? '';
      if (subject !== 'front' && subject !== 'stale') throw new ParleyError('unauthenticated', 'Who is it?');
      return { subject, scopes: [], actors: [] };
    },
    token: async ({ subject }) => (subject === 'front' ? KEY : 'nobody-knows-this-key'),
    answered: (call) => void heard.push(call),
    card: (json) => ({ ...json, name: 'front' }),
  });
  await relay.start();
  client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
});
afterAll(async () => {
  client?.close();
  stop.abort();
  await relay?.close();
  await agent?.stop();
  await test?.drop();
});

const raw = (bytes: Buffer): Buffer => bytes;

/** Every answer as a stream: one message, or more. */
async function ask(method: keyof typeof CODECS, params: object, over: Record<string, string> = {}) {
  const metadata = new Metadata();
  const headers = { 'a2a-version': '1.0', authorization: 'Bearer front', ...over };
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  const { path, bytes, responseJson } = CODECS[method];
  const call = client.makeServerStreamRequest(path, raw, raw, bytes({ ...params }), metadata);
  const returned = new Promise<Metadata>((resolve) => call.once('metadata', resolve));
  const messages = (await call.toArray()) as Buffer[];
  return { answers: messages.map(responseJson), metadata: await returned };
}

const message = (text: string) => ({ message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text }] } });

async function refusal(answer: Promise<unknown>) {
  const error = (await answer.catch((e: unknown) => e)) as ServiceError;
  const [details] = error.metadata?.get('grpc-status-details-bin') ?? [];
  return { code: error.code, text: error.details, details: Buffer.from(details ?? '').toString('latin1') };
}

describe('an agent behind another address (R2.3)', () => {
  it('tells of each call who made it and how it ended (R9.3)', async () => {
    heard.length = 0;
    await ask('ListTasks', {});
    await ask('ListTasks', {}, { authorization: 'Bearer nobody' }).catch(() => undefined);
    await ask('GetTask', { id: 'there-is-none' }).catch(() => undefined);
    expect(heard).toMatchObject([
      { method: 'ListTasks', principal: { subject: 'front' }, code: undefined },
      { method: 'ListTasks', principal: undefined, code: 'unauthenticated' },
      { method: 'GetTask', principal: { subject: 'front' } },
    ]);
  });

  it('answers, streams and says which extensions are on', async () => {
    const sent = await ask('SendMessage', message('hi'));
    expect(sent.answers).toMatchObject([{ task: { status: { state: 'TASK_STATE_COMPLETED' } } }]);
    const extension = { 'a2a-extensions': RESUME_EXTENSION };
    const { answers, metadata } = await ask('SendStreamingMessage', message('hi'), extension);
    expect(answers.length).toBeGreaterThan(3);
    expect(answers[0]).toHaveProperty('task');
    expect(metadata.get('a2a-extensions')).toEqual([RESUME_EXTENSION]);
  });

  it('refuses word for word', async () => {
    const { code, text, details } = await refusal(ask('GetTask', { id: 'none' }));
    expect(code).toBe(status.NOT_FOUND);
    expect(text).toMatch(/not found/i);
    expect(details).toContain('TASK_NOT_FOUND');
    const stream = await refusal(ask('SendStreamingMessage', { message: {} }));
    expect(stream.code).toBe(status.INVALID_ARGUMENT);
    expect(stream.details).toContain('message.parts');
  });

  it('shows the card of this place', async () => {
    const { answers } = await ask('GetExtendedAgentCard', {});
    expect(answers).toMatchObject([{ name: 'front' }]);
  });

  it('asks who it is, and keeps a refusal of its own token to itself', async () => {
    const nobody = await refusal(ask('GetTask', { id: 'x' }, { authorization: 'Bearer no' }));
    expect(nobody.code).toBe(status.UNAUTHENTICATED);
    const stale = await refusal(ask('GetTask', { id: 'x' }, { authorization: 'Bearer stale' }));
    expect(stale.code).toBe(status.UNAVAILABLE);
    expect(stale.text).not.toMatch(/key|token/i);
  });

  it('says so when the agent is away, and ends what is open when it stops', async () => {
    const { answers } = await ask('SendMessage', message('ask'));
    const { task } = answers[0] as { task: { id: string } };
    const open = refusal(ask('SubscribeToTask', { id: task.id }));
    await agent?.stop();
    agent = undefined;
    expect((await open).code).toBe(status.UNAVAILABLE);
    const away = await refusal(ask('GetTask', { id: task.id }));
    expect(away.code).toBe(status.UNAVAILABLE);
    expect(away.text).toBe('The agent that answers here is not available right now.');
  });
});
