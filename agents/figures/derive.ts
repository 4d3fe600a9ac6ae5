import { arithmeticFor } from './arithmetic.ts';
import type { Case, Desk } from './case.ts';
import type { Table } from './evidence.ts';
import type { Statement } from './statements.ts';
import { type Listed, totalOfLines } from './totals.ts';
import type { Found } from './types.ts';
import { numberOf } from './values.ts';

/** What can be computed from the cited rows and from the numbers around that are borne out. */
export function derived(desk: Desk, one: Case, cases: readonly Case[]): Found | undefined {
  const { place } = one;
  const { statement } = place;
  const tables = one.tables.length > 0 ? one.tables : ofParagraph(desk, statement);
  const listed = cases.flatMap(listedOf);
  const own = listed.filter((other) => other.statement === statement);
  const before = listed.filter((other) => other.statement === statement.lead);
  const further = REFERS_BACK.test(statement.masked)
    ? listed.filter((other) => isEarlier(other.statement, statement) && !before.includes(other))
    : [];
  const known = [...own, ...before, ...further];
  return (
    arithmeticFor({ place, tables, known, today: desk.today }) ??
    (place.token.kind === 'number' ? totalOfLines(place, listed) : undefined)
  );
}

/** A sentence without a mark of its own may compute from what its paragraph cites. */
function ofParagraph(desk: Desk, { block, citesItself }: Statement): Table[] {
  if (citesItself) return [];
  const marks = desk.statements.filter((other) => other.block === block).flatMap(({ cites }) => cites);
  return desk.tables.filter(({ n }) => n !== undefined && marks.includes(n));
}

/** A number that is borne out, with the exact value where the written one is rounded. */
export function listedOf({ place: { token, statement }, found, cell }: Case): Listed[] {
  const written = token.readings.map(({ value }) => value);
  if (!found || token.kind === 'year' || token.times || token.fraction) return [];
  const exact = cell && found.operation !== 'count' ? numberOf(cell.row.cells[cell.column]) : found.exact;
  const values = [...new Set(exact === undefined ? written : [exact, ...written])];
  if (token.kind === 'time') return [{ token, value: Number.NaN, found, statement }];
  return values.map((value) => ({ token, value, found, statement }));
}

/** Whether something else than the results of queries is cited. */
export function citesText({ passages, tables }: Case): boolean {
  return passages.some((passage) => !tables.some(({ sourceId }) => sourceId === passage.sourceId));
}

const REFERS_BACK =
  /\b(?:remain\w*|rest|together|combined|in total|altogether|difference|these|those|both|left)\b/i;

/** A sentence of the same paragraph before another one. */
function isEarlier(one: Statement, other: Statement): boolean {
  return one.block === other.block && one.start < other.start && other.kind === 'sentence';
}

/** A limit that the answer sets itself is right when the rows within it were counted right. */
export function limitOf(one: Case, cases: readonly Case[]): Found | undefined {
  const { place } = one;
  // Where documents are cited the limit is theirs.
  if (place.statement.cites.length > 0 && citesText(one)) return undefined;
  const counting = cases.find(({ found, limit }) => found && limit === place.token);
  return (
    counting?.found && { ...counting.found, operation: 'question', label: `limit: ${counting.found.label}` }
  );
}
