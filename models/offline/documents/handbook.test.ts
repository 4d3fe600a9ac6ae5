import { describe, expect, it } from 'vitest';
import { type Hit, searchPapers } from '../testing/papers.ts';
import { answerFromDocuments } from './answer.ts';
import { unitsOf } from './blocks.ts';
import { wantedOf } from './question/wanted.ts';
import { queriesFor } from './search.ts';

const page = (id: string, title: string, heading: string, snippet: string, updated = '2025-01-01'): Hit => ({
  document_id: id,
  title,
  category: 'house',
  updated,
  heading,
  snippet,
  relevance: 0,
});

/** Rules of a swimming bath, in the ways in which handbooks are written. */
const PAGES: Hit[] = [
  page(
    'B-1',
    'Questions of guests',
    'Questions of guests',
    `**Q: May I swim with my children in the deep pool?**
A: Only if they have the bronze badge.

**Q: I lost the key of my locker. What now?**
A: The attendant opens it for a fee of 12 EUR.`,
  ),
  page(
    'B-2',
    'Work at the pool',
    'Work at the pool',
    `1. **Hours**
   1. The weekly working time is 37 hours.
   2. The roster is published three weeks ahead.
2. **Working from home**
   1. Clerks may do so on one day in the week.`,
  ),
  page('B-3', 'Glossary', 'Glossary', 'Superchlorination\n: A strong dose of chlorine, given once a month.'),
  page(
    'B-4',
    'Hiring the bath',
    'Prices',
    `A whole lane is hired by the hour.

| Lane | Clubs | Schools |
|---|---|---|
| Short | 14 EUR | 9 EUR |
| Long | 25 EUR | free |

The contract ends on 30 June. It begins at 07:00.`,
  ),
  page('B-5', 'Rucksacks and prams', 'Rucksacks', 'Rucksacks stay in the lockers. Prams stand in the hall.'),
  page(
    'B-6',
    'Lifeguards and cleaners',
    'Clothes',
    'Lifeguards get three shirts. Shoes of cleaners are renewed every 8 months.',
  ),
  page('B-7', 'Leave', 'Leave', 'Up to 5 days are taken over into the following year.', '2025-05-01'),
];

const ask = (question: string, pages: readonly Hit[] = PAGES) =>
  answerFromDocuments(
    question,
    queriesFor(question).map((q) => searchPapers(q, 10, pages)),
  );

describe('handbooks in other styles (R1.1)', () => {
  it.each([
    ['Can children use the deep pool?', 'bronze badge', 'B-1'],
    ['How much do I pay when I lose the key of a locker?', '12 EUR', 'B-1'],
    ['How far in advance is the rota published?', 'three weeks ahead', 'B-2'],
    ['May clerks work from home?', 'one day in the week', 'B-2'],
    ['How often is superchlorination done?', 'once a month', 'B-3'],
    ['What does the long lane cost for clubs?', 'Clubs: 25 EUR', 'B-4'],
    ['When does the contract begin?', '07:00', 'B-4'],
    ['Where do I leave my backpack?', 'Rucksacks stay in the lockers', 'B-5'],
    ['How often do cleaners get new shoes?', 'every 8 months', 'B-6'],
    ['How many vacation days can I carry over?', 'Up to 5 days', 'B-7'],
  ])('%s', (question, expected, id) => {
    const { answered, text } = ask(question);
    expect(text).toContain(expected);
    expect(text).toContain(`[doc:${id}]`);
    expect(answered).toBe(true);
  });

  it.each([
    ['How many shirts do cleaners get?'],
    ['How much does a towel cost?'],
    ['Who is the head of the bath?'],
    ['What is the price of lane T-14?'],
    ['May lifeguards work from home?'],
    ['How much more than a club does a school pay on average?'],
    ['How much is the deposit for the long lane?'],
  ])('%s has no answer', (question) => {
    expect(ask(question).answered).toBe(false);
  });
});

describe('documents that differ', () => {
  const older = page('B-9', 'Memo', 'Memo', 'Of unused leave 9 days go along until March.', '2023-02-02');
  const results = { results: [...PAGES, older], total: 8 };
  const conflicts = [
    {
      about: 'days',
      newer: 'B-7',
      statements: [
        { document_id: 'B-7', updated: '2025-05-01', value: '5', statement: PAGES.at(-1)?.snippet ?? '' },
        { document_id: 'B-9', updated: '2023-02-02', value: '9', statement: older.snippet },
      ],
    },
  ];

  it('are both named, with their dates, where the search says that they contradict each other', () => {
    const { text } = answerFromDocuments('How many days of leave are taken over into the following year?', [
      { ...results, conflicts },
    ]);
    expect(text).toMatch(/^Up to 5 days[\s\S]*2025-05-01[\s\S]*differ[\s\S]*9 days[\s\S]*2023-02-02/);
  });

  it('are not told to differ where nobody says so', () => {
    const { text } = answerFromDocuments('How many days of leave are taken over into the following year?', [
      results,
    ]);
    expect(text).not.toContain('differ');
  });
});

it('reads the passages beside a hit', () => {
  const found = page('B-10', 'Sauna', 'Sauna', 'The sauna is mixed.');
  const { text } = answerFromDocuments('How long may one stay in the sauna?', [
    { results: [{ ...found, after: ['Nobody stays in the sauna longer than 15 minutes.'] }] },
  ]);
  expect(text).toContain('15 minutes');
});

describe('what a sentence stands under', () => {
  it.each([
    ['**Who pays.** The guest does.', ['Who pays.', 'Who pays.']],
    ['Is it warm?\n\nVery.', ['', 'Is it warm?']],
    ['- Nights\n  - Up to 90 EUR', ['', 'Nights']],
    ['Term\n: First. Second.', ['Term', 'Term']],
  ])('%j', (markdown, under) => {
    expect(unitsOf(markdown).map((unit) => unit.under)).toEqual(under);
  });
});

describe('the kind of answer that is asked for', () => {
  it.each([
    ['How much can I spend on a chair?', 'money'],
    ['How much notice must I give?', 'number'],
    ['What share of the cost is paid?', 'number'],
    ['How often is it cleaned?', 'frequency'],
    ['How long does it last?', 'duration'],
    ['What is the notice period?', 'duration'],
    ['Until when may I cancel?', 'time'],
    ['I am a nurse. Who approves my leave?', 'person'],
    ['Where is the key?', 'place'],
    ['If I fall ill, do I get paid?', 'permission'],
  ] as const)('%s: %s', (question, wanted) => {
    expect(wantedOf(question)).toBe(wanted);
  });
});
