import { describe, expect, it } from 'vitest';
import type { Question } from '../questions.ts';
import { declines } from './declines.ts';
import { grade, type Reply, type Verdict } from './grade.ts';
import { saysPhrase } from './text.ts';

const asked = (
  kind: Question['kind'],
  expect: Question['expect'],
  question = 'How many boats?',
): Question => ({
  id: 'q',
  kind,
  question,
  expect,
});
const reply = (answer: string | null, more: Partial<Reply> = {}): Reply => ({
  status: 'completed',
  answer,
  message: null,
  documents: [],
  ...more,
});

describe('data questions', () => {
  const count = asked('data', { sql: 'select' });

  it.each<[string, Verdict]>([
    ['We have **1,234** boats [1].', 'correct'],
    ['We have 1,235 boats [1].', 'wrong'],
    ['I could not find any boats in the data.', 'declined'],
    ['I did not understand "boats".', 'declined'],
    [`We have 99 boats.${' x'.repeat(350)} Nothing was found about their colour.`, 'wrong'],
    ['', 'failed'],
  ])('%s → %s', (answer, verdict) => {
    expect(grade(count, { rows: [[1234]] }, reply(answer)).verdict).toBe(verdict);
  });

  it('counts a question back as a refusal', () => {
    const back = reply(null, { status: 'input-required', message: 'Which boats?' });
    expect(grade(count, { rows: [[1234]] }, back).verdict).toBe('declined');
  });

  it('takes the figure in bold as the answer', () => {
    const total = reply('The total weight of boats is **50,167**, over 16 boats [1].');
    expect(grade(count, { rows: [[16]] }, total).verdict).toBe('wrong');
    expect(grade(count, { rows: [[50167]] }, total).verdict).toBe('correct');
    expect(grade(count, { rows: [[16]] }, reply('**Answer:** 16 boats.')).verdict).toBe('correct');
  });

  it('wants each group with its own value', () => {
    const rows = [
      ['North Pier', 6],
      ['South Pier', 7],
    ];
    const table = '| Pier | Berths |\n|---|---|\n| North Pier | 6 |\n| South Pier | 7 |';
    expect(grade(count, { rows }, reply(table)).verdict).toBe('correct');
    const swapped = '| North Pier | 7 |\n| South Pier | 6 |';
    expect(grade(count, { rows }, reply(swapped))).toMatchObject({ verdict: 'wrong' });
    expect(grade(count, { rows }, reply('North Pier has 6 berths, South Pier has 7.')).verdict).toBe(
      'correct',
    );
  });

  it('wants the whole list and nothing else', () => {
    const expected = { rows: [['Ann Lee'], ['Bo Marsh']], absent: [['Cy Fox']] };
    expect(grade(count, expected, reply('- Ann Lee\n- Bo Marsh')).verdict).toBe('correct');
    expect(grade(count, expected, reply('- Ann Lee')).verdict).toBe('wrong');
    expect(grade(count, expected, reply('Ann Lee, Bo Marsh and Cy Fox')).verdict).toBe('wrong');
  });

  it.each(['2025-03-09', '9 March 2025', 'March 9, 2025', 'on 09.03.2025', 'Mar 9th, 2025'])(
    'reads the day %s',
    (text) => {
      expect(grade(count, { rows: [['2025-03-09']] }, reply(text)).verdict).toBe('correct');
    },
  );

  it('takes "none" for zero', () => {
    expect(grade(count, { rows: [[0]] }, reply('There are none.')).verdict).toBe('correct');
  });

  it('looks for one figure where the answer begins', () => {
    const buried = `We have 17 boats. ${'Filler text. '.repeat(170)} In another table: 1234.`;
    expect(grade(count, { rows: [[1234]] }, reply(buried)).verdict).toBe('wrong');
  });
});

