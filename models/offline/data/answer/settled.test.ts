import { describe, expect, it } from 'vitest';
import type { Fetch } from '../plan/query.ts';
import { buildModel } from '../schema/model.ts';
import { luthier } from '../testing/luthier.ts';
import { answerByRules } from './parts.ts';

const fetch: Fetch = () => ({
  kind: 'rows',
  result: { id: 'c1', rows: [{ count: 3, value: 3, rows: 3 }], rowCount: 1, truncated: false },
});

const ask = (instruction: string): ReturnType<typeof answerByRules> =>
  answerByRules({
    instruction,
    context: '',
    world: { model: buildModel(luthier), today: '2026-03-10' },
    fetch,
  });

describe('what rules alone read (R12)', () => {
  it.each([
    'How many overhauls cost more than estimated?',
    'By how much did maple overhauls exceed their estimate?',
    'How many sales were made before noon?',
  ])('is weighed against nothing else: %s', (question) => {
    expect(ask(question)).toMatchObject({ kind: 'answer', open: false });
  });

  it.each([
    'How many maple overhauls are there?',
    'Which wood went over its estimate the most?',
    'How many overhauls that have finished cost more than estimated?',
  ])('and all else is: %s', (question) => {
    expect(ask(question)).toMatchObject({ open: true });
  });
});
