import { dateOf } from './dates.ts';
import type { Table } from './evidence.ts';
import { mentionsIn } from './mentions.ts';
import type { Place } from './reach.ts';
import { contentWords, nameStems, stemOf } from './words.ts';

const NOUN = /^[\s*_]*(?:of\s+(?:the|our|all)\s+)?(?:\p{L}+-)?(\p{L}+)/u;

/** Whether the noun behind a number, or a name in its clause, belongs to another table that is cited and not to this one. */
export function isOfOther(place: Place, table: Table, tables: readonly Table[]): boolean {
  const others = tables.filter((other) => other !== table);
  if (others.length === 0) return false;
  const { statement, token } = place;
  const at = token.offset - statement.start;
  const behind = statement.masked.slice(at + token.text.length);
  const noun = NOUN.exec(behind)?.[1]?.toLowerCase();
  const stem = noun && noun.length > 3 ? stemOf(noun) : undefined;
  if (stem && !isWordOf(stem, table) && others.some(({ subject }) => subject.has(stem))) return true;
  const isNamedRight = (rows: Table['rows']): boolean =>
    mentionsIn(statement.raw, rows).some(
      ({ start }) =>
        start >= at + token.text.length &&
        /^[\s*]*$/.test(statement.raw.slice(at + token.text.length, start)),
    );
  return (
    !isNamedRight(table.rows) && others.some(({ rows, columns }) => columns.length > 0 && isNamedRight(rows))
  );
}

function isWordOf(stem: string, { subject, entity, measures }: Table): boolean {
  return subject.has(stem) || entity.has(stem) || [...measures.values()].some(({ words }) => words.has(stem));
}

/** A result with a condition that neither the cited results nor the words have is about something else. */
export function isUnspokenCondition(place: Place, table: Table, cited: readonly Table[]): boolean {
  if (cited.length === 0 || table.rows.length !== 1) return false;
  const spoken = new Set(contentWords(place.statement.raw).map(({ stem }) => stem));
  return table.filters.some(({ column, values }) => {
    const isShared = cited.some(({ filters }) =>
      filters.some((other) => other.column === column && other.values.join() === values.join()),
    );
    const words = [...nameStems(column), ...values.flatMap((value) => nameStems(String(value)))];
    return !isShared && !words.some((word) => spoken.has(word));
  });
}

/** The years that results are about, from their conditions and their dates; undefined where a result is not bound to any. */
export function yearsOf(tables: readonly Table[], today: Date): Set<number> | undefined {
  const years = new Set<number>();
  for (const table of tables) {
    const own = [...yearsOfFilters(table, today), ...yearsOfCells(table)];
    if (own.length === 0) return undefined;
    for (const year of own) years.add(year);
  }
  return years.size > 0 ? years : undefined;
}

function yearsOfFilters({ filters }: Table, today: Date): number[] {
  return filters.flatMap(({ op, values }) => {
    const years = values.flatMap((value) => [...String(value).matchAll(/\b(?:19|20)\d\d\b/g)].map(Number));
    const [first] = years;
    if (first === undefined) return [];
    if (op === 'between') return range(first, years.at(-1) ?? first);
    if (op === 'gt' || op === 'gte') return range(first, today.getUTCFullYear());
    // Before some day is any year.
    return op === 'lt' || op === 'lte' ? range(first - 100, first) : [...years, first + 1];
  });
}

function yearsOfCells({ rows }: Table): number[] {
  return rows.flatMap(({ cells }) => Object.values(cells).flatMap((value) => dateOf(value)?.year ?? []));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
