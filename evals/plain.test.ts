import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningWorld, runWorld } from '@parley/models/offline/data/testing/run-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeAll } from './judge.ts';
import { readQuestions } from './questions.ts';
import { readWorlds, TODAY, type World } from './world.ts';

const folder = join(import.meta.dirname, 'worlds');
const fileOf = ({ name }: World): string => join(folder, name, 'plain.jsonl');
const worlds = (await readWorlds(folder)).filter((world) => existsSync(fileOf(world)));

/** What is answered today: less is a step back. */
const LEAST_RIGHT = 0.72;
const MOST_WRONG = 0.03;

describe.each(worlds)('everyday questions about the data of $name (R12)', (world) => {
  let running: RunningWorld;
  beforeAll(async () => {
    running = await runWorld({ sql: world.sql ?? '', today: TODAY, schema: world.schema });
  });
  afterAll(() => running.close());

  it('are mostly answered, and hardly ever wrongly', async () => {
    const questions = await readQuestions(fileOf(world));
    const found = await judgeAll(world, questions, running);
    const asked = (verdict: string): string[] =>
      found.filter((each) => each.verdict === verdict).map(({ question }) => question.question);
    expect(asked('wrong').length / questions.length, asked('wrong').join('\n')).toBeLessThanOrEqual(
      MOST_WRONG,
    );
    expect(asked('correct').length / questions.length, asked('declined').join('\n')).toBeGreaterThanOrEqual(
      LEAST_RIGHT,
    );
  }, 60_000);
});
