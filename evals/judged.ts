import type { RunningWorld } from '@parley/models/offline/data/testing/run-world';
import { type Grade, grade } from './grade/grade.ts';
import type { Question } from './questions.ts';
import { type World, withWorldClient } from './world.ts';

/** Asks the data engine a question, and judges what it says by the SQL of the right answer. */
export async function judged(world: World, running: RunningWorld, question: Question): Promise<Grade> {
  const { expect: expected } = question;
  const rows = await withWorldClient(world, running.url, async (query) => ({
    rows: expected.sql === undefined ? undefined : await query(expected.sql),
    absent: expected.absentSql === undefined ? undefined : await query(expected.absentSql),
  }));
  const { kind, text } = await running.ask(question.question);
  const answer = kind === 'decline' ? `This could not be answered: ${text}` : text;
  return grade(question, rows, { status: 'completed', answer, message: null, documents: [] });
}
