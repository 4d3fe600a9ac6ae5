import type { Aggregate } from '../language/operator-phrases.ts';
import type { Column, Model } from '../schema/model.ts';
import type { Evidence } from './evidence.ts';
import { spanColumn, spansOf } from './pairs.ts';

export interface SpanMeasure {
  column: Column;
  score: number;
  trait: string;
  taken: readonly { start: number; end: number; strength: number }[];
}

/** "Days between ordering and receiving", "how much less than it cost": what lies between two columns. */
export function spanMeasures(evidence: Evidence, model: Model): SpanMeasure[] {
  return spansOf(evidence, model).map(({ left, right, score }) => ({
    column: spanColumn(left.column, right.column),
    score,
    trait: `span:${left.column.kind}:${left.trait}:${right.trait}`,
    taken: [left, right].flatMap(({ span, score: strength }) => (span ? [{ ...span, strength: Math.max(0.6, strength) }] : [])),
  }));
}

const textOf = ({ tokens }: Evidence): string => tokens.map(({ lower }) => lower).join(' ');

/** "In hours": the unit that spans of time are asked in. */
export function unitAsked(evidence: Evidence, { unit }: Column): string | undefined {
  if (unit !== 'day') return undefined;
  const [, said] = /\b(?:in|many|of|number|average) (?:full |whole )?(hour|minute|week|month)s?\b/.exec(textOf(evidence)) ?? [];
  return said && `${said}s`;
}

const LONGEST = /\b(?:longest|largest|highest|biggest|greatest|most|maximum|max|latest|record|worst|slowest)\b/;
const SHORTEST = /\b(?:shortest|smallest|lowest|least|fewest|minimum|earliest|quickest|fastest|cheapest)\b/;

/** "How many days did the longest absence last": a superlative that asks for the figure itself. */
export function extremeAsked(evidence: Evidence): Aggregate | undefined {
  const text = textOf(evidence);
  if (!/\b(?:how (?:many|much|long|high|big|large|far)|what (?:is|was|were)|number of|figure|price|amount)\b/.test(text)) return undefined;
  return LONGEST.test(text) ? 'max' : SHORTEST.test(text) ? 'min' : undefined;
}
