import type { Identity } from '@parley/platform/identity';
import type { Context } from 'hono';
import { a2aError } from '../protocol/errors.ts';
import { EXTENSIONS_HEADER, negotiateVersion, VERSION_HEADER } from '../protocol/version.ts';
import type { Call } from '../verbs/context.ts';

export interface CallDeps {
  agent: string;
  identity: Identity;
  /** Extensions that this agent has; others are not answered to. */
  extensions: ReadonlySet<string>;
  /** Fires when the server goes down. */
  shutdown: AbortSignal;
}

/** What a binding can say of a request: its headers, or the metadata of a gRPC call. */
export interface CallSource {
  headers: Headers;
  query: (name: string) => string | undefined;
  /** Fires when the caller has left. */
  signal: AbortSignal;
}

export function sourceOf(c: Context): CallSource {
  return { headers: c.req.raw.headers, query: (name) => c.req.query(name), signal: c.req.raw.signal };
}

/** The caller of a request; throws `unauthenticated`. */
export async function authenticate(
  source: Pick<CallSource, 'headers'>,
  deps: CallDeps,
): Promise<Call['principal']> {
  return deps.identity.authenticate(source.headers, `agent:${deps.agent}`);
}

/** What the headers and the address say of a call, whatever the binding. */
export function callOf(source: CallSource, deps: CallDeps, principal: Call['principal']): Call {
  const { headers, query, signal } = source;
  const asked = (headers.get(EXTENSIONS_HEADER) ?? headers.get('X-A2A-Extensions') ?? '')
    .split(',')
    .map((uri) => uri.trim());
  return {
    principal,
    version: negotiateVersion(headers.get(VERSION_HEADER) || query(VERSION_HEADER)),
    extensions: new Set(asked.filter((uri) => deps.extensions.has(uri))),
    after: cursorOf(source),
    signal: AbortSignal.any([signal, deps.shutdown]),
  };
}

function cursorOf({ headers, query }: CallSource): number | undefined {
  const given = headers.get('Last-Event-ID') ?? query('after');
  if (given === undefined || given === '') return undefined;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  const issues = [{ path: 'Last-Event-ID', message: 'must be a sequence number' }];
  throw a2aError('InvalidParams', 'The cursor is not valid.', issues);
}

/** Says which of the wanted extensions are on. */
export function extensionHeaders(call: Call): Record<string, string> {
  return call.extensions.size > 0 ? { [EXTENSIONS_HEADER]: [...call.extensions].join(', ') } : {};
}
