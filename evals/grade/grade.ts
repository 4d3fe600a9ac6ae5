import type { Expectation, Question } from '../questions.ts';
import { declines, declinesAbout } from './declines.ts';
import { numbersIn } from './numbers.ts';
import { bodyOf, emphasisOf, normalise, saysPhrase } from './text.ts';
import { missingValues, presentValues, type Rows } from './values.ts';

/** What came back for a question. */
export interface Reply {
  status: string;
  /** The report; null when there is none. */
  answer: string | null;
  /** Why it failed, or what it asks for. */
  message: string | null;
  /** Ids of the documents that it cites. */
  documents: readonly string[];
}

/** The rows of `expect.sql` and `expect.absentSql`. */
export interface ExpectedRows {
  rows?: Rows | undefined;
  absent?: Rows | undefined;
}

/**
 * - `correct`: all of what was expected; for a question without an answer: it says so.
 * - `incomplete`: part of it, nothing wrong.
 * - `declined`: says that it can't answer what could be answered.
 * - `wrong`: an answer that isn't right and doesn't say so.
 * - `failed`: no answer at all.
 */
export const VERDICTS = ['correct', 'incomplete', 'declined', 'wrong', 'failed'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Grade {
  verdict: Verdict;
  /** What was amiss. */
  reasons: string[];
}

/** Judges a reply. Pure: the same reply and the same expectation give the same grade. */
export function grade(question: Question, expected: ExpectedRows, reply: Reply): Grade {
  const text = reply.answer ?? '';
  const forbidden = forbiddenIn(text, question.expect, expected);
  if (forbidden.length > 0) return { verdict: 'wrong', reasons: forbidden };
  return question.kind === 'decline'
    ? gradeUnanswerable(question, expected, reply)
    : gradeAnswerable(question, expected, reply);
}

function gradeUnanswerable(question: Question, expected: ExpectedRows, reply: Reply): Grade {
  const parts = partsOf(question, expected, reply);
  if (parts.length > 0 && parts.every(({ reasons }) => reasons.length === 0)) return correct;
  if (declines(bodyOf(reply.answer ?? '')) || asksBack(reply) || declines(reply.message ?? ''))
    return correct;
  if (!reply.answer?.trim()) return { verdict: 'failed', reasons: [reply.message ?? reply.status] };
  return { verdict: 'wrong', reasons: ['answers what has no answer'] };
}

function gradeAnswerable(question: Question, expected: ExpectedRows, reply: Reply): Grade {
  const parts = partsOf(question, expected, reply);
  const reasons = parts.flatMap((part) => part.reasons);
  if (reasons.length === 0) return correct;
  if (!reply.answer?.trim() && !asksBack(reply)) {
    return { verdict: 'failed', reasons: [reply.message ?? reply.status] };
  }
  if (saysThatItDoesNot(question, reply) && !givesAnotherFigure(question, parts, reply)) {
    return { verdict: 'declined', reasons };
  }
  const said = parts.filter((part) => part.reasons.length === 0 && part.name !== 'cites');
  const figuresHold = parts.every((part) => part.name !== 'values' || part.reasons.length === 0);
  return { verdict: said.length > 0 && figuresHold ? 'incomplete' : 'wrong', reasons };
}

const correct: Grade = { verdict: 'correct', reasons: [] };

interface Part {
  name: 'values' | 'contains' | 'cites' | 'missing';
  reasons: string[];
}

/** One part for each thing that is expected, with what it lacks. */
function partsOf({ kind, expect }: Question, expected: ExpectedRows, reply: Reply): Part[] {
  const text = reply.answer ?? '';
  const parts: Part[] = [];
  if (expected.rows)
    parts.push({ name: 'values', reasons: missingValues(text, expected.rows, kind === 'data') });
  if (expect.contains) {
    const lacking = expect.contains.filter((phrase) => !saysPhrase(text, phrase));
    parts.push({ name: 'contains', reasons: lacking.map((phrase) => `"${phrase}" is not in the answer`) });
  }
  if (expect.cites) {
    const lacking = expect.cites.filter((ids) => !cites(reply, ids));
    parts.push({ name: 'cites', reasons: lacking.map((ids) => `${ids} is not cited`) });
  }
  if (expect.missing) {
    const subject = new RegExp(expect.missing.map(subjectPattern).join('|'));
    const said = declinesAbout(bodyOf(text), subject);
    parts.push({ name: 'missing', reasons: said ? [] : ['does not say which part has no answer'] });
  }
  return parts;
}

function forbiddenIn(text: string, expect: Expectation, expected: ExpectedRows): string[] {
  const phrases = (expect.absent ?? []).filter((phrase) => saysPhrase(text, phrase));
  return [
    ...phrases.map((phrase) => `"${phrase}" must not be in the answer`),
    ...presentValues(text, expected.absent ?? []),
  ];
}

function cites(reply: Reply, ids: string): boolean {
  return ids.split('|').some((id) => reply.documents.includes(id) || saysPhrase(reply.answer ?? '', id));
}

function subjectPattern(phrase: string): string {
  return phrase
    .split('|')
    .map((word) => normalise(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

const LEAD_CHARACTERS = 600;

/** A remark at the end doesn't unsay a figure at the top: the refusal leads, or there are no figures. */
function saysThatItDoesNot(question: Question, reply: Reply): boolean {
  if (asksBack(reply)) return true;
  const body = bodyOf(reply.answer ?? '');
  if (!declines(body)) return false;
  if (declines(body.slice(0, LEAD_CHARACTERS))) return true;
  const asked = new Set(numbersIn(question.question).map(({ value }) => value));
  return numbersIn(body).every(({ value }) => asked.has(value));
}

/** In a compound question the refusal may be about the other part: a figure in bold then is an answer, a wrong one. */
function givesAnotherFigure({ kind, question, expect }: Question, parts: Part[], reply: Reply): boolean {
  const valuesHold = parts.every(({ name, reasons }) => name !== 'values' || reasons.length === 0);
  if (kind !== 'mixed' || valuesHold) return false;
  const known = numbersIn([question, ...(expect.contains ?? [])].join('\n')).map(({ value }) => value);
  return numbersIn(emphasisOf(reply.answer ?? '')).some(({ value }) => !known.includes(value));
}

function asksBack(reply: Reply): boolean {
  return reply.status === 'input-required' || reply.status === 'rejected';
}
