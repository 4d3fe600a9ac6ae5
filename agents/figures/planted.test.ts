import { describe, expect, it } from 'vitest';
import { createRandom } from '../../test/faults/random.ts';
import { rightAnswer } from './testing/answers.ts';
import { plant } from './testing/plant.ts';
import type { Answer } from './testing/world.ts';
import { verifyAnswer } from './verify.ts';

const RIGHT_ANSWERS = 400;
const WRONG_FIGURES = 300;
const LEAST_FOUND = 0.99;
const MOST_FALSE = 0.01;
const TODAY = new Date('2026-10-01T12:00:00Z');

const verify = (answer: Answer, markdown = answer.markdown) =>
  verifyAnswer({
    answer: markdown,
    question: answer.question,
    calls: answer.findings.calls,
    sources: answer.findings.sources,
    today: TODAY,
  });

const around = (text: string, offset: number): string =>
  text.slice(Math.max(0, offset - 60), offset + 40).replaceAll('\n', '⏎');

describe.each([1, 2, 3])('generated answers, seed %i', (seed) => {
  it('are borne out where they are right: at most one figure in a hundred is doubted', () => {
    const random = createRandom(seed);
    const doubted: string[] = [];
    let figures = 0;
    for (let count = 0; count < RIGHT_ANSWERS; count += 1) {
      const answer = rightAnswer(random);
      figures += answer.figures.length;
      for (const { offset, text, reason } of verify(answer).unverified) {
        doubted.push(`${text}: ${reason} | ${around(answer.markdown, offset)}`);
      }
    }
    expect(figures).toBeGreaterThan(RIGHT_ANSWERS);
    expect(doubted.length / figures, doubted.join('\n')).toBeLessThanOrEqual(MOST_FALSE);
  });

  it('are caught where a figure is wrong: 99 of a hundred planted ones are found', () => {
    const random = createRandom(seed + 1_000);
    const missed: string[] = [];
    let planted = 0;
    while (planted < WRONG_FIGURES) {
      const answer = rightAnswer(random);
      const spoilt = plant(answer, random);
      if (!spoilt) continue;
      planted += 1;
      const { offset, wrong, right, kind, markdown } = spoilt;
      const found = verify(answer, markdown).unverified.some(
        (open) => open.offset < offset + wrong.length && open.offset + open.text.length > offset,
      );
      if (!found) missed.push(`${kind}: ${right} → ${wrong} | ${around(markdown, offset)}`);
    }
    expect(1 - missed.length / planted, missed.join('\n')).toBeGreaterThanOrEqual(LEAST_FOUND);
  });
});
