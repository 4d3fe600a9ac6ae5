import { describe, expect, it } from 'vitest';
import type { Example, Option } from './examples.ts';
import { ofKnown } from './known.ts';
import { learn } from './learn.ts';

const option = (judgement: Option['judgement'], document: string, ...names: string[]): Option => ({
  features: Object.fromEntries(names.map((name) => [name, 1])),
  answer: document,
  document,
  judgement,
});

/** Right sentences say "holds"; where there is no answer a word is absent. */
function examplesOf(world: string, known = false): Example[] {
  return Array.from({ length: 12 }, (_, index): Example => {
    const answerable = index % 3 > 0;
    return {
      world,
      known,
      question: `${world} ${index}`,
      answerable,
      rules: answerable ? 'declined' : 'correct',
      ofQuestion: answerable ? { 'by rules': 1 } : { absent: 1 },
      options: [
        option('wrong', 'D-1', 'r:score', 'old:other'),
        option(
          answerable ? 'correct' : 'wrong',
          'D-2',
          answerable ? 'holds' : 'headed',
          'r:lead',
          'old:same',
        ),
      ],
    };
  });
}

const handbooks = ['a', 'b', 'c', 'd', 'e', 'f'];
const worlds = ['g', 'h', 'i'];

describe('what questions to documents teach (R12)', () => {
  const examples = [
    ...handbooks.flatMap((name) => examplesOf(name)),
    ...worlds.flatMap((name) => examplesOf(name, true)),
  ];
  const { outcomes, learned } = learn(examples);

  it('is to choose the sentence that answers in a handbook not learned from', () => {
    const answerable = outcomes.filter((each) => each.answerable);
    expect(answerable).toHaveLength(72);
    expect(answerable.filter(({ best }) => best !== 'correct')).toEqual([]);
  });

  it('is to tell it, and to decline where none answers', () => {
    const chances = (answerable: boolean): number[] =>
      outcomes.filter((each) => each.answerable === answerable).map(({ chance }) => chance);
    expect(Math.min(...chances(true))).toBeGreaterThan(0.6);
    expect(Math.max(...chances(false))).toBeLessThan(0.4);
  });

  it('ends in weights by the names that the engine looks up', () => {
    const { rank, tell } = learned();
    expect(rank['holds']).toBeGreaterThan(0);
    expect(tell['absent']).toBeLessThan(0);
    expect(tell['best holds']).toBeGreaterThan(0);
    const names = [...Object.keys(rank), ...Object.keys(tell)];
    expect(names.filter((name) => name.startsWith('known'))).toEqual([]);
  });
});

describe('what the rules know', () => {
  it('never teaches to agree with them', () => {
    const known = [...handbooks, ...worlds].flatMap((name) => examplesOf(name, true));
    const { rank, tell } = learn(known).learned();
    expect(Object.keys(rank).filter((name) => name.startsWith('old:'))).toEqual([]);
    expect(tell).not.toHaveProperty('by rules');
  });

  it('has weights of its own for what rules measure, beside the common ones', () => {
    expect(ofKnown({ 'r:score': 2, 'best r:lead': 1, holds: 1, 'old:same': 1, 'by rules': 1 })).toEqual({
      'r:score': 2,
      'known r:score': 2,
      'best r:lead': 1,
      'known best r:lead': 1,
      holds: 1,
    });
  });
});
