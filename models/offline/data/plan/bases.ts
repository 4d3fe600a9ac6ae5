import type { Target } from '../link/entry.ts';
import type { Mention } from '../link/mention.ts';
import { pathsBetween } from '../schema/graph.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import type { Condition, Frame } from './read/frame.ts';

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
  return target.kind === 'column'
    ? columnBases(owner, mention, target)
    : valueBases(model, mention, { owner, target });
}

/** A date stands for the rows it dates, a text for its different values; a key is better read as the table it refers to. */
function columnBases(owner: Table, mention: Mention, { column, score }: Target & { kind: 'column' }): Base[] {
  const parent = column.reference?.table;
  if (column.primary && column.kind === 'number') return [];
  if (
    parent !== undefined &&
    mention.targets.some((other) => other.kind === 'table' && other.table === parent)
  )
    return [];
  if (column.kind === 'date') return [{ table: owner, score: score - 0.2 }];
  // Where a table is called so outright, the values of a column called alike are hardly meant.
  const outdone = mention.targets.some((other) => other.kind === 'table' && other.score > score + 0.05);
  return column.kind === 'text' || column.reference
    ? [{ table: owner, column, score: score - (outdone ? 0.3 : 0.12) }]
    : [];
}

function valueBases(
  model: Model,
  mention: Mention,
  found: { owner: Table; target: Target & { kind: 'value' | 'flag' } },
): Base[] {
  const { owner, target } = found;
  const condition: Condition = { kind: 'value', mention: { ...mention, targets: [target] }, negated: false };
  const own: Base = { table: owner, condition, score: target.score + (owner.person ? 0.05 : -0.05) };
  const people = !owner.person && isLabel(owner, target.column) ? peopleOf(model, owner) : [];
  const things = people.length === 0 && target.kind === 'value' ? thingsOf(model, owner, target.column) : [];
  if (things.length > 0) own.score -= single;
  return [own, ...[...people, ...things].map((table) => ({ table, condition, score: target.score }))];
}

/** One row of a catalogue is seldom what is counted. */
const single = 0.4;

/** "Hip replacements" are the operations that refer to that row of the catalogue of procedures. */
function thingsOf(model: Model, owner: Table, column: Column): Table[] {
  if (owner.person || !isLabel(owner, column)) return [];
  return model.tables.filter(
    (table) => table !== owner && table.foreignKeys.some((key) => key.table === owner.name),
  );
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

/** "Vets per site" are people who are there, not only those whom a row of another table names. */
export function isBareRole(model: Model, { column }: Base, frame: Frame): boolean {
  const people = model.byName.get(column?.reference?.table ?? '')?.person === true;
  return people && !frame.distinct && frame.conditions.length === 0 && frame.context.length === 0;
}

/** Tables of people, for questions that begin with "who". */
export function peopleTables(model: Model): Base[] {
  return model.tables
    .filter((table) => table.person)
    .map((table) => ({ table, score: table.staff ? 0.72 : 0.7 }));
}
