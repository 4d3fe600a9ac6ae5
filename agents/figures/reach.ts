import type { Row } from './evidence.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Statement } from './statements.ts';
import type { Token } from './types.ts';

/** A number of a statement together with where in the statement it stands. */
export interface Place {
  statement: Statement;
  token: Token;
  /** All numbers of the statement, to tell which belongs to which name. */
  tokens: readonly Token[];
  question: string;
}

/** The rows that a number can be about, and where they are named: in its clause, its statement, or around that. */
export interface Reach {
  rows: Set<Row>;
  from: 'clause' | 'statement' | 'around';
}

/** Finds the rows that a number can be about by the names around it; undefined when no row is named anywhere. */
export function rowsInReach(place: Place, rows: readonly Row[]): Reach | undefined {
  const { statement, question } = place;
  const own = mentionsIn(statement.raw, rows, place).filter((mention) => !isApart(place, mention));
  const inOrder = respectivelyOfLead(place, rows, own);
  if (inOrder) return inOrder;
  const spokenOf = own.length > 0 ? fromLead(place, rows, own) : undefined;
  if (spokenOf) return spokenOf;
  if (own.length > 0) return chosen(place, own);
  // The last line of a list is not what the sentence below the list goes on with.
  const isBelowList = statement.kind === 'sentence' && statement.lead?.kind !== 'sentence';
  const around = [isBelowList ? '' : (statement.lead?.raw ?? ''), statement.heading, question];
  for (const text of around) {
    const mentions = mentionsIn(text, rows);
    if (mentions.length > 0) return { rows: union(mentions), from: 'around' };
  }
  return undefined;
}

/** `…, Sales 3; the oldest dates from …`: that of all of them, not of the one named last. */
const OF_ALL =
  /;\s+(?:and\s+)?the\s+(?:oldest|newest|earliest|latest|first|last|highest|lowest|largest|smallest|longest|shortest|average|median|total)\b[^;]*$/i;

/** A name behind the semicolon has no part in the number before it, nor one before it in what is said of all. */
function isApart({ statement, token }: Place, { start, end }: Mention): boolean {
  const at = token.offset - statement.start;
  if (start > at) return /;\s/.test(statement.raw.slice(at, start));
  return OF_ALL.test(statement.raw.slice(end, at));
}

const PRONOUN = /(?:^[\s*_>-]*(?:this|that)|\b(?:it|they|its|their|she|he))\b/i;
const MOST_BACK = 3;

/** `It has 12, twice as many as Rowan`: up to the first name the sentence speaks of what the one before it named. */
function fromLead(place: Place, rows: readonly Row[], own: readonly Mention[]): Reach | undefined {
  const { statement, token } = place;
  const at = token.offset - statement.start;
  if (!PRONOUN.test(statement.raw.slice(0, at)) || own.some(({ start }) => start < at)) return undefined;
  if (inClauseOf(place, own).length > 0) return undefined;
  let before = statement.lead;
  for (let back = 0; before && back < MOST_BACK; back += 1) {
    const mentions = mentionsIn(before.raw, rows);
    if (mentions.length > 0) return { rows: union(mentions), from: 'around' };
    before = before.lead;
  }
  return undefined;
}

/** `With 240 and 80 seats respectively`, of the two that the sentence before named. */
function respectivelyOfLead(place: Place, rows: readonly Row[], own: readonly Mention[]): Reach | undefined {
  const { statement, token, tokens } = place;
  const end = statement.raw.search(/\brespectively\b/i);
  const at = token.offset - statement.start;
  if (end < at || own.some(({ start }) => start < end)) return undefined;
  const numbers = tokens.filter((one) => isFigure(one) && one.offset - statement.start < end);
  const names = mentionsIn(statement.lead?.raw ?? '', rows);
  const different = names.filter(
    ({ rows: its }, index) => !names.slice(0, index).some((other) => sameRows(its, other.rows)),
  );
  const name = different.length === numbers.length ? different[numbers.indexOf(token)] : undefined;
  return name && { rows: name.rows, from: 'clause' };
}

function inClauseOf(place: Place, mentions: readonly Mention[]): Mention[] {
  const clause = clauseOf(place, mentions);
  return mentions.filter(({ start, end }) => start >= clause.start && end <= clause.end);
}

/** Whether a row's name is in the statement itself. */
export function isNamed(place: Place, rows: readonly Row[]): boolean {
  return mentionsIn(place.statement.raw, rows).length > 0;
}

function union(mentions: readonly Mention[]): Set<Row> {
  return new Set(mentions.flatMap(({ rows }) => [...rows]));
}

const SEPARATOR =
  /[;:,](?=\s)|\s(?:and|while|but|whereas|versus|vs\.?|against|compared (?:to|with)|than|und|y)\s|\s[—–-]\s/giu;

function chosen(place: Place, mentions: readonly Mention[]): Reach {
  const inClause = inClauseOf(place, mentions);
  const from = inClause.length > 0 ? 'clause' : 'statement';
  const pair = inPair(place, mentions);
  const all = rowsOfAll(mentions);
  if (!pair && all.size > 0) return { rows: all, from };
  const paired = pair ?? respectively(place, mentions);
  if (paired) return { rows: paired, from: 'clause' };
  const ofClause = inClause.length > 0 ? rowsOfAll(inClause) : new Set<Row>();
  if (ofClause.size > 0) return { rows: ofClause, from };
  return { rows: nearest(place, inClause.length > 0 ? inClause : mentions), from };
}

/** The rows that all names are about; names that say the same row twice count once. */
function rowsOfAll(mentions: readonly Mention[]): Set<Row> {
  const [first, ...others] = mentions;
  const rows = [...(first?.rows ?? [])].filter((row) => others.every((other) => other.rows.has(row)));
  return new Set(rows);
}

