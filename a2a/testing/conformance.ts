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

const waiting =
  (ms?: number): Behaviour =>
  async (x) => {
    await sleep(ms ?? 2 ** 30, undefined, { signal: x.signal });
    return done();
  };

const turns = (x: Execution): number => x.messages.filter((message) => message.role === 'user').length;

/** Asks until it is told that this is all. */
const untilDone: Behaviour = async (x) => {
  if (!/\bdone\b/.test(x.text)) return { state: 'input-required', message: 'Which one?' };
  await x.publish(artifact({ text: `You said: ${x.text}` }));
  return done();
};

const inChunks: Behaviour = async (x) => {
  await x.publish(artifact({ text: 'chunk-1 ' }));
  await x.publish(artifact({ text: 'chunk-2' }, { append: true, lastChunk: true }));
  return done();
};

/** What the official kits expect, by the beginning of the message's id or text; the longest counts. */
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
  'tck-stream-artifact-chunked': inChunks,
  'test-resubscribe-message-id': waiting(4_500),
  'tck-long-running': async (x) => {
    await sleep(5_000, undefined, { signal: x.signal });
    await x.publish(artifact({ text: 'It took its time.' }));
    return done();
  },
  'tck-multi-turn': untilDone,
  'tck-cancel': waiting(),
  'tck-stream-basic': publishing({ text: 'Streamed text content' }),
  'tck-stream-chunked': inChunks,
  'tck-task-failure': async () => ({ state: 'failed', message: 'It cannot be done.' }),
  'tck-auth-required': async (x) =>
    turns(x) > 1 ? done() : { state: 'auth-required', message: 'Sign in to the calendar, then answer here.' },
};

const PREFIXES = Object.keys(BEHAVIOURS).sort((a, b) => b.length - a.length);

/** A test-only executor that behaves as the official conformance kits ask. */
export const conformanceExecutor: Executor = async (x) => {
  const id = x.messages.findLast((message) => message.role === 'user')?.messageId ?? '';
  const first = x.messages.find((message) => message.role === 'user')?.parts[0]?.text ?? '';
  const prefix =
    PREFIXES.find((begin) => id.startsWith(begin)) ?? PREFIXES.find((begin) => first.startsWith(begin));
  const behaviour = prefix === undefined ? undefined : BEHAVIOURS[prefix];
  if (behaviour) return behaviour(x);
  // The kit for 0.3 talks to tasks that stay open for some turns.
  if (turns(x) < 4) return { state: 'input-required', message: 'More, please.' };
  await x.publish(artifact({ text: `Echo: ${x.text}` }));
  return done();
};
