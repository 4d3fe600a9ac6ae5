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

/** The caller of a request; throws `unauthenticated`. */
export async function authenticate(c: Context, deps: CallDeps): Promise<Call['principal']> {
  return deps.identity.authenticate(c.req.raw.headers, `agent:${deps.agent}`);
}

/** What the headers and the address say of a call, whatever the binding. */
export function callOf(c: Context, deps: CallDeps, principal: Call['principal']): Call {
  const asked = (c.req.header(EXTENSIONS_HEADER) ?? c.req.header('X-A2A-Extensions') ?? '')
    .split(',')
    .map((uri) => uri.trim());
  return {
    principal,
    version: negotiateVersion(c.req.header(VERSION_HEADER) || c.req.query(VERSION_HEADER)),
    extensions: new Set(asked.filter((uri) => deps.extensions.has(uri))),
    after: cursorOf(c),
    signal: AbortSignal.any([c.req.raw.signal, deps.shutdown]),
  };
}

function cursorOf(c: Context): number | undefined {
  const given = c.req.header('Last-Event-ID') ?? c.req.query('after');
  if (given === undefined || given === '') return undefined;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  const issues = [{ path: 'Last-Event-ID', message: 'must be a sequence number' }];
  throw a2aError('InvalidParams', 'The cursor is not valid.', issues);
}

/** Says which of the wanted extensions are on. */
export function extensionHeaders(call: Call): Record<string, string> {
  return call.extensions.size > 0 ? { [EXTENSIONS_HEADER]: [...call.extensions].join(', ') } : {};
}
