import { describe, expect, it } from 'vitest';
import { tokenise } from '../../language/tokens.ts';
import { buildLexicon } from '../../link/lexicon.ts';
import { buildModel } from '../../schema/model.ts';
import { fleet } from '../../testing/fixture.ts';
import { type Evidence, gather } from '../evidence/evidence.ts';
import type { Use } from '../evidence/span.ts';
import { coverageOf, openWordsOf } from './coverage.ts';

const model = buildModel(fleet);
const lexicon = buildLexicon(model);
const evidenceOf = (question: string): Evidence =>
  gather({ tokens: tokenise(question), lexicon, model, today: '2026-11-30', names: [] });
const evidence = evidenceOf('How many rusty trucks are leased?');
const base = model.byName.get('trucks')!;

const accounted = (taken: readonly Use[], uses: readonly Use[]) => ({
  shape: { op: 'count', base, frame: {}, taken, score: 1, traits: [] },
  options: [{ score: 1, uses, traits: [] }],
});
const trucks = { start: 3, end: 4, strength: 1 };

describe('which words a candidate accounts for (R12)', () => {
  it('goes by the better of two uses, and takes words of grammar for granted', () => {
    const weak = { start: 5, end: 6, strength: 0.5 };
    const better = { start: 5, end: 6, strength: 0.7 };
    const [, , rusty, noun, are, leased] = coverageOf(evidence, accounted([trucks, weak], [better]));
    expect([rusty, noun, are, leased]).toEqual([0, 1, 1, 0.7]);
  });

  it('names the words that are left', () => {
    expect(openWordsOf(evidence, accounted([trucks], []))).toEqual(['rusty', 'leased']);
    expect(openWordsOf(evidence, accounted([trucks], [{ start: 5, end: 6, strength: 0.4 }]))).toEqual([
      'rusty',
    ]);
  });

  it('leaves out the words that ask', () => {
    expect(openWordsOf(evidenceOf('Median rusty trucks'), accounted([], []))).toEqual(['rusty', 'trucks']);
  });
});
