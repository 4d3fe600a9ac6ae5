import { describe, expect, it } from 'vitest';
import { splitInstruction } from '../split.ts';
import { unfolded } from '../unfold.ts';
import { framedWithin } from './frames.ts';

const plain = (text: string): string => splitInstruction(unfolded(text)).map(framedWithin).join('; ');

describe('what stands around a question (R12)', () => {
  it.each([
    ['Looking at loans from 2025: how many were returned?', 'how many loans from 2025 were returned'],
    ['Looking only at rooms with a view: how many are there?', 'how many rooms with a view are there'],
    ['Taking all loans of 2025 together, how many were returned?', 'how many loans of 2025 were returned'],
    ['When it comes to trucks, which ones are in repair?', 'which trucks are in repair'],
    ['As far as trucks are concerned, how many are in repair?', 'how many trucks are in repair'],
    ['Of the loans that are late, how many are from Linz?', 'how many loans that are late are from Linz'],
    ['open claims – how many?', 'how many open claims are there'],
    ['Rooms with a view, how many of those do we have?', 'how many rooms with a view are there'],
    ["I'd like a list of the depots in Linz, please.", 'list the depots in Linz'],
    ['I would like to know how many trucks are idle.', 'how many trucks are idle'],
    ['Quick question: how many trucks are idle?', 'how many trucks are idle'],
    ['How many seats do our halls have between them?', 'How many seats do our halls have'],
    ['Add up the fees of loans in 2025. What do we get?', 'what is the total of the fees of loans in 2025'],
    [
      'In 2025, how many people joined us and how many left?',
      'how many people joined us in 2025; how many people left in 2025',
    ],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });
});

describe('what leaves nothing out', () => {
  it.each([
    'How many loans were made in 2025, counting the ones that have been returned?',
    'How many loans were made in 2025, returned or not?',
    'How many loans were made in 2025, open or closed?',
    'How many loans were made in 2025, paid or unpaid?',
    'How many loans were made in 2025 (lost ones included)?',
    'How many loans were made in 2025, whatever their state?',
    'How many loans were made in 2025, no matter how they ended?',
    'How many loans were made in 2025, lost ones and all?',
    'How many loans were made in 2025, including the reading room?',
    'How many loans were made in 2025? Leave the lost ones in.',
    'How many loans were made in 2025? Include the lost ones, too.',
    'How many loans were made in 2025, all states together?',
    'How many loans were made in 2025, whatever became of them?',
  ])('%s', (text) => {
    expect(plain(text)).toBe('How many loans were made in 2025');
  });

  it.each([
    ['an amount with a part that may be added', 'What is the total fee of loans including VAT?'],
    ['two values that are not all there is', 'How many loans, lost or damaged, were made in 2025?'],
    ['columns of a list', 'List the depots including their town'],
    ['a clause with a period of its own', 'How many loans did we make including those returned in 2024?'],
  ])('keeps %s', (_what, text) => {
    expect(plain(text)).toBe(text.replace('?', ''));
  });

  it('restricts where only some are counted', () => {
    expect(plain('How many loans in 2025, counting only those that were lost?')).toBe(
      'How many loans in 2025 that were lost',
    );
  });
});

