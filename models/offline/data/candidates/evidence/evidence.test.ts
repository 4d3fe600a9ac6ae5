import { describe, expect, it } from 'vitest';
import { tokenise } from '../../language/tokens.ts';
import { buildLexicon } from '../../link/lexicon.ts';
import { idOf } from '../../link/mention.ts';
import { buildModel } from '../../schema/model.ts';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { fleet } from '../../testing/fixture.ts';
import { type Evidence, gather } from './evidence.ts';
import type { Tie } from './link.ts';

const school = buildModel(
  DatabaseSchema.parse({
    database: 'school',
    tables: [
      {
        name: 'enrolment',
        comment: 'One row per pupil',
        rows: 300,
        primaryKey: ['id'],
        foreignKeys: [],
        columns: [
          column('id', 'integer'),
          column('last_day', 'date', { nullable: true }),
          column('state', 'text', { values: ['active', 'retired'] }),
          column('note', 'text', { comment: 'what the headmaster wrote' }),
        ],
      },
    ],
  }),
);
const trucks = buildModel(fleet);

function evidenceOf(question: string, model = trucks): Evidence {
  return gather({
    tokens: tokenise(question),
    lexicon: buildLexicon(model),
    model,
    today: '2026-11-30',
    names: [],
  });
}

/** How a word was tied to a thing of the schema. */
const tieTo = (id: string, question: string, model = trucks): Tie[] =>
  evidenceOf(question, model).links.flatMap(({ target, tie }) => (idOf(target) === id ? [tie] : []));

describe('ties of words to the schema (R12)', () => {
  it.each([
    ['what the schema says itself', 'How many trucks are there?', 'table trucks', 'said'],
    ['what a phrase stands for', 'How many lorries are there?', 'table trucks', 'phrase'],
    ['what is used alike', 'How many jobs were finished?', 'column repair_jobs.opened_at', 'near'],
  ])('%s', (_, question, id, tie) => {
    expect(tieTo(id, question)).toContain(tie);
  });

  it.each([
    ['what a comment says of a row', 'How many pupils are there?', 'table enrolment', 'comment'],
    ['what a comment says of a column', 'What did the headmaster write?', 'column enrolment.note', 'comment'],
    ['the opposite of a state', 'How many are unretired?', 'value enrolment.state active', 'form'],
  ])('%s', (_, question, id, tie) => {
    expect(tieTo(id, question, school)).toContain(tie);
  });

  it('keeps the strongest of several ties of one stretch to one thing', () => {
    const { links } = evidenceOf('How many jobs were finished?');
    const ids = links.map(({ start, end, target }) => `${start} ${end} ${idOf(target)}`);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(links.map(({ score }) => score)).toEqual(
      links.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });

  it('looks for no other meaning of a word that the schema says', () => {
    const { links } = evidenceOf('How many trucks are leased?');
    expect(links.filter(({ start }) => start === 4).map(({ tie }) => tie)).toEqual(['said']);
  });

  it('ties names that were found in the data', () => {
    const plate = trucks.byName.get('trucks')!.columns.find(({ name }) => name === 'plate')!;
    const { links } = gather({
      tokens: tokenise('Where is AB-12?'),
      lexicon: buildLexicon(trucks),
      model: trucks,
      today: '2026-11-30',
      names: [
        {
          start: 2,
          end: 3,
          surface: 'AB-12',
          targets: [{ kind: 'value', column: plate, values: ['AB-12'], score: 1 }],
          relation: false,
        },
      ],
    });
    expect(links.map(({ target, tie }) => [idOf(target), tie])).toContainEqual([
      'value trucks.plate AB-12',
      'name',
    ]);
  });
});

describe('what is grammar and what is a name (R12)', () => {
  it('takes the name of a column for no period', () => {
    const { dates, links } = evidenceOf('Which last day is recorded?', school);
    expect(dates).toEqual([]);
    expect(links.map(({ target }) => idOf(target))).toContain('column enrolment.last_day');
  });

  it('reads no word twice', () => {
    const { dates, comparisons, numbers } = evidenceOf('Repair jobs over 300 in 2025 for 3 trucks');
    expect(dates.map(({ range }) => range.from)).toEqual(['2025-01-01']);
    expect(comparisons.map(({ comparison }) => comparison.value)).toEqual([300]);
    expect(numbers.map(({ value }) => value)).toEqual([3]);
  });

  it('takes how exact an answer is to be for no number', () => {
    const { numbers, precision } = evidenceOf('Average cost of repair jobs to 2 decimals');
    expect(numbers).toEqual([]);
    expect(precision).toEqual({ start: 5, end: 8 });
  });
});
