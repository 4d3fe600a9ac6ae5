import type { AggregateColumn } from './aggregates.ts';
import type { Join, Scope, Source } from './scope.ts';

const INSENSITIVE = new Set(['min', 'max', 'count_distinct']);

/**
 * Warns of the trap of joins: when a join gives a row of one table several partners, sums and counts over that table
 * count it several times.
 */
export function multiplied(scope: Scope, aggregates: readonly AggregateColumn[]): string[] {
  const warned = new Map<string, string>();
  for (const aggregate of aggregates) {
    if (INSENSITIVE.has(aggregate.fn)) continue;
    for (const { source } of aggregate.reads) {
      const by = scope.joins.find((join) => join.edge.many && !isBelow(scope, source, join));
      if (by) warned.set(`${source.ref}/${by.source.ref}`, message(aggregate, source, by.source));
    }
  }
  return [...warned.values()];
}

/** Whether the table hangs on the joined one, so that its rows are what the join multiplies to. */
function isBelow(scope: Scope, source: Source, join: Join): boolean {
  let at: Source | undefined = source;
  while (at && at !== join.source) at = scope.joins.find((candidate) => candidate.source === at)?.from;
  return at === join.source;
}

function message({ name }: AggregateColumn, source: Source, by: Source): string {
  return `"${name}" counts a row of ${source.ref} once for each of its rows in ${by.ref}; aggregate ${source.ref} in a query without ${by.ref} for totals.`;
}
