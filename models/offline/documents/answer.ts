import { alreadyTold, companionOf, goesOn } from './choice/companion.ts';
import { conflictsIn } from './choice/conflicts.ts';
import { type Selection, select } from './choice/select.ts';
import { type BaggedUnit, type Passage, passagesIn } from './passages.ts';
import { type DocumentQuestion, readQuestion } from './question/question.ts';
import { keywordsOf } from './search.ts';

export interface DocumentAnswer {
  answered: boolean;
  text: string;
}

function label(passage: Passage): string {
  const updated = passage.updated ? `, updated ${passage.updated}` : '';
  return `${passage.title || passage.documentId} (${passage.documentId}${updated})`;
}

function cite(passage: Passage): string {
  return `[doc:${passage.documentId}]`;
}

function closed(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}

/** Whether a unit stands in the answer as one of several of its list or table. */
function isListed(unit: BaggedUnit, units: readonly BaggedUnit[]): boolean {
  if (unit.kind === 'sentence') return false;
  return units.some(
    (u) => u !== unit && u.kind !== 'sentence' && u.block === unit.block && u.passage === unit.passage,
  );
}

function listLine(unit: BaggedUnit, first: boolean, units: readonly BaggedUnit[]): string {
  const needsLead =
    first && unit.kind === 'item' && unit.lead !== '' && !units.some((u) => u.text === unit.lead);
  return `${needsLead ? `${unit.lead}\n` : ''}\n- ${unit.text}`;
}

function said(units: readonly BaggedUnit[]): string {
  let text = '';
  let listed = false;
  for (const unit of units) {
    if (isListed(unit, units)) {
      text += listLine(unit, !listed, units);
      listed = true;
      continue;
    }
    const lead =
      unit.kind === 'item' && unit.lead.endsWith(':') && !text.endsWith(unit.lead) ? `${unit.lead} ` : '';
    const gap = text === '' ? '' : listed ? '\n\n' : ' ';
    text += `${gap}${lead}${closed(unit.text)}`;
    listed = false;
  }
  return text.trim();
}

function quoted(units: readonly BaggedUnit[]): string {
  const first = units[0];
  if (!first) return '';
  const text = said(units);
  const source = `${cite(first.passage)} — ${label(first.passage)}`;
  return text.includes('\n') ? `${text}\n\n${source}` : `${text} ${source}`;
}

/** The text of an answer. */
export function found(selection: Selection): string {
  const [first] = selection.units;
  const { differing, sum } = selection;
  if (first && sum)
    return `${quoted(selection.units)}\n\nFor the case you ask about, that makes ${sum} ${cite(first.passage)}.`;
  if (selection.later)
    return `${quoted(selection.units)}\n\nThat changes later: ${quoted([selection.later])}`;
  if (!first || !differing) return quoted(selection.units);
  const [newer, older] =
    differing.passage.updated > first.passage.updated
      ? [[differing], selection.units]
      : [selection.units, [differing]];
  const old = older[0]?.passage;
  const gone = old?.withdrawn ? ' It is marked as no longer in force.' : '';
  return `${quoted(newer)}\n\nTwo documents differ here; the newer one is given first. The older one says: ${quoted(older)}.${gone}`.replace(
    '..',
    '.',
  );
}

/** A row is told with the heads of its columns, which is not how it stands in the document. */
function asQuotation(units: readonly BaggedUnit[]): string {
  const [first] = units;
  if (!first) return '';
  const text = units.map((unit) => unit.text).join(' ');
  if (first.kind === 'row') return text;
  const lead = first.kind === 'item' && first.lead.endsWith(':') ? `${first.lead} ` : '';
  return `"${lead}${text}"`;
}

/** The passage where a reader would look on, plainly told to be no answer. */
function shown(units: readonly BaggedUnit[]): string {
  const [first] = units;
  if (!first) return '';
  const { title, documentId, updated } = first.passage;
  const place = `"${title || documentId}" (${documentId}${updated ? `, updated ${updated}` : ''})`;
  return ` The nearest passage, which is no answer, is in ${place}: ${asQuotation(units)} ${cite(first.passage)}`;
}

function nothing(
  question: DocumentQuestion,
  missing: readonly string[],
  nearest: readonly BaggedUnit[],
): string {
  const words = missing.map((w) => `"${w}"`).join(' or ');
  if (nearest.length > 0) {
    const without = missing.length > 0 ? ` and say nothing about ${words}` : '';
    return `The documents do not answer this outright${without}.${shown(nearest)}`;
  }
  const subject = missing.length > 0 ? ` say nothing about ${words}` : ' do not answer this';
  const looked = keywordsOf(question.text).join(', ');
  return `The documents${subject} (looked for: ${looked || 'nothing usable'}).`;
}

/** The question before, which one that goes on from it ("and until when?") is about, and what was found for that. */
export interface Asked {
  before?: string;
  beside?: readonly unknown[];
  /** ISO date. */
  today?: string | undefined;
}

function goingOn(
  question: string,
  { before, beside = [], today }: Asked,
  results: readonly unknown[],
  toldOnly = false,
): string | undefined {
  if (!before) return undefined;
  const found = [...beside, ...results];
  const passages = passagesIn(found);
  const earlier = select(readQuestion(before), passages, conflictsIn(found), today);
  if (earlier.kind === 'nothing') return undefined;
  const read = readQuestion(question);
  const { units } = earlier.selection;
  const more = toldOnly ? alreadyTold(read, before, units) : companionOf(read, before, units, passages);
  return more && quoted([more]);
}

/** "Whose decision is that, and how many offers are needed?": two questions of which the second goes on. */
const TWO_QUESTIONS =
  /^(.*\S),? and ((?:how|what|which|when|who|whom|whose|where|(?:by|until|till|from|since|within|for|at|in) (?:when|what|which|how))\b[^?]*\?)\s*$/is;

function inTwo(question: string, results: readonly unknown[], { today }: Asked): DocumentAnswer | undefined {
  const [, first, second] = TWO_QUESTIONS.exec(question) ?? [];
  if (!first || !second) return undefined;
  const before = `${first}?`;
  const one = answerOne(before, results, { today });
  if (!one.answered) return undefined;
  const other = goingOn(second, { before, today }, results);
  return { answered: true, text: `${one.text}\n\n${other ?? `No document says it: "${second}"`}` };
}

/** Answers one question from search results, in the documents' own words, or says what none of them mentions. */
export function answerFromDocuments(
  question: string,
  results: readonly unknown[],
  asked: Asked = {},
): DocumentAnswer {
  const whole = answerOne(question, results, asked);
  return whole.answered ? whole : (inTwo(question, results, asked) ?? whole);
}

function answerOne(question: string, results: readonly unknown[], asked: Asked): DocumentAnswer {
  const more = goingOn(question, asked, results, !goesOn(question, asked.before));
  if (more) return { answered: true, text: more };
  const read = readQuestion(question);
  const selected = select(read, passagesIn(results), conflictsIn(results), asked.today);
  if (selected.kind === 'found') return { answered: true, text: found(selected.selection) };
  const late = goingOn(question, asked, results);
  if (late) return { answered: true, text: late };
  return {
    answered: false,
    text: nothing(
      read,
      selected.missing.map((t) => t.word),
      selected.nearest,
    ),
  };
}
