import { isMoney, isQuantity, measuresOf } from '../../plan/semantics.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { isFigure } from '../evidence/columns.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Link, tableOf, tieOf } from '../evidence/link.ts';
import { says, type Use } from '../evidence/span.ts';
import { spanMeasures } from './span-measures.ts';

export interface Measure {
  link?: Link;
  column: Column;
  score: number;
  trait: string;
  /** The words that it takes, where no single ones name it. */
  taken?: readonly Use[];
}

const MOST_MEASURES = 7;
const COUNTED = /^(?:many|number|average|avg|mean|count|total|percentage|share)$/;

/** The figures that may be meant: those that are named, and the amounts and numbers of pieces of tables that are. */
export function figuresOf(evidence: Evidence, model: Model): Measure[] {
  const { links } = evidence;
  const named = links.flatMap((link): Measure[] =>
    link.target.kind === 'column' && isFigure(link.target.column)
      ? [{ link, column: link.target.column, score: link.score, trait: tieOf(link) }]
      : [],
  );
  const owners = links.flatMap((link) => {
    const { target, score } = link;
    const table = model.byName.get(tableOf(target));
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
  const pieces = says(evidence, COUNTED)
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
