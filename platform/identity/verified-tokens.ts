import type { Principal } from './principal.ts';

export interface VerifiedTokens {
  get(token: string, audience: string): Principal | undefined;
  /** Only for a token whose signature, audience and times were checked; `expires` is its `exp`. */
  keep(token: string, audience: string, verified: { principal: Principal; expires: number }): void;
}

const MAX_TOKENS = 2_000;

/** Remembers tokens that were verified, until they expire: an agent presents the same one at each of its calls. */
export function createVerifiedTokens(now: () => number = () => Date.now() / 1000): VerifiedTokens {
  const kept = new Map<string, { principal: Principal; expires: number }>();
  const keyOf = (token: string, audience: string) => `${audience} ${token}`;
  return {
    get(token, audience) {
      const key = keyOf(token, audience);
      const found = kept.get(key);
      if (found && found.expires > now()) return found.principal;
      kept.delete(key);
      return undefined;
    },
    keep(token, audience, verified) {
      if (kept.size >= MAX_TOKENS) kept.delete(kept.keys().next().value ?? '');
      kept.set(keyOf(token, audience), verified);
    },
  };
}
