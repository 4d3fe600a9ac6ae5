import { ageFor } from './ages.ts';
import { arithmeticFor } from './arithmetic.ts';
import type { Case, Desk } from './case.ts';
import { countFor } from './counts.ts';
import { dateOf } from './dates.ts';
import type { Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import { isTelling, ofGroup } from './groups.ts';
import { type Derivation, foundIn, namedRows } from './operands.ts';
import { betweenRows, passedIn, withinRow } from './pairs-of-rows.ts';
import { passageFor } from './passages.ts';
import { isNamed, type Place } from './reach.ts';
import { fitsOf } from './rough-fits.ts';
import type { Statement } from './statements.ts';
import { fromText } from './text-arithmetic.ts';
import { betweenDates, betweenTimes, inOtherUnit, laterFor } from './times.ts';
import { ofTop } from './top-rows.ts';
import type { Listed } from './totals.ts';
import type { Found, Token } from './types.ts';
import { isTimeUnit } from './units.ts';
import type { Views } from './views.ts';
import { cellIn, isOfAnother, ofSubject, partOfColumn, shownCell } from './wide-cells.ts';
import { stemsOf } from './words.ts';

/** What else can be computed for a number that nothing bears out so far: it is doubted only when nothing fits. */
export function widely(
  desk: Desk,
  one: Case,
  { listed, views }: { listed: readonly Listed[]; views: Views },
): Found | undefined {
  const { place } = one;
  const { statement, token } = place;
  const tables = nearTables(desk, one);
  const summed = tables.flatMap(views);
  if (token.kind === 'year' && !one.wrong) return ofYear(token, tables);
  const cell = cellIn(place, [...tables.filter((table) => desk.told.includes(table)), ...summed]);
  if (cell) return cell;
  if (one.wrong) return undefined;
  const read = ofSection(desk, place) ?? shownCell(place, tables);
  if (read) return read;
  const isAbove = (other: Listed): boolean =>
    statement.kind === 'item' &&
    other.statement.block === statement.block &&
    other.statement.start < statement.start;
  const known = listed.filter(
    (other) => other.statement === statement || other.statement === statement.lead || isAbove(other),
  );
  const derivation: Derivation = { place, tables, known, today: desk.today };
  return token.kind === 'time' ? laterFor(derivation) : computed(derivation, [...tables, ...summed]);
}

/** What follows from the rows, also summed up, and from the numbers around. */
function computed(derivation: Derivation, all: readonly Table[]): Found | undefined {
  const { place, tables } = derivation;
  const { token } = place;
  if (token.kind !== 'number' && token.kind !== 'percent') return undefined;
  const beside = partOfColumn(place, tables) ?? ofSubject(place, tables);
  if (beside) return beside;
  // A summary is counted only where the text says what its rows are.
  const spoken = stemsOf(place.statement.masked);
  const several = all.filter(
    (table) =>
      table.rows.length > 1 &&
      (tables.includes(table) ||
        [...table.entity].some((word) => spoken.has(word)) ||
        isNamed(place, table.rows)),
  );
  const counted = token.times ? undefined : countFor({ place, tables: several })?.found;
  if (counted || isOfAnother(place, all)) return counted;
  const known = derivation.known.filter((other) => place.tokens.includes(other.token));
  const mayBeComputed = isTelling(token) || token.times || token.kind === 'percent';
  return (
    lasting(derivation) ??
    (mayBeComputed ? arithmeticFor({ ...derivation, tables: all, known }) : undefined) ??
    ofRows(derivation, all) ??
    fromText(derivation, fitsOf(token))
  );
}

/** The time between two dates of a row that is named. */
function lasting(derivation: Derivation): Found | undefined {
  const { place, tables } = derivation;
  if (!isTimeUnit(place.token.unit)) return undefined;
  const told = betweenDates(derivation);
  if (told) return told.found;
  const spans = tables.flatMap(monthsOf);
  if (place.token.unit === 'month' && spans.some((months) => isValueOf(place.token, months)))
    return foundIn(tables[0] ?? { sourceId: 'question' }, {
      label: 'months of the results',
      operation: 'count',
    });
  const other = betweenTimes(derivation) ?? inOtherUnit(derivation);
  if (other) return other;
  return ageFor({ ...derivation, tables: tables.filter((table) => namedRows(place, table).length > 0) });
}

/** How many months a result is about, by its condition or from its first row to its last. */
function monthsOf({ filters, period, rows }: Table): number[] {
  const lengths = filters.flatMap(({ op, values }) => {
    const [from, to] = values.map(dateOf);
    if (op !== 'between' || !from?.month || !to?.month) return [];
    return [((to.year ?? 0) - (from.year ?? 0)) * 12 + to.month - from.month + 1];
  });
  return period === 'month' ? [...lengths, rows.length, rows.length - 1] : lengths;
}

function ofYear({ dates }: Token, tables: readonly Table[]): Found | undefined {
  const table = tables.find(({ rows }) =>
    rows.some(({ cells }) =>
      Object.values(cells).some((value) => dates.some((said) => said.year === dateOf(value)?.year)),
    ),
  );
  return table && foundIn(table, { label: `year of ${table.title}`, operation: 'value' });
}

function ofRows(derivation: Derivation, all: readonly Table[]): Found | undefined {
  const { place, tables } = derivation;
  const fits = fitsOf(place.token);
  for (const table of tables) {
    const found =
      passedIn(place, table) ?? ofTop(derivation, table, fits) ?? ofGroup(derivation, table, fits);
    if (found) return found;
  }
  if (!isTelling(place.token) && place.token.kind !== 'percent' && !/\bby\s+\W*$/.test(textBefore(place)))
    return undefined;
  for (const table of all) {
    const found = betweenRows(place, table, fits) ?? withinRow(place, table, fits);
    if (found) return found;
  }
  return undefined;
}

function textBefore({ statement, token }: Place): string {
  return statement.masked.slice(0, token.offset - statement.start);
}

/** Marks of its section hold for a statement that has none. */
function marksOf(desk: Desk, statement: Statement): number[] {
  if (statement.citesItself) return statement.cites;
  return desk.statements
    .filter(({ heading, kind }) => heading === statement.heading && kind !== 'source')
    .flatMap(({ cites }) => cites);
}

function ofSection(desk: Desk, place: Place): Found | undefined {
  const marks = marksOf(desk, place.statement);
  const passages = desk.read.filter(({ n }) => n !== undefined && marks.includes(n));
  const reply = passageFor(place, passages, 'only');
  return reply && 'found' in reply ? reply.found : undefined;
}

/** The tables that the statement cites, also those within documents; all, where nothing is cited. */
function nearTables(desk: Desk, { tables, place }: Case): Table[] {
  const { statement } = place;
  const marks = marksOf(desk, statement);
  const all = [...desk.tables, ...desk.told];
  const cited = all.filter(({ n }) => n !== undefined && marks.includes(n));
  return marks.length === 0 && tables.length === 0 ? all : [...new Set([...tables, ...cited])];
}
