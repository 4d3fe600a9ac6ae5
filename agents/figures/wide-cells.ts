import { type Cell, cellFor } from './cells.ts';
import { isRightColumn } from './columns.ts';
import type { Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import { isSpokenOf, isTelling } from './groups.ts';
import { mentionsIn } from './mentions.ts';
import { columnsOfNumbers, foundIn, sum, valuesOf } from './operands.ts';
import { type Place, rowsInReach } from './reach.ts';
import type { Found } from './types.ts';
import { OF_HUNDRED, statesIn } from './values.ts';

/** A value of a row that is named beside the number, in a document's table or in a summary of rows. */
export function cellIn(place: Place, tables: readonly Table[]): Found | undefined {
  const named = tables.filter((table) => {
    const from = rowsInReach(place, table.rows)?.from;
    return from === 'clause' || (from === 'statement' && !table.grouped);
  });
  const cell = cellFor({ place, cited: true }, named) ?? ofPeriodBeside(place, tables);
  if (!cell) return undefined;
  const { row, column } = cell;
  if (place.token.kind === 'date' && row.table.grouped) return undefined;
  if (
    row.table.grouped &&
    !isTelling(place.token) &&
    column !== 'count' &&
    !isSpokenOf(place, row.table, column)
  )
    return undefined;
  if (column.startsWith('avg_') && !/\b(?:average|avg|mean|per|each)\b/i.test(place.statement.masked))
    return undefined;
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
export function shownCell({ statement, token }: Place, tables: readonly Table[]): Found | undefined {
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
export function partOfColumn(place: Place, tables: readonly Table[]): Found | undefined {
  const { statement, token, tokens } = place;
  const next = tokens.find(({ offset }) => offset > token.offset);
  const end = token.offset - statement.start + token.text.length;
  if (
    !next ||
    !/^\W*(?:out )?of(?: the| all| our)?\W*$/i.test(
      statement.masked.slice(end, next.offset - statement.start),
    )
  )
    return undefined;
  for (const table of tables) {
    for (const row of rowsInReach(place, table.rows)?.rows ?? []) {
      const column = columnsOfNumbers(table).find(
        (name) => statesIn(token, row, name) && isValueOf(next, sum(valuesOf(table, name))),
      );
      if (column)
        return foundIn(table, {
          label: `${column}: ${table.title}`,
          operation: 'value',
          row: row.index,
          column,
        });
    }
  }
  return undefined;
}

/** `Rowan has more rooms than Alder; it had 120`: what a pronoun before the number stands for may be any name so far. */
export function ofSubject(place: Place, tables: readonly Table[]): Found | undefined {
  const at = place.token.offset - place.statement.start;
  const before = place.statement.raw.slice(0, at);
  for (const table of isTelling(place.token) ? tables : []) {
    const mentions = mentionsIn(before, table.rows);
    const last = mentions.at(-1);
    if (!last || !/\b(?:it|they|its|their|whom)\b/i.test(before.slice(last.end))) continue;
    for (const row of mentions.flatMap(({ rows }) => [...rows])) {
      const column = table.columns.find(
        (name) => isRightColumn(place, row, name) && statesIn(place.token, row, name),
      );
      if (column)
        return foundIn(table, {
          label: `${column}: ${table.title}`,
          operation: 'value',
          row: row.index,
          column,
        });
    }
  }
  return undefined;
}

/** The value of a row that is not the one that is spoken of: then it is no chance result of a computation either. */
export function isOfAnother(place: Place, tables: readonly Table[]): boolean {
  if (!isTelling(place.token)) return false;
  const mayBe = (column: string): boolean => place.token.kind === 'number' || OF_HUNDRED.test(column);
  return tables.some((table) => {
    if (table.period && BEFORE.test(place.statement.masked)) return false;
    const reach = rowsInReach(place, table.rows);
    if (!reach || reach.from === 'around') return false;
    const others = table.rows.filter((row) => !reach.rows.has(row));
    return others.some((row) =>
      table.columns.some((column) => mayBe(column) && statesIn(place.token, row, column)),
    );
  });
}
