import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grade } from '../../evals/grade/grade.ts';
import { type World, withWorldClient } from '../../evals/world.ts';
import { type Constellation, startConstellation } from '../support/constellation.ts';
import { loadWorld, WORLDS } from '../worlds/load.ts';

/** The share of a world's simple questions that must come out right; a wrong answer given with confidence is none. */
const FLOOR = 0.8;

describe.each(WORLDS)('pointed at another database and other documents: %s (R3.1, R3.2)', (name) => {
  let store: TestDatabase;
  let world: World & { documents: string };
  let parley: Constellation;

  beforeAll(async () => {
    store = await testDatabase();
    world = await loadWorld(name, store.url);
    parley = await startConstellation({
      ENTERPRISE_DATABASE_URL: store.url,
      ENTERPRISE_SCHEMA: world.schema,
      KNOWLEDGE_DIR: world.documents,
    });
  });
  afterAll(async () => {
    await parley?.close();
    await store?.drop();
  });

  it('answers simple questions right, and none wrong', { timeout: 120_000 }, async () => {
    const graded = await withWorldClient(world, store.url, async (query) => {
      const results: {
        id: string;
        verdict: string;
        reasons: string[];
        answer: string | null;
        open: string[];
      }[] = [];
      for (const question of world.questions) {
        const run = await parley.solve(question.question);
        const { sql, absentSql } = question.expect;
        const expected = {
          rows: sql ? await query(sql) : undefined,
          absent: absentSql ? await query(absentSql) : undefined,
        };
        const documents = run.citations.flatMap(({ documentId }) => documentId ?? []);
        const open = run.warnings
          .filter(({ code }) => code.endsWith('_unverified'))
          .map(({ message }) => message);
        const reply = { status: run.status, answer: run.answer, message: run.message, documents };
        results.push({ id: question.id, ...grade(question, expected, reply), answer: run.answer, open });
      }
      return results;
    });
    const say = ({ id, verdict, reasons, answer }: (typeof graded)[number]): string =>
      `${id}: ${verdict} (${reasons.join('; ')}): ${answer?.slice(0, 160)}`;
    const right = graded.filter(({ verdict }) => verdict === 'correct');
    expect(graded.filter(({ verdict }) => verdict === 'wrong').map(say)).toEqual([]);
    expect(graded.flatMap(({ open }) => open)).toEqual([]);
    const missed = graded.filter((one) => !right.includes(one)).map(say);
    expect(right.length / graded.length, missed.join('\n')).toBeGreaterThanOrEqual(FLOOR);
  });
});
