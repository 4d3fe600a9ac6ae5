import { describe, expect, it } from 'vitest';
import { collocationsIn, kinOf, relativesOf } from './kinship.ts';
import { wordRelations } from './lexicon/relations.ts';
import { wordVectors } from './lexicon/vectors.ts';
import { stem } from './stem.ts';
import { words } from './words.ts';

const stemsOf = (text: string): string[] => words(text).map((w) => w.stem);

/** How well one word stands for another. */
function worth(asked: string, said: string): number {
  const others = [...stemsOf(said), ...collocationsIn(stemsOf(said))];
  return Math.max(0, ...kinOf(stem(asked), others).values());
}

describe('words that stand for another (R12)', () => {
  it.each([
    ['barrel', 'cask'],
    ['instructor', 'teacher'],
    ['forbid', 'prohibit'],
    ['cancel', 'call off'],
    ['camper', 'motor home'],
    ['faint', 'pass out'],
    ['fish', 'salmon'],
    ['salmon', 'fish'],
    ['refund', 'reimburse'],
  ])('"%s": "%s"', (asked, said) => {
    expect(worth(asked, said)).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    ['minimum', 'maximum'],
    ['summer', 'winter'],
    ['borrow', 'lend'],
    ['tea', 'coffee'],
    ['cat', 'dog'],
    ['monday', 'friday'],
    ['tennis', 'golf'],
  ])('what is used alike is not the same: "%s", "%s"', (asked, said) => {
    const { indexOf, similarity } = wordVectors();
    const [a, b] = [indexOf(stem(asked)), indexOf(stem(said))];
    expect(a !== undefined && b !== undefined && similarity(a, b)).toBeGreaterThan(0.5);
    expect(worth(asked, said)).toBe(0);
  });

  it('knows nothing of words that nobody uses', () => {
    expect(kinOf('qqxyzzy', ['cask']).size).toBe(0);
    expect(relativesOf('qqxyzzy')).toEqual([]);
  });

  it('finds the two words of one meaning with another between them', () => {
    expect(collocationsIn(stemsOf('they called it off'))).toContain('call_off');
  });

  it('names other words to look for, the most alike first', () => {
    expect(relativesOf(stem('physician'))).toContain('doctor');
    expect(relativesOf(stem('earring'))).toContain(stem('jewelry'));
  });
});

describe('the data files', () => {
  it('hold stems as the stemmer makes them, so that texts find them', () => {
    const { indexOf } = wordVectors();
    const common = 'approval invoices deliveries harbour teaching children paid sleeping machinery insurance';
    expect(common.split(' ').filter((word) => indexOf(stem(word)) === undefined)).toEqual([]);
  });

  it('number words alike', () => {
    const { stems } = wordVectors();
    const { indexOf } = wordRelations();
    expect(indexOf(stems.at(-1) ?? '')).toBe(stems.length - 1);
    expect(indexOf('call_off')).toBeGreaterThanOrEqual(stems.length);
  });
});
