import { describe, expect, it } from 'vitest';
import { createFindings } from './testing/world.ts';
import { verifyAnswer } from './verify.ts';

const findings = createFindings();
findings.document(
  'Deployment',
  'After an alarm the first team leaves within 15 minutes. A team consists of at least 4 rescuers, one of them a paramedic. Nobody enters avalanche terrain at danger level 4 or above; exceptions must be approved by the head of operations. Members may not fly without a harness.',
);
findings.document(
  'Training',
  'New members train for 18 months and pass two exams. Ropes are replaced after 5 years.',
);
findings.query('Table teams: count', { table: 'teams', aggregates: [{ fn: 'count' }] }, [{ count: 9 }]);

const quotesOf = (answer: string) =>
  verifyAnswer({
    answer,
    question: 'Is it true that "new members wait for a year before they start"?',
    calls: findings.calls,
    sources: findings.sources,
    today: new Date('2026-10-01'),
  }).quotes;

describe('a quotation', () => {
  it.each([
    'The rule is "the first team leaves within 15 minutes" [1].',
    'The rule is “The First Team leaves within 15 minutes.” [1]',
    'It says «a team consists of at least 4 rescuers» [1].',
    'It says ‘A team consists of at least 4 rescuers, one of them a paramedic’ [1].',
    'As it says, "Nobody enters avalanche terrain … exceptions must be approved by the head of operations" [1].',
    'As it says, "Nobody enters avalanche terrain [...] or above" [1].',
    'It says "[t]he first team leaves within 15 minutes" [1].',
    'It says "the first [rescue] team leaves within 15 minutes" [1].',
    'It says "[o]ne of them a paramedic" [1].',
    'It says "A team consists of at least 4 rescuers, one of them a paramedic. Nobody enters avalanche terrain" [1].',
    'Both are written down: "pass two exams" and "the first team leaves within 15 minutes" [1][2].',
    '> Nobody enters avalanche terrain at danger level 4 or above [1]',
    'The document "Ropes are replaced after 5 years" [2] is clear.',
    'Without a mark: "New members train for 18 months and pass two exams".',
  ])('is accepted: %s', (answer) => {
    const quotes = quotesOf(answer);
    expect(quotes.length).toBeGreaterThan(0);
    expect(quotes.filter(({ verified }) => !verified)).toEqual([]);
  });

  it.each([
    'The rule is "the first team leaves within 50 minutes" [1].',
    'The rule is "the first team must leave within 15 minutes" [1].',
    'The rule is "the second team leaves within 15 minutes" [1].',
    'It says "Members may fly without a harness" [1].',
    'It says "Members must not fly without a harness" [1].',
    'It says "Members may [...] fly without a belt" [1].',
    'It says "Members may [always] fly without a harness" [1].',
    'It says "exceptions may be approved by the head of operations" [1].',
    'It says "exceptions [need not] be approved by the head of operations" [1].',
    'It says "one of them a paramedic … the first team leaves within 15 minutes" [1].',
    'It says "the first team leaves within 15 minutes" [2].',
    'It says "Nobody enters avalanche terrain. They ask first." [1]',
    '> Everybody enters avalanche terrain at danger level 4 or above [1]',
    'Without a mark: "New members train for 12 months and pass two exams".',
  ])('is found out: %s', (answer) => {
    expect(quotesOf(answer).some(({ verified }) => !verified)).toBe(true);
  });

  it.each([
    'You asked whether "new members wait for a year before they start" [2].',
    'The so-called "first team" leaves at once [1].',
    'The table "teams and their members by valley" has 9 rows [3].',
  ])('is none: %s', (answer) => {
    expect(quotesOf(answer).filter(({ verified }) => !verified)).toEqual([]);
  });
});
