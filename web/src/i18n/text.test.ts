import { describe, expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { de as houseDe } from './house/de.ts';
import { en as houseEn } from './house/en.ts';
import { es as houseEs } from './house/es.ts';
import { languageFor } from './text.ts';

describe('the language of the page', () => {
  it.each([
    ['de', ['es'], 'de'],
    [null, ['de-AT', 'en'], 'de'],
    [null, ['fr-FR', 'es-MX', 'de'], 'es'],
    [null, ['fr'], 'en'],
    ['xx', [], 'en'],
    ['constructor', ['constructor'], 'en'],
  ])('with %j chosen and %j preferred is %s', (chosen, preferred, language) => {
    expect(languageFor(chosen, preferred)).toBe(language);
  });

  const translations = [
    { language: 'de', words: de, original: en },
    { language: 'es', words: es, original: en },
    { language: 'de, house', words: houseDe, original: houseEn },
    { language: 'es, house', words: houseEs, original: houseEn },
  ];
  it.each(translations)('has words of its own for whole sentences: $language', ({ words, original }) => {
    const sentences = Object.entries(original).filter(
      ([, value]) => typeof value === 'string' && value.includes(' '),
    );
    const same = sentences.filter(([key, value]) => (words as Record<string, unknown>)[key] === value);
    expect(same).toEqual([]);
  });
});
