import { describe, expect, it } from 'vitest';
import type { Features } from '../../text/linear.ts';
import { type Candidate, likeliest, shared, tellingFeatures } from './telling.ts';

const of = (features: Features[]): Candidate[] =>
  features.map((each, i) => ({ features: each, answer: `${i}`, document: 'D-1' }));
const weights = { rank: { said: 3, 'other kind': -5 }, tell: { bias: -1, margin: 4, absent: -6 } };

describe('likeliest', () => {
  it('takes the candidate for which most speaks', () => {
    const best = likeliest(of([{ said: 1, 'other kind': 1 }, { said: 0.8 }, { said: 0.1 }]), {}, weights);
    expect(best?.at).toBe(1);
  });

  it('is surer of one that is far ahead than of one of two that are as good', () => {
    const ahead = likeliest(of([{ said: 2 }, { said: 0 }]), {}, weights);
    const close = likeliest(of([{ said: 2 }, { said: 2 }]), {}, weights);
    expect(ahead?.chance).toBeGreaterThan(0.9);
    expect(close?.chance).toBeLessThan(0.5);
  });

  it('is less sure where the question has a word that no document knows', () => {
    const known = likeliest(of([{ said: 2 }, { said: 0 }]), {}, weights);
    const absent = likeliest(of([{ said: 2 }, { said: 0 }]), { absent: 1 }, weights);
    expect(absent?.chance).toBeLessThan(known?.chance ?? 0);
  });

  it('finds none among none', () => {
    expect(likeliest([], {}, weights)).toBeUndefined();
  });
});

describe('shared', () => {
  it('sums the chance of the sentences of one paragraph', () => {
    const candidates: Candidate[] = [
      { features: {}, answer: 'a', document: 'D-1' },
      { features: {}, answer: 'b', document: 'D-2' },
      { features: {}, answer: 'b', document: 'D-2' },
    ];
    const { order, answers } = shared(candidates, [1.2, 1, 1]);
    expect(order[0]).not.toBe(0);
    expect(answers.get('b')).toBeGreaterThan(answers.get('a') ?? 1);
  });
});

describe('tellingFeatures', () => {
  it('knows a single candidate without a second', () => {
    const [single] = of([{ alike: 0.4 }]);
    const candidates = single ? [single] : [];
    const features = tellingFeatures(candidates, shared(candidates, [2]), {});
    expect(features).toMatchObject({ margin: 1, chance: 1, 'best alike': 0.4, 'most alike': 0.4 });
  });
});
