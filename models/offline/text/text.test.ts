import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findBlock, jsonBlocks } from '../conversation.ts';
import { languageOf, politeDecline } from '../language.ts';
import { isSmallTalk } from '../small-talk.ts';
import { stem } from './stem.ts';
import { conceptsOf, expandQuery } from './synonyms.ts';
import { contentWords, words } from './words.ts';

const conceptsIn = (text: string) => conceptsOf(words(text).map((w) => w.stem));

describe('stems', () => {
  it.each([
    ['policies', 'policy'],
    ['approval', 'approved'],
    ['reimbursement', 'reimbursed'],
    ['reviews', 'reviewed'],
    ['running', 'run'],
    ['deployment', 'deploys'],
    ['cancelled', 'cancellation'],
    ['people', 'person'],
    ['eaten', 'eat'],
    ['delivery', 'delivered'],
  ])('%s and %s are one', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  it.each([
    ['policy', 'police'],
    ['contract', 'contact'],
    ['notice', 'note'],
  ])('%s and %s stay apart', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
});

describe('words', () => {
  it('keep numbers whole and drop grammar', () => {
    expect(contentWords('How many of the 1,500 engineers are in R&D at 12.5%?').map((w) => w.text)).toEqual([
      '1,500',
      'engineers',
      'R&D',
      '12.5%',
    ]);
  });

  it('cut off the possessive', () => {
    expect(words('the manager’s approval')[1]?.lower).toBe('manager');
  });
});

describe('concepts', () => {
  it('hold words for the same thing together', () => {
    expect(conceptsIn('vacation')).toEqual(conceptsIn('PTO'));
    expect(conceptsIn('May I work from home?')).toEqual(conceptsIn('remote'));
  });

  it('take the longest phrase: sick leave is no vacation', () => {
    const vacation = conceptsIn('vacation');
    expect([...conceptsIn('sick leave')].some((c) => vacation.has(c))).toBe(false);
  });

  it('give other words for a search', () => {
    expect(expandQuery('vacation days')).toContain('pto');
    expect(expandQuery('the colour of the sea')).toEqual([]);
  });
});

describe('languages', () => {
  it.each([
    ['How many employees are there?', 'en'],
    ['Wie viele Mitarbeiter haben wir?', 'de'],
    ['¿Cuántos empleados tenemos en la empresa?', 'es'],
    ['Combien de salariés avons nous ?', 'fr'],
    ['SELECT * FROM x', 'en'],
    ['', 'en'],
  ] as const)('%s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
    expect(politeDecline(text) === undefined).toBe(language === 'en');
  });

  it.each(['Hi!', 'Thank you very much.', 'Good morning everyone', 'Hello there, thanks'])(
    '%s is small talk',
    (text) => {
      expect(isSmallTalk(text)).toBe(true);
    },
  );

  it.each(['Hi, how many ships do we have?', 'help desk hours', 'test coverage'])('%s is not', (text) => {
    expect(isSmallTalk(text)).toBe(false);
  });
});

describe('fenced JSON', () => {
  it('may hold fences in its strings', () => {
    const value = { text: 'see\n```json\n{"a":1}\n```\nend' };
    expect(jsonBlocks(`Before\n\n\`\`\`json\n${JSON.stringify(value)}\n\`\`\`\nafter`)[0]).toEqual(value);
  });

  it('is looked for by its shape', () => {
    const text = '```json\n{"a":1}\n```\n\n```json\n{"b":"x"}\n```\n```json\nbroken';
    expect(findBlock(text, z.object({ b: z.string() }))).toEqual({ b: 'x' });
    expect(findBlock(text, z.object({ c: z.string() }))).toBeUndefined();
  });
});
