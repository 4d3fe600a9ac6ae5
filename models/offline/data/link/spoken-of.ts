import { isCodeTable } from '../plan/semantics.ts';
import type { Model } from '../schema/model.ts';
import type { Item } from './items.ts';

/** What happens to those who are spoken of is kept in rows that belong to them. */
const withOccasions = ({ tables }: Model, near: ReadonlySet<string>): Set<string> =>
  new Set([
    ...near,
    ...tables.filter((table) => table.foreignKeys.some((key) => near.has(key.table))).map(({ name }) => name),
  ]);

/** The tables that were spoken of, with those of their codes: the state of a row may be kept in words of its own. */
export function spokenOf(model: Model, items: readonly Item[]): Set<string> {
  const often = items.some(({ surface }) => /^how often$/i.test(surface));
  const named = tablesIn(items);
  const near = often ? withOccasions(model, withOccasions(model, named)) : named;
  const codes = [...near].flatMap((name) =>
    (model.byName.get(name)?.foreignKeys ?? []).flatMap(({ table }) => model.byName.get(table) ?? []),
  );
  return new Set([...near, ...codes.filter(isCodeTable).map(({ name }) => name)]);
}

/** What is lost is baggage, and nobody spoke of that when a passenger missed a flight. */
export function tablesIn(items: readonly Item[]): Set<string> {
  return new Set(
    items.flatMap((item) => {
      const targets = item.kind === 'mention' ? item.mention.targets : [];
      const top = (targets[0]?.score ?? 0) - 0.1;
      return targets
        .filter(({ score }) => score >= top)
        .map((target) => (target.kind === 'table' ? target.table : target.column.table));
    }),
  );
}
