import { ERROR_CODES } from '@parley/platform/errors';
import { describe, expect, it } from 'vitest';
import { de } from '../../web/src/i18n/de.ts';
import { es } from '../../web/src/i18n/es.ts';

describe('problems of the service in the languages of the page', () => {
  it.each([
    { language: 'de', words: de.problems },
    { language: 'es', words: es.problems },
  ])('have words for every kind: $language', ({ words }) => {
    expect(Object.keys(words).toSorted()).toEqual(
      ERROR_CODES.map((code) => code.replaceAll('_', '-')).toSorted(),
    );
  });
});
