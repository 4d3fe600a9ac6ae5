import type { Column, Model } from '../../schema/model.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Hint, spanColumn, spansOf, usesOf } from '../evidence/pairs.ts';
import { surely, textOf, type Use } from '../evidence/span.ts';

export interface SpanMeasure {
  column: Column;
  score: number;
  trait: string;
  taken: readonly Use[];
}

/** "Days between ordering and receiving", "how much less than it cost": what lies between two columns. */
export function spanMeasures(evidence: Evidence, model: Model): SpanMeasure[] {
  const asked = spanAsked(evidence);
  return spansOf(evidence, model).map(({ left, right, score }) => ({
    column: spanColumn(left.column, right.column),
    score: score + (asked && left.column.kind === 'date' ? 0.4 : 0),
    trait: `span:${left.column.kind}:${left.trait}:${right.trait}`,
    taken: [
      ...(asked && left.column.kind === 'date' ? asked : []),
      ...[left, right].flatMap(usesOf),
      ...wordsBetween(evidence, left, right),
    ],
  }));
}

const UNIT = /^(?:days?|hours?|minutes?|mins?|weeks?|months?|time|long|duration|delay|gap)$/;

/** The words that ask for a span of time: "how many days", "how long". */
function spanAsked({ tokens }: Evidence): SpanMeasure['taken'] | undefined {
  const at = tokens.findIndex(
    ({ lower }, index) =>
      UNIT.test(lower) &&
      /^(?:many|how|of|average|much|in|the|longest|shortest|mean|total)$/.test(
        tokens[index - 1]?.lower ?? '',
      ),
  );
  return at < 0 ? undefined : [surely({ start: at, end: at + 1 })];
}

const TYING =
  /^(?:and|to|until|till|after|before|later|earlier|between|less|more|than|from|minus|exceed|exceeds|exceeded|above|over|below|under)$/;

/** "And", "after" or "less than" between the two. */
const wordsBetween = ({ tokens }: Evidence, { span: a }: Hint, { span: b }: Hint): SpanMeasure['taken'] => {
  if (!a || !b) return [];
  const [from, to] = [Math.min(a.end, b.end), Math.max(a.start, b.start)];
  const first = tokens[Math.min(a.start, b.start) - 1]?.lower ?? '';
  const lead = TYING.test(first)
    ? [{ start: Math.min(a.start, b.start) - 1, end: Math.min(a.start, b.start), strength: 1 }]
    : [];
  return [
    ...lead,
    ...tokens
      .slice(from, to)
      .flatMap(({ lower }, at) =>
        TYING.test(lower) ? [{ start: from + at, end: from + at + 1, strength: 1 }] : [],
      ),
  ];
};

/** "In hours": the unit that spans of time are asked in. */
export function unitAsked(evidence: Evidence, { unit }: Column): string | undefined {
  if (unit !== 'day') return undefined;
  const [, said] =
    /\b(?:in|many|of|number|average) (?:full |whole )?(hour|minute|week|month)s?\b/.exec(textOf(evidence)) ??
    [];
  return said && `${said}s`;
}
