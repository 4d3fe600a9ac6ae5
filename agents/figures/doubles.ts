import type { Case } from './case.ts';
import type { Cell } from './cells.ts';
import { columnFit } from './columns.ts';
import { isCompared } from './given.ts';
import type { Place } from './reach.ts';
import { isSame } from './same.ts';
import type { CalendarDate, Token } from './types.ts';

/** Two numbers of a statement are not the same value of a row: the one that its words fit less is another one. */
export function refuseDoubles(cases: readonly Case[]): void {
  const withCell = cases.flatMap((one) =>
    one.cell && one.place.token.kind === 'number' ? [{ one, cell: one.cell }] : [],
  );
  for (const { one, cell } of withCell) {
    const isSurer = withCell.some(
      (other) =>
        other.one.place.statement === one.place.statement &&
        other.cell.row === cell.row &&
        other.cell.column === cell.column &&
        !isRoughly(other.one.place.token, one.place.token) &&
        certainty(other.one.place, other.cell) > certainty(one.place, cell),
    );
    if (isSurer && !isBound(one.place))
      refuse(one, `the sentence gives this value of ${cell.row.labels[0] ?? cell.column} twice`);
  }
}

/** `Just under 1,000, 968 to be exact`: one value, told twice. */
function isRoughly(a: Token, b: Token): boolean {
  return a.text !== b.text && [a, b].some(({ rough, bounds }) => rough !== undefined || bounds !== undefined);
}

/** `with 34 paramedics no more than 34 teams`: the second is what follows from the first. */
function isBound({ statement, token }: Place): boolean {
  const before = statement.masked.slice(0, token.offset - statement.start);
  return /\b(?:(?:no |not )?(?:more|fewer|less) than|at most|at least|up to)\s+\W*$/i.test(before);
}

/** A time that ends before it begins. */
export function refuseReversedSpans(cases: readonly Case[]): void {
  for (const [index, one] of cases.entries()) {
    const next = cases[index + 1];
    if (!next || next.place.statement !== one.place.statement) continue;
    const { masked, start } = one.place.statement;
    const [from, to] = [one.place.token, next.place.token];
    const isSpan =
      /\bfrom\W*$/i.test(masked.slice(0, from.offset - start)) &&
      /^\W*(?:to|until|till)\W*$/i.test(
        masked.slice(from.offset - start + from.text.length, to.offset - start),
      );
    const [a, b] = [from.dates[0], to.dates[0]];
    if (!isSpan || !a?.month || !b?.month || !isBefore(b, a)) continue;
    refuse(one, 'the time ends before it begins');
    refuse(next, 'the time ends before it begins');
  }
}

/** As far as both tell it; a year that only one of them has holds for both. */
function isBefore(a: CalendarDate, b: CalendarDate): boolean {
  const year = a.year ?? b.year ?? 0;
  const place = (date: CalendarDate): number =>
    (date.year ?? year) * 372 + (date.month ?? 0) * 31 + (date.day ?? 0);
  return place(a) < place(b);
}

/** `2,500 of 2,500`: a part that is the whole is one value told twice, unless it is said to be all. */
export function refusePartsThatAreWholes(cases: readonly Case[]): void {
  for (const [index, one] of cases.entries()) {
    const next = cases[index + 1];
    if (
      !one.cell ||
      next?.place.statement !== one.place.statement ||
      next.place.token.text !== one.place.token.text
    )
      continue;
    const { raw, start } = one.place.statement;
    const end = one.place.token.offset - start + one.place.token.text.length;
    const between = raw.slice(end, next.place.token.offset - start);
    if (/^\s*(?:out )?of(?: the)?\s*$/i.test(between) && !/\b(?:all|every|100|full)\b/i.test(raw))
      refuse(one, 'the sentence gives the whole as its part');
  }
}

/** What meets a condition is not the condition's own number: `40 are above 40`. */
export function refuseDoubleConditions(cases: readonly Case[]): void {
  const conditions = cases.filter(
    ({ found, place }) => found?.operation === 'question' && place.token.kind === 'number',
  );
  for (const one of conditions) {
    if (isCompared(one.place.statement, one.place.token)) continue;
    const isCondition = conditions.some(
      ({ place }) =>
        place.statement === one.place.statement &&
        isSame(place.token, one.place.token) &&
        isCompared(place.statement, place.token),
    );
    if (isCondition) refuse(one, 'the sentence gives its condition as its result');
  }
}

/** Nor is a part of a total the total itself. */
export function refuseSecondTotals(cases: readonly Case[]): void {
  for (const [index, one] of cases.entries()) {
    const isSecond = cases
      .slice(0, index)
      .some(
        (other) =>
          one.found?.operation === 'sum' &&
          other.found?.label === one.found.label &&
          other.place.statement === one.place.statement,
      );
    if (isSecond) refuse(one, 'the sentence gives this total twice');
  }
}

function refuse(one: Case, reason: string): void {
  delete one.found;
  one.wrong = reason;
}

function certainty(place: Place, { row, column, named }: Cell): number {
  return columnFit(place, row, column) + (named ? 1 : 0);
}