describe('what is left out', () => {
  it.each([
    'How many depots do we have, not counting the harbour?',
    'How many depots do we have, the harbour aside?',
    'How many depots do we have apart from the harbour?',
    'How many depots do we have with the exception of the harbour?',
    'How many depots do we have, leaving the harbour out?',
    'How many depots do we have if we leave out the harbour?',
    'How many depots do we have? Leave out the harbour.',
    "How many depots do we have? The harbour doesn't count.",
  ])('%s', (text) => {
    expect(plain(text)).toBe('How many depots do we have excluding harbour');
  });

  it.each([
    ['Lost ones aside, how many loans were made?', 'how many loans were made excluding lost'],
    ['Except for lost ones, how many loans were made?', 'how many loans were made excluding lost'],
    [
      'How many loans were made, ignoring loans that were cancelled?',
      'How many loans were made excluding cancelled',
    ],
    ['How many nurses are there, leavers not counted?', 'How many nurses are there still with us'],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it.each([
    ['two people of one row', 'In how many refits is the designer somebody other than the inspector?'],
    ['a period', 'How many loans were made, ignoring those of last year?'],
  ])('keeps %s', (_what, text) => {
    expect(plain(text)).toBe(text.replace('?', ''));
  });
});

describe('one figure of each, and two side by side', () => {
  it.each([
    ['Break loans down by state', 'loans by state'],
    ['Loans, broken down by state please.', 'Loans by state'],
    ['How do loans break down by state?', 'loans by state'],
    ['Which depots have how many trucks?', 'number of trucks by depots'],
    ['How many loans are in which state?', 'number of loans by state'],
    ['What does the number of loans look like per branch?', 'the number of loans per branch'],
    ['How many loans were made, branch by branch?', 'How many loans were made per branch'],
    ['Show the distribution of trucks across depots', 'number of trucks by depots'],
    ['Total weight, one figure for each depot', 'Total weight for each depot'],
    [
      'Compare the average fee of a loan for adults with that for children.',
      'what is the average fee of a loan for adults; what is the average fee of a loan for children',
    ],
    [
      'How do loans in 2025 compare with loans in 2026?',
      'how many loans in 2025 are there; how many loans in 2026 are there',
    ],
    [
      'How many loans did we make in 2026 compared to 2025?',
      'How many loans did we make in 2026; How many loans did we make in 2025',
    ],
    ['Do we have more trucks or more vans?', 'how many trucks are there; how many vans are there'],
    [
      'What is the difference between the number of trucks and the number of vans?',
      'how many more trucks than vans are there',
    ],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });
});

describe('durations, rankings and shares', () => {
  it.each([
    [
      'Once a loan has been approved, how many days pass on average until it is paid?',
      'what is the average number of days between approved and paid of loan',
    ],
    [
      'How long does it take on average from ordered to delivered for a book?',
      'what is the average number of days between ordered and delivered of a book',
    ],
    [
      "What's the average wait between sent and decided for claims?",
      'what is the average number of days between sent and decided of claims',
    ],
    ['How long did a tour for children last?', 'what is the average duration of tour for children'],
    ['Name the three biggest depots going by trucks', 'which three depots has the most trucks'],
    ['Which depot was the busiest in 2025, measured by loans?', 'which depot has the most loans in 2025'],
    ['Which depot has the smallest number of trucks?', 'Which depot has the fewest trucks'],
    ['Which depot comes last by number of trucks?', 'Which depot has the fewest trucks'],
    ['Most of the loans went to which branch?', 'which branch has the most loans'],
    ['Which branch caused the most complaints?', 'Which branch has the most complaints'],
    ['What part of the loans was lost?', 'what share of the loans was lost'],
    ['How big a share of the loans was lost?', 'what share of the loans was lost'],
    ['What share of all the loans we ever made was lost?', 'What share of all the loans was lost'],
    ['What is the share of lost books among all books?', 'what share of books are lost'],
    ['What percentage of loans ended up lost?', 'What percentage of loans were lost'],
    ['What percentage of loans ended up cancelled?', 'What percentage of loans were cancelled'],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('leaves a ranking of parts alone', () => {
    expect(plain('What part of the group has the most loans?')).toBe(
      'What part of the group has the most loans',
    );
  });
});

describe('whether there are any, and how often', () => {
  it.each([
    ['Is there a depot that has no trucks? Which one?', 'which depots has no trucks'],
    ['Are there any books without loans? If so, which?', 'which books without loans'],
    ['Is there a class that nobody is in charge of? Which one?', 'which classes are without a lead'],
    ['Which books have never had a single loan?', 'Which books have no loan'],
    ["Which books don't have any loans at all?", 'Which books have no loans'],
    ['How many books were lent twice or more?', 'How many books were lent at least 2 times'],
    ['How many books were lent more than once?', 'How many books were lent more than 1 times'],
    ['How many books were lent once?', 'How many books were lent exactly 1 times'],
    ['Which depots are in Linz? Please list them all.', 'Which depots are in Linz'],
    [
      'How many trucks are there per depot? List all ten, Linz included.',
      'How many trucks are there per depot',
    ],
    ['How many depots are in Linz? Name them.', 'which depots are in Linz'],
    [
      'Give me the number of the biggest claim that got rejected.',
      'which is the biggest claim that was rejected',
    ],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });
});

describe('stretches of time', () => {
  it.each([
    ['How many loans from January 2025 onwards?', 'How many loans since January 2025'],
    ['How many loans up to and including March 2025?', 'How many loans until March 2025'],
    ['How many loans by the end of March 2025?', 'How many loans until March 2025'],
    ['How many loans over the course of 2025?', 'How many loans in 2025'],
    ['How many loans in 2025 and 2026 together?', 'How many loans between 2025 and 2026'],
    [
      'How many loans did we make in 2025 and 2026?',
      'How many loans did we make between 2025 and 2026 per year',
    ],
    ['How many loans in the first three months of 2025?', 'How many loans between January and March 2025'],
    ['How many trucks are idle today?', 'How many trucks are idle currently'],
    ['As of today, how many trucks are idle?', 'currently how many trucks are idle'],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it.each([
    'How many loans were made today',
    'How many tours are booked for today',
    'Which contracts start in March 2026',
    'How many loans in 2024 and 2026 together',
    'How many loans by April',
    'How many loans over the summer of 2025',
  ])('leaves alone: %s', (text) => {
    expect(plain(text)).toBe(text);
  });

  it('does not take how things stood for what has happened since', () => {
    expect(plain('How many staff were there as of March 2025?')).toBe(
      'How many staff were there as-of March 2025',
    );
  });
});

it('never touches what is quoted, nor a text that is too long for a question', () => {
  expect(plain('Who wrote "Dead or alive, all included"?')).toBe('Who wrote "Dead or alive, all included"');
  const long = 'how many of the trucks, leaving out vans, are idle '.repeat(60);
  expect(framedWithin(long)).toBe(long.trim());
});
