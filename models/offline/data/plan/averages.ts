import { capitalise, cell, cite, numberOf, sayNumber } from '../answer/format.ts';
import type { Column, Table } from '../schema/model.ts';
import { humanTable } from '../schema/names.ts';
import { baseQuery, type Draft, saidConditions, sayColumn } from './draft.ts';
import type { Key } from './groups.ts';
import { type World, withSets } from './prepare.ts';
import { type Composed, canonicalQuery, type Fetch, need, type Outcome, type Query } from './query.ts';

const fewGroups = 40;

interface Over {
  table: Table;
  key: string;
}

/** "Average hours per employee" over hundreds of employees is one figure, not a row for each. */
export function averagedOver(world: World, draft: Draft, key: Key | undefined): Over | undefined {
  const first = key?.columns[0];
  if (key === undefined || first === undefined || key.grain) return undefined;
  const table = world.model.tables.find(
    (each) => humanTable(each.name, 1) === key.title && each.rows > fewGroups && each !== draft.scope.base,
  );
  return table ? { table, key: first } : undefined;
}

export function perParent(task: { draft: Draft; column: Column; at: string; per: Over }): Composed {
  const { draft, column, at, per } = task;
  const query: Query = {
    ...baseQuery(draft),
    aggregates: [
      { fn: 'sum', column: at, as: 'total' },
      { fn: 'count_distinct', column: per.key, as: 'parents' },
      { fn: 'avg', column: at, as: 'row' },
    ],
  };
  const [one, said] = [humanTable(per.table.name, 1), saidConditions(draft)];
  const reading = `the average ${sayColumn(draft.scope, column)} per ${one}${said}`;
  const run = (fetch: Fetch): Outcome => {
    const ready = withSets(draft, query, fetch);
    if ('outcome' in ready) return ready.outcome;
    const result = need(fetch, ready.query, `compute ${reading}`);
    if ('outcome' in result) return result.outcome;
    const figure = (name: string): number => numberOf(cell(result.rows.rows[0] ?? {}, name)) ?? 0;
    const [total, parents, row] = [figure('total'), figure('parents'), figure('row')];
    if (parents === 0)
      return {
        kind: 'answer',
        text: `There is nothing recorded for ${reading} ${cite(result.rows.id)}.`,
        callId: result.rows.id,
      };
    const text = `${capitalise(reading)} is **${sayNumber(total / parents)}**: ${sayNumber(total)} in total over the ${sayNumber(parents)} ${humanTable(per.table.name, parents)} that have any ${cite(result.rows.id)}. (The average of a single one of the ${humanTable(draft.scope.base.name, 2)} is ${sayNumber(row)}.)`;
    return { kind: 'answer', text, value: total / parents, callId: result.rows.id };
  };
  return { kind: 'plan', plan: { score: draft.score, id: canonicalQuery(query), reading, run } };
}
