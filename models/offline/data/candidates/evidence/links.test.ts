import { describe, expect, it } from 'vitest';
import { tokenise } from '../../language/tokens.ts';
import { buildLexicon } from '../../link/lexicon.ts';
import { idOf } from '../../link/mention.ts';
import type { Fetch } from '../../plan/query.ts';
import { buildModel, type Model } from '../../schema/model.ts';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { candidatesOf } from '../candidates.ts';
import { exclusionsIn } from './exclusions.ts';

const kiosk = buildModel(
  DatabaseSchema.parse({
    database: 'kiosk',
    tables: [
      {
        name: 'meanings',
        rows: 4,
        primaryKey: ['dom', 'cd'],
        foreignKeys: [],
        columns: [
          column('dom', 'text', { values: ['HRST', 'HRSZ'] }),
          column('cd', 'text', { values: ['B', 'L', 'R'] }),
          column('txt', 'text', { values: ['brought back', 'lent', 'large', 'regular'] }),
        ],
      },
      {
        name: 'hire',
        comment: 'one row per outing',
        rows: 300,
        primaryKey: ['id'],
        foreignKeys: [],
        columns: [
          column('id', 'integer'),
          column('st', 'text', { values: ['B', 'L'] }),
          column('sz', 'text', { values: ['L', 'R'] }),
          column('seats', 'integer', { min: '1', max: '4' }),
          column('outcome', 'text', {
            values: ['D', 'N', 'S'],
            comment: 'D = closed, damaged, N = closed, flawless, S = stolen',
          }),
          column('fee', 'numeric'),
        ],
      },
      {
        name: 'crew',
        comment: 'Staff',
        rows: 20,
        primaryKey: ['id'],
        foreignKeys: [],
        columns: [
          column('id', 'integer'),
          column('fn', 'text'),
          column('sn', 'text'),
          column('status', 'text', { values: ['active', 'retired'] }),
          column('hire_date', 'date'),
          column('left_on', 'date', { nullable: true }),
        ],
      },
    ],
  }),
);

const rows = [
  { dom: 'HRST', cd: 'B', txt: 'brought back' },
  { dom: 'HRST', cd: 'L', txt: 'lent' },
  { dom: 'HRSZ', cd: 'L', txt: 'large' },
  { dom: 'HRSZ', cd: 'R', txt: 'regular' },
];
const fetch: Fetch = ({ table }) => ({
  kind: 'rows',
  result: { id: 'c1', rows: table === 'meanings' ? rows : [], rowCount: rows.length, truncated: false },
});

function readingsOf(question: string, model: Model = kiosk): string[] {
  const found = candidatesOf({ model, lexicon: buildLexicon(model), today: '2026-11-30', fetch }, question);
  return found.kind === 'found' ? found.candidates.map(({ plan }) => plan.reading) : [];
}

function linksOf(question: string): string[] {
  const found = candidatesOf(
    { model: kiosk, lexicon: buildLexicon(kiosk), today: '2026-11-30', fetch },
    question,
  );
  return found.kind === 'found' ? found.evidence.links.map(({ target }) => idOf(target)) : [];
}

describe('what words may stand for (R12)', () => {
  it('takes what a code means from the table of all codes, each for its own column', () => {
    expect(readingsOf('How many large hires are there?')).toContain(
      'the number of hires where size is L (large)',
    );
  });

  it('reads all that a comment says of a code', () => {
    const links = linksOf('How many hires were damaged?');
    expect(links).toContain('value hire.outcome D');
    expect(links).not.toContain('value hire.outcome N');
  });

  it('knows what one row stands for, and words of one family', () => {
    expect(linksOf('How many outings were there?')).toContain('table hire');
    expect(linksOf('Which people are in retirement?')).toContain('value crew.status retired');
  });

  it('reads a figure that is joined to what it counts', () => {
    expect(readingsOf('How many two-seat hires are there?')).toContain(
      'the number of hires where seats is exactly 2',
    );
  });

  it('lists those who have left where they may be meant', () => {
    expect(readingsOf('Which crew are retired?')).toContain('a list of crews where status is retired');
  });
});

describe('rows that are left out in so many words (R12)', () => {
  const cued = (question: string): string[] => {
    const tokens = tokenise(question);
    return exclusionsIn(tokens).map(({ start, end }) =>
      tokens
        .slice(start, end)
        .map(({ lower }) => lower)
        .join(' '),
    );
  };

  it.each([
    ['Total fee per size, lost hires left out', 'lost hires'],
    ['How much did we take, Leave out the stolen ones', 'the stolen ones'],
    ['Of all hires, leaving damaged hires out, how many were large', 'damaged hires'],
    ['Fees so far, stolen ones not counted', 'stolen ones'],
  ])('finds which: %s', (question, said) => {
    expect(cued(question)).toEqual([said]);
  });

  it('denies both sides of neither and nor', () => {
    expect(cued('hires that are neither damaged nor stolen')).toEqual(['damaged', 'stolen']);
  });

  it('is not misled by somebody who left', () => {
    expect(cued('How many crew left in 2025')).toEqual([]);
  });
});
