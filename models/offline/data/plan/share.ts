import { capitalise, cell, cite, markdownTable, numberOf, onlyNumber, sayNumber } from '../answer/format.ts';
import type { Base } from './bases.ts';
import { choose, columnOfKind } from './choose.ts';
import { nounOf, sayKey } from './count.ts';
import { baseQuery, type Draft, keyOf, saidConditions } from './draft.ts';
import type { Key } from './groups.ts';
import { prepare, type World, withSets } from './prepare.ts';
import {
  type Composed,
  canonicalQuery,
  type Fetch,
  type Fetched,
  need,
  type Outcome,
  type Query,
  type Row,
} from './query.ts';
import type { Condition, Frame } from './read/frame.ts';
import { address } from './scope.ts';

/** "What share of employees are in Sales": the rows that meet the condition over all rows meant. */
export function composeShare(world: World, base: Base, frame: Frame): Composed {
  const [whole, part] = splitConditions(frame);
  const { draft: all } = prepare(world, base, { ...frame, context: [] }, whole);
  const { draft: some, keys } = prepare(world, base, frame, frame.conditions);
  const problem =
    all.problem ??
    some.problem ??
    (part.length === 0 && some.filters.length === all.filters.length
      ? "I don't see which part of them is meant"
      : undefined);
  if (problem) return { kind: 'no', reason: problem, score: some.score };
  if (keys.length > 0 && !frame.shareEach)
    return {
      kind: 'no',
      reason: 'I can only give one share at a time, not one per group',
      score: some.score,
    };
  const [top, bottom] = [sizeQuery(some, frame, keys), sizeQuery(all, frame, keys)];
  if (!top || !bottom) return { kind: 'no', reason: "the rows can't be counted", score: some.score };
  const per = keys.length > 0 ? ` per ${keys.map(({ title }) => title).join(' and ')}` : '';
  const of = frame.shareOf ? `${frame.shareOf.surface} of ` : '';
  const reading = `the share of ${of}${nounOf(base, 2)}${saidConditions(all)} that are${saidConditions(some)}${per}`;
  return {
    kind: 'plan',
    plan: {
      score: some.score,
      id: canonicalQuery(top),
      reading,
      run: (fetch) => run({ base, some, all, top, bottom, keys, decimals: frame.decimals }, fetch),
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

/** How many rows there are, or what a figure of them adds up to, also per group. */
function sizeQuery(draft: Draft, { shareOf }: Frame, keys: readonly Key[]): Query | undefined {
  const key = keyOf(draft.scope.base);
  if (draft.having.length > 0) return undefined;
  const query: Query = {
    ...baseQuery(draft),
    ...(keys.length > 0 ? { group_by: keys.flatMap(({ columns }) => columns), limit: 500 } : {}),
  };
  if (shareOf) {
    const column = choose(draft.scope, shareOf, columnOfKind('number'))?.target.column;
    const at = column && address(draft.scope, column);
    return at === undefined || draft.scope.many
      ? undefined
      : { ...query, aggregates: [{ fn: 'sum', column: at, as: 'count' }] };
  }
  if (!draft.scope.many) return { ...query, aggregates: [{ fn: 'count', as: 'count' }] };
  return key === undefined
    ? undefined
    : { ...query, aggregates: [{ fn: 'count_distinct', column: key, as: 'count' }] };
}

interface ShareRun {
  base: Base;
  some: Draft;
  all: Draft;
  top: Query;
  bottom: Query;
  keys: readonly Key[];
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
  if (task.keys.length > 0) return sayPerGroup(task, a.rows, b.rows);
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

/** Groups in which nothing is of the part have a share of zero. */
function sayPerGroup({ base, all, some, keys, decimals }: ShareRun, part: Fetched, whole: Fetched): Outcome {
  const name = (row: Row): string => keys.map((key) => sayKey(row, key)).join(' ');
  const parts = new Map(part.rows.map((row) => [name(row), numberOf(cell(row, 'count')) ?? 0]));
  const lines = whole.rows.map((row) => {
    const of = numberOf(cell(row, 'count')) ?? 0;
    const those = parts.get(name(row)) ?? 0;
    const share = of === 0 ? '–' : `${sayShare((100 * those) / of, decimals)} %`;
    return [...keys.map((key) => sayKey(row, key)), share, sayNumber(those), sayNumber(of)];
  });
  const noun = nounOf(base, 2);
  const header = [...keys.map(({ title }) => capitalise(title)), 'Share', 'Part', 'Whole'];
  const cut = whole.truncated || part.truncated ? '\n\nOnly the first groups are shown.' : '';
  const text = `The share of the ${noun}${saidConditions(all)} that are${saidConditions(some)} ${cite(part.id)} ${cite(whole.id)}:\n\n${markdownTable(header, lines)}${cut}`;
  return { kind: 'answer', text, callId: part.id };
}