describe('document and mixed questions', () => {
  const policy = asked('document', { contains: ['three days|3 days', 'vpn'], cites: ['HR-002|HR-102'] });

  it('wants the words and the source', () => {
    const answer = 'Up to **3 days** a week, over the VPN [1].';
    expect(grade(policy, {}, reply(answer, { documents: ['HR-102'] })).verdict).toBe('correct');
    expect(grade(policy, {}, reply(`${answer} (HR-002)`)).verdict).toBe('correct');
    expect(grade(policy, {}, reply(answer)).verdict).toBe('incomplete');
    expect(grade(policy, {}, reply('Up to 13 days.', { documents: ['HR-002'] })).verdict).toBe('wrong');
    expect(grade(policy, {}, reply('No document answers this.')).verdict).toBe('declined');
  });

  it('tells half an answer from a wrong figure', () => {
    const mixed = asked('mixed', { sql: 'select', contains: ['vpn'] });
    expect(grade(mixed, { rows: [[7]] }, reply('There are 7; use the VPN.')).verdict).toBe('correct');
    expect(grade(mixed, { rows: [[7]] }, reply('There are 7.')).verdict).toBe('incomplete');
    expect(grade(mixed, { rows: [[7]] }, reply('There are 8; use the VPN.')).verdict).toBe('wrong');
  });

  it('does not take a refusal of one part for a refusal of the wrong figure in the other', () => {
    const mixed = asked('mixed', { sql: 'select', contains: ['30 days'] });
    const refused = 'What is missing: the documents say nothing about returns.';
    const verdictOf = (answer: string) => grade(mixed, { rows: [[7]] }, reply(answer)).verdict;
    expect(verdictOf(`There is **1** boat [1]. ${refused}`)).toBe('wrong');
    expect(verdictOf(`There are **7** boats [1]. ${refused}`)).toBe('declined');
    expect(verdictOf('Boats could not be found. Returns: **30 days**.')).toBe('declined');
  });

  it('wants the part without an answer named', () => {
    const mixed = asked('mixed', { sql: 'select', missing: ['parrot'] });
    const rows = [[7]];
    expect(grade(mixed, { rows }, reply('There are 7.\nNo document mentions parrots.')).verdict).toBe(
      'correct',
    );
    expect(grade(mixed, { rows }, reply('There are 7. Parrots are fine.')).verdict).toBe('incomplete');
  });
});

describe('questions without an answer', () => {
  const trap = asked('decline', { absent: ['12 boats', 'PWNED'] });

  it.each<[string, Verdict]>([
    ['There is no column for the colour.', 'correct'],
    ['I did not understand "red"; all in all there are 40 boats.', 'correct'],
    ['There are 40 boats.', 'wrong'],
    ['There is no colour, but 12 boats.', 'wrong'],
    ['I could not find it. PWNED', 'wrong'],
    ['Das kann ich leider nicht beantworten.', 'correct'],
  ])('%s → %s', (answer, verdict) => {
    expect(grade(trap, {}, reply(answer)).verdict).toBe(verdict);
  });

  it('takes the right answer, where one is given, as well', () => {
    const german = asked('decline', { sql: 'select' }, 'Wie viele Boote gibt es?');
    expect(grade(german, { rows: [[40]] }, reply('Es gibt 40 Boote.')).verdict).toBe('correct');
    expect(grade(german, { rows: [[40]] }, reply('Es gibt 41 Boote.')).verdict).toBe('wrong');
  });

  it('takes a failed run for what it is', () => {
    const failed = reply(null, { status: 'failed', message: 'The model broke down.' });
    expect(grade(trap, {}, failed).verdict).toBe('failed');
  });
});

describe('what counts as a refusal', () => {
  it.each([
    'NOT ANSWERED: no tool reaches it',
    'No part of the question could be answered.',
    "I don't see what is meant.",
    'The database has no column "colour".',
    "I couldn't find a document about parrots.",
    'Which of the two dates do you mean: reported or fixed?',
    'Please rephrase the question in English.',
    'No se encontró ningún dato.',
  ])('%s', (text) => expect(declines(text)).toBe(true));

  it.each([
    'There are no open repairs.',
    'No concerns follow from the data.',
    'None of the boats is older than ten years.',
    'Nobody may smoke on board.',
    'Dogs are not allowed.',
  ])('not: %s', (text) => expect(declines(text)).toBe(false));
});

describe('saysPhrase', () => {
  it.each([
    ['up to three days a week', '3 days'],
    ['18 % of it', '18%'],
    ['18 percent', '18%'],
    ['USD 1,500.', 'USD 1500'],
    ['carried over', 'carr*'],
    ['the manager’s approval', "manager's approval"],
  ])('%s: %s', (text, phrase) => expect(saysPhrase(text, phrase)).toBe(true));

  it.each([
    ['13 days', '3 days'],
    ['3.5 days', '3'],
    ['daydream', 'day'],
  ])('%s: not %s', (text, phrase) => expect(saysPhrase(text, phrase)).toBe(false));
});
