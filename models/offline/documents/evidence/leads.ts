import type { Scored } from './score.ts';

/** Of a unit that was scored by itself. */
export const LEAD_UNKNOWN = 0.4;

/** Each with its lead over the best that stands in another paragraph or table. */
export function withLeads(sorted: readonly Scored[]): Scored[] {
  const [first] = sorted;
  const isBeside = (a: Scored, b: Scored): boolean =>
    a.unit.passage === b.unit.passage && a.unit.block === b.unit.block && a.unit.kind !== 'item';
  const second = first && sorted.find((s) => !isBeside(s, first) && s !== first);
  return sorted.map((s) => {
    const rival = first && (s === first || isBeside(s, first)) ? second : first;
    return { ...s, lead: s.score - (rival?.score ?? 0) };
  });
}
