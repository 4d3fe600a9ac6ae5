import type { Mention } from '../../link/mention.ts';
import type { Condition, Frame } from '../read/frame.ts';

/** "The hours in 2026", where a column holds just those: the year picks the figure, and no rows. */
export function isOfFigure({ measure, rank }: Frame, condition: Condition): boolean {
  const [best] = (measure ?? rank?.by)?.targets ?? [];
  if (condition.kind !== 'date' || best?.kind !== 'column') return false;
  const { from = '', to = '' } = condition.range;
  const [year] = best.column.words.filter((word) => /^(?:19|20)\d\d$/.test(word));
  return year !== undefined && from === `${year}-01-01` && to === `${Number(year) + 1}-01-01`;
}

/** The day is called so itself: lapsed_on. */
export const isNamedSo = ({ surface, targets: [best] }: Mention): boolean =>
  best?.kind === 'column' && best.column.words.includes(surface.toLowerCase());
