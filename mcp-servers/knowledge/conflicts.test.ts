import { describe, expect, it } from 'vitest';
import { conflictsAmong } from './conflicts.ts';
import { quantitiesOf } from './quantities.ts';

const passage = (document_id: string, updated: string, text: string) => ({
  document_id,
  updated,
  text,
  title: 'Keeping the light',
  heading: 'Duties',
});

describe('quantities', () => {
  it.each([
    ['Up to 10 unused days are kept.', [{ unit: 'day', value: '10' }]],
    ['Five business days later', [{ unit: 'day', value: '5' }]],
    [
      'It costs USD 1,200.50 or € 40.',
      [
        { unit: 'USD', value: '1200.5' },
        { unit: 'EUR', value: '40' },
      ],
    ],
    [
      'By 31 March, or on April 2',
      [
        { unit: 'date', value: '3-31' },
        { unit: 'date', value: '4-2' },
      ],
    ],
    [
      'At 75 % or 80 percent',
      [
        { unit: '%', value: '75' },
        { unit: '%', value: '80' },
      ],
    ],
    ['Since 2024, section 3.2, form A-12 and three keepers', []],
    ['Changed on 2026-01-02 by version 4', []],
  ])('%s', (sentence, expected) => {
    expect(quantitiesOf(sentence)).toEqual(expected);
  });
});

describe('a hint that documents contradict each other (R3.2)', () => {
  const old = passage(
    'A',
    '2023-01-01',
    'The lens is cleaned by the junior keeper every 14 days with vinegar.',
  );
  const fresh = passage('B', '2025-06-01', 'Every 7 days the lens is cleaned by the keeper with vinegar.');

  it('names both statements and the newer document, in either order', () => {
    for (const pair of [
      [old, fresh],
      [fresh, old],
    ]) {
      expect(conflictsAmong(pair, 'How often is the lens cleaned?')).toEqual([
        {
          about: 'day',
          newer: 'B',
          statements: [
            { document_id: 'B', updated: '2025-06-01', value: '7', statement: fresh.text },
            { document_id: 'A', updated: '2023-01-01', value: '14', statement: old.text },
          ],
        },
      ]);
    }
  });

  it('does not say which is newer when that is not known', () => {
    const [conflict] = conflictsAmong([old, { ...fresh, updated: old.updated }], 'lens cleaning');
    expect(conflict).not.toHaveProperty('newer');
  });

  it.each([
    ['the same figure', 'Every 14 days the lens is cleaned by the keeper with vinegar.'],
    ['another measure', 'Every 7 hours the lens is cleaned by the keeper with vinegar.'],
    ['another matter', 'Every 7 days the boat brings bread, coal and letters to the keeper.'],
    [
      'a figure among others that agrees',
      'The lens is cleaned by the keeper with vinegar after 7 or 14 days.',
    ],
    ['the row of a table', '| The lens is cleaned by the keeper with vinegar | 7 days |'],
  ])('is silent about %s', (_what, text) => {
    expect(conflictsAmong([old, passage('B', '2025-06-01', text)], 'lens cleaning')).toEqual([]);
  });

  it('is silent within one document, and about what was not asked', () => {
    expect(conflictsAmong([old, { ...fresh, document_id: 'A' }], 'lens cleaning')).toEqual([]);
    expect(conflictsAmong([old, fresh], 'puffin breeding')).toEqual([]);
  });

  it('stays quick with many long passages', () => {
    const long = Array.from({ length: 20 }, (_, i) =>
      passage(
        `D${i}`,
        '2025-01-01',
        Array.from(
          { length: 12 },
          (_, n) => `The lens number ${n} of the keeper is cleaned each ${i + n} days with care.`,
        ).join(' '),
      ),
    );
    const started = performance.now();
    expect(conflictsAmong(long, 'lens cleaning')).toHaveLength(3);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
