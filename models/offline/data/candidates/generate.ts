import { compose } from '../plan/compose.ts';
import type { World } from '../plan/prepare.ts';
import type { Plan } from '../plan/query.ts';
import { type Condition, emptyFrame, type Frame } from '../plan/read/frame.ts';
import type { Weigh } from './choice/weigh.ts';
import type { Evidence } from './evidence/evidence.ts';
import { frameWordsOf } from './evidence/frame-words.ts';
import { decimalsAsked } from './evidence/precision.ts';
import { isFree, type Span, surely } from './evidence/span.ts';
import type { Shape } from './shapes/shape.ts';
import { shapesOf } from './shapes/shapes.ts';
import { composePair } from './shapes/two-figures.ts';
import { isIgnored, type Option } from './slots/slot.ts';
import { slotsOf } from './slots/slots.ts';

/** A query that the question may ask for, with all that speaks for it and against it. */
export interface Candidate {
  plan: Plan;
  shape: Shape;
  options: readonly Option[];
  frame: Frame;
  /** How good it looks before all of it is weighed. */
  score: number;
  /** The same by hand-made figures alone. */
  hunch: number;
}

const MOST_SHAPES = 80;
const MOST_WAYS = 8;
const MOST_PLANS = 60;

/** The queries that a question may ask for: every shape with the likeliest uses of what else it says. */
export function generate(world: World, evidence: Evidence, weigh: Weigh): Candidate[] {
  const frames = frameWordsOf(evidence);
  const decimals = decimalsAsked(evidence);
  const exact = evidence.precision ? [surely(evidence.precision)] : [];
  const weighed = shapesOf(evidence, world.model).map((shape) => ({
    ...shape,
    hunch: shape.score,
    taken: [...shape.taken, ...exact],
    score:
      shape.score +
      weigh([
        ...shape.traits,
        ...shape.traits.slice(1).map((each) => `${shape.op}|${each}`),
        ...frames.map((word) => `${shape.op}~${word}`),
      ]),
  }));
  const tried = weighed
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_SHAPES)
    .flatMap((shape) => waysOf(world, evidence, shape, weigh).map((options) => ({ shape, options })))
    .map((each) => ({
      ...each,
      score: each.shape.score + sum(each.options),
      hunch: each.shape.hunch + each.options.reduce((total, { hunch = 0 }) => total + hunch, 0),
    }))
    .toSorted((a, b) => b.score - a.score);
  const kept = new Map<string, Candidate>();
  for (const { shape, options, score, hunch } of tried) {
    if (kept.size >= MOST_PLANS) break;
    const frame = { ...frameOf(shape, options), ...(decimals === undefined ? {} : { decimals }) };
    const within = withRoles(world, shape, options);
    const decision = shape.pair ? composePair(within, frame, shape.pair) : compose(within, frame);
    if (decision.kind === 'no') continue;
    const { plan } = decision;
    const id = frame.intent === 'share' ? `${plan.id} ${plan.reading}` : plan.id;
    const before = kept.get(id);
    if (!before || before.score < score) kept.set(id, { plan, shape, options, frame, score, hunch });
  }
  return [...kept.values()];
}

const sum = (options: readonly Option[]): number => options.reduce((total, { score }) => total + score, 0);

/** The best way to use each piece of evidence, and those that differ in one or two of them. */
function waysOf({ model }: World, evidence: Evidence, shape: Shape, weigh: Weigh): Option[][] {
  const slots = slotsOf(
    { evidence, model, base: shape.base, taken: shape.taken, frame: shape.frame },
    weigh,
  ).filter(({ options }) => options.length > 0);
  const first = slots.map(({ options }) => options[0]).filter((each) => each !== undefined);
  const single = slots.flatMap(({ options }, at) => options.slice(1).map((option) => first.with(at, option)));
  const least = slots
    .map(({ options }) => options.find(isIgnored) ?? options[0])
    .filter((each) => each !== undefined);
  const bySum = single.toSorted((a, b) => sum(b) - sum(a)).slice(0, MOST_WAYS);
  const double = bySum
    .slice(0, 4)
    .flatMap((way) =>
      slots.flatMap(({ options }, at) => options.slice(1, 3).map((option) => way.with(at, option))),
    )
    .toSorted((a, b) => sum(b) - sum(a))
    .slice(0, MOST_WAYS);
  const ways = [first, ...bySum, ...double, least].flatMap((way) => [way, ...withoutClashes(way)]);
  return ways.some((way) => way.some(({ claims }) => claims)) ? [...ways.map(withoutClaimed), first] : ways;
}

/** Words that two columns were compared by tell nothing else. */
function withoutClashes(way: readonly Option[]): Option[][] {
  const compared = way.filter(({ traits }) => traits[0]?.startsWith('pair'));
  const words = compared.flatMap(({ uses }) => uses);
  const clear = way.map((option) =>
    !compared.includes(option) && option.uses.some((use) => !isFree(use, words))
      ? { score: 0, uses: [], traits: ['pair:instead'] }
      : option,
  );
  return clear.some((option, at) => option !== way[at]) ? [clear] : [];
}

/** What a word says of a role it doesn't say of a state as well. */
function withoutClaimed(way: readonly Option[]): Option[] {
  const claimed = way.flatMap(({ claims = [] }) => claims);
  const within = ({ start, end }: Span): boolean =>
    claimed.some((each) => each.start <= start && each.end >= end);
  return way.filter(
    ({ claims, condition, context, uses }) =>
      claims ||
      !(context || /^(?:value|present|missing)$/.test(condition?.kind ?? '')) ||
      !(condition?.kind === 'missing' ? uses.some(within) : uses.every(within)),
  );
}

/** The keys that were chosen count, and none of their rivals. */
function withRoles(world: World, shape: Shape, options: readonly Option[]): World {
  const chosen = [shape, ...options].flatMap(({ role }) => (role ? [role] : []));
  if (chosen.length === 0) return world;
  const rivals = new Set(chosen.flatMap((each) => each.rivals));
  const roles = new Set([
    ...[...world.roles].filter((each) => !rivals.has(each)),
    ...chosen.map(({ key }) => key),
  ]);
  return { ...world, roles };
}

function frameOf({ frame, part }: Shape, options: readonly Option[]): Frame {
  const conditions = options.flatMap(({ condition }): Condition[] =>
    condition ? [{ ...condition, at: condition.at ?? 0 }] : [],
  );
  return {
    ...emptyFrame(),
    ...frame,
    conditions: frame.intent === 'share' ? splitShare(options, part) : conditions,
    context: options.flatMap(({ context }) => (context ? [context] : [])),
    ...(frame.intent === 'share' ? { shareSplit: 1 } : {}),
    ...(options.some(({ everybody }) => everybody) ? { everybody: true } : {}),
  };
}

/** Which conditions tell the part: by default the last that is no period, all before it the whole. */
function splitShare(options: readonly Option[], which: Shape['part'] = 'last'): Condition[] {
  const all = options.flatMap(({ condition, uses }) =>
    condition ? [{ condition, start: uses[0]?.start ?? 0 }] : [],
  );
  const told = all.filter(({ condition }) => condition.kind !== 'date').toSorted((a, b) => a.start - b.start);
  const part = which === 'all' ? told : [which === 'first' ? told[0] : told.at(-1)];
  return all.map((each) => ({ ...each.condition, at: part.includes(each) ? 2 : 0 }));
}
