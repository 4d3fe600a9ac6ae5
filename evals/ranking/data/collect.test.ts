import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../questions.ts';
import { loadTables, readWorld, type World } from '../../world.ts';
import { collect, isLucky } from './collect.ts';

const SCHEMA = `create schema pier; set search_path = pier;
  create table boats (id integer primary key, name text not null, status text not null, length_m numeric not null);
  insert into boats values (1, 'Alba', 'moored', 7.25), (2, 'Brisk', 'moored', 8.5), (3, 'Coral', 'sold', 9.125);`;
const world: World = {
  name: 'pier',
  title: 'A pier',
  schema: 'pier',
  heldOut: false,
  documents: undefined,
  sql: SCHEMA,
  questions: [],
};
const questions: Question[] = [
  {
    id: 'count',
    kind: 'data',
    question: 'How many boats are moored?',
    expect: { sql: `select count(*) from boats where status = 'moored'` },
  },
  {
    id: 'mean',
    kind: 'data',
    question: 'What is the average length of the boats?',
    expect: { sql: 'select round(avg(length_m), 0) from boats' },
  },
  { id: 'crew', kind: 'decline', question: 'How many of the boats are painted green?', expect: {} },
];

describe('collected readings (R12)', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await loadTables(world, database.url);
  });
  afterAll(() => database.drop());

  it('are judged by what they answer', async () => {
    const [count, mean, crew] = await collect(
      { world, known: false, unrounded: true, questions },
      database.url,
    );
    expect(count).toMatchObject({
      world: 'pier',
      known: false,
      answerable: true,
      rules: { verdict: 'correct' },
    });
    const judgements = count!.readings.map(({ judgement }) => judgement);
    expect(judgements).toContain('correct');
    expect(judgements).toContain('wrong');
    expect(count!.readings.some(({ same, judgement }) => same && judgement === 'correct')).toBe(true);
    // 8.29 is right, though the expected query rounds to 8.
    expect(mean!.readings.map(({ judgement }) => judgement)).toContain('correct');
    expect(crew!.answerable).toBe(false);
    expect(crew!.readings.every(({ judgement }) => judgement === 'wrong')).toBe(true);
  });
});

describe('luck', () => {
  const list = ['Boats:', ...Array.from({ length: 9 }, (_, index) => `- Boat ${index}: 4${index} m`)].join(
    '\n',
  );

  it.each([
    ['a figure somewhere in a list', list, [[43]], true],
    ['the same figure in bold above it', `There are **43**.\n${list}`, [[43]], false],
    ['some names of a much longer list', list, [['Boat 1'], ['Boat 2']], true],
    ['a list that is hardly longer', list, Array.from({ length: 7 }, (_, index) => [`Boat ${index}`]), false],
    ['a sentence', 'There are 43 boats.', [[43]], false],
  ])('is %s', (_, text, rows, expected) => {
    expect(isLucky(text, rows)).toBe(expected);
  });
});

it('is read from worlds of the form of all others', async () => {
  const tram = await readWorld(join(import.meta.dirname, '..', '..', 'strangers', 'tram'));
  expect(tram).toMatchObject({ heldOut: true, documents: undefined });
});
