import type { Execution, Executor, Outcome } from '@parley/a2a/execution';
import type { Method } from '@parley/a2a/protocol/methods';
import type { Json } from '@parley/a2a/protocol/wire';
import { startTestAgent, type TestAgent } from '@parley/a2a/testing';
import { conformanceExecutor } from '@parley/a2a/testing/conformance';
import { newId } from '@parley/platform/ids';
import type { Logger } from '@parley/platform/logger';
import { freePort } from '@parley/platform/ports';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { grpcPeer } from './peers/grpc.ts';
import { jsonRpcPeer } from './peers/json-rpc.ts';
import { oldRpc } from './peers/old-json-rpc.ts';
import { oldRest } from './peers/old-rest.ts';
import { type CallOptions, type Peer, type PeerError, recordOf } from './peers/peer.ts';
import { restPeer } from './peers/rest.ts';
import { BINDINGS, type BindingName } from './requirements/requirement.ts';

/** How each binding that is served is reached. A new binding is one more line here. */
const PEERS: Record<BindingName, (at: { url: string; grpc: string }) => Peer> = {
  'JSON-RPC': ({ url }) => jsonRpcPeer(`${url}/a2a`),
  'HTTP+JSON': ({ url }) => restPeer(url),
  gRPC: ({ grpc }) => grpcPeer(grpc),
  'JSON-RPC 0.3': ({ url }) => jsonRpcPeer(`${url}/a2a`, oldRpc),
  'HTTP+JSON 0.3': ({ url }) => restPeer(url, oldRest),
};

export const SERVED = BINDINGS;

/** An agent that does what the conformance kits ask, on the stack that every agent of Parley runs on. */
export interface World {
  agent: TestAgent;
  /** Where gRPC is. */
  grpc: string;
  test: TestDatabase;
  peer: (name: BindingName) => Peer;
  /** Lets a task that says `hold <key>` go on. */
  open: (key: string) => void;
  close: () => Promise<void>;
}

export interface WorldOptions {
  env?: Record<string, string>;
  name?: string;
  logger?: Logger;
}

/** Says one thing, waits until the test lets it go on, says another. */
async function held(x: Execution, gate: Promise<void>): Promise<Outcome> {
  await x.publish({ kind: 'artifact', artifactId: 'held', text: 'before ' }, { key: 'before' });
  const aborted = new Promise<never>((_resolve, reject) => {
    x.signal.addEventListener('abort', () => reject(x.signal.reason), { once: true });
  });
  await Promise.race([gate, aborted]);
  for (const [n, text] of ['and ', 'after'].entries()) {
    await x.publish({ kind: 'artifact', artifactId: 'held', text, append: true }, { key: `after ${n}` });
  }
  return { state: 'completed' };
}

export async function startWorld({ env, name = 'conformance', logger }: WorldOptions = {}): Promise<World> {
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const gate = (key: string): PromiseWithResolvers<void> => {
    const found = gates.get(key) ?? Promise.withResolvers<void>();
    gates.set(key, found);
    return found;
  };
  const executor: Executor = (x) => {
    const [, key] = /^hold (\S+)$/.exec(x.text) ?? [];
    return key === undefined ? conformanceExecutor(x) : held(x, gate(key).promise);
  };
  const test = await testDatabase();
  const grpcPort = await freePort();
  const grpc = `127.0.0.1:${grpcPort}`;
  const agent = await startTestAgent({
    test,
    executor,
    name,
    grpcPort,
    over: { inputModes: ['text/plain', 'application/json', 'image/png'] },
    ...(env ? { env } : {}),
    ...(logger ? { logger } : {}),
  });
  const peers = new Map<BindingName, Peer>();
  return {
    agent,
    grpc,
    test,
    peer: (binding) => {
      const found = peers.get(binding) ?? PEERS[binding]({ url: agent.url, grpc });
      peers.set(binding, found);
      return found;
    },
    open: (key) => gate(key).resolve(),
    async close() {
      for (const peer of peers.values()) peer.close?.();
      await agent.stop();
      await test.drop();
    },
  };
}

/** A message that makes the agent do this. */
export function saying(text: string, over: Json = {}): Json {
  return { messageId: newId(), role: 'ROLE_USER', parts: [{ text }], ...over };
}

export interface WireTask {
  id: string;
  contextId: string;
  status: { state: string; timestamp: string; message?: Json };
  artifacts?: { artifactId: string; parts: Json[] }[];
  history?: { messageId: string; role: string; parts: Json[] }[];
}

/** The result of a call that must succeed. */
export async function ok(peer: Peer, method: Method, params: Json, options?: CallOptions): Promise<Json> {
  const { result, error } = await peer.call(method, params, options);
  if (error || !result) throw new Error(`${method} over ${peer.name}: ${error?.kind} ${error?.message}`);
  return result;
}

/** The error of a call that must fail. */
export async function refused(
  peer: Peer,
  method: Method,
  params: Json,
  options?: CallOptions,
): Promise<PeerError> {
  const { error } = await peer.call(method, params, options);
  if (!error) throw new Error(`${method} over ${peer.name} was not refused`);
  return error;
}

/** Sends and returns the task that it made. */
export async function taskFrom(peer: Peer, message: Json, configuration: Json = {}): Promise<WireTask> {
  const { task } = await ok(peer, 'SendMessage', { message, configuration });
  return task as WireTask;
}

export async function getTask(peer: Peer, id: string, over: Json = {}): Promise<WireTask> {
  return (await ok(peer, 'GetTask', { id, ...over })) as unknown as WireTask;
}

/** Opens a stream that must open. */
export async function opened(
  peer: Peer,
  method: 'SendStreamingMessage' | 'SubscribeToTask',
  params: Json,
  options?: CallOptions,
): Promise<AsyncIterable<Json>> {
  const { events, error } = await peer.stream(method, params, options);
  if (!events) throw new Error(`${method} over ${peer.name}: ${error?.kind} ${error?.message}`);
  return events;
}

/** Everything that a stream says, to its end. */
export async function all(events: AsyncIterable<Json>): Promise<Json[]> {
  const seen: Json[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

/** What an event is: its one field. */
export function kindOf(event: Json): string {
  return Object.keys(event).join('+');
}

/** The state that an event tells, if any. */
export function stateOf(event: Json): unknown {
  const { status } = recordOf(event['task'] ?? event['statusUpdate']);
  return recordOf(status)['state'];
}

/** Waits for what comes by itself. */
export async function until(check: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await check())) {
    if (performance.now() > end) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
