import { numberOf, sayNumber } from '../answer/format.ts';
import type { Base } from './bases.ts';
import type { Draft } from './draft.ts';
import type { Key } from './groups.ts';
import type { AggregateColumn, Fetched } from './query.ts';
import { isQuantity } from './semantics.ts';

/** "How many massages were sold": the rows are counted, and what each of them stands for is added up. */
export function pieces(draft: Draft, base: Base, groups: readonly Key[]): AggregateColumn[] {
  const [quantity, more] = base.table.columns.filter(
    (column) => column.kind === 'number' && isQuantity(column),
  );
  const catalogued =
    base.condition?.kind === 'value' && !base.table.labels.some((each) => draft.columns.has(each));
  if (!catalogued || !quantity || more || groups.length > 0 || draft.scope.many) return [];
  return [{ fn: 'sum', column: quantity.name, as: 'pieces' }];
}

export function sayPieces(result: Fetched): string {
  const sum = numberOf(result.rows[0]?.['pieces']);
  return sum === undefined ? '' : `, with a quantity of **${sayNumber(sum)}** in total`;
}
