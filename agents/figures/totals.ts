import { isValueOf } from './extract.ts';
import { foundIn, type Known, sum } from './operands.ts';
import type { Statement } from './statements.ts';
import type { Found, Token } from './types.ts';

const TOTAL =
  /\b(?:total\w*|sum|together|altogether|in all|combined|full[- ]year|gesamt\w*|summe|zusammen|suma|juntos|all|overall)\b|[Σ∑]/i;

/** A verified number together with the statement that it stands in. */
export interface Listed extends Known {
  statement: Statement;
}

/** The last line of a table or list, or the sentence below it, that adds up what stands above. */
export function totalOfLines(
  { statement, token }: { statement: Statement; token: Token },
  known: readonly Listed[],
): Found | undefined {
  if (!TOTAL.test(statement.raw)) return undefined;
  const block = statement.kind === 'sentence' ? statement.lead?.block : statement.block;
  const above = known.filter(
    (other) =>
      other.statement.block === block && other.statement.start < statement.start && isLine(other.statement),
  );
  const own = statement.kind === 'row' ? placeOf(token, statement) : undefined;
  for (const [at, lot] of Map.groupBy(above, (other) => placeOf(other.token, other.statement))) {
    const [first] = lot;
    if (!first || lot.length < 2 || (own !== undefined && own !== at)) continue;
    if (!isValueOf(token, sum(lot.map(({ value }) => value)))) continue;
    return foundIn(first.found, {
      label: `sum of the ${lot.length} lines above${columnOf(statement, at)}`,
      operation: 'sum',
    });
  }
  return undefined;
}

function isLine({ kind, raw }: Statement): boolean {
  return (kind === 'row' || kind === 'item') && !TOTAL.test(raw);
}

/** The cell of a table that a number is in; 0 in a list. */
function placeOf({ offset }: Token, { cells, start }: Statement): number {
  return Math.max(
    0,
    cells.findIndex((cell) => offset - start >= cell.start && offset - start < cell.end),
  );
}

function columnOf({ header }: Statement, at: number): string {
  return header[at] ? ` in ${header[at]}` : '';
}
