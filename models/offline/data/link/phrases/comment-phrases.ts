import { withoutInflection } from '../../../text/inflection.ts';
import { contentWords, isGeneric, type Word } from '../../../text/words.ts';
import type { Column, Model } from '../../schema/model.ts';

/** A part of a question that the comment of a column says in the same words, and how to ask for that column. */
export interface CommentPhrase {
  start: number;
  end: number;
  wording: string;
}

interface Clause {
  column: Column;
  bases: ReadonlySet<string>;
}

const SHORTEST = 4;
/** So many words in one clause are no chance. */
const SURE_WORDS = 3;
/** What stands before a verb phrase and says no more than that it is one, or by whom. */
const LEAD =
  /(?:\b(?:because|another \p{L}+|can be|could be|by|had to be|has to be|was|were|is|are|been|being|got|have|has|had|that|which|who|another|some(?:body|one)|people|an?|the)\s+)+$/iu;
const BEHIND = /^\s+(?:us|for us|by us|to us|it|them|in for an?(?: other)? \p{L}+)(?=[\s?.!,]|$)/iu;
const NOT = /\b(?:not|never|n't)\s+(?:(?:yet|been|being|ever|be)\s+)*$/i;
const DENIED = /\b(?:not|never|no|without|empty|null|unless|except)\b/gi;

/**
 * "Had to be rolled back" speaks of the column whose comment is "Day on which the release was rolled back": a part of
 * the question with an unknown word, all of whose words occur in one clause of one comment only.
 */
export function commentPhrases(
  model: Model,
  near: ReadonlySet<string>,
  text: string,
  unknown: readonly string[],
): CommentPhrase[] {
  const tables = [...near].flatMap((name) => model.byName.get(name) ?? []);
  const clauses = tables.flatMap(({ columns }) => columns.flatMap((column) => clausesOf(column, text)));
  const heads = new Set(tables.flatMap(({ words: own }) => own.map(withoutInflection)));
  const said = contentWords(text);
  const open = new Set(unknown.flatMap((each) => each.toLowerCase().split(' ')));
  return runsIn(said, open).flatMap(([first, last]) => {
    const run = said.slice(first, last + 1);
    const found = clauses.filter(({ bases }) =>
      run.every(({ lower }) => bases.has(withoutInflection(lower))),
    );
    const [clause] = found;
    const only = found.every(({ column }) => column === clause?.column);
    if (!clause || !only) return [];
    const whole = widened(said, [first, last], clause.bases, heads);
    return whole.length >= SURE_WORDS || isTelling(whole, open)
      ? (rankedOf(text, whole, clause.column) ?? phraseOf(text, whole, clause.column))
      : [];
  });
}

function clausesOf(column: Column, text: string): Clause[] {
  return (column.comment ?? '')
    .split(/[.;]/)
    .filter((clause) =>
      (clause.match(DENIED) ?? []).every((word) => text.toLowerCase().includes(` ${word.toLowerCase()} `)),
    )
    .map((clause) => ({
      column,
      bases: new Set(contentWords(clause).map(({ lower }) => withoutInflection(lower))),
    }));
}

type Span = [first: number, last: number];

/** From the first unknown word to the last, and each by itself. */
function runsIn(said: readonly Word[], open: ReadonlySet<string>): Span[] {
  const places = said.flatMap(({ lower }, index) => (open.has(lower) ? [index] : []));
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [[first, last], ...(last > first ? places.map((at): Span => [at, at]) : [])];
}

/** With the words around it that the clause has, too, but for the noun whose rows are meant. */
function widened(
  said: readonly Word[],
  [first, last]: Span,
  bases: ReadonlySet<string>,
  heads: ReadonlySet<string>,
): Word[] {
  const isTold = (at: number): boolean => bases.has(withoutInflection(said[at]?.lower ?? ''));
  let [start, end] = [first, last];
  while (isTold(start - 1) && !heads.has(withoutInflection(said[start - 1]?.lower ?? ''))) start -= 1;
  while (isTold(end + 1)) end += 1;
  return said.slice(start, end + 1);
}

/** A word of some length that is not said of everything; alone, a verb that says what was done, and no noun. */
const isTelling = (run: readonly Word[], open: ReadonlySet<string>): boolean =>
  run.some(
    (word) =>
      open.has(word.lower) &&
      word.lower.length >= SHORTEST &&
      !isGeneric(word) &&
      (run.length > 1 || /(?:ed|en|ing)$/.test(word.lower)),
  );

const EXTREME = /\b(?:the )?(most|fewest|least|highest|lowest)\b/i;
const AMOUNT = /\b(?:more|less|fewer|than|average|total|number|how)\b/i;

/** "Affected the most customers" asks for the most of the column "customers affected": no such word is swallowed. */
function rankedOf(text: string, run: readonly Word[], { kind, name }: Column): CommentPhrase[] | undefined {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  const said = text.slice(start, end);
  const [, extreme] = EXTREME.exec(said) ?? [];
  if (extreme !== undefined)
    return kind === 'number'
      ? [{ start, end, wording: `has the ${extreme.toLowerCase()} ${name.toLowerCase()}` }]
      : [];
  return AMOUNT.test(said) ? [] : undefined;
}

function phraseOf(text: string, run: readonly Word[], column: Column): CommentPhrase[] {
  const [from, until] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  const end = until + lengthOf(BEHIND, text.slice(until));
  const before = text.slice(0, from);
  const denied = NOT.test(before);
  const start = from - lengthOf(denied ? NOT : LEAD, before);
  if (column.kind === 'boolean')
    return [
      { start: denied ? start : from, end, wording: `${denied ? 'not ' : ''}${column.words.join(' ')}` },
    ];
  const name = column.name.toLowerCase();
  if (isOptional(column)) return [{ start, end, wording: `${denied ? 'without' : 'with'} a ${name}` }];
  return denied || isDeedToAll(run, column) ? [] : [{ start: from, end: until, wording: name }];
}

/** Every row has that figure: what was done tells none of them apart. */
const isDeedToAll = ([word, more]: readonly Word[], { kind }: Column): boolean =>
  kind === 'number' && !more && /(?:ed|en)$/.test(word?.lower ?? '');

const lengthOf = (pattern: RegExp, text: string): number => pattern.exec(text)?.[0].length ?? 0;

/** Rows are told apart by having it, or not; an amount is none that they have. */
const isOptional = ({ kind, nullable, reference }: Column): boolean =>
  nullable && (kind !== 'number' || reference !== undefined);
