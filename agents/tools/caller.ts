import { AsyncLocalStorage } from 'node:async_hooks';
import { ParleyError } from '@parley/platform/errors';
import type { Identity } from '@parley/platform/identity';
import { narrowScopes, type Principal } from '@parley/platform/identity/principal';

/** Who an MCP request is made for, and which agent makes it with which rights at most. */
export interface Caller {
  principal: Principal;
  agent: string;
  scopes: readonly string[];
}

const current = new AsyncLocalStorage<string>();

/** Runs `work` with a token that speaks for the caller at this server, and only there. */
export async function actingFor<T>(
  who: { identity: Pick<Identity, 'delegate'>; caller: Caller; server: string },
  work: () => Promise<T>,
): Promise<T> {
  const { principal, agent, scopes } = who.caller;
  const token = await who.identity.delegate(principal, {
    audience: `mcp:${who.server}`,
    scopes,
    actor: agent,
  });
  return current.run(token, work);
}

/** The token of the request under way. There is no token of our own to fall back on. */
export function currentToken(): string {
  const token = current.getStore();
  if (token === undefined) throw new ParleyError('unauthenticated', 'An MCP request was made for nobody.');
  return token;
}

/** Callers with the same rights are offered the same tools. */
export function rightsOf(caller: Caller): string {
  return narrowScopes(caller.principal.scopes, caller.scopes).sort().join(' ');
}

/** What somebody sees is their own, also where another one has the same rights. */
export function ownViewOf(caller: Caller): string {
  return `${encodeURIComponent(caller.principal.subject)} ${rightsOf(caller)}`;
}
