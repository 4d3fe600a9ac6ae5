import { lineValue } from '../plan/semantics.ts';
import type { Column, Model, Table } from '../schema/model.ts';

/** A figure that no column holds but two columns give, with the words that ask for it. */
export interface Computed {
  column: Column;
  phrases: string[][];
}

const starts =
  /^(start|begin|from|admit|admitted|admission|open|opened|check_?in|arrival|pickup|loan|loaned|rent|order|placed|ordered|create|created|departure|since|pick_?up)/;
const ends =
  /^(end|finish|to|discharge|discharged|close|closed|check_?out|departure|return|returned|complete|completed|resolve|resolved|deliver|delivered|dropoff|arrival|until|ship|shipped)/;

export function computedOf(table: Table, model: Model): Computed[] {
  return [...revenueOf(table, model), ...durationOf(table)];
}

const taken = /^(revenue|turnover|sales|sale|total)$/;

/** Quantity times price is the value of a line; nothing is offered where a column says it already. */
function revenueOf(table: Table, model: Model): Computed[] {
  const line = lineValue(table);
  if (
    !line ||
    model.tables.some((each) =>
      each.columns.some((column) => column.kind === 'number' && taken.test(column.words.join(' '))),
    )
  )
    return [];
  const column = virtual(table, {
    name: 'revenue',
    left: line.quantity.name,
    operator: '*',
    right: line.price.name,
  });
  return [
    {
      column,
      phrases: [
        ['revenue'],
        ['turnover'],
        ['sale', 'revenue'],
        ['sale', 'value'],
        ['sale', 'volume'],
        ['order', 'value'],
      ],
    },
  ];
}

/** Two dates of one row that begin and end it. */
function durationOf(table: Table): Computed[] {
  const dates = table.columns.filter((column) => column.kind === 'date' && !table.validity);
  const begin = dates.filter(
    (column) => starts.test(column.name) && !/due|expected|planned/i.test(column.name),
  );
  const end = dates.filter((column) => ends.test(column.name) && !begin.includes(column));
  const [from, to] = [begin[0], end[0]];
  if (!from || !to || begin.length > 1 || end.length > 1) return [];
  const column = virtual(table, { name: 'duration in days', left: to.name, operator: '-', right: from.name });
  const phrases = [
    ['duration'],
    ['length'],
    ['length', 'of', 'stay'],
    ['day', 'between', ...from.words.slice(0, 1), 'and', ...to.words.slice(0, 1)],
  ];
  const own = table.words.at(-1) ?? '';
  return [
    {
      column,
      phrases: [
        ...phrases,
        [own, 'duration'],
        [own, 'length'],
        ['length', 'of', own],
        ['duration', 'of', own],
        ['length', 'of', 'the', own],
      ],
    },
  ];
}

function virtual(
  table: Table,
  made: { name: string; left: string; operator: '*' | '-'; right: string },
): Column {
  const { name, left, operator, right } = made;
  return {
    table: table.name,
    name,
    kind: 'number',
    type: 'numeric',
    nullable: true,
    words: name.split(' '),
    primary: false,
    codes: new Map(),
    expression: { left, operator, right },
  };
}
