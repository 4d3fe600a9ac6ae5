import { compose, type Decision } from '../../plan/compose.ts';
import { apartOf, bothOf } from '../../plan/difference.ts';
import type { World } from '../../plan/prepare.ts';
import type { Condition, Frame } from '../../plan/read/frame.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { textOf } from '../evidence/span.ts';
import type { Shape } from './shape.ts';

const DIFFERENCE =
  /\b(?:more|less|fewer|higher|lower|exceed(?:s|ed)?|g[ro]+wn?|grew|growth|rise|rose|risen|increased?|fall|fell|fallen|drop|dropped|decreased?|differ|differs|difference|compared|gap|change|changed|than|ahead)\b/;

/** Shapes of one figure, asked of two periods or of two values of one column. */
export function pairShapes(evidence: Evidence, shapes: readonly Shape[]): Shape[] {
  const kind = pairedBy(evidence);
  if (kind === undefined) return [];
  const pairs = [
    ...(DIFFERENCE.test(textOf(evidence)) ? (['difference'] as const) : []),
    ...(kind === 'dates' && isJoined(evidence) ? (['both'] as const) : []),
  ];
  return shapes
    .filter(
      ({ frame }) =>
        (frame.intent === 'count' || frame.intent === 'aggregate') && (frame.groups ?? []).length === 0,
    )
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 6)
    .flatMap((shape) =>
      pairs.map(
        (pair): Shape => ({
          ...shape,
          op: pair,
          pair,
          score: shape.score + (pair === 'difference' ? 0.1 : -0.2),
          traits: [`op:${pair}`, `pair:${kind}`, ...shape.traits],
        }),
      ),
    );
}

/** "In 2024 and in 2025", but not "between 2024 and 2025". */
function isJoined({ dates, tokens }: Evidence): boolean {
  const [first, second] = dates.toSorted((a, b) => a.start - b.start);
  if (!first || !second) return false;
  const between = tokens.slice(first.end, second.start).map(({ lower }) => lower);
  return between.length <= 4 && between.some((word) => /^(?:and|versus|vs|against)$/.test(word));
}

/** What the question says two of. */
function pairedBy({ dates, links }: Evidence): 'dates' | 'values' | undefined {
  if (dates.length >= 2) return 'dates';
  const values = links.flatMap(({ target, start, end, score }) =>
    target.kind === 'value' && score >= 0.6 ? [{ column: target.column, start, end }] : [],
  );
  return values.some((one) => values.some((other) => other.column === one.column && other.start >= one.end))
    ? 'values'
    : undefined;
}

/** The two conditions by which the two figures differ. */
function sidesOf(conditions: readonly Condition[]): [Condition, Condition] | undefined {
  const dates = conditions.filter(({ kind }) => kind === 'date');
  const [first, second] = dates;
  if (first && second && dates.length === 2) return [first, second];
  const values = conditions.flatMap((condition) =>
    condition.kind === 'value' && !condition.negated && condition.mention.targets[0]?.kind === 'value'
      ? [{ condition, column: condition.mention.targets[0].column }]
      : [],
  );
  const one = values.find((each) => values.some((other) => other !== each && other.column === each.column));
  const other = values.find((each) => each !== one && each.column === one?.column);
  return one && other ? [one.condition, other.condition] : undefined;
}

/** One plan of two: all conditions hold for both, but for the two by which they differ. */
export function composePair(world: World, frame: Frame, pair: NonNullable<Shape['pair']>): Decision {
  const sides = sidesOf(frame.conditions);
  if (!sides) return { kind: 'no', reason: 'two figures take two periods or two values' };
  const [first, second] = sides.map((side) =>
    compose(world, {
      ...frame,
      conditions: frame.conditions.filter((each) => each === side || !sides.includes(each)),
    }),
  );
  if (first?.kind !== 'plan') return first ?? { kind: 'no', reason: 'nothing to compare' };
  if (second?.kind !== 'plan') return second ?? { kind: 'no', reason: 'nothing to compare' };
  const plans = [first.plan, second.plan] as const;
  return { kind: 'plan', plan: pair === 'difference' ? apartOf(plans) : bothOf(plans) };
}
