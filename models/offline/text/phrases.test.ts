import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phrasesIn } from './phrases.ts';

const folder = join(import.meta.dirname, 'phrases');
const lines = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line, index) => ({ place: `${file}:${index + 1}`, sides: line.split(' ~ ') })),
);
const expressionsOf = (side: string): string[] => side.split(',').map((each) => each.trim());

/** So common that they would stand for anything. */
const BARE = new Set('get have take go come do be give put use see set not in on at of for to by'.split(' '));

describe('the phrase lexicon (R12)', () => {
  it('has groups of expressions, each said once, in small letters and at most nine words', () => {
    const wrong = lines.flatMap(({ place, sides }) => {
      const all = sides.flatMap(expressionsOf);
      const bad = all.filter(
        (each) => each === '' || each !== each.toLowerCase() || each.split(' ').length > 9 || BARE.has(each),
      );
      return sides.length > 2 || all.length < 2 || bad.length > 0 ? [`${place}: ${bad.join(' | ')}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('never has one expression among its own opposites', () => {
    const wrong = lines.filter(({ sides: [same = '', opposite = ''] }) =>
      expressionsOf(opposite).some((each) => each !== '' && expressionsOf(same).includes(each)),
    );
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });
});

const foundIn = (text: string): string[] => phrasesIn(text).map(({ start, end }) => text.slice(start, end));

describe('phrases in a text', () => {
  it.each([
    ['How many claims were turned down?', 'turned down'],
    ['Which of them were turned simply down?', 'turned simply down'],
    ['Which dogs are still alive?', 'still alive'],
  ])('%s', (text, phrase) => {
    expect(foundIn(text)).toContain(phrase);
  });

  it('knows what else says the same, and what says the opposite', () => {
    const found = phrasesIn('How many claims were turned down?').filter(
      ({ phrase }) => phrase.text === 'turned down',
    );
    expect(found.flatMap(({ same }) => same.map(({ text }) => text))).toContain('rejected');
    expect(found.flatMap(({ opposite }) => opposite.map(({ text }) => text))).toContain('approved');
  });

  it('takes no word of the same root for the phrase', () => {
    expect(phrasesIn('the payment code').map(({ phrase }) => phrase.text)).not.toContain('paid');
  });
});
