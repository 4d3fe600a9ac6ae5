import { ageFor } from './ages.ts';
import { arithmeticFor } from './arithmetic.ts';
import type { Case, Desk } from './case.ts';
import { type Cell, cellFor } from './cells.ts';
import { isRightColumn } from './columns.ts';
import { countFor } from './counts.ts';
import type { Table } from './evidence.ts';
import { isAbout, isValueOf, isWithin } from './extract.ts';
import { type Fits, isTelling, ofGroup, ofTop } from './groups.ts';
import { dateOf } from './dates.ts';
import { betweenRows, withinRow } from './pairs-of-rows.ts';
import { betweenDates, betweenTimes, inOtherUnit, laterFor } from './times.ts';
import { mentionsIn } from './mentions.ts';
import { columnsOfNumbers, type Derivation, foundIn, namedRows, sum, valuesOf } from './operands.ts';
import { type Place, rowsInReach } from './reach.ts';
import { fromText } from './text-arithmetic.ts';
import { passageFor } from './passages.ts';
import type { Statement } from './statements.ts';
import type { Listed } from './totals.ts';
import type { Found, Token } from './types.ts';
import { isTimeUnit } from './units.ts';
import { OF_HUNDRED, statesIn } from './values.ts';
import type { Views } from './views.ts';

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
  const read = ofSection(desk, place);
  if (read) return read;
  const shown = shownCell(place, tables);
  if (shown) return shown;
  const isAbove = (other: Listed): boolean =>
    statement.kind === 'item' && other.statement.block === statement.block && other.statement.start < statement.start;
  const known = listed.filter(
    (other) => other.statement === statement || other.statement === statement.lead || isAbove(other),
  );
  const derivation: Derivation = { place, tables, known, today: desk.today };
  if (token.kind === 'time') return laterFor(derivation);
  if (token.kind !== 'number' && token.kind !== 'percent') return undefined;
  const beside = partOfColumn(place, tables) ?? ofSubject(place, tables);
  if (beside) return beside;
  const counted = token.times ? undefined : countFor({ place, tables: [...tables, ...summed].filter(({ rows }) => rows.length > 1) })?.found;
  if (counted || isOfAnother(place, [...tables, ...summed])) return counted;
  const fits = fitsOf(token);
  const own = known.filter((other) => other.statement === statement);
  return (
    lasting(derivation) ??
    (isTelling(token) || token.times || token.kind === 'percent' ? arithmeticFor({ ...derivation, tables: [...tables, ...summed], known: own }) : undefined) ??
    ofRows(derivation, { tables, summed }) ??
    fromText(derivation, fits)
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
    return foundIn(tables[0] ?? { sourceId: 'question' }, { label: 'months of the results', operation: 'count' });
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
    rows.some(({ cells }) => Object.values(cells).some((value) => dates.some((said) => said.year === dateOf(value)?.year))),
  );
  return table && foundIn(table, { label: `year of ${table.title}`, operation: 'value' });
}

/** A value of a row that is named beside the number, in a document's table or in a summary of rows. */
function cellIn(place: Place, tables: readonly Table[]): Found | undefined {
  const named = tables.filter(
    (table) => {
      const from = rowsInReach(place, table.rows)?.from;
      return from === 'clause' || (from === 'statement' && !table.grouped);
    },
  );
  const cell = cellFor({ place, cited: true }, named) ?? ofPeriodBeside(place, tables);
  if (!cell) return undefined;
  const { row, column } = cell;
  if (place.token.kind === 'date' && row.table.grouped) return undefined;
  if (column.startsWith('avg_') && !/\b(?:average|avg|mean|per|each)\b/i.test(place.statement.masked)) return undefined;
  const name = row.labels[0] ?? String(Object.values(row.cells)[0]);
  const operation = row.table.grouped ? 'sum' : 'value';
  return foundIn(row.table, { label: `${column} of ${name}: ${row.table.title}`, operation, column });
}

/** `8,612 compared with 8,455 in the year before`: the second is that of a period which the text does not name. */
function ofPeriodBeside(place: Place, tables: readonly Table[]): Cell | undefined {
  if (!isTelling(place.token) || !BEFORE.test(place.statement.masked)) return undefined;
  const yearly = tables.filter(
    ({ period, rows }) => period === 'year' && rowsInReach(place, rows)?.from !== 'clause',
  );
  return yearly
    .flatMap(({ rows, columns }) => rows.flatMap((row) => columns.map((column) => ({ row, column }))))
    .find(({ row, column }) => statesIn(place.token, row, column));
}

/** Two periods are told side by side, of which the text may name but one. */
const BEFORE =
  /\b(?:(?:year|quarter|month|period)s? (?:before|earlier)|previous|prior|last|year[- ](?:over|on)[- ]year|compared|against|versus|vs)\b|→/i;

const OPERATOR = /[/÷×*+=−]/;

/** `8,612 claims / 31 people`: a computation that is shown may start from any value that is cited. */
function shownCell({ statement, token }: Place, tables: readonly Table[]): Found | undefined {
  const at = token.offset - statement.start;
  const before = statement.masked.slice(0, at).replace(/\*\*/g, '').trimEnd();
  const after = /^[^\d.,;()]{0,20}/.exec(statement.masked.slice(at + token.text.length))?.[0] ?? '';
  if (!OPERATOR.test(before.slice(-1)) && !OPERATOR.test(after.replace(/\*\*/g, ''))) return undefined;
  for (const table of statement.kind === 'row' ? [] : tables) {
    for (const column of table.columns) {
      const row = table.rows.find((one) => statesIn(token, one, column));
      const label = `${column}: ${table.title}`;
      if (row) return foundIn(table, { label, operation: 'value', row: row.index, column });
    }
  }
  return undefined;
}

