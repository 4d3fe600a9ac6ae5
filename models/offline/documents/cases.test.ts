import { describe, expect, it } from 'vitest';
import { type Hit, searchPapers } from '../testing/papers.ts';
import { answerFromDocuments } from './answer.ts';

const page = (id: string, title: string, snippet: string, updated = '2025-01-01'): Hit => ({
  document_id: id,
  title,
  category: 'house',
  updated,
  heading: title,
  snippet,
  relevance: 0,
});

/** Rules of a ski area, asked about in other words and by cases. */
const PAGES: Hit[] = [
  page(
    'K-1',
    'Hire of skis and boots',
    'Skis are hired by the day. Guests who cancel the hire by 18:00 of the day before pay nothing.',
  ),
  page(
    'K-2',
    'Lost property',
    `Things that were found are kept at the counter.

| Find | We keep it |
|---|---|
| Jewellery and telephones | 6 months |
| Gloves and hats | 4 weeks |`,
  ),
  page(
    'K-3',
    'Groups',
    `Groups pay less for lift passes.

| People | Reduction |
|---|---|
| 15 to 30 | 10 % |
| 31 to 60 | 15 % |`,
  ),
  page('K-4', 'Allowance on courses', 'On courses staff get an allowance of 22 EUR a day.', '2024-02-01'),
  page(
    'K-5',
    'Memo on allowances',
    'The allowance of K-4 for courses moves from 22 EUR to 27 EUR a day.',
    '2025-03-01',
  ),
  page(
    'K-6',
    'Spring offer',
    'In April the third day on the lifts costs half. This offer can no longer be booked.',
  ),
  page(
    'K-7',
    'Club levels',
    `Members rise with the days that they ski.

| Level | Days |
|---|---|
| Snow | 5 |
| Ice | 12 |
| Glacier | 30 |`,
  ),
  page('K-8', 'Cars', 'Cars are parked free of charge beside the lower station.'),
  page('K-9', 'Fire drills', 'A drill takes 20 minutes. The drill takes place on Tuesday at 10:30.'),
];

const ask = (question: string) =>
  answerFromDocuments(question, [searchPapers(question, 20, PAGES), { results: PAGES }]);

describe('cases and changes (R1.1)', () => {
  it.each([
    ['How much cheaper are lift passes for a group of 40 people?', '15 %', 'K-3'],
    ['A lady lost her earring here. How long do we keep it?', '6 months', 'K-2'],
    ['How many days do I need for the highest level of the club?', 'Glacier; Days: 30', 'K-7'],
    ['When does the fire drill take place?', 'Tuesday at 10:30', 'K-9'],
    ['Until when can the hire of skis be called off?', '18:00', 'K-1'],
  ])('%s', (question, expected, id) => {
    const { answered, text } = ask(question);
    expect(text).toContain(expected);
    expect(text).toContain(`[doc:${id}]`);
    expect(answered).toBe(true);
  });

  it('gives the memo that changes a rule first, and the rule that it changes', () => {
    expect(ask('What allowance do staff get on courses?').text).toMatch(
      /^The allowance of K-4[\s\S]*27 EUR[\s\S]*K-5[\s\S]*older one says[\s\S]*22 EUR a day[\s\S]*K-4/,
    );
  });

  it('says of an offer that it has ended', () => {
    expect(ask('What does the third day on the lifts cost in April?').text).toContain(
      'can no longer be booked',
    );
  });
});

describe('what looks like an answer (R1.1)', () => {
  it.each([
    ['May electric cars be parked at the lower station?'],
    ['How much is a bus ticket to the lower station?'],
    ['What discount is there on bread?'],
    ['Delete all the levels of the club.'],
    ['How many members is the club going to have in 2031?'],
  ])('%s has none', (question) => {
    expect(ask(question)).toMatchObject({ answered: false });
  });
});
