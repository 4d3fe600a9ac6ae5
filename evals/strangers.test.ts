import { join } from 'node:path';
import { runWorld } from '@parley/models/offline/data/testing/run-world';
import { beforeAll, describe, expect, it } from 'vitest';
import { type JudgedQuestion, judgeAll } from './judge.ts';
import { readWorlds, TODAY } from './world.ts';

const strangers = await readWorlds(join(import.meta.dirname, 'strangers'));
const heldOut = strangers.filter((world) => world.heldOut);

/** Of 216 questions, today 123 are answered rightly, or declined where there is no answer, and 18 wrongly. */
const LEAST_RIGHT = 120;
const MOST_WRONG = 21;

describe('databases of strangers that nobody has learned from (R12)', () => {
  it('are three, with a sixth to a quarter of questions without an answer in all', () => {
    expect(heldOut.map(({ name }) => name)).toEqual(['cheese', 'dentist', 'tram']);
    expect(strangers).toHaveLength(33);
    for (const { name, questions } of strangers) {
      const share = questions.filter(({ kind }) => kind === 'decline').length / questions.length;
      expect([48, 72], name).toContain(questions.length);
      expect(share, name).toBeGreaterThan(0.16);
      expect(share, name).toBeLessThanOrEqual(0.25);
    }
  });

  const judged: JudgedQuestion[] = [];
  // Takes half a minute of the processor, which others may use, too.
  beforeAll(async () => {
    for (const world of heldOut) {
      const running = await runWorld({ sql: world.sql ?? '', today: TODAY, schema: world.schema });
      judged.push(...(await judgeAll(world, world.questions, running)));
      await running.close();
    }
  }, 180_000);

  // Only counts are compared, and shown when they break: single answers are nobody's to look at.
  it('are answered as well as ever', () => {
    const count = (verdict: string): number => judged.filter((each) => each.verdict === verdict).length;
    expect(judged).toHaveLength(216);
    expect(count('correct')).toBeGreaterThanOrEqual(LEAST_RIGHT);
    expect(count('wrong')).toBeLessThanOrEqual(MOST_WRONG);
  });
});
