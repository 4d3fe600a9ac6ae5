import type { Aggregate } from '../../language/operator-phrases.ts';
import { isMoney, isQuantity, measuresOf } from '../../plan/semantics.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import type { Evidence, Link } from '../evidence/evidence.ts';
import { tieOf } from '../slots/slot.ts';
import type { Shape } from './shape.ts';
import { extremeAsked, spanMeasures } from './span-measures.ts';

export interface Measure {
  link?: Link;
  column: Column;
  score: number;
  trait: string;
  /** The words that it takes, where no single ones name it. */
  taken?: Shape['taken'];
}

const MOST_MEASURES = 7;

const isFigure = ({ kind, primary, reference }: Column): boolean =>
  kind === 'number' && !primary && reference === undefined;

/** The figures that may be meant: those that are named, and the amounts and numbers of pieces of tables that are. */
export function figuresOf(evidence: Evidence, model: Model): Measure[] {
  const { links, tokens } = evidence;
  const named = links.flatMap((link): Measure[] =>
    link.target.kind === 'column' && isFigure(link.target.column)
      ? [{ link, column: link.target.column, score: link.score, trait: tieOf(link) }]
      : [],
  );
  const owners = links.flatMap((link) => {
    const { target, score } = link;
    const table = model.byName.get(target.kind === 'table' ? target.table : target.column.table);
    return table && target.kind !== 'column' ? [{ table, score, kind: target.kind }] : [];
  });
  const implied = owners.flatMap(({ table, score, kind }): Measure[] => {
    const all = measuresOf(table);
    const money = all.filter(isMoney);
    const [part, mark] = kind === 'table' ? [1, ''] : [0.7, 'value:'];
    return [
      ...money.map((column) => ({
        column,
        score: score * 0.5 * part,
        trait: `implied:${mark}money:${Math.min(money.length, 3)}`,
      })),
      ...(all.length === 1
        ? all.map((column) => ({ column, score: score * 0.4 * part, trait: `implied:${mark}only` }))
        : []),
    ];
  });
  const counted = tokens.some(({ lower }) =>
    /^(?:many|number|average|avg|mean|count|total|percentage|share)$/.test(lower),
  );
  const pieces = counted
    ? owners.flatMap(({ table, score }) =>
        withPieces(model, table).map(({ column, where }) => ({
          column,
          score: score * (where === 'own' ? 0.6 : 0.5),
          trait: `pieces:${where}`,
        })),
      )
    : [];
  const kept = new Map<Column, Measure>();
  for (const each of [...named, ...pieces, ...implied].toSorted((a, b) => b.score - a.score))
    if (!kept.has(each.column)) kept.set(each.column, each);
  return [...[...kept.values()].slice(0, MOST_MEASURES), ...spanMeasures(evidence, model)];
}

const isPieces = (column: Column): boolean =>
  isFigure(column) && (isQuantity(column) || /(?:^|_)(?:qty|pcs)(?:_|$)/.test(column.name));

/** The columns that say how many pieces a row is of: of the table itself, or of one that refers to it. */
function withPieces(model: Model, table: Table): { column: Column; where: 'own' | 'child' }[] {
  const own = table.columns.filter(isPieces).map((column) => ({ column, where: 'own' as const }));
  if (own.length > 0) return own;
  return model.tables
    .filter(({ foreignKeys }) => foreignKeys.some((key) => key.table === table.name))
    .flatMap(({ columns }) =>
      columns.filter(isPieces).map((column) => ({ column, where: 'child' as const })),
    );
}

export interface Summary {
  fn: Aggregate;
  span?: { start: number; end: number };
  /** Said in so many words, meant by a word for an amount, or only possible. */
  by: 'said' | 'unsaid' | 'guess';
}

const AMOUNTS =
  /\b(?:how (?:much|many|long)|total|sum|altogether|combined|amount|value|revenue|income|takings|turnover|proceeds|bill|spen[dt]|spending|costs?|worth|pay|paid|earn(?:ed)?|bring in|brought in|took in|take in|raised?|fees?)\b/;
const MEANS = /\b(?:usually|typically|typical|average|avg|mean|normally|how long|earn|paid)\b/;

/** Which summaries the words allow. */
export function summariesOf(evidence: Evidence): Summary[] {
  const { operators, tokens } = evidence;
  const extreme = extremeAsked(evidence);
  const said = operators.flatMap(({ operator, start, end }): Summary[] =>
    operator.kind === 'aggregate' ? [{ fn: operator.fn, span: { start, end }, by: 'said' }] : [],
  );
  const text = tokens.map(({ lower }) => lower).join(' ');
  const isSaid = (fn: Aggregate): boolean => said.some((each) => each.fn === fn);
  const counts = operators.some(({ operator }) => operator.kind === 'count');
  return [
    ...said,
    ...(AMOUNTS.test(text) && !isSaid('sum') ? [{ fn: 'sum' as const, by: 'unsaid' as const }] : []),
    ...(MEANS.test(text) && !isSaid('avg') ? [{ fn: 'avg' as const, by: 'unsaid' as const }] : []),
    ...(extreme && !isSaid(extreme) ? [{ fn: extreme, by: 'unsaid' as const }] : []),
    ...(said.length === 0 && !counts && !AMOUNTS.test(text)
      ? [{ fn: 'sum' as const, by: 'guess' as const }]
      : []),
  ];
}
