import { z } from 'zod';
import { ParleyError } from '../errors.ts';

/** Stands for every scope. Only the local user and keys that say so have it. */
export const ALL_SCOPES = '*';

/** Who a piece of work is done for, what they may do, and who acts on their behalf, nearest first. */
export interface Principal {
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly actors: readonly string[];
}

export const principalSchema = z.object({
  subject: z.string().min(1),
  scopes: z.array(z.string()),
  actors: z.array(z.string()),
});

export function hasScope(principal: Principal, scope: string): boolean {
  return principal.scopes.includes(ALL_SCOPES) || principal.scopes.includes(scope);
}

/** Throws `forbidden` that names every missing scope at once. */
export function requireScopes(principal: Principal, scopes: readonly string[]): void {
  const missing = scopes.filter((scope) => !hasScope(principal, scope));
  if (missing.length === 0) return;
  throw new ParleyError(
    'forbidden',
    `This needs the scope ${missing.join(' and ')}, which the caller does not have.`,
    {
      hint: 'Ask whoever manages your API key or account for that scope.',
      scopes,
    },
  );
}

/** What is in both: a chain of delegation can only lose scopes. */
export function narrowScopes(have: readonly string[], allow: readonly string[]): string[] {
  if (have.includes(ALL_SCOPES)) return [...allow];
  if (allow.includes(ALL_SCOPES)) return [...have];
  return have.filter((scope) => allow.includes(scope));
}
