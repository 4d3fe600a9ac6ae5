import { mapLimit } from '@parley/platform/resilience';
import { ask } from './ask.ts';
import { type ConstellationOptions, startConstellation } from './constellation.ts';
import { type ExpectedRows, grade } from './grade/grade.ts';
import { expectedRows } from './judge.ts';
import { type Judged, type Tally, tally } from './tally.ts';
import { type World, withWorldClient } from './world.ts';

/** One question with everything that is needed to understand its verdict. */
export interface Detail extends Judged {
  question: string;
  reasons: string[];
  answer: string | null;
  message: string | null;
}

export interface WorldResult {
  world: string;
  questions: number;
  tally: Tally;
  usd: number;
  /** Left out for a world that is held out. */
  details?: Detail[];
}

const CONCURRENCY = 2;

/** Not judged: the first questions after a start find cold caches and uncompiled code. */
const WARM_UP = [
  'How many tables are there?',
  'What are the rules?',
  'How many rows, and what are the rules?',
];

/** Asks the whole service all questions of a world and judges the answers. */
export async function evaluate(world: World, options: ConstellationOptions): Promise<WorldResult> {
  const constellation = await startConstellation(world, options);
  try {
    const expected = await allExpectedRows(world, constellation.tablesUrl);
    await mapLimit(WARM_UP, CONCURRENCY, (question) => ask(constellation.url, question));
    let usd = 0;
    const details = await mapLimit(world.questions, CONCURRENCY, async (question) => {
      const asked = await ask(constellation.url, question.question);
      usd += asked.usd;
      const { verdict, reasons } = grade(question, expected.get(question.id) ?? {}, asked.reply);
      return {
        id: question.id,
        kind: question.kind,
        verdict,
        durationMs: asked.durationMs,
        question: question.question,
        reasons,
        answer: asked.reply.answer,
        message: asked.reply.message,
      };
    });
    const result = { world: world.name, questions: details.length, tally: tally(details), usd };
    return world.heldOut ? result : { ...result, details };
  } finally {
    await constellation.close();
  }
}

async function allExpectedRows(world: World, url: string): Promise<Map<string, ExpectedRows>> {
  return await withWorldClient(world, url, async (query) => {
    const rows = new Map<string, ExpectedRows>();
    for (const question of world.questions) rows.set(question.id, await expectedRows(question, query));
    return rows;
  });
}
