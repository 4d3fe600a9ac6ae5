import { MONTHS } from '@parley/platform/months';
import { CLAUSE_END, type Rule } from './rule.ts';

const STATE = String.raw`\p{Ll}+(?:(?: or|,)? \p{Ll}+)?`;
const NOUN = String.raw`(?!(?:one|two|three|four|five|six|a|an|some|few|many|if|when|because|as|for|by)\b)\p{L}+`;
const LEAD = String.raw`(?:only|just)(?: count| take| include| consider)?`;
const LEADING = String.raw`(?:counting|looking|considering|taking|including)(?: only| just)(?: at)?`;
/** Spoken along, and no part of what is restricted. */
const SURELY = String.raw`(?:,? (?:naturally|of course|obviously|please))?`;
const CLAUSE = String.raw`(?:that|who|which|whose|with|without|still|from|in|at|on|of)\b[^.?!;()]*?`;
const DONE = String.raw`\p{L}+(?:ed|en|nt|ld|de|ne|ht|un|ung)\b[^.?!;()]*?`;
const SENTENCE_END = String.raw`${SURELY}[.?!]*$`;
/** Rows that are only pointed at. */
const POINTED = /^(?:ones?|those)$/i;

const bare = (noun: string): string => noun.toLowerCase().replace(/(?:ies|es|s|y)$/, '');

/** The last place where a question names the rows of which only some are meant. */
function nameOf(question: string, noun: string): { start: number; end: number } | undefined {
  const found = [...question.matchAll(/\p{L}+/gu)].filter(([word]) => bare(word) === bare(noun)).at(-1);
  return found && { start: found.index, end: found.index + found[0].length };
}

const plain = (question: string): string => question.trim().replace(/[?.!,]+$/, '');

/** "Only invoices that are paid": behind the noun where the question has it, else behind the question. */
function withClause(question: string, noun: string, clause: string): string {
  if (POINTED.test(noun)) return `${plain(question)} ${clause}?`;
  const name = nameOf(question, noun);
  if (!name) return `${plain(question)} for ${noun.toLowerCase()} ${clause}?`;
  return `${question.slice(0, name.end)} ${clause}${question.slice(name.end)}`;
}

/** "Paid invoices only": before the noun, where it is not said already. */
function withState(question: string, state: string, noun: string): string {
  const small = state.charAt(0).toLowerCase() + state.slice(1);
  if (POINTED.test(noun)) return `${plain(question)} that are ${small}?`;
  const name = nameOf(question, noun);
  if (!name) return `${plain(question)} for ${small} ${noun.toLowerCase()}?`;
  const before = question.slice(0, name.start);
  return before.toLowerCase().endsWith(`${small} `)
    ? question
    : `${before}${small} ${question.slice(name.start)}`;
}

const clause = (_whole: string, question = '', noun = '', said = ''): string =>
  withClause(question, noun, said);
const done = (_whole: string, question = '', noun = '', said = ''): string =>
  withClause(question, noun, `that were ${said}`);
const state = (_whole: string, question = '', said = '', noun = ''): string =>
  withState(question, said, noun);

const PERIOD = new RegExp(
  String.raw`\b(?:in|during) (?=(?:the )?(?:(?:first|second|third|fourth|last|this) (?:quarter|half|year|month) (?:of )?)?(?:(?:${MONTHS.join('|')}) )?(?:(?:19|20)\d\d\b|(?:last|this) (?:year|month)\b))`,
  'gi',
);

/** "Go by the date of repair": of several days of a row, that one is meant. */
function byDate(whole: string, question = '', deed = ''): string {
  const dated = question.replaceAll(PERIOD, `with ${deed} date in `);
  return dated === question ? whole : dated;
}

/** What says behind a question of which rows alone it is asked, in the place where it restricts them. */
export const restricting: readonly Rule[] = [
  [
    /^(.+?[?.!])\s+(?:please )?(?:go|going|count|counted|judge|judged|we go|i mean|taken) by (?:the )?(?:date|day) of (?:the )?(\p{L}+)[.!]*$/iu,
    byDate,
  ],
  [
    /^(.+?),? \(?(?:going |counted |judged )?by (?:the )?(?:date|day) of (?:the )?(\p{L}+)\)?[.?!]*$/iu,
    byDate,
  ],
  [
    new RegExp(`^(.+?[?.!])\\s+${LEAD} (?:the |our )*(ones|those|${NOUN}) (${CLAUSE})${SENTENCE_END}`, 'iu'),
    clause,
  ],
  [
    new RegExp(`^(.+?[?.!])\\s+${LEAD} (?:the |our )*(${STATE}) (ones?|${NOUN}s)${SENTENCE_END}`, 'iu'),
    state,
  ],
  [new RegExp(`^(.+?[?.!])\\s+(?:the |our )*(${STATE}) (ones?|${NOUN}s) only${SENTENCE_END}`, 'iu'), state],
  [
    new RegExp(`^(.+?),? \\(?${LEADING} (?:the |our )*(ones|those|${NOUN}) (${CLAUSE})\\)?[?.!]*$`, 'iu'),
    clause,
  ],
  [new RegExp(`^(.+?),? \\(?${LEADING} (?:the |our )*(ones|those|${NOUN}) (${DONE})\\)?[?.!]*$`, 'iu'), done],
  [new RegExp(`^(.+?)(?:,| \\() ?(?:the |our )*(${STATE}) (ones?|${NOUN}s) only\\)?[?.!]*$`, 'iu'), state],
  // "Average score per topic; guests have no score so ignore them": no figure is no part of an average.
  [
    new RegExp(
      String.raw`(?<=\baverage\b[^;]*)[;,.] [^;,.?!]+ (?:have|has|had) no \p{L}+,? so (?:please )?(?:ignore|leave out|skip|(?:don['’]t|do not) count) them${CLAUSE_END}`,
      'giu',
    ),
    '',
  ],
];
