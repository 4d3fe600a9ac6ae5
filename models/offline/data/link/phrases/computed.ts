import { lineValue } from '../../plan/semantics.ts';
import type { Column, Model, Table } from '../../schema/model.ts';

/** A figure that no column holds but two columns give, with the words that ask for it. */
export interface Computed {
  column: Column;
  phrases: string[][];
}

const starts =
  /^(start|begin|began|begun|sent|from|admit|admitted|admission|open|opened|check_?in|arrival|pickup|loan|loaned|rent|order|placed|ordered|create|created|departure|since|pick_?up)/;
const ends =
  /^(end|finish|to|discharge|discharged|close|closed|check_?out|departure|return|returned|complete|completed|resolve|resolved|solved|settled|decided|deliver|delivered|dropoff|arrival|until|ship|shipped)/;

export function computedOf(table: Table, model: Model): Computed[] {
  return [
    ...revenueOf(table, model),
    ...productsOf(table),
    ...durationOf(table),
    ...waitsOf(table),
    ...differencesOf(table),
  ];
}

const taken = /^(revenue|turnover|sales|sale|total)$/;

/** Quantity times price is the value of a line; nothing is offered where a column says it already. */
function revenueOf(table: Table, model: Model): Computed[] {
  const line = lineValue(table, model);
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
  if (line.price.table !== table.name && column.expression) column.expression.rightColumn = line.price;
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

/** What the days between the first and the last date of a row are called. */
export const durationName = 'duration in days';

/** The dates that a row begins and ends with, by the verbs for that. */
export function spanOf(table: Table): { column: Column; phrases: string[] }[] {
  const pair = beginAndEnd(table.columns.filter(({ kind }) => kind === 'date' && !table.validity));
  if (!pair) return [];
  const [begin, end] = pair;
  return [
    { column: begin, phrases: ['began', 'begin', 'beginning', 'started', 'start'] },
    { column: end, phrases: ['ended', 'end', 'ending', 'finished'] },
  ];
}

const timed =
  /^(?:(?:run|running|total|actual) )*(?:minute|min|hour|hr|second)s?$|^(?:duration|length)(?: (?:in )?(?:minute|hour|second)s?)?$/;

/** A figure in a unit of time, and nothing else: how long the row took. */
export function lengthOf(table: Table): { column: Column; phrases: string[] }[] {
  const [column, more] = table.columns.filter(
    ({ kind, words }) => kind === 'number' && timed.test(words.join(' ')),
  );
  return column && !more ? [{ column, phrases: ['duration', 'length'] }] : [];
}

/** Two dates of one row that begin and end it. */
function durationOf(table: Table): Computed[] {
  const dates = table.columns.filter((column) => column.kind === 'date' && !table.validity);
  const pair = beginAndEnd(dates) ?? (table.person ? undefined : unfinished(dates));
  if (!pair) return [];
  const [from, to] = pair;
  const column = virtual(table, { name: durationName, left: to.name, operator: '-', right: from.name });
  const phrases = [
    ['duration'],
    ['length'],
    ...(/^(?:\p{L}+ )?stays?\b/iu.test(table.comment ?? '')
      ? [
          ['length', 'of', 'stay'],
          ['duration', 'of', 'stay'],
        ]
      : []),
    ...(from.words.some((word) => /^(arrival|check|admission|admitted|admit)$/.test(word))
      ? [['stay'], ['night'], ['length', 'of', 'stay']]
      : []),
    ['day', 'between', ...from.words.slice(0, 1), 'and', ...to.words.slice(0, 1)],
  ];
  const own = table.words.at(-1) ?? '';
  const ending = to.words[0] ?? '';
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
        ...['day', 'hour', 'minute', 'time'].flatMap((unit) => [
          [unit, 'to', ending],
          ['number', 'of', unit, 'to', ending],
        ]),
      ],
    },
  ];
}

/** "The time to first reply": from the one date that every row has to one that comes later, if it does. */
function waitsOf({ columns, validity, ...table }: Table): Computed[] {
  const dates = columns.filter(({ kind }) => kind === 'date');
  const [begin, more] = dates.filter(({ nullable }) => !nullable);
  if (!begin || more || validity || table.person) return [];
  return dates
    .filter((column) => column.nullable && (begin.min ?? '') <= (column.min ?? ''))
    .map((column) => {
      const words = withoutDay(column.words);
      const name = `time to ${words.join(' ')}`;
      const made = { name, left: column.name, operator: '-' as const, right: begin.name };
      const phrases = ['day', 'hour', 'minute', 'time'].flatMap((unit) =>
        [['to'], ['to', 'the'], ['until'], ['until', 'the']].map((way) => [unit, ...way, ...words]),
      );
      return { column: virtual({ columns, ...table }, made), phrases };
    });
}

const withoutDay = (words: string[]): string[] =>
  words.length > 1 && /^(date|on|at|day)$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;