/** `38 of 72 employees`: the value of a named row beside the sum of its column. */
function partOfColumn(place: Place, tables: readonly Table[]): Found | undefined {
  const { statement, token, tokens } = place;
  const next = tokens.find(({ offset }) => offset > token.offset);
  const end = token.offset - statement.start + token.text.length;
  if (!next || !/^\W*(?:out )?of(?: the| all| our)?\W*$/i.test(statement.masked.slice(end, next.offset - statement.start)))
    return undefined;
  for (const table of tables) {
    for (const row of rowsInReach(place, table.rows)?.rows ?? []) {
      const column = columnsOfNumbers(table).find(
        (name) => statesIn(token, row, name) && isValueOf(next, sum(valuesOf(table, name))),
      );
      if (column) return foundIn(table, { label: `${column}: ${table.title}`, operation: 'value', row: row.index, column });
    }
  }
  return undefined;
}

/** `Rowan has more rooms than Alder; it had 120`: what a pronoun before the number stands for may be any name so far. */
function ofSubject(place: Place, tables: readonly Table[]): Found | undefined {
  const at = place.token.offset - place.statement.start;
  const before = place.statement.raw.slice(0, at);
  for (const table of isTelling(place.token) ? tables : []) {
    const mentions = mentionsIn(before, table.rows);
    const last = mentions.at(-1);
    if (!last || !/\b(?:it|they|its|their|whom)\b/i.test(before.slice(last.end))) continue;
    for (const row of mentions.flatMap(({ rows }) => [...rows])) {
      const column = table.columns.find((name) => isRightColumn(place, row, name) && statesIn(place.token, row, name));
      if (column) return foundIn(table, { label: `${column}: ${table.title}`, operation: 'value', row: row.index, column });
    }
  }
  return undefined;
}

/** The value of a row that is not the one that is spoken of: then it is no chance result of a computation either. */
function isOfAnother(place: Place, tables: readonly Table[]): boolean {
  if (!isTelling(place.token)) return false;
  const mayBe = (column: string): boolean => place.token.kind === 'number' || OF_HUNDRED.test(column);
  return tables.some((table) => {
    if (table.period && BEFORE.test(place.statement.masked)) return false;
    const reach = rowsInReach(place, table.rows);
    if (!reach || reach.from === 'around') return false;
    const others = table.rows.filter((row) => !reach.rows.has(row));
    return others.some((row) => table.columns.some((column) => mayBe(column) && statesIn(place.token, row, column)));
  });
}

function ofRows(
  derivation: Derivation,
  { tables, summed }: { tables: readonly Table[]; summed: readonly Table[] },
): Found | undefined {
  const { place } = derivation;
  const fits = fitsOf(place.token);
  for (const table of tables) {
    const found = ofTop(derivation, table, fits) ?? ofGroup(derivation, table, fits);
    if (found) return found;
  }
  if (!isTelling(place.token) && place.token.kind !== 'percent' && !/\bby\s+\W*$/.test(textBefore(place))) return undefined;
  for (const table of [...tables, ...summed]) {
    const found = betweenRows(place, table, fits) ?? withinRow(place, table, fits);
    if (found) return found;
  }
  return undefined;
}

function textBefore({ statement, token }: Place): string {
  return statement.masked.slice(0, token.offset - statement.start);
}

/** The tables that the statement cites, also those within documents; all, where nothing is cited. */
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

function nearTables(desk: Desk, { tables, place }: Case): Table[] {
  const { statement } = place;
  const marks = marksOf(desk, statement);
  const all = [...desk.tables, ...desk.told];
  const cited = all.filter(({ n }) => n !== undefined && marks.includes(n));
  return marks.length === 0 && tables.length === 0 ? all : [...new Set([...tables, ...cited])];
}

/** Whether an exact value is what was written, as roughly as prose writes it. */
export function fitsOf(token: Token): Fits {
  return (exact) =>
    Number.isFinite(exact) &&
    (isValueOf(token, exact) ||
      (isWithin(token, exact) && isRound(token, exact)) ||
      isAbout(token, exact) ||
      isRounded(token, exact));
}

/** A bound is a round number not far away. */
function isRound({ text, readings }: Token, exact: number): boolean {
  const digits = text.replace(/\D/g, '').replace(/0+$/, '');
  const value = readings[0]?.value ?? 0;
  return digits.length <= 2 && Math.abs(value - exact) <= FAR * Math.abs(value);
}

const FAR = 0.15;
const LEAST_ROUNDED = 10_000;

/** `358,000` for 358,055: three noughts are rounded, also without a word that says so. */
function isRounded({ readings, rough }: Token, exact: number): boolean {
  const value = readings[0]?.value ?? 0;
  if (rough !== undefined && !Number.isInteger(exact)) return Math.abs(value - exact) <= ABOUT * Math.abs(exact);
  return value >= LEAST_ROUNDED && value % 1000 === 0 && Math.abs(value - exact) <= 500;
}

const ABOUT = 0.012;
