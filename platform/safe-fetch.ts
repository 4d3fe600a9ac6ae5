import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isParleyError, ParleyError } from './errors.ts';
import { type AddressRules, type VettedAddress, vetAddress } from './public-address.ts';

export interface SafeRequest {
  method: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
  /** More than this of an answer is not read; 64 KiB. */
  maxBytes?: number;
  signal?: AbortSignal;
}

export interface SafeResponse {
  status: number;
  body: string;
}

export type SafeFetch = (url: string, request: SafeRequest) => Promise<SafeResponse>;

const MAX_BYTES = 64 * 1024;

/**
 * The one way to an address that comes from outside. It is resolved once, every address behind it must
 * be public, and the connection goes to that address; redirects are not followed; time and size are limited.
 */
export function createSafeFetch(rules: AddressRules = {}): SafeFetch {
  return async (url, request) => {
    const limit = AbortSignal.timeout(request.timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit;
    const vetted = await vetAddress(url, rules);
    try {
      return await send(vetted, request, signal);
    } catch (cause) {
      if (isParleyError(cause)) throw cause;
      if (limit.aborted) throw new ParleyError('upstream_timeout', 'The address took too long.', { cause });
      throw new ParleyError('upstream_failed', 'The address could not be reached.', { cause });
    }
  };
}

async function send(vetted: VettedAddress, request: SafeRequest, signal: AbortSignal): Promise<SafeResponse> {
  const incoming = await open(vetted, { ...request, signal });
  const chunks: Buffer[] = [];
  for await (const chunk of capped(incoming, request.maxBytes ?? MAX_BYTES)) chunks.push(chunk);
  return { status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}

interface Outgoing {
  method: string;
  headers?: Record<string, string>;
  body?: string;
  signal: AbortSignal;
  /** A connection that is silent for longer is given up. */
  idleMs?: number;
}

/** Sends to the address that was looked at, and to no other; the answer's head is there, its body comes. */
function open({ url, ips }: VettedAddress, request: Outgoing): Promise<IncomingMessage> {
  const [first] = ips;
  const begin = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = begin(url, {
      method: request.method,
      headers: request.headers ?? {},
      signal: request.signal,
      // No pool: a pooled connection could have been made for another look at the name.
      agent: false,
      lookup: (_host, options, callback) => {
        if (options.all) callback(null, ips);
        else callback(null, first?.address ?? '', first?.family);
      },
    });
    if (request.idleMs !== undefined) {
      const silent = new ParleyError('upstream_timeout', 'The address was silent for too long.');
      outgoing.setTimeout(request.idleMs, () => outgoing.destroy(silent));
    }
    outgoing.on('error', reject);
    outgoing.on('response', resolve);
    outgoing.end(request.body);
  });
}

async function* capped(incoming: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop closes the connection.
    if (size > maxBytes) throw new ParleyError('upstream_failed', 'The address answered with too much.');
    yield chunk;
  }
}

export interface StreamLimits {
  /** Longest silence, before the answer and within it. */
  idleMs: number;
  /** More than this of one answer is not read. */
  maxBytes: number;
}

/**
 * The same way for a client that wants `fetch` and event streams: each request looks at the name once and goes to
 * what it found; a redirect is an answer like any other. Bodies are text.
 */
export function createStreamingSafeFetch(rules: AddressRules, limits: StreamLimits): typeof fetch {
  return async (input, init = {}) => {
    const signal = init?.signal ?? new AbortController().signal;
    signal.throwIfAborted();
    const vetted = await vetAddress(input instanceof Request ? input.url : String(input), rules);
    signal.throwIfAborted();
    const body = init?.body ?? undefined;
    if (body !== undefined && typeof body !== 'string') {
      throw new ParleyError('internal', 'Only text is sent to addresses from outside.');
    }
    const incoming = await open(vetted, {
      method: init?.method ?? 'GET',
      // Compressed bodies would not be counted by what they become.
      headers: { ...Object.fromEntries(new Headers(init?.headers)), 'accept-encoding': 'identity' },
      ...(body === undefined ? {} : { body }),
      signal,
      idleMs: limits.idleMs,
    });
    return toResponse(incoming, limits.maxBytes);
  };
}

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

function toResponse(incoming: IncomingMessage, maxBytes: number): Response {
  const status = incoming.statusCode ?? 0;
  if (status < 200 || status > 599) {
    incoming.destroy();
    throw new ParleyError('upstream_failed', `The address answered with HTTP status ${status}.`);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    for (const one of value ?? []) headers.append(name, one);
  }
  if (WITHOUT_BODY.has(status)) {
    incoming.resume();
    return new Response(null, { status, headers });
  }
  return new Response(ReadableStream.from(capped(incoming, maxBytes)), { status, headers });
}
