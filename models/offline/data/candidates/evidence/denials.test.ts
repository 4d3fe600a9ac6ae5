import { describe, expect, it } from 'vitest';
import { readOperator } from '../../language/operators.ts';
import { tokenise } from '../../language/tokens.ts';
import { denialOf } from './denials.ts';
import type { Evidence } from './evidence.ts';

function evidenceOf(question: string): Evidence {
  const tokens = tokenise(question);
  const operators = tokens.flatMap((_, start) => {
    const found = readOperator(tokens.slice(start, start + 10).map(({ lower }) => lower));
    return found ? [{ start, end: start + found.length, operator: found.operator }] : [];
  });
  return { tokens, operators, links: [], exclusions: [], dates: [], comparisons: [], numbers: [] };
}

function isDenied(question: string, word: string): boolean {
  const evidence = evidenceOf(question);
  const at = evidence.tokens.findIndex(({ lower }) => lower === word);
  return denialOf(evidence, { start: at, end: at + 1 }) !== undefined;
}

describe('what a question leaves out (R12)', () => {
  it.each([
    ['income from passes, leaving out the refunded ones', 'refunded'],
    ['orders by channel, cancelled ones left out', 'cancelled'],
    ['income per channel, refunded sales not counted', 'refunded'],
    ['total fares for October, tips not included', 'tips'],
    ['income without refunds', 'refunds'],
  ])('%s', (question, word) => {
    expect(isDenied(question, word)).toBe(true);
  });

  it.each([
    ['income from refunded passes by channel', 'refunded'],
    ['passes purchased that year, do not count refunded ones', 'purchased'],
    ['refunded sales by channel, cancelled ones left out', 'refunded'],
  ])('keeps what it names: %s', (question, word) => {
    expect(isDenied(question, word)).toBe(false);
  });
});
