import { setTimeout as sleep } from 'node:timers/promises';
import { type Execution, type Executor, type Outcome, type Publication, REPLY_KEY } from '../execution.ts';
import type { Part } from '../task-types.ts';

type Behaviour = (x: Execution) => Promise<Outcome>;

const done = (message?: string): Outcome => ({ state: 'completed', ...(message ? { message } : {}) });

function artifact(part: Part, over: Partial<Extract<Publication, { kind: 'artifact' }>> = {}): Publication {
  return { kind: 'artifact', artifactId: 'output', parts: [part], ...over };
}

function publishing(...parts: Part[]): Behaviour {
  return async (x) => {
    for (const part of parts) await x.publish(artifact(part));
    return done();
  };
}

const FILE: Part = { raw: 'dGNr', filename: 'output.txt', mediaType: 'text/plain' };
const FILE_URL: Part = {
  url: 'https://example.com/output.txt',
  filename: 'output.txt',
  mediaType: 'text/plain',
};

/** What the official kit expects, by the beginning of the message's id; the longest beginning counts. */
const BEHAVIOURS: Record<string, Behaviour> = {
  'tck-complete-task': async () => done('Hello from TCK'),
  'tck-artifact-text': publishing({ text: 'Generated text content' }),
  'tck-artifact-file': publishing(FILE),
  'tck-artifact-file-url': publishing(FILE_URL),
  'tck-artifact-data': publishing({ data: { key: 'value', count: 42 } }),
  'tck-message-response': async () => ({
    state: 'completed',
    message: 'Direct message response',
    metadata: { [REPLY_KEY]: 'message' },
  }),
  'tck-input-required': async () => ({ state: 'input-required', message: 'More, please.' }),
  'tck-reject-task': async () => ({ state: 'rejected', message: 'rejected' }),
  'tck-stream-001': publishing({ text: 'Stream hello from TCK' }),
  'tck-stream-002': async () => done(),
  'tck-stream-003': publishing({ text: 'Stream task lifecycle' }),
  'tck-stream-ordering-001': publishing({ text: 'Ordered output' }),
  'tck-stream-artifact-text': publishing({ text: 'Streamed text content' }),
  'tck-stream-artifact-file': publishing(FILE),
  'tck-stream-artifact-chunked': async (x) => {
    await x.publish(artifact({ text: 'chunk-1 ' }));
    await x.publish(artifact({ text: 'chunk-2' }, { append: true, lastChunk: true }));
    return done();
  },
  'test-resubscribe-message-id': async (x) => {
    await sleep(4_500, undefined, { signal: x.signal });
    return done();
  },
};

const PREFIXES = Object.keys(BEHAVIOURS).sort((a, b) => b.length - a.length);

/** A test-only executor that behaves as the official conformance kits ask. */
export const conformanceExecutor: Executor = async (x) => {
  const id = x.messages.findLast((message) => message.role === 'user')?.messageId ?? '';
  const prefix = PREFIXES.find((begin) => id.startsWith(begin));
  const behaviour = prefix === undefined ? undefined : BEHAVIOURS[prefix];
  if (behaviour) return behaviour(x);
  // The kit for 0.3 talks to tasks that stay open for some turns.
  if (x.messages.filter((message) => message.role === 'user').length < 4)
    return { state: 'input-required', message: 'More, please.' };
  await x.publish(artifact({ text: `Echo: ${x.text}` }));
  return done();
};
