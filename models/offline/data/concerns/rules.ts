import { capitalise, cell, cite, numberOf, sayCell, sayNumber } from '../answer/format.ts';
import type { Fetched, Query, Row } from '../plan/query.ts';
import { latenessOf } from '../plan/semantics.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import { humanName, humanTable } from '../schema/names.ts';
import { isVacancy, type Topic } from './topic.ts';

/** One stated rule on one table: the query that tests it, and the sentence when it finds something. */
export interface Check {
  rule: string;
  query: Query;
  say(result: Fetched): string | undefined;
}

const troubledValue =
  /hold|block|risk|delay|stuck|escalat|suspend|overdue|repair|damag|fail|critical|broken|stalled|late\b/i;
const openValue = /^(open|vacant|pending|new|unfilled|unresolved|active|in.progress)/i;
const namedAtMost = 10;

/** The checks that fit a table of the topic, in the order in which they matter. */
export function checksOf(model: Model, topic: Topic, today: string): Check[] {
  const tables = model.tables.filter((table) => topic.tables.has(table.name));
  const rules = [emptyParents, recordedCounts, openItems, overdueRows, troubledRows, missingKeys];
  return rules.flatMap((rule) => tables.flatMap((table) => rule(model, table, { topic, today })));
}

interface Setting {
  topic: Topic;
  today: string;
}

const keyOf = (table: Table): string | undefined =>
  table.primaryKey.length === 1 ? table.primaryKey[0] : undefined;

function labelColumns(table: Table): string[] {
  const labels = table.labels.map((label) => label.name);
  return labels.length > 0 ? labels : table.primaryKey;
}

const labelOf = (row: Row, columns: readonly string[]): string =>
  columns.map((column) => sayCell(cell(row, column))).join(' ');

