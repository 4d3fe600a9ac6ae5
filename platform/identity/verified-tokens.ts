import type { Principal } from './principal.ts';

interface Verified {
  principal: Principal;
  /** The token's `exp`. */
  expires: number;
}

export interface VerifiedTokens {
  get(token: string, audience: string): Verified | undefined;
  /** Only for a token whose signature, audience and times were checked; kept until its end, or `until`. */
  keep(token: string, audience: string, verified: Verified & { until?: number }): void;
}

const MAX_TOKENS = 2_000;

/** Remembers tokens that were verified, until they expire: an agent presents the same one at each of its calls. */
export function createVerifiedTokens(now: () => number = () => Date.now() / 1000): VerifiedTokens {
  const kept = new Map<string, Verified & { until?: number }>();
  const keyOf = (token: string, audience: string) => `${audience} ${token}`;
  return {
    get(token, audience) {
      const key = keyOf(token, audience);
      const found = kept.get(key);
      if (found && (found.until ?? found.expires) > now()) return found;
      kept.delete(key);
      return undefined;
    },
    keep(token, audience, verified) {
      if (kept.size >= MAX_TOKENS) kept.delete(kept.keys().next().value ?? '');
      kept.set(keyOf(token, audience), verified);
    },
  };
}
