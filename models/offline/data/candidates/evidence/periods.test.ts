import { describe, expect, it } from 'vitest';
import { tokenise } from '../../language/tokens.ts';
import { buildLexicon } from '../../link/lexicon.ts';
import { buildModel } from '../../schema/model.ts';
import { fleet } from '../../testing/fixture.ts';
import { type Evidence, gather } from './evidence.ts';
import { decimalsAsked } from './precision.ts';

const model = buildModel(fleet);
const lexicon = buildLexicon(model);
const evidenceOf = (question: string): Evidence =>
  gather({ tokens: tokenise(question), lexicon, model, today: '2026-11-30', names: [] });

describe('periods that are said in pieces (R12)', () => {
  it.each([
    ['Repair jobs opened in July, August and September 2026', { from: '2026-07-01', to: '2026-10-01' }],
    ['Repair jobs opened in July and August 2025', { from: '2025-07-01', to: '2025-09-01' }],
    ['Repair jobs due before today, 30 November 2026', { to: '2026-11-30' }],
  ])('takes them as one: %s', (question, range) => {
    expect(evidenceOf(question).dates.map((each) => each.range)).toEqual([expect.objectContaining(range)]);
  });

  it.each([
    'Repair jobs opened in March 2025 and closed in April 2025',
    'Repair jobs opened in 2023 and 2025',
  ])('leaves apart what is apart: %s', (question) => {
    expect(evidenceOf(question).dates).toHaveLength(2);
  });
});

it.each([
  ['What percentage of repair jobs are open, to one decimal?', 1],
  ['Average cost of repair jobs (2 decimals)', 2],
  ['Average cost of repair jobs in whole euros', 0],
  ['Average cost of repair jobs', undefined],
])('reads with how many decimals a figure is asked for (R12): %s', (question, decimals) => {
  expect(decimalsAsked(evidenceOf(question))).toBe(decimals);
});
