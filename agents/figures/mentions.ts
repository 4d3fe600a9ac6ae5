import { dateOf, sameDate } from './dates.ts';
import type { Row } from './evidence.ts';
import { isValueOf } from './extract.ts';
import { isId, isIntroduced } from './ids.ts';
import { periodsIn, rowsOf } from './periods.ts';
import type { Statement } from './statements.ts';
import type { Token } from './types.ts';
import { stemOf } from './words.ts';

/** A row's name as it stands in a text. */
export interface Mention {
  label: string;
  start: number;
  end: number;
  rows: Set<Row>;
}

/** Where rows are named in a text: by their own words, by a date or number that is their key, else by words alike. */
export function mentionsIn(
  text: string,
  rows: readonly Row[],
  place?: { statement: Statement; tokens: readonly Token[] },
): Mention[] {
  if (text === '') return [];
  const lower = text.toLowerCase();
  const exact = longest([...places(lower, rows, spelledPlaces), ...places(lower, rows, restPlaces)]);
  const keys = place ? keyMentions(rows, place.tokens, place.statement) : [];
  const named = longest([...exact, ...keys, ...periodMentions(text, rows)]);
  if (named.length === 0)
    return longest(places(lower, rows, nearPlaces)).filter((near) => !isKind(near, lower));
  const nameless = rows.filter((row) => !named.some((mention) => mention.rows.has(row)));
  return longest([...named, ...(place ? unlike(places(lower, nameless, firstWordPlaces), named) : [])]);
}

/** `the halls` are what the rows are, and none of them. */
function isKind({ start, end, rows }: Mention, lower: string): boolean {
  const [row] = rows;
  const stem = stemOf(lower.slice(start, end));
  return row !== undefined && (row.table.entity.has(stem) || row.table.subject.has(stem));
}

/** Words that hint at one row alone and stand beside the names rather than within them. */
function unlike(near: readonly Mention[], named: readonly Mention[]): Mention[] {
  return near.filter(
    ({ start, end, rows }) =>
      rows.size === 1 &&
      !named.some((other) => start <= other.end + 1 && end >= other.start - 1) &&
      !near.some((other) => other.start === start && [...other.rows].some((row) => !rows.has(row))),
  );
}

type Found = { at: number; length: number };

function places(
  lower: string,
  rows: readonly Row[],
  find: (label: string, lowerText: string) => Found[],
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
    find(label, lower).map(({ at, length }) => ({ label, start: at, end: at + length, rows: named })),
  );
}

const DASH = /\s*[–—-]\s*|(?<=\d)\s+to\s+(?=\d)/;

/** The name itself, also in the plural, and `Oslo and Bergen` for `Oslo–Bergen`. */
function spelledPlaces(label: string, lower: string): Found[] {
  const parts = label.split(DASH);
  if (!parts.every((part) => lower.includes(part.replaceAll('_', ' ').slice(0, -1)) || lower.includes(part)))
    return [];
  const spelled = parts
    .map((part) =>
      escaped(part)
        .replace(/(?<=[^aeiou])y$/, '(?:y|ies)')
        .replace(/[\s_]+/g, '[\\s_-]+'),
    )
    .join('(?:\\s*[–—-]\\s*|\\s+(?:(?:and|to)\\s+)?)');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${spelled}(?:(?:e?s)?(?![\\p{L}\\p{N}]))`, 'gu');
  return [...lower.matchAll(pattern)].map((match) => ({ at: match.index, length: match[0].length }));
}

const REST_ROW = /^(?:others?|misc\w*|unknown|rest)$/;

/** `The remaining 15` are those of the row `Other`. */
function restPlaces(label: string, lower: string): Found[] {
  if (!REST_ROW.test(label)) return [];
  return [...lower.matchAll(/\b(?:the )?(?:remaining|rest)\b/g)].map((match) => ({
    at: match.index,
    length: match[0].length,
  }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function firstWordPlaces(label: string, lower: string): Found[] {
  return nearPlaces(label.split(/[\s_]+/)[0] ?? label, lower);
}

/** `Engineering` is meant by `engineers`, `Rohan Keller` by `Keller`. */
function nearPlaces(label: string, lower: string): Found[] {
  const words = label.match(/\p{L}+/gu)?.filter((word) => word.length >= 4) ?? [];
  return words.flatMap((word) => {
    const trunk = word.slice(0, Math.max(5, word.length - 3));
    if (trunk.length < Math.min(word.length, 5)) return [];
    const beginning = word.slice(0, Math.min(trunk.length, LEAST_BEGINNING));
    if (!lower.includes(beginning)) return [];
    const pattern = new RegExp(`(?<!\\p{L})${beginning}\\p{L}*(?!\\p{L})`, 'gu');
    return [...lower.matchAll(pattern)]
      .filter(([found]) => isAlike(found, word, trunk))
      .map((match) => ({ at: match.index, length: match[0].length }));
  });
}

/** `the third quarter` where the rows are quarters. */
function periodMentions(text: string, rows: readonly Row[]): Mention[] {
  const [table] = new Set(rows.map((row) => row.table));
  if (table?.period !== 'quarter') return [];
  return periodsIn(text).flatMap((period) => {
    const [row, ...more] = rowsOf(period, table);
    const { start, end } = period;
    return row && more.length === 0
      ? [{ label: text.slice(start, end), start, end, rows: new Set([row]) }]
      : [];
  });
}

const LEAST_BEGINNING = 6;
const LEAST_COMMON = 8;

/** An ending more or another one, or the beginning of a long word: `orchids` for `Orchidaceae`. */
function isAlike(found: string, word: string, trunk: string): boolean {
  if (found.startsWith(trunk)) return found.length <= trunk.length + 4;
  if (word.startsWith(found.replace(/s$/, ''))) return true;
  let common = 0;
  while (common < found.length && found[common] === word[common]) common += 1;
  return common >= LEAST_COMMON && common >= found.length - 3;
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
