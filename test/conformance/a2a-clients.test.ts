import { randomUUID } from 'node:crypto';
import { SendMessageRequest, type StreamResponse, TaskState } from '@a2a-js/sdk';
import { ClientFactory, JsonRpcTransportFactory, RestTransportFactory } from '@a2a-js/sdk/client';
import { GrpcTransportFactory } from '@a2a-js/sdk/client/grpc';
import { A2AClient as OldestClient } from 'a2a-sdk-02/client';
import {
  ClientFactory as OldFactory,
  JsonRpcTransportFactory as OldJsonRpc,
  RestTransportFactory as OldRest,
} from 'a2a-sdk-03/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';

/** What the whole service and each agent is asked by clients of another maker. */
const QUESTIONS = {
  orchestrator: 'How many open positions do we have?',
  coordinator: 'How many open positions do we have?',
  'data-analyst': 'How many open positions do we have?',
  'hr-specialist': 'What is our remote work policy?',
  'engineering-lead': 'What do our engineering standards say about code review?',
  'report-writer': 'Write a short report that says there is nothing to report.',
};

let parley: Constellation;
beforeAll(async () => {
  parley = await startConstellation();
});
afterAll(() => parley?.close());

const urlOf = (name: string): string =>
  name === 'orchestrator' ? parley.url : parley.config.urls.agent(name);

/** What a client saw of one question, whatever its version calls it. */
interface Seen {
  /** The kinds of the events of the stream, and where it ended. */
  kinds: string[];
  state: string;
  /** What the stream that was left early told when it was taken up again. */
  resumed: { kinds: string[]; state: string };
  answer: string;
}

type Ask = (url: string, text: string) => Promise<Seen>;

/** Something that a stream told, in words that all versions share. */
interface Told {
  kind: string;
  id?: string | undefined;
  state?: string | undefined;
}

/** Reads a stream, or leaves it after so many events. */
async function heard(events: AsyncIterable<Told>, end = Number.POSITIVE_INFINITY) {
  const seen = { kinds: [] as string[], state: '', id: '' };
  for await (const { kind, id, state } of events) {
    seen.kinds.push(kind);
    if (kind === 'task') seen.id = id ?? '';
    seen.state = state ?? seen.state;
    if (seen.kinds.length >= end) break;
  }
  return seen;
}

/** A quick agent may be done before the subscription comes: then it says so. */
function isOver(error: unknown): { kinds: string[]; state: string } {
  const text = error instanceof Error ? error.message : String(error);
  if (!/nothing more will happen/.test(text)) throw error;
  return { kinds: ['task'], state: 'over' };
}

async function* told(events: AsyncIterable<StreamResponse>): AsyncGenerator<Told> {
  for await (const { payload } of events) {
    const status =
      payload?.$case === 'task' || payload?.$case === 'statusUpdate' ? payload.value.status : undefined;
    const state = status && TaskState[status.state];
    yield { kind: payload?.$case ?? '', state, id: payload?.$case === 'task' ? payload.value.id : undefined };
  }
}

const TRANSPORTS = [new JsonRpcTransportFactory(), new RestTransportFactory(), new GrpcTransportFactory()];

/** A client that has this binding alone: none else can step in. */
function current(binding: string): Ask {
  const transports = TRANSPORTS.filter(({ protocolName }) => protocolName === binding);
  const factory = new ClientFactory({ ...new ClientFactory().options, transports });
  return async (url, text) => {
    const client = await factory.createFromUrl(url);
    const request = () =>
      SendMessageRequest.fromJSON({
        message: { messageId: randomUUID(), role: 'ROLE_USER', parts: [{ text }] },
      });
    const first = await heard(told(client.sendMessageStream(request())));
    const left = await heard(told(client.sendMessageStream(request())), 1);
    const resumed = await heard(told(client.resubscribeTask({ tenant: '', id: left.id }))).catch(isOver);
    const task = await client.getTask({ tenant: '', id: first.id });
    const parts = task.artifacts.flatMap((artifact) => artifact.parts);
    const answer = parts.map(({ content }) => (content?.$case === 'text' ? content.value : '')).join('');
    return { ...first, resumed, answer };
  };
}

interface OldEvent {
  kind: string;
  id?: string;
  status?: { state: string };
}

async function* toldOld(events: AsyncIterable<unknown>): AsyncGenerator<Told> {
  for await (const value of events) {
    const { kind, id, status } = value as OldEvent;
    yield { kind, id, state: status?.state };
  }
}

const oldMessage = (text: string) => ({
  kind: 'message' as const,
  messageId: randomUUID(),
  role: 'user' as const,
  parts: [{ kind: 'text' as const, text }],
});

interface OldTask {
  artifacts?: { parts: { kind: string; text?: string }[] }[];
}

const oldAnswer = (task: OldTask): string =>
  (task.artifacts ?? []).flatMap(({ parts }) => parts.map((part) => part.text ?? '')).join('');

function old(transport: 'JSONRPC' | 'HTTP+JSON'): Ask {
  return async (url, text) => {
    const transports = [new OldJsonRpc(), new OldRest()].filter(
      ({ protocolName }) => protocolName === transport,
    );
    const factory = new OldFactory({ ...new OldFactory().options, transports });
    const client = await factory.createFromUrl(url);
    const first = await heard(toldOld(client.sendMessageStream({ message: oldMessage(text) })));
    const left = await heard(toldOld(client.sendMessageStream({ message: oldMessage(text) })), 1);
    const resumed = await heard(toldOld(client.resubscribeTask({ id: left.id }))).catch(isOver);
    const task = await client.getTask({ id: first.id });
    return { ...first, resumed, answer: oldAnswer(task as OldTask) };
  };
}

const oldest: Ask = async (url, text) => {
  const client = new OldestClient(url);
  const first = await heard(toldOld(client.sendMessageStream({ message: oldMessage(text) })));
  const left = await heard(toldOld(client.sendMessageStream({ message: oldMessage(text) })), 1);
  const resumed = await heard(toldOld(client.resubscribeTask({ id: left.id }))).catch(isOver);
  const reply = (await client.getTask({ id: first.id })) as { result?: OldTask };
  return { ...first, resumed, answer: oldAnswer(reply.result ?? {}) };
};

const CLIENTS: [name: string, ask: Ask][] = [
  ['1.3.0, JSON-RPC', current('JSONRPC')],
  ['1.3.0, HTTP+JSON', current('HTTP+JSON')],
  ['1.3.0, gRPC', current('GRPC')],
  ['0.3.14, JSON-RPC', old('JSONRPC')],
  ['0.3.14, HTTP+JSON', old('HTTP+JSON')],
  ['0.2.5, JSON-RPC', oldest],
];

const COMPLETED = /^(TASK_STATE_COMPLETED|completed)$/;
const ARTIFACT = /^artifact-?update$/i;

describe.each(CLIENTS)('the official SDK client %s', (_name, ask) => {
  it.each(Object.entries(QUESTIONS))(
    'asks %s, streams to the end and subscribes again (R5.1)',
    async (name, text) => {
      const seen = await ask(urlOf(name), text);
      expect(seen.kinds[0]).toBe('task');
      expect(seen.kinds.some((kind) => ARTIFACT.test(kind))).toBe(true);
      expect(seen.state).toMatch(COMPLETED);
      expect(seen.answer.length).toBeGreaterThan(10);
      expect(seen.resumed.kinds[0]).toBe('task');
      // A whole question takes longer than to subscribe to it.
      expect(seen.resumed.state).toMatch(
        name === 'orchestrator' ? COMPLETED : /^(TASK_STATE_COMPLETED|completed|over)$/,
      );
    },
  );
});
