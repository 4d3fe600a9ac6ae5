import { describe, expect, it } from 'vitest';
import { analyseByRules } from './engine.ts';
import { askFleet, withoutNames } from './testing/ask-fleet.ts';
import { yard } from './testing/yard.ts';

const queriesOf = (question: string): unknown[] => {
  const analysis = withoutNames(question);
  return analysis.kind === 'calls' ? analysis.calls.map((call) => call.arguments) : [analysis];
};
const same = (one: string, other: string): void => {
  const [first] = queriesOf(other);
  expect(first).toHaveProperty('table');
  expect(queriesOf(one)).toEqual(queriesOf(other));
};

const refits = (instruction: string): unknown => {
  const analysis = analyseByRules({
    instruction,
    context: '',
    schema: yard,
    toolName: 'query_database',
    today: '2026-03-10',
    history: [],
  });
  return analysis.kind === 'calls' ? analysis.calls.map((call) => call.arguments) : analysis;
};

describe('a question asks the same in every frame (R12)', () => {
  it.each([
    ['Looking at trucks, how many are leased?', 'How many trucks are leased?'],
    ['leased trucks - how many?', 'How many leased trucks are there?'],
    ['How many repair jobs were opened in 2025, done or not?', 'How many repair jobs were opened in 2025?'],
    ['Open ones aside, how many repair jobs are there?', 'How many repair jobs are there, excluding open?'],
    ['Break the repair jobs down by status.', 'Number of repair jobs by status'],
    ['How many repair jobs are in which status?', 'Number of repair jobs by status'],
    ['Per status, how many repair jobs are there?', 'How many repair jobs are there per status?'],
    ['Which depot is the biggest, going by mechanics?', 'Which depot has the most mechanics?'],
    ['Is there a depot without mechanics? Which one?', 'Which depots have no mechanics?'],
    ['How many trucks had repair jobs more than twice?', 'How many trucks had more than 2 repair jobs?'],
    ['What part of the trucks is leased?', 'What share of the trucks is leased?'],
    [
      'How many repair jobs were opened on or after 1 March 2025?',
      'How many repair jobs were opened since 1 March 2025?',
    ],
    [
      'How many repair jobs were opened in 2024 or 2025?',
      'How many repair jobs were opened between 2024 and 2025?',
    ],
  ])('%s', (framed, plain) => {
    same(framed, plain);
  });

  it('puts two groups side by side', () => {
    expect(queriesOf('Compare the average cost of repair jobs in 2024 with that in 2025.')).toMatchObject([
      { filters: [{ value: '2024-01-01' }, { value: '2025-01-01' }] },
      { filters: [{ value: '2025-01-01' }, { value: '2026-01-01' }] },
    ]);
  });
});

describe('what is left out', () => {
  it('is every value of an enumeration', () => {
    expect(queriesOf('How many repair jobs are there, open and waiting ones not counted?')).toMatchObject([
      {
        filters: [
          { column: 'status', op: 'ne', value: 'open' },
          { column: 'status', op: 'ne', value: 'waiting_for_parts' },
        ],
      },
    ]);
  });

  it('is nothing where a figure of the row itself is added up', () => {
    same(
      'What is the average daily rate of trucks, leaving out repair jobs?',
      'What is the average daily rate of trucks?',
    );
  });

  it('is asked for where rows below are said to be left out from a count', () => {
    expect(askFleet('How many trucks are there, leaving out repair jobs?')).toMatchObject({
      kind: 'decline',
      text: expect.stringContaining('left out'),
    });
  });
});

describe('a date beside a state of the same word', () => {
  it('is what a verb means', () => {
    expect(queriesOf('How many repair jobs were opened in 2025?')).toMatchObject([
      {
        filters: [
          { column: 'opened_at', op: 'gte' },
          { column: 'opened_at', op: 'lt' },
        ],
      },
    ]);
  });

  it('leaves the adjective alone', () => {
    expect(queriesOf('How many repair jobs are open?')).toMatchObject([
      { filters: [{ column: 'status', op: 'eq', value: 'open' }] },
    ]);
  });
});

describe('what is not read is never dropped', () => {
  it.each([
    ['Humming with purple trucks, how many are leased?', 'purple'],
    ['How many repair jobs are there, excluding open and done?', 'and done'],
    ['How many mechanics grumbled more than twice?', 'more than 2 times'],
    ['How many mechanics were there as of March 2025?', 'as-of'],
  ])('%s', (question, word) => {
    const analysis = withoutNames(question);
    expect(analysis).toMatchObject({ kind: 'decline', text: expect.stringContaining(word) });
  });

  it('asks for one period after the other where no day lies in both', () => {
    expect(askFleet('How many repair jobs were opened in 2022 or 2025?')).toMatchObject({ kind: 'decline' });
  });
});

it('takes the days between two dates in whatever way they are asked for', () => {
  const plain = refits('What is the average number of days between ordered and finished of refits?');
  expect(plain).toMatchObject([
    { aggregates: [{ fn: 'avg', column: 'finished_on - ordered_on' }, { fn: 'count' }] },
  ]);
  expect(
    refits('Once a refit has been ordered, how many days pass on average until it is finished?'),
  ).toEqual(plain);
  expect(refits('How long do refits take on average from ordered to finished?')).toEqual(plain);
});