function beginAndEnd(dates: readonly Column[]): [Column, Column] | undefined {
  const begin = dates.filter(
    ({ name, words }) => starts.test(words.join('_')) && !/due|expected|planned/i.test(name),
  );
  const end = dates.filter((column) => ends.test(column.words.join('_')) && !begin.includes(column));
  const [from, to] = [begin[0], end[0]];
  if (from && to && begin.length === 1 && end.length === 1) return [from, to];
  // Guests arrive before they depart, planes depart before they arrive: the dates themselves tell.
  const [a, b, more] = dates.filter(({ words }) => /^(arriv|depart|check)/.test(words.join('_')));
  if (!a || !b || more) return undefined;
  return (a.min ?? '') <= (b.min ?? '') ? [a, b] : [b, a];
}

/** Two dates, of which only the later one may be empty: until then the row goes on. */
function unfinished(dates: readonly Column[]): [Column, Column] | undefined {
  const [a, b, more] = dates.filter(
    ({ words }) => !/\b(birth|update|updated|modified)/.test(words.join(' ')),
  );
  if (!a || !b || more || a.nullable || !b.nullable) return undefined;
  const planned = [a, b].some(({ words }) =>
    /\b(due|planned|expected|deadline|until|expiry)\b/.test(words.join(' ')),
  );
  return planned || (a.min ?? '') > (b.min ?? '') ? undefined : [a, b];
}

const PRICE = /^(?:price|cost|rate|fee|wage|fare|tariff)$/;

/** "Quantity times unit price", where somebody says himself how a figure is worked out. */
function productsOf(table: Table): Computed[] {
  const figures = table.columns.filter(
    ({ kind, primary, reference }) => kind === 'number' && !primary && !reference,
  );
  const isPrice = ({ words }: Column): boolean => words.some((word) => PRICE.test(word));
  return figures.filter(isPrice).flatMap((price) =>
    figures
      .filter((each) => !isPrice(each))
      .map((count) => {
        const name = `${count.words.join(' ')} times ${price.words.join(' ')}`;
        const made = { name, left: count.name, operator: '*' as const, right: price.name };
        const phrases = [
          [...count.words, 'times', ...price.words],
          [...price.words, 'times', ...count.words],
        ];
        return { column: virtual(table, made), phrases };
      }),
  );
}

const mostFigures = 6;

/** "the difference between list price and cost price", "the days between order and delivery". */
function differencesOf(table: Table): Computed[] {
  const own = (kind: Column['kind']): Column[] =>
    table.columns.filter((column) => column.kind === kind && !column.primary && !column.reference);
  return [own('number'), own('date')].flatMap((columns) =>
    columns.length > mostFigures
      ? []
      : columns.flatMap((a) => columns.flatMap((b) => (a === b ? [] : [differenceOf(table, a, b)]))),
  );
}

function differenceOf(table: Table, a: Column, b: Column): Computed {
  const dates = a.kind === 'date';
  // The later date is named last, the greater price first.
  const [left, right] = dates ? [b, a] : [a, b];
  const [from, to] = [a.words, b.words].map((words) => (dates ? withoutDay(words) : words)) as [
    string[],
    string[],
  ];
  const name = `${left.words.join(' ')} minus ${right.words.join(' ')}`;
  const column = virtual(table, { name, left: left.name, operator: '-', right: right.name });
  const heads = dates ? [['day'], ['number', 'of', 'day'], ['time']] : [['difference']];
  const phrases = heads.flatMap((head) =>
    ['', 'the'].map((the) => [...head, 'between', the, ...from, 'and', the, ...to].filter(Boolean)),
  );
  return { column, phrases: dates ? phrases : [...phrases, ['margin', 'between', ...from, 'and', ...to]] };
}

function virtual(
  table: Pick<Table, 'name' | 'columns'>,
  made: { name: string; left: string; operator: '*' | '-'; right: string },
): Column {
  const { name, left, operator, right } = made;
  const dated = operator === '-' && table.columns.some((each) => each.name === left && each.kind === 'date');
  return {
    table: table.name,
    name,
    kind: 'number',
    type: 'numeric',
    nullable: true,
    words: name.split(' '),
    primary: false,
    codes: new Map(),
    cuts: new Map(),
    ...(dated ? { unit: 'day' } : {}),
    expression: { left, operator, right },
  };
}

/** The days between two dates of a row, or of a row and one that it refers to. */
export function daysBetween(table: Table, begin: Column, end: Column): Column {
  const name = `${end.words.join(' ')} minus ${begin.words.join(' ')}`;
  const made = { name, left: end.name, operator: '-' as const, right: begin.name };
  const held = { name: table.name, columns: [end] };
  const column = virtual(held, made);
  if (!column.expression) return column;
  return {
    ...column,
    expression: {
      ...column.expression,
      ...(end.table === table.name ? {} : { leftColumn: end }),
      ...(begin.table === table.name ? {} : { rightColumn: begin }),
    },
  };
}
