import { describe, expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
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

  it.each(Object.entries({ de, es }))('%s has words of its own for whole sentences', (_, text) => {
    const sentences = Object.entries(en).filter(
      ([, value]) => typeof value === 'string' && value.includes(' '),
    );
    const same = sentences.filter(([key, value]) => text[key as keyof typeof text] === value);
    expect(same).toEqual([]);
  });
});
