import { cell } from '../answer/format.ts';
import type { Model } from '../schema/model.ts';
import type { Base } from './bases.ts';
import { applyConditions } from './conditions.ts';
import { applyContext } from './context.ts';
import { type Draft, newDraft } from './draft.ts';
import type { Condition, Frame } from './frame.ts';
import { type Key, resolveGroups } from './groups.ts';
import type { Fetch, Outcome, Query } from './query.ts';
import { newScope } from './scope.ts';

/** What composing a question needs to know besides the question. */
export interface World {
  model: Model;
  today: string;
  roles: ReadonlySet<string>;
}

export interface Prepared {
  draft: Draft;
  keys: Key[];
}

/** Puts the question's conditions and groups on a base; problems stay in the draft. */
export function prepare(
  world: World,
  base: Base,
  frame: Frame,
  conditions: readonly Condition[] = frame.conditions,
): Prepared {
  const draft = newDraft(newScope(world.model, base.table, world.roles));
  draft.score = base.score;
  if (base.column) draft.columns.add(base.column);
  const all = base.condition ? [base.condition, ...conditions] : conditions;
  applyConditions(draft, all, world.today);
  const keys = resolveGroups(draft, frame.groups);
  applyContext(draft, frame.context);
  draft.score -= 0.03 * draft.scope.cost;
  if (draft.scope.unclear.length > 0)
    draft.problem ??= `it is not clear which is meant: ${draft.scope.unclear.join('; ')}`;
  return { draft, keys };
}

/** Runs the queries that find rows of the base first, and puts what they found into the filters. */
export function withSets(draft: Draft, query: Query, fetch: Fetch): { query: Query } | { outcome: Outcome } {
  const filters = [...(query.filters ?? [])];
  for (const set of draft.sets) {
    const found = fetch(set.query, `find the ${set.query.table} concerned`);
    if (found.kind === 'pending') return { outcome: { kind: 'pending' } };
    if (found.kind === 'error') return { outcome: { kind: 'decline', reason: found.message } };
    if (found.result.truncated || found.result.rows.length >= 500)
      return {
        outcome: {
          kind: 'decline',
          reason: `More than 500 ${set.query.table} are concerned, which is more than I can compare.`,
        },
      };
    const values = found.result.rows
      .map((row) => cell(row, set.key, 0))
      .filter((value): value is string | number => typeof value === 'string' || typeof value === 'number');
    if (values.length > 0) filters.push({ column: set.key, op: set.negated ? 'not_in' : 'in', values });
    else if (!set.negated) filters.push({ column: set.key, op: 'is_null' });
  }
  return { query: { ...query, ...(filters.length > 0 ? { filters } : {}) } };
}
