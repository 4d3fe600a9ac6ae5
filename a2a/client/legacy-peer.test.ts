import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type A2AClient, createA2AClient } from '../client.ts';
import { toLegacyCall } from '../protocol/legacy-peer.ts';
import type { LoggedEvent } from '../task-types.ts';
import { type LegacyAgent, startLegacyAgent } from '../testing/legacy-agent.ts';

let agent: LegacyAgent;
let client: A2AClient;
beforeAll(async () => {
  agent = await startLegacyAgent();
  client = createA2AClient({ url: agent.url });
});
afterAll(() => agent?.stop());

const signal = (): AbortSignal => AbortSignal.timeout(20_000);
const words = (task: Awaited<ReturnType<A2AClient['get']>>): string =>
  task.artifacts.flatMap(({ parts }) => parts.map(({ text }) => text ?? '')).join('');

describe('an agent that speaks 0.3 alone (R5.3)', () => {
  it('is known by its card', async () => {
    const card = await client.card();
    expect(card).toMatchObject({ name: 'elder', streaming: true, skills: [{ id: 'speak' }] });
  });

  it('takes a question and gives its answer', async () => {
    const task = await client.send({ messageId: newId(), text: 'speak', returnImmediately: false });
    expect(task.status.state).toBe('completed');
    expect(words(task)).toBe('three older words');
    const { history } = await client.get(task.id, { historyLength: 5 });
    expect(history[0]).toMatchObject({ role: 'user', parts: [{ text: 'speak' }] });
    expect(agent.methods).toContain('message/send');
  });

  it('is followed to its end, numbered by us', async () => {
    const task = await client.send({ messageId: newId(), text: 'speak' });
    expect(task.status.state).toBe('working');
    const events: LoggedEvent[] = [];
    for await (const event of client.subscribe(task.id, { signal: signal() })) events.push(event);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    expect(agent.methods).toContain('tasks/resubscribe');
    expect(words(await client.get(task.id))).toBe('three older words');
  });

  it('is followed after its end, too', async () => {
    const { id } = await client.send({ messageId: newId(), text: 'speak', returnImmediately: false });
    const events: LoggedEvent[] = [];
    for await (const event of client.subscribe(id, { signal: signal() })) events.push(event);
    expect(events.at(-1)?.event).toMatchObject({ task: { status: { state: 'completed' } } });
  });

  it('is stopped', async () => {
    const { id } = await client.send({ messageId: newId(), text: 'wait' });
    const canceled = await client.cancel(id, signal());
    expect(canceled.status.state).toBe('canceled');
  });

  it('says that it knows no such task, and we what it has not', async () => {
    await expect(client.get('none')).rejects.toMatchObject({ code: 'not_found' });
    await expect(client.list()).rejects.toThrow(/0\.3, which has no ListTasks/);
  });

  it('is sent every kind of part in its own words', () => {
    const parts = [
      { data: [1] },
      { data: { a: 1 } },
      { raw: 'eA==', filename: 'x', mediaType: 'text/plain' },
    ];
    const { params, result } = toLegacyCall('SendMessage', {
      tenant: 'none',
      message: { messageId: '1', role: 'ROLE_USER', parts },
      configuration: { returnImmediately: true },
    });
    expect(params).toEqual({
      message: {
        kind: 'message',
        messageId: '1',
        role: 'user',
        parts: [
          { kind: 'data', data: { value: [1] } },
          { kind: 'data', data: { a: 1 } },
          { kind: 'file', file: { bytes: 'eA==', name: 'x', mimeType: 'text/plain' } },
        ],
      },
      configuration: { blocking: false },
    });
    const message = { kind: 'message', role: 'agent', messageId: '2', parts: params['message'] };
    expect(result({ ...message, parts: [{ kind: 'file', file: { uri: 'https://x.test' } }] })).toEqual({
      message: { messageId: '2', role: 'ROLE_AGENT', parts: [{ url: 'https://x.test' }] },
    });
  });
});
