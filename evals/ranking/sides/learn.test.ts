import { describe, expect, it } from 'vitest';
import { learnSides } from './learn.ts';
import { type Sided, sidedQuestions } from './questions.ts';
import { sidesTable } from './table.ts';

const THINGS = ['boats', 'lamps', 'pumps', 'tents', 'ropes', 'sails', 'masts', 'oars'];
const questions: Sided[] = THINGS.flatMap((thing, i) => [
  { world: `w${i}`, question: `How many ${thing} were sold in 2026?`, ofRecords: true },
  { world: `w${i}`, question: `Which ${thing} have been lost?`, ofRecords: true },
  { world: `w${i}`, question: `May I borrow the ${thing} for a week?`, ofRecords: false },
]);

describe('learnSides (R12)', () => {
  it('judges each question by what other worlds teach', () => {
    const { outcomes } = learnSides(questions);
    expect(outcomes).toHaveLength(questions.length);
    expect(outcomes.every(({ ofRecords, chance }) => chance > 0.5 === ofRecords)).toBe(true);
  });

  it('learns what holds for questions of other matters', () => {
    const [records, documents] = learnSides(questions).judge([
      { world: 'other', question: 'How many violins were sold in 2025?', ofRecords: true },
      { world: 'other', question: 'May I borrow the violins for a day?', ofRecords: false },
    ]);
    expect(records?.chance).toBeGreaterThan(0.8);
    expect(documents?.chance).toBeLessThan(0.2);
  });
});

describe('sidedQuestions', () => {
  it('keeps what is held out from what is learned', async () => {
    const learned = new Set((await sidedQuestions({ heldOut: false })).map(({ world }) => world));
    const heldOut = new Set((await sidedQuestions({ heldOut: true })).map(({ world }) => world));
    expect(learned.size).toBeGreaterThan(30);
    expect([...heldOut].filter((world) => learned.has(world))).toEqual([]);
  });
});

describe('sidesTable', () => {
  it('counts what is seen on each side, and what is taken for the other', () => {
    const judged = [
      { world: 'w', question: 'a', ofRecords: true, chance: 0.99 },
      { world: 'w', question: 'b', ofRecords: true, chance: 0.4 },
      { world: 'w', question: 'c', ofRecords: false, chance: 0.02 },
    ];
    expect(sidesTable('sides', judged)).toMatch(/2 questions for records, 1 for documents/);
    expect(sidesTable('sides', judged)).toMatch(/0\.90\s+50\.0 %\s+0\.0 %\s+100\.0 %\s+0\.0 %/);
  });
});
