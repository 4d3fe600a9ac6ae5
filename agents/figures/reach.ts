import { dateOf, sameDate } from './dates.ts';
import type { Row } from './evidence.ts';
import { isValueOf } from './extract.ts';
import { isId, isIntroduced } from './ids.ts';
import type { Statement } from './statements.ts';
import type { Token } from './types.ts';
import { placesOf } from './words.ts';

/** A row's name as it stands in a text. */
interface Mention {
  label: string;
  start: number;
  end: number;
  rows: Set<Row>;
}

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
  const own = mentionsIn(statement.raw, rows, place);
  if (own.length > 0) return chosen(place, own);
  const around = [statement.lead?.raw ?? '', statement.heading, question];
  for (const text of around) {
    const mentions = mentionsIn(text, rows);
    if (mentions.length > 0) return { rows: union(mentions), from: 'around' };
  }
  return undefined;
}

/** Whether a row's name is in the statement itself. */
export function isNamed(place: Place, rows: readonly Row[]): boolean {
  return mentionsIn(place.statement.raw, rows).length > 0;
}

function mentionsIn(text: string, rows: readonly Row[], place?: Place): Mention[] {
  if (text === '') return [];
  const exact = longest(places(text.toLowerCase(), rows, placesOf));
  const keys = place ? keyMentions(rows, place.tokens, place.statement) : [];
  const named = longest([...exact, ...keys]);
  return named.length > 0 ? named : longest(places(text.toLowerCase(), rows, nearPlaces));
}

function places(
  lower: string,
  rows: readonly Row[],
  find: (label: string, lowerText: string) => number[] | { at: number; length: number }[],
): Mention[] {
  const byLabel = new Map<string, Set<Row>>();
  for (const row of rows) {
    for (const label of row.labels) {
      const key = label.toLowerCase();
      const known = byLabel.get(key);
      if (known) known.add(row);
      else byLabel.set(key, new Set([row]));
    }
  }
  return [...byLabel].flatMap(([label, named]) =>
    find(label, lower).map((found) => {
      const { at, length } = typeof found === 'number' ? { at: found, length: label.length } : found;
      return { label, start: at, end: at + length, rows: named };
    }),
  );
}

/** `Engineering` is meant by `engineers`, `Rohan Keller` by `Keller`. */
function nearPlaces(label: string, lower: string): { at: number; length: number }[] {
  const words = label.match(/\p{L}+/gu)?.filter((word) => word.length >= 4) ?? [];
  return words.flatMap((word) => {
    const trunk = word.slice(0, Math.max(5, word.length - 3));
    if (trunk.length < Math.min(word.length, 5)) return [];
    const pattern = new RegExp(`(?<!\\p{L})${trunk}\\p{L}{0,4}(?!\\p{L})`, 'gu');
    return [...lower.matchAll(pattern)].map((match) => ({ at: match.index, length: match[0].length }));
  });
}

/** Rows that are known by a date or a number: groups by month or year, records by their id. */
function keyMentions(rows: readonly Row[], tokens: readonly Token[], statement: Statement): Mention[] {
  return rows.flatMap((row) =>
    row.table.columns.flatMap((column) => {
      const key = keyOf(column, row);
      if (!key) return [];
      const value = row.cells[column];
      return tokens
        .filter((token) => isSaid(token, value))
        .filter((token) => key === 'group' || isIntroduced(statement, token, row.table.subject))
        .map(({ offset, text }) => ({
          label: String(value),
          start: offset - statement.start,
          end: offset - statement.start + text.length,
          rows: new Set([row]),
        }));
    }),
  );
}

function keyOf(column: string, row: Row): 'group' | 'id' | undefined {
  const { table } = row;
  if (table.rows.length < 2 || table.measures.get(column)?.fn !== undefined) return undefined;
  if (isId(column)) return 'id';
  const isGroup = table.grouped && (row.labels.length === 0 || dateOf(row.cells[column]) !== undefined);
  return isGroup ? 'group' : undefined;
}

/** A group by month or year is kept as the first day of it. */
function isSaid(token: Token, value: unknown): boolean {
  const date = dateOf(value);
  if (!date) return typeof value === 'number' && isValueOf(token, value);
  return token.dates.some((said) => sameDate(said, date));
}

/** Of names within names only the longest: `Customer Success`, not `Success`. */
function longest(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const twin = kept.find((other) => mention.start >= other.start && mention.end <= other.end);
    if (!twin) kept.push({ ...mention, rows: new Set(mention.rows) });
    else if (twin.start === mention.start && twin.end === mention.end) {
      for (const row of mention.rows) twin.rows.add(row);
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}

function union(mentions: readonly Mention[]): Set<Row> {
  return new Set(mentions.flatMap(({ rows }) => [...rows]));
}

const SEPARATOR =
  /[;:,](?=\s)|\s(?:and|while|but|whereas|versus|vs\.?|compared (?:to|with)|und|y)\s|\s[—–-]\s/giu;

function chosen(place: Place, mentions: readonly Mention[]): Reach {
  const clause = clauseOf(place, mentions);
  const inClause = mentions.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const from = inClause.length > 0 ? 'clause' : 'statement';
  const all = rowsOfAll(mentions);
  if (all.size > 0) return { rows: all, from };
  const paired = respectively(place, mentions);
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

/** `Engineering and Sales have 128 and 89`: as many numbers behind the last name, or before the first, as names. */
function respectively(
  { statement, token, tokens }: Place,
  mentions: readonly Mention[],
): Set<Row> | undefined {
  const [firstName, lastName] = [mentions[0], mentions.at(-1)];
  if (!firstName || !lastName || firstName === lastName) return undefined;
  const hard = tokens.filter(({ soft, kind }) => !soft && (kind === 'number' || kind === 'percent'));
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
  const first = tokens.find(({ soft, offset }) => !soft && offset - statement.start >= from) ?? token;
  const namesFirst = (inside[0]?.start ?? 0) < first.offset - statement.start;
  const chosenOne = namesFirst ? (before ?? after) : (after ?? before);
  return (chosenOne ?? mentions.at(-1))?.rows ?? new Set();
}

/** An enumeration after a colon has an order of its own. */
function segmentStart(raw: string, at: number): number {
  return [...raw.slice(0, at).matchAll(/[:;]\**\s/g)].at(-1)?.index ?? 0;
}
