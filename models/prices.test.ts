import { describe, expect, it } from 'vitest';
import { costOf, priceOf } from './prices.ts';

describe('prices (R8.2)', () => {
  it('takes the longest known name, so that variants by date cost what the model costs', () => {
    expect(priceOf('gpt-4.1-mini-2025-04-14', 'live')).toEqual(priceOf('gpt-4.1-mini', 'live'));
    expect(priceOf('openai/gpt-4.1', 'live')).toEqual(priceOf('gpt-4.1', 'live'));
    expect(priceOf('gpt-4.1-mini', 'live')).not.toEqual(priceOf('gpt-4.1', 'live'));
  });

  it('charges an unknown model rather too much than nothing', () => {
    expect(priceOf('some-new-model', 'live').output).toBeGreaterThan(0);
  });

  it.each(['local', 'offline'] as const)('is nothing for a model that runs here (%s)', (mode) => {
    expect(costOf({ name: 'gpt-4.1', mode }, { inputTokens: 1e6, outputTokens: 1e6 })).toBe(0);
  });

  it('is per million tokens', () => {
    const usd = costOf({ name: 'gpt-4.1', mode: 'live' }, { inputTokens: 1e6, outputTokens: 5e5 });
    expect(usd).toBe(2 + 4);
  });
});
