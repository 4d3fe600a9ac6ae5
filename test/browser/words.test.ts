import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ERROR_CODES } from '@parley/platform/errors';
import { describe, expect, it } from 'vitest';
import { de } from '../../web/src/i18n/de.ts';
import { es } from '../../web/src/i18n/es.ts';

const AGENTS = resolve(import.meta.dirname, '..', '..', 'agents');
const WARNING = /'warning'(?: as const)?,\s*code: '([a-z_]+)'/g;

/** The kinds of warnings that the agents' sources name where they publish one. */
function warningsOfAgents(): string[] {
  const sources = globSync('**/*.ts', { cwd: AGENTS }).filter((path) => !path.endsWith('.test.ts'));
  return sources.flatMap((path) =>
    [...readFileSync(resolve(AGENTS, path), 'utf8').matchAll(WARNING)].flatMap(([, code = '']) => code),
  );
}

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

describe('warnings of the agents in the languages of the page', () => {
  it.each([
    { language: 'de', words: de.warnings },
    { language: 'es', words: es.warnings },
  ])('have words for every kind: $language', ({ words }) => {
    const codes = [...warningsOfAgents(), 'not_answered', 'step_failed', 'step_skipped', 'step_canceled'];
    expect(codes.length).toBeGreaterThan(5);
    expect(Object.keys(words)).toEqual(expect.arrayContaining(codes));
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(de.warnings).toSorted());
  });
});
