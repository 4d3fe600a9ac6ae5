import type { Grain } from '../language/operator-phrases.ts';
import { pathsBetween } from '../schema/graph.ts';
import type { Column, Table } from '../schema/model.ts';
import { humanName, humanTable } from '../schema/names.ts';
import { choose, isColumnTarget, isTableTarget } from './choose.ts';
import { type Draft, fail, keyOf, sayColumn } from './draft.ts';
import type { GroupPart } from './read/frame.ts';
import { address, findPath, join, type Scope } from './scope.ts';
import { defaultDate, isCents, isCode } from './semantics.ts';

/** What rows are grouped or labelled by: the query's columns, and which of them a reader sees. */
export interface Key {
  title: string;
  columns: string[];
  shown: string[];
  grain?: Grain;
  /** A year or a code: no thousands are set apart. */
  plain?: boolean;
  cents?: boolean;
}

/** Turns "per department" into columns of the query: a column as such, a table by its key and its readable label. */
export function resolveGroups(draft: Draft, parts: readonly GroupPart[]): Key[] {
  return parts.flatMap((part) => {
    const key = 'grain' in part ? grainKey(draft, part.grain) : groupKey(draft, part);
    return key ? [key] : [];
  });
}

function grainKey(draft: Draft, grain: Grain): Key | undefined {
  const filtered = [...draft.columns].find((column) => column.kind === 'date');
  const date = filtered ?? defaultDate(draft.scope.base) ?? nearestDate(draft);
  if (!date) {
    fail(
      draft,
      `no date is recorded by which ${humanTable(draft.scope.base.name, 2)} could be put into ${grain}s`,
    );
    return undefined;
  }
  const at = address(draft.scope, date);
  if (at === undefined) return undefined;
  draft.columns.add(date);
  return { title: grain, columns: [`${at}:${grain}`], shown: [`${at}:${grain}`], grain };
}

/** The day on which a place or a thing came to be says nothing of what happens there. */
const founding = /^(open|opened|founded|built|established|installed|acquired|commissioned|manufactured)$/;

function nearestDate(draft: Draft): Column | undefined {
  return draft.scope.model.tables
    .map((table) => ({ table, path: findPath(draft.scope, table.name)?.path }))
    .filter(
      (each) =>
        each.path !== undefined &&
        !each.path.many &&
        !each.table.person &&
        defaultDate(each.table)?.words.some((word) => founding.test(word)) === false,
    )
    .toSorted((a, b) => (a.path?.cost ?? 9) - (b.path?.cost ?? 9))
    .map((each) => defaultDate(each.table))[0];
}

function groupKey(
  draft: Draft,
  part: GroupPart & { mention: NonNullable<GroupPart['mention']> },
): Key | undefined {
  const { scope } = draft;
  const { mention } = part;
  const column = choose(scope, mention, isColumnTarget);
  const table = choose(scope, mention, isTableTarget);
  if (!column && !table) {
    fail(draft, `I don't know how to group by "${mention.surface}"`);
    return undefined;
  }
  const isKeyOfTable =
    table !== undefined &&
    column?.target.column.primary === true &&
    column.target.column.table === table.target.table;
  const useColumn =
    column &&
    !isKeyOfTable &&
    (!table ||
      column.score > table.score + 0.02 ||
      (column.target.column.table === scope.base.name && column.score > table.score - 0.15));
  draft.score += Math.max(column?.score ?? 0, table?.score ?? 0);
  if (useColumn) return columnKey(draft, column.target.column);
  return table ? tableKey(draft, table.target.table) : undefined;
}

export function columnKey(draft: Draft, column: Column): Key | undefined {
  if (column.reference && (column.kind === 'number' || hasBetterName(draft, column)))
    return referenceKey(draft, column);
  const at = address(draft.scope, column);
  if (at === undefined) {
    fail(draft, `no key leads from ${draft.scope.base.name} to ${column.table}`);
    return undefined;
  }
  draft.columns.add(column);
  if (column.kind === 'date')
    return {
      title: sayColumn(draft.scope, column),
      columns: [`${at}:month`],
      shown: [`${at}:month`],
      grain: 'month',
    };
  return {
    title: sayColumn(draft.scope, column),
    columns: [at],
    shown: [at],
    plain: isCode(column),
    cents: isCents(column),
  };
}

/** The key is a code, and the row it refers to has a name. */
function hasBetterName(draft: Draft, column: Column): boolean {
  const labels = draft.scope.model.byName.get(column.reference?.table ?? '')?.labels ?? [];
  return labels.length > 0 && labels.every((label) => !column.reference?.references.includes(label.name));
}

const keySuffix = /_?(id|code|cd|no|nr|num|number|tag)$/i;

/** A key column shown by the label of the row it refers to. */
export function referenceKey(draft: Draft, column: Column): Key | undefined {
  const parent = draft.scope.model.byName.get(column.reference?.table ?? '');
  const own = address(draft.scope, column);
  if (!parent || own === undefined) return undefined;
  draft.columns.add(column);
  const title = humanName(column.name.replace(keySuffix, '') || column.name);
  if (parent.labels.length === 0) return { title, columns: [own], shown: [own] };
  const alias = aliasVia(draft.scope, column, parent);
  const shown = parent.labels.map((label) => `${alias}.${label.name}`);
  return { title, columns: [own, ...shown], shown };
}

/** Joins the row that a key refers to, and says how the query calls it. */
export function aliasVia(scope: Scope, column: Column, parent: Table): string {
  const hops = pathsBetween(scope.model, column.table, parent.name).flatMap((path) =>
    path.hops.length === 1 ? path.hops : [],
  );
  const hop = hops.find((each) => each.key.columns[0] === column.name && each.direction === 'up');
  const alias = hop?.alias ?? (parent.name === column.table ? `${parent.name}@${column.name}` : parent.name);
  if (!scope.joins.includes(alias)) scope.joins.push(alias);
  return alias;
}

export function tableKey(draft: Draft, name: string): Key | undefined {
  const { scope } = draft;
  const table = scope.model.byName.get(name);
  if (!table) return undefined;
  const key = keyOf(table);
  const title = humanTable(name, 1);
  const [label] = table.labels;
  if (name !== scope.base.name && label && table.labels.length === 1) {
    const at = address(scope, label);
    if (at !== undefined && !at.includes('.')) {
      markReference(draft, at);
      return { title, columns: [at], shown: [at] };
    }
  }
  const alias = name === scope.base.name ? '' : join(scope, name);
  if (alias === undefined) {
    fail(draft, `${humanTable(scope.base.name, 2)} and ${humanTable(name, 2)} are not related`);
    return undefined;
  }
  const prefix = alias === '' ? '' : `${alias}.`;
  const shown =
    table.labels.length > 0
      ? table.labels.map((each) => `${prefix}${each.name}`)
      : table.primaryKey.map((each) => `${prefix}${each}`);
  const columns =
    key === undefined || shown.includes(`${prefix}${key}`) ? shown : [`${prefix}${key}`, ...shown];
  return { title, columns, shown };
}

/** The base's own natural key stands for the table it refers to. */
function markReference(draft: Draft, name: string): void {
  const column = draft.scope.base.columns.find((each) => each.name === name);
  if (column) draft.columns.add(column);
}
