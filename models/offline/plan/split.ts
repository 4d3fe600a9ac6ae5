import { arranged, withoutTwice } from '../data/language/arranged.ts';
import { contentWords } from '../text/words.ts';
import { type Clause, clauses, stripFillers } from './clauses.ts';
import { isBare } from './halves.ts';
import { leaningOf } from './leaning/leaning.ts';

/** A question in the order in which its side reads best: documents are searched for its own words. */
export function inOrder(question: string): string {
  const ofRecords = clauses(question).some(({ asks, text }) => {
    const { data, document } = leaningOf(text);
    return asks && data > document;
  });
  return ofRecords ? arranged(question) : withoutTwice(question);
}

/** One thing that is asked for, in the user's own words. */
export interface Part {
  text: string;
  /** With the connecting words that `text` goes without ("and in Sales?"). */
  raw: string;
  /** Joins this part to the one before it, as the user did. */
  joint: string;
}

const MAX_CONTEXT = 240;
const MAX_PARTS = 12;

function isStatement(clause: Clause): boolean {
  return !clause.asks && contentWords(clause.text).length > 0;
}

const SQL =
  /^\s*(?:select\s.+\sfrom|insert\s+into|update\s.+\sset|delete\s+from|drop\s+\w+|alter\s+\w+|create\s+(?:table|user|database|index))\b/is;

/**
 * Splits a compound question. What only says something ("I work in Cardiology.") goes with the question after it,
 * or stands alone when nothing is asked at all.
 */
export function splitQuestion(question: string): Part[] {
  if (SQL.test(question)) return [{ text: question.trim(), raw: question.trim(), joint: ' ' }];
  const all = clauses(question.replace(/\s*\n\s*/g, '\n').trim());
  const parts = all.some((c) => c.asks) ? askingParts(all) : all.flatMap((c) => toPart(c, ''));
  const distinct = new Map(parts.map((part) => [part.text.toLowerCase(), part]));
  return [...distinct.values()].slice(0, MAX_PARTS);
}

/** What was told since the last question, and what was told before the sentence that is being read. */
interface Told {
  now: string;
  before: string;
  sentence: number;
}

function askingParts(all: readonly Clause[]): Part[] {
  const parts: Part[] = [];
  const told: Told = { now: '', before: '', sentence: -1 };
  for (const clause of all) {
    if (!clause.asks) tell(told, clause);
    else if (parts.length === 0 || !COMPARES_PAPERS.test(clause.text))
      parts.push(...toPart(clause, toldFor(clause, told)));
  }
  const last = parts.at(-1);
  if (last && told.now) sayBehind(last, told.now);
  return parts;
}

function tell(told: Told, clause: Clause): void {
  if (!isStatement(clause) || clause.text.length > MAX_CONTEXT) return;
  const together = told.now ? `${told.now} ${clause.text}` : clause.text;
  told.now = together.length <= MAX_CONTEXT ? together : clause.text;
}

/** The case that a question speaks of: told right before it, or before the other half of its sentence. */
function toldFor(clause: Clause, told: Told): string {
  const again = told.sentence === clause.sentence && told.now === '' && isOfCase(clause.text);
  if (!again) {
    told.before = told.now;
    told.sentence = clause.sentence;
  }
  told.now = '';
  return told.before;
}

/** A case that is told holds for both halves of the question behind it, unless one asks for a figure. */
function isOfCase(text: string): boolean {
  const { data, document } = leaningOf(text);
  return data <= document && !isBare(stripFillers(text));
}

/** "Do our rules agree on that?" is answered with the rules: where they differ, both are told. */
const COMPARES_PAPERS =
  /\b(?:rules|papers|documents|polic(?:y|ies)|guidelines)\b.*\b(?:agree|disagree|contradict|differ)\b/i;

function sayBehind(part: Part, said: string): void {
  part.text = `${part.text} ${said}`;
  if (NARROWS.test(said)) part.raw = `${part.raw} ${said}`;
}

/** "Leave out those who have gone.": said behind the question, and part of it all the same. */
const NARROWS =
  /^(?:please )?(?:leave out|exclude|ignore|only|just|do not|don't|without|count|include|not)\b/i;

function toPart(clause: Clause, said: string): Part[] {
  const text = stripFillers(clause.text).replace(/[\s,;:–—-]+$/, '');
  const empty = contentWords(text).length === 0 && text.split(/\s+/).length < 2 && !/\p{L}{3}/u.test(text);
  return empty
    ? []
    : [
        {
          text: withContext(said, text),
          raw: withContext(said, clause.text),
          joint: clause.joint,
        },
      ];
}

function withContext(said: string, text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return said ? `${said.replace(/[.,;:]+$/, '')}. ${capital}` : text;
}

/** A part as a sentence that stands on its own. */
export function asSentence(text: string): string {
  const trimmed = stripFillers(text).replace(/[\s,;:]+$/, '');
  if (trimmed === '') return trimmed;
  const sentence = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  if (!/[\p{L}\p{N})"”’'%]$/u.test(sentence)) return sentence;
  const lastClause = sentence.slice(sentence.lastIndexOf('. ') + 1).trim();
  return /^(?:list|show|give|name|explain|summari|compare|calculate|compute|count|find|describe|rank|identify|check|look|generate|create|write|draft|prepare)/i.test(
    lastClause,
  )
    ? `${sentence}.`
    : `${sentence}?`;
}
