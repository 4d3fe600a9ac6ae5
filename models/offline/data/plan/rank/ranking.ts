import { capitalise, cell, cite, markdownTable, numberOf, sayCell, sayNumber } from '../../answer/format.ts';
import type { Aggregate } from '../../language/operator-phrases.ts';
import type { Column } from '../../schema/model.ts';
import { sayMeasure } from '../aggregate.ts';
import { sayKey } from '../count.ts';
import { type Draft, noteUnclear, saidConditions } from '../draft.ts';
import type { Key } from '../groups.ts';
import { withSets } from '../prepare.ts';
import {
  type Composed,
  canonicalQuery,
  type Fetch,
  type Fetched,
  need,
  type Outcome,
  type Query,
} from '../query.ts';
import type { Rank } from '../read/frame.ts';
import { isAdditive } from '../semantics.ts';

/** A few rows more than asked, to see whether others share the last place. */
export const limitOf = (rank: Rank): number => Math.min(500, rank.offset + rank.limit + 10);

/** How a figure of several rows is taken together: the last of days, the sum of what can be added up. */
export function summaryOf(column: Column, asked: Aggregate | undefined, { direction }: Rank): Aggregate {
  if (column.kind === 'date') return direction === 'asc' ? 'min' : 'max';
  return asked ?? (isAdditive(column) ? 'sum' : 'max');
}

export interface RankPlan {
  draft: Draft;
  query: Query;
  label: Key;
  value: string;
  title: string;
  /** Whose figures are added up. */
  of?: string;
  column?: Column;
  noun: (count: number) => string;
  rank: Rank;
}

export function planOf(ranked: RankPlan): Composed {
  const { draft, query, rank } = ranked;
  noteUnclear(draft);
  if (draft.problem) return { kind: 'no', reason: draft.problem, score: draft.score };
  const reading = `${ranked.noun(2)} by ${ranked.title}${ranked.of ? ` of ${ranked.of}` : ''}${saidConditions(draft)}, ${rank.direction === 'desc' ? 'highest' : 'lowest'} first`;
  return {
    kind: 'plan',
    plan: {
      score: draft.score,
      id: canonicalQuery(query),
      reading,
      run: (fetch) => run(ranked, reading, fetch),
    },
  };
}

const sayTied = (count: number, more: boolean): string =>
  more
    ? `more than ${sayNumber(count)} share that place, these are some of them`
    : `${sayNumber(count)} because of equal figures`;

function run(ranked: RankPlan, reading: string, fetch: Fetch): Outcome {
  const ready = withSets(ranked.draft, ranked.query, fetch);
  if ('outcome' in ready) return ready.outcome;
  const result = need(fetch, ready.query, `rank ${reading}`);
  return 'outcome' in result ? result.outcome : sayRanking(ranked, result.rows);
}

function sayPlace({ offset, direction }: Rank): string {
  const end = direction === 'desc' ? 'highest' : 'lowest';
  return offset > 0 ? `number ${offset + 1} from the ${end}` : end;
}

function sayRanking(ranked: RankPlan, result: Fetched): Outcome {
  const { rank, value } = ranked;
  const said = saidConditions(ranked.draft);
  const figure = (row: Record<string, unknown>): unknown => cell(row, value);
  if (result.rows.length <= rank.offset)
    return {
      kind: 'answer',
      text: `There are no ${ranked.noun(2)}${said} to rank by ${ranked.title} ${cite(result.id)}.`,
      callId: result.id,
    };
  const end = rank.offset + rank.limit;
  const last = result.rows[Math.min(end, result.rows.length) - 1] ?? {};
  let stop = Math.min(end, result.rows.length);
  while (stop < result.rows.length && sayCell(figure(result.rows[stop] ?? {})) === sayCell(figure(last)))
    stop += 1;
  const rows = result.rows.slice(rank.offset, stop);
  const show = (row: Record<string, unknown>): string => {
    const number = numberOf(figure(row));
    return number === undefined || !ranked.column ? sayCell(figure(row)) : sayMeasure(ranked.column, number);
  };
  const place = sayPlace(rank);
  const first = rows[0] ?? {};
  if (rows.length === 1) {
    const text = `${capitalise(ranked.noun(1))} with the ${place} ${ranked.title}${said}: **${sayKey(first, ranked.label)}**, with ${show(first)} ${cite(result.id)}.`;
    const number = numberOf(figure(first));
    return { kind: 'answer', text, callId: result.id, ...(number === undefined ? {} : { value: number }) };
  }
  const tie = stop > end ? ` (${sayTied(rows.length, stop === result.rows.length && result.truncated)})` : '';
  const lines = rows.map((row, index) => [
    String(rank.offset + index + 1),
    sayKey(row, ranked.label),
    show(row),
  ]);
  const header = ['#', capitalise(ranked.label.title), capitalise(ranked.title)];
  return {
    kind: 'answer',
    text: `The ${rows.length} ${ranked.noun(rows.length)} with the ${place} ${ranked.title}${said}${tie} ${cite(result.id)}:\n\n${markdownTable(header, lines)}`,
    callId: result.id,
  };
}
