import { dateOf } from './dates.ts';
import type { Row, Table } from './evidence.ts';
import { isId } from './ids.ts';
import { labelsOf } from './labels.ts';
import { columnsOfNumbers, sum, valuesOf } from './operands.ts';
import { nameStems, stemsOf } from './words.ts';

/** Results summed up once more: by year or quarter where they are by month, by a value that several rows share. */
export type Views = (table: Table) => Table[];

/** Each result is summed up when it is first asked for. */
export function createViews(): Views {
  const known = new Map<Table, Table[]>();
  return (table) => {
    const views = known.get(table) ?? [...periodViews(table), ...categoryViews(table)];
    known.set(table, views);
    return views;
  };
}

const SMALLEST = 2;
const MOST_ROWS = 100;

function periodViews(table: Table): Table[] {
  const { period } = table;
  const column = table.columns.find((name) => table.rows.every(({ cells }) => dateOf(cells[name])));
  if (!column || (period !== 'month' && period !== 'quarter')) return [];
  const yearOf = ({ cells }: Row): string => `${dateOf(cells[column])?.year}-01-01`;
  const quarterOf = ({ cells }: Row): string => {
    const { year, month = 1 } = dateOf(cells[column]) ?? {};
    return `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  };
  const byYear = viewOf(table, { column, period: 'year', keyOf: yearOf });
  return period === 'month'
    ? [byYear, viewOf(table, { column, period: 'quarter', keyOf: quarterOf })]
    : [byYear];
}

/** Columns of words whose values come more than once: a status, a kind, whoever is in charge. */
function categoryViews(table: Table): Table[] {
  if (!table.complete || table.rows.length < SMALLEST + 1 || table.rows.length > MOST_ROWS) return [];
  const columns = table.columns.filter((column) => {
    const values = table.rows.map(({ cells }) => cells[column]);
    const different = new Set(values).size;
    return (
      different < values.length &&
      values.every((value) => typeof value === 'string' && dateOf(value) === undefined)
    );
  });
  return columns.map((column) =>
    viewOf(table, { column, period: undefined, keyOf: ({ cells }) => String(cells[column]) }),
  );
}

interface Grouping {
  column: string;
  period: Table['period'];
  keyOf(row: Row): string;
}

function viewOf(table: Table, { column, period, keyOf }: Grouping): Table {
  const numbers = columnsOfNumbers(table).filter((name) => !isId(name));
  const view: Table = {
    ...table,
    // What periods make together is what the table itself makes.
    complete: table.complete && period === undefined,
    columns: [column, 'count', ...numbers.flatMap((name) => [name, `avg_${name}`])],
    rows: [],
    grouped: true,
    period,
    entity: new Set(nameStems(column)),
    measures: new Map([
      [column, { fn: undefined, words: new Set(nameStems(column)) }],
      ['count', { fn: 'count', words: new Set([...stemsOf('count number'), ...table.subject]) }],
      ...numbers.flatMap((name) => measuresOf(table, name)),
    ]),
  };
  const groups = [...Map.groupBy(table.rows, keyOf)];
  view.rows = groups.map(([key, rows], index) => {
    const sums = numbers.flatMap((name): [string, number][] => {
      const values = valuesOf(table, name, rows);
      return [
        [name, sum(values)],
        [`avg_${name}`, sum(values) / Math.max(1, values.length)],
      ];
    });
    return {
      table: view,
      index,
      labels: [],
      cells: { [column]: key, count: rows.length, ...Object.fromEntries(sums) },
    };
  });
  for (const row of view.rows) row.labels = labelsOf(row, period ? [`${column}:${period}`] : [column]);
  return view;
}

type Measure = [string, { fn: string | undefined; words: Set<string> }];

function measuresOf({ measures }: Table, name: string): Measure[] {
  const words = measures.get(name)?.words ?? new Set(nameStems(name));
  return [
    [name, { fn: 'sum', words: new Set([...words, ...stemsOf('total sum')]) }],
    [`avg_${name}`, { fn: 'avg', words: new Set([...words, ...stemsOf('average mean')]) }],
  ];
}
