import { cite, onlyNumber, sayNumber } from '../answer/format.ts';
import { humanTable } from '../schema/names.ts';
import type { Base } from './bases.ts';
import { choose, isTableTarget } from './choose.ts';
import { baseQuery, keyOf, saidConditions } from './draft.ts';
import { prepare, type World } from './prepare.ts';
import { type Composed, canonicalQuery, type Fetch, need, type Outcome, type Query } from './query.ts';
import type { Frame } from './read/frame.ts';
import { address } from './scope.ts';

/** "Average number of orders per customer": all orders over all customers, and over those who have any. */
export function composePerParent(world: World, base: Base, frame: Frame): Composed {
  const { draft } = prepare(world, base, { ...frame, groups: [] });
  const [group, more] = frame.groups;
  const mention = group && 'mention' in group ? group.mention : undefined;
  const no = (reason: string): Composed => ({ kind: 'no', reason, score: draft.score });
  if (draft.problem) return no(draft.problem);
  if (!mention || more) return no('an average number needs to be one per something');
  const choice = choose(draft.scope, mention, isTableTarget);
  const parent = world.model.byName.get(choice?.target.table ?? '');
  const key = parent && keyOf(parent);
  const column = parent?.columns.find((each) => each.name === key);
  if (!choice || !parent || !column || draft.scope.many || draft.having.length > 0)
    return no(`"${mention.surface}" is nothing that ${humanTable(base.table.name, 2)} could be counted for`);
  const own = base.table.foreignKeys.find((each) => each.table === parent.name && each.columns.length === 1);
  const at = own ? own.columns[0] : address(draft.scope, column);
  if (at === undefined) return no('these are not related');
  draft.score += choice.score;
  const query: Query = {
    ...baseQuery(draft),
    aggregates: [
      { fn: 'count', as: 'count' },
      { fn: 'count_distinct', column: at, as: 'parents' },
    ],
  };
  const all: Query = { table: parent.name, aggregates: [{ fn: 'count', as: 'count' }] };
  const said = saidConditions(draft);
  const [many, one] = [humanTable(base.table.name, 2), humanTable(parent.name, 1)];
  const run = (fetch: Fetch): Outcome => {
    const [top, bottom] = [
      need(fetch, query, `count ${many}${said}`),
      need(fetch, all, `count ${humanTable(parent.name, 2)}`),
    ];
    if ('outcome' in top) return top.outcome;
    if ('outcome' in bottom) return bottom.outcome;
    const count = onlyNumber(top.rows, 'count') ?? 0;
    const having = Number(top.rows.rows[0]?.['parents'] ?? 0);
    const parents = onlyNumber(bottom.rows, 'count') ?? 0;
    if (parents === 0)
      return { kind: 'answer', text: `There are no ${humanTable(parent.name, 2)} ${cite(bottom.rows.id)}.` };
    const figures = `${sayNumber(count)} ${many}${said} ${cite(top.rows.id)} over ${sayNumber(parents)} ${humanTable(parent.name, parents)} ${cite(bottom.rows.id)}`;
    const some =
      having > 0 && having < parents
        ? ` Counting only the ${sayNumber(having)} that have any, it is ${sayNumber(count / having)}.`
        : '';
    return {
      kind: 'answer',
      text: `On average there are **${sayNumber(count / parents)}** ${many} per ${one}: ${figures}.${some}`,
      value: count / parents,
      callId: top.rows.id,
    };
  };
  return {
    kind: 'plan',
    plan: {
      score: draft.score,
      id: canonicalQuery(query),
      reading: `the average number of ${many} per ${one}`,
      run,
    },
  };
}
