import { describe, expect, it } from 'vitest';
import { likeliest, tellingFeatures } from './telling.ts';

const weights = { rank: { said: 3, 'other kind': -5 }, tell: { bias: -1, margin: 4, absent: -6 } };

describe('likeliest', () => {
  it('takes the candidate for which most speaks', () => {
    const best = likeliest([{ said: 1, 'other kind': 1 }, { said: 0.8 }, { said: 0.1 }], {}, weights);
    expect(best?.at).toBe(1);
  });

  it('is surer of one that is far ahead than of one of two that are as good', () => {
    const ahead = likeliest([{ said: 2 }, { said: 0 }], {}, weights);
    const close = likeliest([{ said: 2 }, { said: 2 }], {}, weights);
    expect(ahead?.chance).toBeGreaterThan(0.9);
    expect(close?.chance).toBeLessThan(0.5);
  });

  it('is less sure where the question has a word that no document knows', () => {
    const known = likeliest([{ said: 2 }, { said: 0 }], {}, weights);
    const absent = likeliest([{ said: 2 }, { said: 0 }], { absent: 1 }, weights);
    expect(absent?.chance).toBeLessThan(known?.chance ?? 0);
  });

  it('finds none among none', () => {
    expect(likeliest([], {}, weights)).toBeUndefined();
  });
});

describe('tellingFeatures', () => {
  it('knows a single candidate without a second', () => {
    const features = tellingFeatures([{ alike: 0.4 }], { scores: [2], chances: [1], order: [0] }, {});
    expect(features).toMatchObject({ margin: 1, chance: 1, 'best alike': 0.4, 'most alike': 0.4 });
  });
});