function nameThem(rows: readonly Row[], columns: readonly string[]): string {
  const names = rows.slice(0, namedAtMost).map((row) => labelOf(row, columns));
  const more = rows.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** Something that people belong to, and nobody does. */
function emptyParents(model: Model, table: Table): Check[] {
  if (!table.staff || !table.person) return [];
  return table.foreignKeys.flatMap((key): Check[] => {
    const parent = model.byName.get(key.table);
    const [column] = key.columns;
    if (!parent || parent.person || parent.labels.length === 0 || parent.rows > 500 || column === undefined)
      return [];
    const shared = table.foreignKeys.filter((other) => other.table === key.table).length > 1;
    const labels = labelColumns(parent);
    const rule = `${humanTable(parent.name, 1)} without any ${humanTable(table.name, 2)}`;
    const query: Query = {
      table: parent.name,
      columns: labels,
      without: [shared ? `${table.name}@${column}` : table.name],
      order_by: [{ column: labels[0] ?? '', direction: 'asc' }],
      limit: 100,
    };
    const say = ({ rows, id }: Fetched): string | undefined =>
      rows.length === 0
        ? undefined
        : `**${sayNumber(rows.length)} of ${sayNumber(parent.rows)} ${humanTable(parent.name, 2)} have no ${humanTable(table.name, 2)}**: ${nameThem(rows, labels)} ${cite(id)}.`;
    return [{ rule, query, say }];
  });
}

const counter =
  /^(headcount|head_?count|.*_count|num(ber)?_of_.*|no_of_.*|n_.*|total_(staff|employees|members))$/i;

/** A number on record that should be the number of rows, and isn't. */
function recordedCounts(model: Model, table: Table): Check[] {
  return table.columns
    .filter((column) => column.kind === 'number' && counter.test(column.name))
    .flatMap((column): Check[] => {
      const child = countedTable(model, table, column);
      const [key, childKey] = [keyOf(table), child && keyOf(child)];
      if (!child || key === undefined || childKey === undefined || table.rows > 500) return [];
      const labels = labelColumns(table);
      const columns = [...new Set([key, ...labels, column.name])];
      const query: Query = {
        table: table.name,
        join: [child.name],
        group_by: columns,
        aggregates: [{ fn: 'count_distinct', column: `${child.name}.${childKey}`, as: 'counted' }],
        limit: 500,
      };
      const noun = humanTable(child.name, 2);
      const say = ({ rows, id }: Fetched): string | undefined => {
        const wrong = rows.filter(
          (row) => numberOf(cell(row, column.name)) !== numberOf(cell(row, 'counted')),
        );
        if (wrong.length === 0) return undefined;
        const told = wrong
          .slice(0, namedAtMost)
          .map(
            (row) =>
              `${labelOf(row, labels)} (${sayCell(cell(row, column.name))} on record, ${sayCell(cell(row, 'counted'))} counted)`,
          );
        return `**The ${humanName(column.name)} on record disagrees with the ${noun} counted in ${sayNumber(wrong.length)} of ${sayNumber(rows.length)} ${humanTable(table.name, 2)}**: ${told.join(', ')} ${cite(id)}.`;
      };
      return [{ rule: `${humanName(column.name)} on record against ${noun} counted`, query, say }];
    });
}

function countedTable(model: Model, table: Table, column: Column): Table | undefined {
  const children = model.tables.filter(
    (child) => child.foreignKeys.filter((key) => key.table === table.name).length === 1,
  );
  const named = children.find((child) => child.words.some((word) => column.words.includes(word)));
  if (named) return named;
  return /head|staff|employee|people/i.test(column.name)
    ? children.find((child) => child.staff && child.person)
    : undefined;
}

/** What is open: vacancies, tickets and the like, by what they belong to, the oldest first. */
function openItems(model: Model, table: Table, { topic }: Setting): Check[] {
  const status = table.columns.find(
    (column) => column.kind === 'text' && column.values && /status|state|stage/i.test(column.name),
  );
  const open = (status?.values ?? []).filter((value) => openValue.test(value));
  const vacancy = isVacancy(table);
  const ticket = /ticket|incident|complaint|issue|case|request|defect|bug/.test(table.words.at(-1) ?? '');
  if (!vacancy && !(ticket && (open.length > 0 || !status) && !topic.staffing)) return [];
  const date = table.columns.find(
    (column) => column.kind === 'date' && !/clos|end|due|fill|resol|updat/i.test(column.name),
  );
  const key = table.foreignKeys.find(
    (each) => each.columns.length === 1 && (model.byName.get(each.table)?.labels.length ?? 0) > 0,
  );
  const parent = key && model.byName.get(key.table);
  const label = parent && key ? groupLabel(parent, key.columns[0] ?? '', key.references[0] ?? '') : undefined;
  const query: Query = {
    table: table.name,
    ...(status && open.length > 0 ? { filters: [{ column: status.name, op: 'in', values: open }] } : {}),
    ...(label ? { group_by: [label] } : {}),
    aggregates: [
      { fn: 'count', as: 'count' },
      ...(date ? [{ fn: 'min' as const, column: date.name, as: 'oldest' }] : []),
    ],
    order_by: [{ column: 'count', direction: 'desc' }],
    limit: 200,
  };
  return [
    { rule: `open ${humanTable(table.name, 2)}`, query, say: (result) => sayOpen(table, result, label) },
  ];
}

function groupLabel(parent: Table, column: string, reference: string): string {
  const [label] = parent.labels;
  return label === undefined || label.name === reference ? column : `${parent.name}.${label.name}`;
}

function sayOpen(table: Table, { rows, id }: Fetched, label: string | undefined): string | undefined {
  const count = (row: Row): number => numberOf(cell(row, 'count')) ?? 0;
  const total = rows.reduce((sum, row) => sum + count(row), 0);
  if (total === 0) return undefined;
  const noun = humanTable(table.name, total);
  const open = /^open\b/.test(noun) ? '' : 'open ';
  const by = label
    ? `: ${rows
        .slice(0, namedAtMost)
        .map((row) => `${sayCell(cell(row, label))} ${sayNumber(count(row))}`)
        .join(', ')}`
    : '';
  const dates = rows
    .map((row) => cell(row, 'oldest'))
    .filter((value): value is string => typeof value === 'string')
    .toSorted();
  const oldest = dates[0] ? `; the oldest dates from ${dates[0].slice(0, 10)}` : '';
  return `**There are ${sayNumber(total)} ${open}${noun}**${by}${oldest} ${cite(id)}.`;
}

/** Past its end or due date, and not finished. */
function overdueRows(_model: Model, table: Table, { today }: Setting): Check[] {
  const late = latenessOf(table);
  if (!late) return [];
  const { due, finished: closing, status: state } = late;
  const filters: NonNullable<Query['filters']> = [{ column: due.name, op: 'lt', value: today }];
  if (closing) filters.push({ column: closing.name, op: 'is_null' });
  else if (state) filters.push({ column: state.column.name, op: 'not_in', values: state.closed });
  const labels = labelColumns(table);
  const noun = humanTable(table.name, 2);
  const unfinished = closing
    ? `no ${humanName(closing.name)}`
    : `a ${humanName(state?.column.name ?? '')} other than ${state?.closed.join(', ')}`;
  const query: Query = {
    table: table.name,
    columns: [...new Set([...labels, due.name])],
    filters,
    order_by: [{ column: due.name, direction: 'asc' }],
    limit: 100,
  };
  const say = ({ rows, id, truncated }: Fetched): string | undefined => {
    if (rows.length === 0) return undefined;
    const told = rows
      .slice(0, 5)
      .map((row) => `${labelOf(row, labels)} (${sayCell(cell(row, due.name)).slice(0, 10)})`);
    const more = rows.length > 5 ? ', the longest overdue first' : '';
    return `**${truncated ? 'More than ' : ''}${sayNumber(rows.length)} ${rows.length === 1 ? humanTable(table.name, 1) : noun} ${rows.length === 1 ? 'is' : 'are'} overdue** (${humanName(due.name)} before ${today} with ${unfinished})${more}: ${told.join(', ')} ${cite(id)}.`;
  };
  return [{ rule: `overdue ${noun}`, query, say }];
}

/** A status that speaks of trouble: on hold, blocked, at risk. */
function troubledRows(_model: Model, table: Table): Check[] {
  return table.columns.flatMap((column): Check[] => {
    const values = (column.values ?? []).filter((value) =>
      troubledValue.test(column.codes.get(value) ?? value),
    );
    if (
      column.kind !== 'text' ||
      values.length === 0 ||
      !/status|state|stage|health|condition|cond/i.test(column.name)
    )
      return [];
    const noun = humanTable(table.name, 2);
    const query: Query = {
      table: table.name,
      filters: [{ column: column.name, op: 'in', values }],
      group_by: [column.name],
      aggregates: [{ fn: 'count', as: 'count' }],
      order_by: [{ column: 'count', direction: 'desc' }],
      limit: 50,
    };
    const say = ({ rows, id }: Fetched): string | undefined => {
      if (rows.length === 0) return undefined;
      const told = rows.map(
        (row) =>
          `${sayCell(cell(row, 'count'))} with ${humanName(column.name)} "${column.codes.get(String(cell(row, column.name))) ?? sayCell(cell(row, column.name))}"`,
      );
      return `**${capitalise(noun)} in difficulty**: ${told.join(', ')} ${cite(id)}.`;
    };
    return [{ rule: `${noun} on hold, blocked or at risk`, query, say }];
  });
}

/** A key that should say who or where, and is empty. */
function missingKeys(model: Model, table: Table, { topic }: Setting): Check[] {
  return table.columns.flatMap((column): Check[] => {
    const parent = model.byName.get(column.reference?.table ?? '');
    if (!column.reference || !column.nullable || !parent || parent.name === table.name) return [];
    if (!topic.everything && !topic.tables.has(parent.name)) return [];
    const noun = humanTable(table.name, 2);
    const missing = humanName(column.name.replace(/_?id$/i, ''));
    const query: Query = {
      table: table.name,
      filters: [{ column: column.name, op: 'is_null' }],
      aggregates: [{ fn: 'count', as: 'count' }],
    };
    const say = ({ rows, id }: Fetched): string | undefined => {
      const count = numberOf(cell(rows[0] ?? {}, 'count', 0)) ?? 0;
      return count === 0
        ? undefined
        : `**${sayNumber(count)} ${humanTable(table.name, count)} without a ${missing}** ${cite(id)}.`;
    };
    return [{ rule: `${noun} without a ${missing}`, query, say }];
  });
}
