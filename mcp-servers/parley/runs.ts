import { ERROR_CODES, type ErrorCode, ParleyError, parseOrThrow } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import { createParser } from 'eventsource-parser';
import { type ZodType, z } from 'zod';
import { eventSchema, type Run, type RunEvent, type RunList, runListSchema, runSchema } from './schema.ts';

/** On whose behalf, and for how long. */
export interface Asking {
  principal: Principal;
  signal: AbortSignal;
}

export interface Question {
  query: string;
  threadId?: string | undefined;
  /** A repeated call with the same key finds the run of the first. */
  idempotencyKey?: string | undefined;
}

/** The HTTP API of the service, asked in the name of each caller. */
export interface Runs {
  /** Starts a run; returns as soon as it is accepted. */
  start(question: Question, asking: Asking): Promise<Run>;
  get(runId: string, asking: Asking): Promise<Run>;
  /** The run as the API tells it, for who wants all of it. */
  raw(runId: string, asking: Asking): Promise<string>;
  list(asking: Asking): Promise<RunList>;
  /** The run's events as they happen, from its beginning to its end. */
  events(runId: string, asking: Asking): AsyncIterable<RunEvent>;
  cancel(runId: string, asking: Asking): Promise<void>;
}

export interface RunsOptions {
  /** Base URL of the orchestrator. */
  url: string;
  token: (principal: Principal) => Promise<string>;
}

interface Request {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: object;
}

export function createRuns({ url, token }: RunsOptions): Runs {
  const call = async (request: Request, { principal, signal }: Asking): Promise<Response> => {
    const { path, method = 'GET', headers, body } = request;
    const authorization = `Bearer ${await token(principal)}`;
    const response = await fetch(new URL(path, url), {
      method,
      headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      redirect: 'error',
      signal,
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw new ParleyError('unavailable', 'The service does not answer right now.', { cause });
    });
    if (!response.ok) throw await faultOf(response);
    return response;
  };
  return {
    async start({ query, threadId, idempotencyKey }, asking) {
      const headers = {
        prefer: 'respond-async',
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      };
      const body = { query, ...(threadId === undefined ? {} : { threadId }) };
      return read(runSchema, await call({ path: '/solve', method: 'POST', headers, body }, asking));
    },
    async get(runId, asking) {
      return read(runSchema, await call({ path: addressOf(runId) }, asking));
    },
    async raw(runId, asking) {
      return (await call({ path: addressOf(runId) }, asking)).text();
    },
    async list(asking) {
      return read(runListSchema, await call({ path: '/runs?limit=25' }, asking));
    },
    async *events(runId, asking) {
      yield* readEvents(await call({ path: `${addressOf(runId)}/events` }, asking));
    },
    async cancel(runId, asking) {
      const response = await call({ path: `${addressOf(runId)}/cancel`, method: 'POST' }, asking);
      await response.body?.cancel();
    },
  };
}

function addressOf(runId: string): string {
  return `/runs/${encodeURIComponent(runId)}`;
}

async function read<S extends ZodType>(schema: S, response: Response): Promise<z.output<S>> {
  const json: unknown = await response.json();
  try {
    return parseOrThrow(schema, json, "The service's answer");
  } catch (cause) {
    throw new ParleyError('upstream_failed', "The service's answer is not readable.", { cause });
  }
}

const problemSchema = z.object({ type: z.string(), title: z.string(), detail: z.string().optional() });

/** The problem document as the error that it was made of; its text is ours. */
async function faultOf(response: Response): Promise<ParleyError> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  const name = problem.data?.type.replace('urn:parley:problem:', '').replaceAll('-', '_');
  const code: ErrorCode = ERROR_CODES.find((known) => known === name) ?? 'upstream_failed';
  const text = problem.data?.detail ?? problem.data?.title ?? 'The service could not do this.';
  return new ParleyError(code, text);
}

async function* readEvents(response: Response): AsyncGenerator<RunEvent> {
  const waiting: RunEvent[] = [];
  const parser = createParser({
    onEvent({ data }) {
      const parsed = eventSchema.safeParse(JSON.parse(data));
      if (parsed.success) waiting.push(parsed.data);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* waiting.splice(0);
  }
}
