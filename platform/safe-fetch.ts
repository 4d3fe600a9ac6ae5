import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isParleyError, ParleyError } from './errors.ts';
import { type AddressRules, type VettedAddress, vetAddress } from './public-address.ts';

export interface SafeRequest {
  method: 'GET' | 'POST';
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

function send(vetted: VettedAddress, request: SafeRequest, signal: AbortSignal): Promise<SafeResponse> {
  const { url, ips } = vetted;
  const [first] = ips;
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = open(url, {
      method: request.method,
      headers: request.headers ?? {},
      signal,
      // No pool: a pooled connection could have been made for another look at the name.
      agent: false,
      lookup: (_host, options, callback) => {
        if (options.all) callback(null, ips);
        else callback(null, first?.address ?? '', first?.family);
      },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('error', reject);
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > (request.maxBytes ?? MAX_BYTES)) {
          outgoing.destroy(new ParleyError('upstream_failed', 'The address answered with too much.'));
        } else chunks.push(chunk);
      });
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    outgoing.end(request.body);
  });
}
