import { describe, expect, it } from 'vitest';
import { createGuesses, MOST_FAILURES } from './guesses.ts';

describe('guesses of secrets (R9)', () => {
  it('are counted for a client, for an address over all clients, and for a minute', () => {
    let now = 0;
    const guesses = createGuesses(() => now);
    const fail = (client: string, address: string, times: number): void => {
      for (let n = 0; n < times; n++) guesses.failed({ client: `${client}`, address });
    };
    fail('a', 'here', MOST_FAILURES.client);
    expect(() => guesses.admit({ client: 'a', address: 'here' })).toThrow(/60 s/);
    guesses.admit({ client: 'b', address: 'here' });
    guesses.admit({ client: 'a', address: 'there' });
    for (let n = 0; n < MOST_FAILURES.address; n++) fail(`c${n}`, 'there', 1);
    expect(() => guesses.admit({ client: 'new', address: 'there' })).toThrow();
    now = 60_001;
    guesses.admit({ client: 'a', address: 'here' });
    guesses.admit({ client: 'new', address: 'there' });
  });
});
