import {
  capitalise,
  cell,
  cite,
  markdownTable,
  numberOf,
  onlyNumber,
  sayCell,
  sayNumber,
} from '../answer/format.ts';
import { isSentinel } from '../schema/model.ts';
import { humanName, humanTable } from '../schema/names.ts';
import { type Base, isBareRole } from './bases.ts';
import { endOfPeople, goneOnes } from './conditions/present.ts';
import { article, baseQuery, type Draft, keyOf, saidConditions } from './draft.ts';
import type { Key } from './groups.ts';
import { pieces, sayPieces } from './pieces.ts';
import { prepare, type World, withSets } from './prepare.ts';
import {
  type AggregateColumn,
  type Composed,
  canonicalQuery,
  type Fetch,
  type Fetched,
  type Filter,
  need,
  type Outcome,
  type Query,
} from './query.ts';
import type { Frame } from './read/frame.ts';
import { address } from './scope.ts';

/** "How many …", also per group and with conditions on related rows. */
export function composeCount(world: World, base: Base, frame: Frame): Composed {
  const { draft, keys } = prepare(world, base, frame);
  if (draft.problem) return { kind: 'no', reason: draft.problem, score: draft.score };
  if (isBareRole(world.model, base, frame))
    return {
      kind: 'no',
      reason: `the data says who was ${article(nounOf(base, 1))} of which ${humanTable(base.table.name, 2)}, not who else is one`,
      score: draft.score,
    };
  if (frame.difference && (draft.alternatives?.values.length !== 2 || keys.length > 0))
    return {
      kind: 'no',
      reason: 'a difference needs two values of one column to compare',
      score: draft.score,
    };
  if (draft.having.length > 0 && keys.length === 0) return countMatching(draft, base);
  const groups =
    keys.length === 0 && draft.alternatives
      ? [
          {
            title: draft.alternatives.label,
            columns: [draft.alternatives.column],
            shown: [draft.alternatives.column],
          },
        ]
      : keys;
  const aggregate = countColumn(draft, base, frame);
  if (!aggregate)
    return { kind: 'no', reason: `the rows of ${base.table.name} can't be told apart`, score: draft.score };
  const query: Query = {
    ...baseQuery(draft),
    ...grouping(groups, draft),
    aggregates: [
      aggregate,
      ...draft.counted,
      ...pieces(draft, base, groups),
      ...goneOnes(draft, base, groups),
      ...(aggregate.fn === 'count_distinct' && !base.column && groups.length === 0
        ? [{ fn: 'count' as const, as: 'occurrences' }]
        : []),
    ],
  };
  const said = saidConditions(draft);
  return {
    kind: 'plan',
    plan: {
      score: draft.score,
      id: canonicalQuery(query),
      reading: `the number of ${nounOf(base, 2)}${said}`,
      run: (fetch) =>
        runCount({
          draft,
          base,
          query,
          groups,
          fetch,
          yesNo: frame.intent === 'exists',
          difference: frame.difference,
        }),
    },
  };
}

export function nounOf(base: Base, count: number): string {
  if (base.column)
    return count === 1 ? humanName(base.column.name) : `different values of ${humanName(base.column.name)}`;
  return humanTable(base.table.name, count);
}

function countColumn(draft: Draft, base: Base, frame: Frame): AggregateColumn | undefined {
  if (base.column) {
    const column = address(draft.scope, base.column);
    return column === undefined ? undefined : { fn: 'count_distinct', column, as: 'count' };
  }
  const key = keyOf(base.table);
  if (!draft.scope.many) return { fn: 'count', as: 'count' };
  if (key === undefined) return undefined;
  return frame ? { fn: 'count_distinct', column: key, as: 'count' } : undefined;
}

function grouping(groups: readonly Key[], draft: Draft): Partial<Query> {
  if (groups.length === 0) return {};
  const columns = groups.flatMap((group) => group.columns);
  const byTime = groups.find((group) => group.grain);
  return {
    group_by: columns,
    ...(draft.having.length > 0 ? { having: draft.having } : {}),
    order_by: byTime
      ? [{ column: byTime.columns[0] ?? '', direction: 'asc' }]
      : [{ column: 'count', direction: 'desc' }],
    limit: 200,
  };
}

interface CountRun {
  draft: Draft;
  base: Base;
  query: Query;
  groups: readonly Key[];
  fetch: Fetch;
  yesNo: boolean;
  difference: boolean;
}

function runCount(run: CountRun): Outcome {
  const ready = withSets(run.draft, run.query, run.fetch);
  if ('outcome' in ready) return ready.outcome;
  const said = saidConditions(run.draft);
  const result = need(run.fetch, ready.query, `count ${nounOf(run.base, 2)}${said}`);
  if ('outcome' in result) return result.outcome;
  if (run.groups.length > 0) return sayGroups(run, result.rows);
  const present = presentOnes(run, ready.query);
  if (present === 'pending') return { kind: 'pending' };
  const also = occurrences(run.draft, result.rows) + sayPieces(result.rows) + present;
  return sayCount(run, onlyNumber(result.rows, 'count') ?? 0, result.rows.id, also);
}

function sayCount(
  run: Pick<CountRun, 'draft' | 'base' | 'yesNo'>,
  count: number,
  callId: string,
  also = '',
): Outcome {
  const said = saidConditions(run.draft);
  const noun = nounOf(run.base, count);
  if (count === 0)
    return {
      kind: 'answer',
      text: `${run.yesNo ? 'No, there' : 'There'} are no ${nounOf(run.base, 2)}${said}: the count is 0 ${cite(callId)}.`,
      value: 0,
      callId,
    };
  const lead = run.yesNo ? 'Yes, there' : 'There';
  return {
    kind: 'answer',
    text: `${lead} ${count === 1 ? 'is' : 'are'} **${sayNumber(count)}** ${noun}${said}${also} ${cite(callId)}.`,
    value: count,
    callId,
  };
}

