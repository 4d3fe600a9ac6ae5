import { aboutAdjective } from '../../language/superlatives.ts';
import type { Column } from '../../schema/model.ts';
import type { Base } from '../bases.ts';
import type { Frame, Rank } from '../read/frame.ts';
import { columnAbout } from '../semantics.ts';

/** "Who left most recently": by the day of leaving, where a day tells who left. */
export function eventIn(
  { table, condition: own }: Base,
  { conditions }: Frame,
): { column: Column; score: number } | undefined {
  const days = (own ? [own, ...conditions] : conditions).flatMap((condition) => {
    const [best] = condition.kind === 'value' && !condition.negated ? condition.mention.targets : [];
    const told = best?.kind === 'flag' && best.truth && best.column.kind === 'date';
    return told && best.column.table === table.name ? [best.column] : [];
  });
  const [column, more] = days;
  return column && !more ? { column, score: 0.8 } : undefined;
}

const time = /^(?:minute|hour|day|week|second|duration)$/;

/** Who is fastest takes the least time, where that is what the rows tell. */
export function asTime(rank: Rank, { table }: Base): Rank {
  if (aboutAdjective(rank.adjective) !== 'speed' || columnAbout(table, 'speed').length > 0) return rank;
  const [only, more] = columnAbout(table, 'duration').filter(({ words }) =>
    words.some((word) => time.test(word)),
  );
  if (!only || more) return rank;
  return { ...rank, adjective: 'short', direction: rank.direction === 'desc' ? 'asc' : 'desc' };
}

/** How large a place is, and nothing that it costs. */
const extent =
  /^(?:capacity|seat|area|size|place|bed|berth|population|inhabitant|employee|headcount|roll|m2|sqm|hectare)$/;

const charge = /^(?:rent|fee|price|rate|salary|wage|charge|fare)$/;

export function sizesIn(figures: readonly Column[]): Column[] {
  const holding = (pattern: RegExp): Column[] =>
    figures.filter(({ words }) => words.some((word) => pattern.test(word)));
  const sizes = holding(extent);
  const charges = holding(charge);
  return sizes.length === 1 ? sizes : figures.filter((column) => !charges.includes(column));
}

/** What such a paper comes to is its size. */
export const paper =
  /^(?:invoice|bill|order|payment|donation|gift|claim|expense|purchase|sale|grant|loan|transaction|receipt|refund|quote|offer|payout)$/;

/** The amount as a whole, where other figures are the tax on it or a part of it. */
export function whole(money: readonly Column[]): Column[] {
  const isPart = ({ words }: Column): boolean =>
    words.some((word) =>
      /^(?:vat|tax|discount|tip|shipping|postage|fee|commission|deposit|paid|refund|refunded|rounding)$/.test(
        word,
      ),
    );
  const rest = money.filter((column) => !isPart(column));
  const gross = rest.filter(({ words }) => words.some((word) => /^(?:gross|total)$/.test(word)));
  return gross.length === 1 ? gross : rest;
}
