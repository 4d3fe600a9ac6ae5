import { describe, expect, it } from 'vitest';
import { rankingTable } from '../table.ts';
import type { Example, Reading } from './examples.ts';
import { learn } from './learn.ts';

const reading = (judgement: Reading['judgement'], feature: string): Reading => ({
  features: { [feature]: 1, 'op:count': 1 },
  result: { 'result:value': 1 },
  judgement,
  same: false,
});

const RULES: Example['rules'] = { kind: 'decline', text: 'No.', verdict: 'declined' };

/** Right readings say "value", wrong ones "loose"; where there is no answer all leave a word open. */
function examplesOf(world: string, known = false): Example[] {
  return Array.from({ length: 12 }, (_, index): Example => {
    const answerable = index % 3 > 0;
    return {
      world,
      known,
      question: `${world} ${index}`,
      answerable,
      rules: answerable ? RULES : { ...RULES, verdict: 'correct' },
      readings: answerable
        ? [reading('wrong', 'loose'), reading('correct', 'value')]
        : [reading('wrong', 'loose'), reading('wrong', 'open:word')],
    };
  });
}

const worlds = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const examples = worlds.flatMap((world) => examplesOf(world));

describe('what questions with known answers teach (R12)', () => {
  const { outcomes, learned } = learn(examples);

  it('is to choose the right reading in a world not learned from', () => {
    const answerable = outcomes.filter(({ example }) => example.answerable);
    expect(answerable).toHaveLength(56);
    expect(answerable.filter(({ entry }) => entry?.right !== true)).toEqual([]);
  });

  it('is to tell it, and to decline where none is right', () => {
    const chances = (answerable: boolean): number[] =>
      outcomes.filter(({ example }) => example.answerable === answerable).map(({ chance }) => chance);
    expect(Math.min(...chances(true))).toBeGreaterThan(0.6);
    expect(Math.max(...chances(false))).toBeLessThan(0.4);
  });

  it('ends in weights by the names that the engine looks up', () => {
    const { first, second, tell } = learned();
    expect(first['value']).toBeGreaterThan(first['loose'] ?? 0);
    expect(second['first chance']).toBeGreaterThan(0);
    expect(tell['best value']).toBeGreaterThan(0);
  });

  it('stands in the table beside the rules', () => {
    const lines = rankingTable('New', outcomes).split('\n');
    expect(lines[0]).toBe('New: 56 questions with an answer, 28 without');
    expect(lines[2]).toMatch(/^rules alone +0\.0 % +0\.0 % +100\.0 %$/);
    expect(lines.find((line) => line.startsWith('told from 0.50'))).toMatch(/ 100\.0 % +0\.0 % +100\.0 %$/);
  });
});

it('learns to tell nothing from worlds that the rules know', () => {
  const known = worlds.flatMap((world) => examplesOf(world, true));
  expect(learn(known).learned().tell).toEqual({});
});

it('takes the reading by rules in where no candidate is the same', () => {
  const [example, ...others] = examples.filter(({ answerable }) => answerable);
  const told: Example = {
    ...example!,
    readings: [],
    rules: { kind: 'answer', text: 'There are **3**.', verdict: 'correct' },
  };
  const outcome = learn([told, ...others]).outcomes.find(
    ({ example: { question } }) => question === told.question,
  );
  expect(outcome?.entry).toMatchObject({ what: 'old', right: true });
});