/** Staff who have left stay on record: a reader who counts them wants to know how many are still there. */
function presentOnes(run: CountRun, query: Query): string | 'pending' {
  const { base, draft } = run;
  const end = endOfPeople(draft, base);
  if (!end || draft.scope.many || draft.having.length > 0) return '';
  const never = isSentinel(end.max) ? end.max?.slice(0, 10) : undefined;
  const still: Filter = {
    column: end.name,
    ...(never === undefined ? { op: 'is_null' } : { op: 'gte', value: never }),
  };
  const result = run.fetch(
    { ...query, filters: [...(query.filters ?? []), still] },
    'count those still there',
  );
  if (result.kind === 'pending') return 'pending';
  const count = result.kind === 'rows' ? onlyNumber(result.result, 'count') : undefined;
  return count === undefined
    ? ''
    : ` on record, **${sayNumber(count)}** of them without ${article(humanName(end.name))}`;
}

/** Each row of the base may stand for several related rows: "20 patients (in 130 admissions)". */
function occurrences(draft: Draft, result: Fetched): string {
  const rows = numberOf(result.rows[0]?.['occurrences']);
  const count = onlyNumber(result, 'count');
  const last = [...draft.scope.used.values()].findLast((path) => path.many);
  const table = last?.hops.findLast((hop) => hop.direction === 'down')?.to;
  return rows === undefined || rows === count || table === undefined || count === 0
    ? ''
    : ` (in ${sayNumber(rows)} ${humanTable(table, rows)})`;
}

function sayGroups(run: CountRun, result: Fetched): Outcome {
  const { groups, base, draft } = run;
  const said = saidConditions(draft);
  if (result.rows.length === 0)
    return {
      kind: 'answer',
      text: `There are no ${nounOf(base, 2)}${said} ${cite(result.id)}.`,
      value: 0,
      callId: result.id,
    };
  const gone = (run.query.aggregates ?? []).find((each) => each.as === 'gone')?.column;
  const header = [
    ...groups.map((group) => capitalise(group.title)),
    capitalise(nounOf(base, 2)),
    ...(gone === undefined ? [] : [`Of them without ${article(humanName(gone))}`]),
  ];
  const lines = result.rows.map((row) => {
    const count = numberOf(cell(row, 'count')) ?? 0;
    const still = gone === undefined ? [] : [sayCell(count - (numberOf(cell(row, 'gone')) ?? 0))];
    return [...groups.map((group) => sayKey(row, group)), sayCell(count), ...still];
  });
  const total = result.rows.reduce((sum, row) => sum + (numberOf(cell(row, 'count')) ?? 0), 0);
  const whole =
    draft.scope.many || base.column || result.truncated
      ? ''
      : ` There are **${sayNumber(total)}** ${nounOf(base, total)} in total.`;
  const per = groups.map((group) => group.title).join(' and ');
  const [first, second] = result.rows.map((row) => numberOf(cell(row, 'count')) ?? 0);
  const apart = run.difference
    ? ` The difference is **${sayNumber(Math.abs((first ?? 0) - (second ?? 0)))}**.`
    : '';
  const cut = result.truncated ? ` Only the first ${result.rows.length} groups are shown.` : '';
  const text =
    `Number of ${nounOf(base, 2)}${said} per ${per} ${cite(result.id)}:\n\n${markdownTable(header, lines)}\n\n${`${whole}${apart}${cut}`.trim()}`.trimEnd();
  return { kind: 'answer', text, value: total, callId: result.id };
}

/** What a reader sees of a group's key. */
export function sayKey(row: Record<string, unknown>, key: Key): string {
  return key.shown
    .map((column) => {
      const value = cell(row, column);
      if (key.plain && typeof value === 'number') return String(value);
      return key.cents && typeof value === 'number'
        ? `${sayNumber(value)} (that is ${sayNumber(value / 100)} in whole units of currency)`
        : sayCell(value, key.grain);
    })
    .join(' ');
}

/** "How many departments have more than 10 employees": the groups that pass are counted. */
function countMatching(draft: Draft, base: Base): Composed {
  const key = keyOf(base.table);
  if (key === undefined)
    return { kind: 'no', reason: `the rows of ${base.table.name} can't be told apart`, score: draft.score };
  const query: Query = {
    ...baseQuery(draft),
    group_by: [key],
    aggregates: draft.counted,
    having: draft.having,
    limit: 500,
  };
  const run = (fetch: Fetch): Outcome => {
    const ready = withSets(draft, query, fetch);
    if ('outcome' in ready) return ready.outcome;
    const result = need(fetch, ready.query, `find the ${nounOf(base, 2)}${saidConditions(draft)}`);
    if ('outcome' in result) return result.outcome;
    if (result.rows.truncated)
      return {
        kind: 'decline',
        reason: `There are more than ${result.rows.rows.length} such ${nounOf(base, 2)}; I can't count them exactly.`,
      };
    return sayCount({ draft, base, yesNo: false }, result.rows.rows.length, result.rows.id);
  };
  return {
    kind: 'plan',
    plan: {
      score: draft.score,
      id: canonicalQuery(query),
      reading: `the number of ${nounOf(base, 2)}${saidConditions(draft)}`,
      run,
    },
  };
}
