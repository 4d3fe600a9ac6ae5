import { join } from 'node:path';
import { runWorld } from '@parley/models/offline/data/testing/run-world';
import { describe, expect, it } from 'vitest';
import { judged } from './judged.ts';
import { readWorld } from './world.ts';

/** Small databases by people who had not seen the software, and on which nothing was learned. */
const HELD_OUT = ['cheese'];
/** What is reached today: less is a step back. */
const LEAST_RIGHT = 0.44;
const MOST_WRONG = 0.11;
const LEAST_DECLINED = 0.9;

describe('questions of strangers about their databases (R12)', () => {
  it('are answered rightly or declined, seldom wrongly', async () => {
    const verdicts: { kind: string; verdict: string }[] = [];
    for (const name of HELD_OUT) {
      const world = await readWorld(join(import.meta.dirname, 'strangers', name));
      const running = await runWorld({ sql: world.sql ?? '', today: '2026-11-30', schema: world.schema });
      for (const question of world.questions) {
        const { verdict } = await judged(world, running, question);
        verdicts.push({ kind: question.kind, verdict });
      }
      await running.close();
    }
    const share = (kind: string, verdict: string): number => {
      const all = verdicts.filter((each) => each.kind === kind);
      return all.filter((each) => each.verdict === verdict).length / all.length;
    };
    expect(share('data', 'correct')).toBeGreaterThanOrEqual(LEAST_RIGHT);
    expect(share('data', 'wrong')).toBeLessThanOrEqual(MOST_WRONG);
    expect(share('decline', 'correct')).toBeGreaterThanOrEqual(LEAST_DECLINED);
  }, 120_000);
});
