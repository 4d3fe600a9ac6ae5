import { OAuthError } from './oauth-error.ts';

/** Holds up who guesses secrets. Only failures count, so nobody is slowed down who knows the right one. */
export interface Guesses {
  /** Throws when so many attempts have failed that this one is not looked at. */
  admit(who: Guesser): void;
  failed(who: Guesser): void;
}

export interface Guesser {
  client: string;
  address: string;
}

export const MOST_FAILURES = { client: 10, address: 50 };
const WINDOW_MS = 60_000;
const MOST_KNOWN = 10_000;

/** Counted for each client and address, and for each address over all of its clients; in this process. */
export function createGuesses(now: () => number = Date.now): Guesses {
  const failures = new Map<string, { count: number; until: number }>();
  const kept = (key: string) => {
    const found = failures.get(key);
    return found && found.until > now() ? found : undefined;
  };
  return {
    admit(who) {
      for (const [key, most] of keysOf(who)) {
        const found = kept(key);
        if (found && found.count >= most) throw tooMany(found.until - now());
      }
    },
    failed(who) {
      for (const [key] of keysOf(who)) {
        const { count, until } = kept(key) ?? { count: 0, until: now() + WINDOW_MS };
        failures.delete(key);
        failures.set(key, { count: count + 1, until });
        if (failures.size > MOST_KNOWN) failures.delete(failures.keys().next().value ?? key);
      }
    },
  };
}

function keysOf({ client, address }: Guesser): [string, number][] {
  return [
    [JSON.stringify([address, client.slice(0, 200)]), MOST_FAILURES.client],
    [JSON.stringify([address]), MOST_FAILURES.address],
  ];
}

function tooMany(ms: number): OAuthError {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  const text = `Too many attempts have failed. Try again in ${seconds} s.`;
  return new OAuthError('temporarily_unavailable', text, { retryAfterSeconds: seconds });
}
