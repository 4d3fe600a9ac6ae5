import { readFile } from 'node:fs/promises';
import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { z } from 'zod';

export const KINDS = ['data', 'document', 'mixed', 'decline'] as const;
export type Kind = (typeof KINDS)[number];

const phrases = z.array(z.string().min(1)).min(1);

/**
 * What a right answer shows. A phrase may give alternatives, separated by `|`; a word that ends in `*` stands for all
 * words that begin so.
 */
const expectation = z.strictObject({
  /** One value, a list (one column), or groups (label and values): all of it must be in the answer. */
  sql: z.string().min(1).optional(),
  /** Values that must not be in the answer: the rest of a list, a tempting wrong figure. */
  absentSql: z.string().min(1).optional(),
  contains: phrases.optional(),
  absent: phrases.optional(),
  /** Ids of documents that must be cited, each. */
  cites: phrases.optional(),
  /** Subjects of a part that has no answer; the answer must say so. */
  missing: phrases.optional(),
});

export const questionSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    kind: z.enum(KINDS),
    question: z.string().min(1).max(20_000),
    expect: expectation,
  })
  .superRefine(({ kind, expect }, ctx) => {
    const need = (present: unknown, name: string) => {
      if (present === undefined)
        ctx.addIssue({ code: 'custom', message: `a ${kind} question needs ${name}` });
    };
    if (kind === 'data') need(expect.sql, 'expect.sql');
    if (kind === 'document') need(expect.contains, 'expect.contains');
    if (kind === 'mixed') need(expect.contains ?? expect.sql, 'expect.sql or expect.contains');
  });

export type Question = z.output<typeof questionSchema>;
export type Expectation = Question['expect'];

/** Reads a question set, one JSON object a line; refuses doubled ids. */
export async function readQuestions(file: string): Promise<Question[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const questions = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [questionOf(line, `${file}:${index + 1}`)],
  );
  const ids = new Set<string>();
  for (const { id } of questions) {
    if (ids.has(id)) throw new ParleyError('conflict', `${file} has the question "${id}" twice.`);
    ids.add(id);
  }
  return questions;
}

function questionOf(line: string, where: string): Question {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new ParleyError('invalid_input', `${where} is not JSON.`, { cause });
  }
  return parseOrThrow(questionSchema, value, where);
}
