import { canonicalJson } from '../json.ts';
import type { HopTokens, NewToken } from './hop-tokens.ts';

const MAX_TOKENS = 2_000;
/** Well before its end, so that whoever gets it last can still use it. */
const REUSE_MS = 180_000;

/** Tokens for the next hop, used again for the same subject, rights, chain and audience. */
export function createDelegatedTokens(
  tokens: Pick<HopTokens, 'issue'>,
  now: () => number = () => performance.now(),
): (wanted: NewToken) => Promise<string> {
  const kept = new Map<string, { token: Promise<string>; until: number }>();
  return function delegated(wanted) {
    const key = canonicalJson({
      ...wanted,
      principal: { ...wanted.principal, scopes: [...wanted.principal.scopes].sort() },
    });
    const found = kept.get(key);
    if (found && found.until > now()) return found.token;
    const token = tokens.issue(wanted);
    kept.delete(key);
    kept.set(key, { token, until: now() + REUSE_MS });
    token.catch(() => kept.delete(key));
    if (kept.size > MAX_TOKENS) kept.delete(kept.keys().next().value ?? key);
    return token;
  };
}
