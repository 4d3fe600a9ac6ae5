import { type ExpectedRows, type Grade, grade } from './grade/grade.ts';
import type { Question } from './questions.ts';
import { type World, withWorldClient } from './world.ts';

/** What the data engine says to a question, without the service around it. */
export interface Said {
  kind: 'answer' | 'decline';
  text: string;
}

export type JudgedQuestion = Grade & { question: Question };

type RunQuery = (text: string) => Promise<unknown[][]>;

/** What the database says itself to what a right answer must hold, and to what it must not. */
export async function expectedRows({ expect }: Question, query: RunQuery): Promise<ExpectedRows> {
  return {
    rows: expect.sql === undefined ? undefined : await query(expect.sql),
    absent: expect.absentSql === undefined ? undefined : await query(expect.absentSql),
  };
}

export function judgeSaid(question: Question, rows: ExpectedRows, { kind, text }: Said): Grade {
  const answer = kind === 'decline' ? `This could not be answered: ${text}` : text;
  return grade(question, rows, { status: 'completed', answer, message: null, documents: [] });
}

/** Asks all questions and judges each answer by the world's own database. */
export async function judgeAll(
  world: World,
  questions: readonly Question[],
  { url, ask }: { url: string; ask(question: string): Promise<Said> },
): Promise<JudgedQuestion[]> {
  return await withWorldClient(world, url, async (query) => {
    const judged: JudgedQuestion[] = [];
    for (const question of questions) {
      const rows = await expectedRows(question, query);
      judged.push({ question, ...judgeSaid(question, rows, await ask(question.question)) });
    }
    return judged;
  });
}
