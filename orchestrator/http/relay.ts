import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { ParleyError } from '@parley/platform/errors';
import type { DelegateTo, Identity } from '@parley/platform/identity';
import type { Logger } from '@parley/platform/logger';
import type { OrchestratorRequest } from './route.ts';

/** A service behind this one whose protocol is passed through as it is. */
export interface RelayTarget {
  /** What it is called in an error. */
  name: string;
  /** Base URL; from the configuration, never from a request. */
  url: string;
  to: DelegateTo;
}

/** Sends the request on in the caller's name; the answer streams back as it comes. */
export type Relay = (c: OrchestratorRequest, over?: Over) => Promise<Response>;

export interface Over {
  /** When the request's own was read already. */
  body?: Uint8Array;
  /** When it is another one there than here. */
  path?: string;
}

export interface RelayDeps {
  identity: Pick<Identity, 'delegate'>;
  logger: Logger;
  /** Ends what is open when the service stops. */
  stopping: AbortSignal;
}

/** Nothing else of a request goes on: no cookie, no origin, and not the caller's own credentials. */
const SENT =
  /^(?:accept|content-type|last-event-id|traceparent|tracestate|(?:x-)?a2a-(?:version|extensions)|mcp-.+)$/;
const RETURNED =
  /^(?:content-type|cache-control|etag|allow|retry-after|x-accel-buffering|a2a-extensions|mcp-.+)$/;

/**
 * Passes requests on to one service, with a token for it instead of the caller's. `node:http`, because a task may take
 * longer to answer than `fetch` waits.
 */
export function createRelay(target: RelayTarget, deps: RelayDeps): Relay {
  return async (c, over = {}) => {
    const headers = Object.fromEntries([...c.req.raw.headers].filter(([name]) => SENT.test(name)));
    headers['authorization'] = `Bearer ${await deps.identity.delegate(c.get('principal'), target.to)}`;
    headers['x-request-id'] = c.get('requestId');
    const answer = await send(addressOf(c, target, over.path), {
      method: c.req.method,
      headers,
      body: over.body ?? new Uint8Array(await c.req.arrayBuffer()),
      signal: AbortSignal.any([c.req.raw.signal, deps.stopping]),
    }).catch((cause: unknown) => {
      throw new ParleyError('unavailable', `The ${target.name} does not answer.`, { cause });
    });
    const { statusCode = 502 } = answer;
    if (statusCode === 401 || (statusCode >= 300 && statusCode < 400)) {
      answer.destroy();
      deps.logger.error({ statusCode, target: target.name }, 'a relayed request was refused');
      throw new ParleyError('upstream_failed', `The ${target.name} did not take the request.`);
    }
    return toResponse(answer, statusCode);
  };
}

/** Set part by part: a path that reads like a host must not become one. */
function addressOf(c: OrchestratorRequest, target: RelayTarget, path: string | undefined): URL {
  const { pathname, search } = new URL(c.req.url);
  const url = new URL(target.url);
  url.pathname = path ?? pathname;
  url.search = search;
  return url;
}

interface Sending {
  method: string;
  headers: Record<string, string>;
  body: Uint8Array;
  signal: AbortSignal;
}

function send(url: URL, { method, headers, body, signal }: Sending): Promise<IncomingMessage> {
  const length = body.byteLength > 0 ? { 'content-length': String(body.byteLength) } : {};
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, { method, headers: { ...headers, ...length }, signal });
    outgoing.on('error', reject);
    outgoing.on('response', resolve);
    outgoing.end(body);
  });
}

function toResponse(answer: IncomingMessage, status: number): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (typeof value === 'string' && RETURNED.test(name)) headers.set(name, value);
  }
  const isEmpty = status === 204 || status === 304;
  if (isEmpty) answer.resume();
  return new Response(isEmpty ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers });
}
