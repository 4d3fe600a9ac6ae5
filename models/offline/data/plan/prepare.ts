import { cell } from '../answer/format.ts';
import { endingOf } from '../link/phrases/endings.ts';
import type { Model } from '../schema/model.ts';
import type { Base } from './bases.ts';
import { onlyAtHome } from './conditions/at-home.ts';
import { isOfOtherRows } from './conditions/column-pairs.ts';
import { applyConditions } from './conditions/conditions.ts';
import { isAsOf } from './conditions/date-condition.ts';
import { onlyPresent } from './conditions/present.ts';
import { applyContext } from './context.ts';
import { type Draft, newDraft, noteUnclear, type SetCondition } from './draft.ts';
import { type Key, resolveGroups } from './groups.ts';
import { type Fetch, type Filter, need, type Outcome, type Query } from './query.ts';
import type { Condition, Frame } from './read/frame.ts';
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

/** "The current price" is kept where prices change. */
const historyBonus = 0.1;

/** Puts the question's conditions and groups on a base; problems stay in the draft. */
export function prepare(
  world: World,
  base: Base,
  frame: Frame,
  conditions: readonly Condition[] = frame.conditions,
): Prepared {
  const draft = newDraft(newScope(world.model, base.table, world.roles));
  draft.score =
    base.score -
    (base.condition?.kind === 'value' ? (base.condition.mention.targets[0]?.score ?? 0) : 0) +
    (base.table.validity &&
    (frame.current || frame.conditions.some((each) => each.kind === 'date' && isAsOf(each)))
      ? historyBonus
      : 0);
  draft.counting = frame.intent === 'count' && !frame.rank;
  draft.summing = frame.intent === 'aggregate';
  if (base.column) draft.columns.add(base.column);
  const own = isOfThen(base, conditions) ? undefined : base.condition;
  const all = own ? [own, ...conditions] : conditions;
  applyConditions(draft, all, world.today);
  if (all.some((each) => isOfOtherRows(each, base)))
    draft.problem ??= `the figures that are compared are none of the ${base.column?.words.join(' ')}`;
  const keys = resolveGroups(draft, frame.groups);
  applyContext(draft, frame.context);
  onlyPresent(draft, base, frame);
  if (frame.lives) onlyAtHome(draft);
  if (frame.inUnit) draft.problem ??= `I don't see which span of time is to be given in ${frame.inUnit}`;
  draft.score -= 0.03 * draft.scope.cost;
  noteUnclear(draft);
  return { draft, keys };
}

/** "Employees who joined in 2025": of that year, not of those who are still there; people leave. */
function isOfThen({ condition, table }: Base, conditions: readonly Condition[]): boolean {
  const [target] = condition?.kind === 'value' ? condition.mention.targets : [];
  return (
    target?.kind === 'flag' &&
    !target.truth &&
    target.column === endingOf(table)?.column &&
    conditions.some(({ kind }) => kind === 'date')
  );
}

/** Runs the queries that find rows of the base first, and puts what they found into the filters. */
export function withSets(draft: Draft, query: Query, fetch: Fetch): { query: Query } | { outcome: Outcome } {
  const filters = [...(query.filters ?? [])];
  for (const set of draft.sets) {
    const found = need(fetch, set.query, `find the ${set.query.table} concerned`);
    if ('outcome' in found) return found;
    const { rows, truncated } = found.rows;
    const values = rows
      .map((row) => cell(row, set.key, 0))
      .filter((value) => typeof value === 'string' || typeof value === 'number');
    const tooMany = truncated || (!set.negated && values.length > mostValues);
    if (tooMany)
      return {
        outcome: {
          kind: 'decline',
          reason: `more ${set.query.table} are concerned than I can compare one by one`,
        },
      };
    filters.push(...setFilters(set, values));
  }
  return { query: { ...query, ...(filters.length > 0 ? { filters } : {}) } };
}

/** The most values one filter of the tool takes. */
const mostValues = 200;

function setFilters(set: SetCondition, values: (string | number)[]): Filter[] {
  if (!set.negated)
    return values.length > 0 ? [{ column: set.key, op: 'in', values }] : [{ column: set.key, op: 'is_null' }];
  const chunks = Array.from({ length: Math.ceil(values.length / mostValues) }, (_, index) =>
    values.slice(index * mostValues, (index + 1) * mostValues),
  );
  return chunks.map((chunk) => ({ column: set.key, op: 'not_in', values: chunk }));
}
