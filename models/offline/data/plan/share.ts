import { cite, onlyNumber, sayNumber } from '../answer/format.ts';
import type { Base } from './bases.ts';
import { nounOf } from './count.ts';
import { baseQuery, type Draft, keyOf, saidConditions } from './draft.ts';
import { prepare, type World, withSets } from './prepare.ts';
import { type Composed, canonicalQuery, type Fetch, need, type Outcome, type Query } from './query.ts';
import type { Condition, Frame } from './read/frame.ts';

/** "What share of employees are in Sales": the rows that meet the condition over all rows meant. */
export function composeShare(world: World, base: Base, frame: Frame): Composed {
  const [whole, part] = splitConditions(frame);
  const all = prepare(world, base, { ...frame, groups: [], context: [] }, whole).draft;
  const some = prepare(world, base, { ...frame, groups: [] }, frame.conditions).draft;
  const problem =
    all.problem ??
    some.problem ??
    (part.length === 0 && some.filters.length === all.filters.length
      ? "I don't see which part of them is meant"
      : undefined);
  if (problem) return { kind: 'no', reason: problem, score: some.score };
  if (frame.groups.length > 0)
    return {
      kind: 'no',
      reason: 'I can only give one share at a time, not one per group',
      score: some.score,
    };
  const [top, bottom] = [countQuery(some), countQuery(all)];
  if (!top || !bottom) return { kind: 'no', reason: "the rows can't be counted", score: some.score };
  const reading = `the share of ${nounOf(base, 2)}${saidConditions(all)} that are${saidConditions(some)}`;
  return {
    kind: 'plan',
    plan: {
      score: some.score,
      id: canonicalQuery(top),
      reading,
      run: (fetch) => run({ base, some, all, top, bottom, decimals: frame.decimals }, fetch),
    },
  };
}

/** Conditions before the verb restrict the whole, those after it the part. */
function splitConditions(frame: Frame): [Condition[], Condition[]] {
  const split = frame.shareSplit ?? 0;
  const before = frame.conditions.filter((each) => (each.at ?? Number.POSITIVE_INFINITY) < split);
  const after = frame.conditions.filter((each) => !before.includes(each));
  const periods = after.filter((each) => isPeriodOfAll(each, frame) || isInPassing(each));
  const whole = periods.length < after.length ? [...before, ...periods] : before;
  const part = frame.conditions.filter((each) => !whole.includes(each));
  if (part.length === 0 && whole.length > 0) return [[], whole];
  return [whole, part];
}

/** "Which share passed in 2025" is one of those of 2025, unless the period is that of another event. */
function isPeriodOfAll(condition: Condition, { head }: Frame): boolean {
  return condition.kind === 'date' && (condition.cue === undefined || condition.cue.start === head?.start);
}

/** "Of the visits conducted, which share was out of hours" is one of those that took place. */
const isInPassing = (condition: Condition): boolean => condition.kind === 'happened' && condition.passing;

function countQuery(draft: Draft): Query | undefined {
  const key = keyOf(draft.scope.base);
  if (draft.having.length > 0) return undefined;
  if (!draft.scope.many) return { ...baseQuery(draft), aggregates: [{ fn: 'count', as: 'count' }] };
  return key === undefined
    ? undefined
    : { ...baseQuery(draft), aggregates: [{ fn: 'count_distinct', column: key, as: 'count' }] };
}

interface ShareRun {
  base: Base;
  some: Draft;
  all: Draft;
  top: Query;
  bottom: Query;
  decimals: number | undefined;
}

const sayShare = (share: number, decimals?: number): string =>
  decimals === undefined ? sayNumber(Math.round(share * 100) / 100) : sayNumber(share, decimals);

function run(task: ShareRun, fetch: Fetch): Outcome {
  const top = withSets(task.some, task.top, fetch);
  const bottom = withSets(task.all, task.bottom, fetch);
  if ('outcome' in top) return top.outcome;
  if ('outcome' in bottom) return bottom.outcome;
  const [a, b] = [need(fetch, top.query, 'count the part'), need(fetch, bottom.query, 'count the whole')];
  if ('outcome' in a) return a.outcome;
  if ('outcome' in b) return b.outcome;
  const part = onlyNumber(a.rows, 'count') ?? 0;
  const whole = onlyNumber(b.rows, 'count') ?? 0;
  const noun = nounOf(task.base, 2);
  if (whole === 0)
    return {
      kind: 'answer',
      text: `There are no ${noun}${saidConditions(task.all)}, so there is no share to compute ${cite(b.rows.id)}.`,
    };
  const share = (100 * part) / whole;
  const text = `**${sayShare(share, task.decimals)} %** of the ${noun}${saidConditions(task.all)} are those${saidConditions(task.some)}: ${sayNumber(part)} ${cite(a.rows.id)} of ${sayNumber(whole)} ${cite(b.rows.id)}.`;
  return { kind: 'answer', text, value: share, callId: a.rows.id };
}
