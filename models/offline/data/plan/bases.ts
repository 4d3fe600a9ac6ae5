import type { Target } from '../link/lexicon.ts';
import type { Mention } from '../link/match.ts';
import { pathsBetween } from '../schema/graph.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import type { Condition } from './frame.ts';

/** One way to read the head of the question: the table of its rows, and what the head itself restricts. */
export interface Base {
  table: Table;
  score: number;
  /** The head named a value: "nurses" are staff whose role is Nurse. */
  condition?: Condition;
  /** The head named a column: its different values are what is counted or listed. */
  column?: Column;
}

export function basesOf(model: Model, mention: Mention): Base[] {
  return mention.targets
    .flatMap((target) => basesOfTarget(model, mention, target))
    .toSorted((a, b) => b.score - a.score);
}

function basesOfTarget(model: Model, mention: Mention, target: Target): Base[] {
  if (target.kind === 'table') {
    const table = model.byName.get(target.table);
    return table ? [{ table, score: target.score }] : [];
  }
  const owner = model.byName.get(target.column.table);
  if (!owner) return [];
  if (target.kind === 'column') {
    if (target.column.primary && target.column.kind === 'number') return [];
    const parent = target.column.reference?.table;
    if (parent && mention.targets.some((other) => other.kind === 'table' && other.table === parent))
      return [];
    if (target.column.kind === 'date') return [{ table: owner, score: target.score - 0.2 }];
    return target.column.kind === 'text' || target.column.reference
      ? [{ table: owner, column: target.column, score: target.score - 0.12 }]
      : [];
  }
  const condition: Condition = { kind: 'value', mention: { ...mention, targets: [target] }, negated: false };
  const bases: Base[] = [{ table: owner, condition, score: target.score + (owner.person ? 0.05 : -0.05) }];
  if (!owner.person && isLabel(owner, target.column))
    bases.push(...peopleOf(model, owner).map((table) => ({ table, condition, score: target.score })));
  return bases;
}

function isLabel(table: Table, column: Column): boolean {
  return table.labels.includes(column);
}

/** The people who belong to a row: engineers are the staff of the department Engineering. */
function peopleOf(model: Model, owner: Table): Table[] {
  return model.tables.filter(
    (table) =>
      table.person &&
      table.staff &&
      table.foreignKeys.some((key) => key.table === owner.name) &&
      pathsBetween(model, table.name, owner.name).length > 0,
  );
}

/** Tables of people, for questions that begin with "who". */
export function peopleTables(model: Model): Base[] {
  return model.tables
    .filter((table) => table.person)
    .map((table) => ({ table, score: table.staff ? 0.72 : 0.7 }));
}