const AGAINST = /^\W*(?:versus|vs\.?|against|compared (?:to|with))\W*$/i;

/** `(730 versus 365)`, `from 1,102 to 1,526`: two numbers side by side are those of the two names, in their order. */
function inPair(place: Place, mentions: readonly Mention[]): Set<Row> | undefined {
  const { statement, token, tokens } = place;
  const named = mentions.filter(({ rows }, index) => !sameRows(rows, mentions[index - 1]?.rows));
  const [first, second, ...more] = named;
  if (first && !second) return fromOneOn(place, first);
  if (!first || !second || more.length > 0) return undefined;
  const hard = tokens.filter((one) => isFigure(one) && one.kind !== 'year' && one.readings.length > 0);
  const at = hard.indexOf(token);
  const isPair = (a: Token | undefined, b: Token | undefined): boolean => {
    if (!a || !b || a.offset - statement.start < second.end) return false;
    const [from, to] = [a.offset - statement.start, b.offset - statement.start];
    const between = statement.masked.slice(from + a.text.length, to);
    if (AGAINST.test(between)) return true;
    return /^\W*to\W*$/i.test(between) && /\bfrom\W*$/i.test(statement.masked.slice(0, from));
  };
  if (isPair(token, hard[at + 1])) return first.rows;
  return isPair(hard[at - 1], token) ? second.rows : undefined;
}

/** `over the same time (488 to 555)`: where one period is named the second number can be that of any other. */
function fromOneOn({ statement, token }: Place, { rows }: Mention): Set<Row> | undefined {
  const [row] = rows;
  const before = statement.masked.slice(0, token.offset - statement.start);
  return row?.table.period && /\([^()]*\d\s+to\s+\W*$/i.test(before) ? new Set(row.table.rows) : undefined;
}

function sameRows(a: ReadonlySet<Row>, b: ReadonlySet<Row> | undefined): boolean {
  return b !== undefined && a.size === b.size && [...a].every((row) => b.has(row));
}

/** `Engineering and Sales have 128 and 89`: as many numbers behind the last name, or before the first, as names. */
function respectively(
  { statement, token, tokens }: Place,
  mentions: readonly Mention[],
): Set<Row> | undefined {
  const [firstName, lastName] = [mentions[0], mentions.at(-1)];
  if (!firstName || !lastName || firstName === lastName) return undefined;
  const hard = tokens.filter((one) => isFigure(one) && (one.kind === 'number' || one.kind === 'percent'));
  const at = ({ offset }: Token): number => offset - statement.start;
  const between = hard.filter((number) => at(number) > firstName.end && at(number) < lastName.start);
  // With numbers among the names only a colon starts a lot of its own.
  if (between.length > 0 && !/^\W*:/.test(statement.raw.slice(lastName.end))) return undefined;
  const lot = ['number', 'percent']
    .map((kind) => hard.filter((number) => number.kind === kind))
    .flatMap((numbers) => [
      numbers.filter((number) => at(number) >= lastName.end),
      numbers.filter((number) => at(number) < firstName.start),
    ])
    .find((numbers) => numbers.length === mentions.length && numbers.includes(token));
  return lot && mentions[lot.indexOf(token)]?.rows;
}

/** The part of the statement between two commas or conjunctions, names with a comma in them left whole. */
function clauseOf({ statement, token }: Place, mentions: readonly Mention[]): { start: number; end: number } {
  const at = token.offset - statement.start;
  const cuts = [...statement.raw.matchAll(SEPARATOR)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((cut) => !mentions.some(({ start, end }) => cut.start > start && cut.start < end));
  return {
    start: cuts.findLast(({ end }) => end <= at)?.end ?? 0,
    end: cuts.find(({ start }) => start >= at)?.start ?? statement.raw.length,
  };
}

/** Where names come first each number belongs to the name before it, else to the one behind it. */
function nearest({ statement, token, tokens }: Place, mentions: readonly Mention[]): Set<Row> {
  const at = token.offset - statement.start;
  const from = segmentStart(statement.raw, at);
  const inside = mentions.filter(({ end }) => end > from);
  const before = inside.findLast(({ end }) => end <= at);
  const after = inside.find(({ start }) => start >= at);
  const first = tokens.find((one) => isFigure(one) && one.offset - statement.start >= from) ?? token;
  const namesFirst = (inside[0]?.start ?? 0) < first.offset - statement.start;
  const head = mentions.findLast(({ end }) => end <= from);
  // `Orders in May: 741, up from 512 in January`
  if (head && !before) return head.rows;
  const subject = mentions[0];
  if (subject && before && before !== subject && isObject(statement.raw, before, at)) return subject.rows;
  const chosenOne = namesFirst ? (before ?? after) : (after ?? before);
  return (chosenOne ?? mentions.at(-1))?.rows ?? new Set();
}

const COMPARED = /\b(?:than|as|with|to|of|over|behind|ahead of)\s+\W*(?:the\s+)?$/i;

/** `Rowan has more beds than Hazel and admits 12`: what the subject was compared with is not the subject. */
function isObject(raw: string, { start, end }: Mention, at: number): boolean {
  return COMPARED.test(raw.slice(0, start)) && /^[\s,)*]*\b(?:and|but|yet|thus)\b/i.test(raw.slice(end, at));
}

/** What stands for a value of its own; `twice as many` does not. */
function isFigure({ soft, times, fraction }: Token): boolean {
  return !soft && !times && !fraction;
}

/** An enumeration after a colon has an order of its own. */
function segmentStart(raw: string, at: number): number {
  return [...raw.slice(0, at).matchAll(/[:;]\**\s/g)].at(-1)?.index ?? 0;
}
