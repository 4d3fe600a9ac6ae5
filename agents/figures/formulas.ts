import type { Row, Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import { columnsOfNumbers, foundIn, sum } from './operands.ts';
import type { Found, Token } from './types.ts';
import { numberOf } from './values.ts';

/** A result beside a table of the answer: which of its rows each line of the table repeats. */
export interface Laid {
  table: Table;
  bound: (Row | undefined)[];
}

/** One column of the answer's table: the number of each line, and which lines sum up the others. */
export interface AnswerColumn {
  tokens: (Token | undefined)[];
  isSummary: boolean[];
}

export type FormulaReply = { computed: Found } | { wrong: string };

interface Vector {
  name: string;
  table: Table;
  values: (number | undefined)[];
  total: number;
}

interface Formula {
  sign: string;
  operation: Found['operation'];
  kind: 'number' | 'percent';
  of(a: number, b: number, totalOfA: number): number;
}

const HALF = 'halved, beside';
const OF_SUM = 'in % of the sum of';

const FORMULAS: readonly Formula[] = [
  { sign: 'per', operation: 'share', kind: 'number', of: (a, b) => a / b },
  { sign: '−', operation: 'difference', kind: 'number', of: (a, b) => a - b },
  { sign: '×', operation: 'product', kind: 'number', of: (a, b) => a * b },
  { sign: HALF, operation: 'share', kind: 'number', of: (a) => a / 2 },
  { sign: '+', operation: 'sum', kind: 'number', of: (a, b) => a + b },
  { sign: 'in % of', operation: 'share', kind: 'percent', of: (a, b) => (a / b) * 100 },
  { sign: 'changed in % from', operation: 'share', kind: 'percent', of: (a, b) => ((a - b) / b) * 100 },
  {
    sign: OF_SUM,
    operation: 'share',
    kind: 'percent',
    of: (a, _b, total) => (a / total) * 100,
  },
];

const LEAST_LINES = 2;
const LEAST_SHARE = 0.6;

/** What a column is that repeats none of the results but is computed from them line by line, always in the same way. */
export function computedColumn(column: AnswerColumn, laid: readonly Laid[]): [Token, FormulaReply][] {
  const lines = column.tokens.flatMap((token, index) =>
    token && !column.isSummary[index] ? [{ token, index }] : [],
  );
  if (lines.length < LEAST_LINES) return [];
  const vectors = laid.flatMap((one) => vectorsOf(one, column));
  const best = bestFormula(lines, vectors);
  if (!best || best.hits < LEAST_LINES || best.hits < LEAST_SHARE * lines.length) return [];
  const { formula, a, b } = best;
  const label = `${a.name} ${formula.sign} ${b.name}: ${a.table.title}`;
  return column.tokens.flatMap((token, index): [Token, FormulaReply][] => {
    if (!token) return [];
    const isTotal = column.isSummary[index];
    const [x, y] = isTotal ? [a.total, b.total] : [a.values[index], b.values[index]];
    if (x === undefined || y === undefined) return [];
    if (token.kind !== formula.kind) return [[token, { wrong: `the column has a ${formula.kind} there` }]];
    const exact = formula.of(x, y, a.total);
    if (isValueOf(token, exact)) {
      return [[token, { computed: foundIn(a.table, { label, operation: formula.operation }) }]];
    }
    // A mean of the lines or a sum of them is looked for elsewhere.
    return isTotal
      ? []
      : [[token, { wrong: `${a.name} ${formula.sign} ${b.name} is ${Number(exact.toPrecision(6))}` }]];
  });
}

function vectorsOf({ table, bound }: Laid, { isSummary }: AnswerColumn): Vector[] {
  return columnsOfNumbers(table).map((name) => {
    const values = bound.map((row, index) =>
      row && !isSummary[index] ? numberOf(row.cells[name]) : undefined,
    );
    const all = table.complete ? table.rows.map(({ cells }) => numberOf(cells[name])) : values;
    return { name, table, values, total: sum(all.flatMap((value) => value ?? [])) };
  });
}

interface Best {
  formula: Formula;
  a: Vector;
  b: Vector;
  hits: number;
}

function bestFormula(
  lines: readonly { token: Token; index: number }[],
  vectors: readonly Vector[],
): Best | undefined {
  const percentages = lines.filter(({ token }) => token.kind === 'percent').length;
  const kind = percentages * 2 > lines.length ? 'percent' : 'number';
  const candidates = FORMULAS.filter((one) => one.kind === kind).flatMap((formula) =>
    pairsFor(formula, vectors).map(
      ([a, b]): Best => ({ formula, a, b, hits: hitsOf(lines, formula, [a, b]) }),
    ),
  );
  return candidates.sort((one, other) => other.hits - one.hits)[0];
}

function pairsFor({ sign }: Formula, vectors: readonly Vector[]): [Vector, Vector][] {
  if (sign === OF_SUM || sign === HALF) return vectors.map((vector) => [vector, vector]);
  return vectors.flatMap((a) => vectors.filter((b) => b !== a).map((b): [Vector, Vector] => [a, b]));
}

function hitsOf(
  lines: readonly { token: Token; index: number }[],
  formula: Formula,
  [a, b]: [Vector, Vector],
): number {
  return lines.filter(({ token, index }) => {
    const [x, y] = [a.values[index], b.values[index]];
    return x !== undefined && y !== undefined && isValueOf(token, formula.of(x, y, a.total));
  }).length;
}
