import type { Model } from '../../schema/model.ts';
import { doersOf } from '../evidence/doers.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { isWithin, says, textOf } from '../evidence/span.ts';
import { aggregateShapes } from './aggregate-shapes.ts';
import { countShapes } from './count-shapes.ts';
import { doerLists } from './doer-shapes.ts';
import { figuresOf } from './figures.ts';
import { groupingsOf } from './groupings.ts';
import { listShapes } from './list-shapes.ts';
import { nounsOf } from './nouns.ts';
import { perParentShapes } from './per-parent-shapes.ts';
import { rankShapes } from './rank-shapes.ts';
import type { Shape } from './shape.ts';
import { shareShapes } from './share-shapes.ts';
import { pairShapes } from './two-figures.ts';

const COUNTING = /\b(?:how often|headcount|number|count|how many|many)\b/;
const SHARING = /^(?:percent|percentage|share|proportion|fraction|%|rate)$/;
const RANKING = /\b(?:most|least|fewest|top|highest|lowest|more|best|worst)\b/;

/** Which kinds of answers the words ask for. */
function kindsAsked(evidence: Evidence): { counts: boolean; shares: boolean; ranks: boolean } {
  const { tokens, operators, comparisons } = evidence;
  const has = (kind: string): boolean => operators.some(({ operator }) => operator.kind === kind);
  const text = textOf(evidence);
  // "More than 15 percent discount" asks for no share.
  const unbound = tokens.filter((_, at) => !comparisons.some((each) => isWithin(at, each)));
  return {
    counts: has('count') || COUNTING.test(text),
    shares: has('share') || says({ tokens: unbound }, SHARING),
    ranks: has('superlative') || RANKING.test(text),
  };
}

/** All shapes that the question may have. */
export function shapesOf(evidence: Evidence, model: Model): Shape[] {
  const nouns = nounsOf(evidence, model);
  const figures = figuresOf(evidence, model);
  const doers = doersOf(evidence, model);
  const groupings = groupingsOf(evidence, model, doers);
  const { counts, shares, ranks } = kindsAsked(evidence);
  const figured = [
    ...(counts || !shares ? countShapes(evidence, { nouns, groupings }, counts) : []),
    ...aggregateShapes(evidence, model, { figures, groupings }),
  ];
  return [
    ...figured,
    ...pairShapes(evidence, figured),
    ...(ranks
      ? rankShapes(evidence, model, { nouns, figures, doers })
      : [...listShapes(evidence, nouns), ...doerLists(evidence, doers)]),
    ...(shares ? shareShapes(evidence, { nouns, figures, groupings }) : []),
    ...perParentShapes(evidence, nouns),
  ].toSorted((a, b) => b.score - a.score);
}
