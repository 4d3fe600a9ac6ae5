import type { Column, Model, Table } from '../schema/model.ts';
import { speaksOfEstimates, withoutEstimates } from './estimates.ts';
import { type Frame, hasTable } from './read/frame.ts';
import { isMoney } from './semantics.ts';

interface Measure {
  column: Column;
  score: number;
}

/** How much better a figure of the rows that were named fits than that of rows below them. */
const own = 0.03;

/** Of the figures that a word may stand for: those of the rows that are spoken of, and what holds now before what once held. */
export function figuresMeant(model: Model, measures: readonly Measure[], frame: Frame): Measure[] {
  const named = new Set(
    frame.context
      .filter(hasTable)
      .flatMap(({ targets: [best] }) => (best?.kind === 'table' ? [best.table] : [])),
  );
  const dated =
    frame.conditions.some(({ kind }) => kind === 'date') || frame.groups.some((each) => 'grain' in each);
  const said = frame.measure?.surface ?? '';
  return (speaksOfEstimates(said) ? measures : withoutEstimates(measures))
    .filter(({ column }) => dated || named.has(column.table) || !isKeptByParent(model, column, measures))
    .map((each) => (named.has(each.column.table) ? { ...each, score: each.score + own } : each));
}

/** Earlier prices belong to a product, which has one of its own. */
function isKeptByParent(model: Model, { table }: Column, measures: readonly Measure[]): boolean {
  const history = model.byName.get(table);
  return (
    history?.validity !== undefined &&
    history.foreignKeys.some((key) => measures.some(({ column }) => column.table === key.table))
  );
}

/** "The total tariff of the operations": it is charged for each of them, though a list of procedures keeps it. */
export function rowsOf(
  model: Model,
  { column }: Measure,
  frame: Frame,
  others: readonly Measure[],
): Table | undefined {
  // What a room holds or weighs is said of its kind; what it costs is paid for each.
  const summed = isMoney(column) && (frame.fn === undefined || /^(?:sum|avg)$/.test(frame.fn));
  const [noun, more] = frame.context.filter(hasTable);
  const [best] = noun?.targets ?? [];
  const table = best?.kind === 'table' ? model.byName.get(best.table) : undefined;
  if (!summed || more || !noun || !table || table.view || frame.groups.length > 0) return undefined;
  const follows = frame.measure !== undefined && noun.start - frame.measure.end <= 2;
  if (others.some((other) => other.column.table === table.name)) return undefined;
  const refers = table.foreignKeys.filter((key) => key.table === column.table);
  return follows && refers.length === 1 && !column.expression && table.name !== column.table
    ? table
    : undefined;
}
