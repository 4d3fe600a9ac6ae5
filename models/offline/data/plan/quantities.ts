import { singular } from '../language/singular.ts';
import { isPeopleInGeneral } from '../language/thesaurus.ts';
import type { Target } from '../link/entry.ts';
import type { Mention } from '../link/mention.ts';
import type { Column } from '../schema/model.ts';
import { composeAggregate } from './aggregate.ts';
import type { World } from './prepare.ts';
import type { Composed } from './query.ts';
import { type Condition, type Frame, hasColumn } from './read/frame.ts';
import { isAdditive, isCode, isQuantity, measuresOf } from './semantics.ts';

export interface Candidate {
  /** How sure the words themselves are, before the rest of the question is weighed. */
  base: number;
  composed: Composed;
}

/** "How many batteries are in stock": the quantity kept of the thing named, not the number of its rows. */
export function stockOf(world: World, { head, ...frame }: Frame): Candidate[] {
  const kept = frame.conditions.find(
    (each) => each.kind === 'present' && hasColumn(each.mention, ['number']),
  );
  if (frame.intent !== 'count' || kept?.kind !== 'present' || !head || head.targets[0]?.kind !== 'value')
    return [];
  const owner = head.targets[0].column.table;
  const others = frame.conditions.filter((each) => each !== kept);
  const conditions: Condition[] = [...others, { kind: 'value', mention: head, negated: false }];
  return measuresOfMention(kept.mention)
    .filter(({ column }) => column.table === owner || belongsTo(world, column.table, owner))
    .map((measure) => ({
      base: measure.score,
      composed: composeAggregate(world, measure, { ...frame, conditions, intent: 'aggregate', fn: 'sum' }),
    }));
}

const belongsTo = ({ model }: World, child: string, parent: string): boolean =>
  model.byName.get(child)?.foreignKeys.some(({ table }) => table === parent) ?? false;

/** "What was the turnover in 2025": what flows is added up, a row named aside. */
export function flowOf(world: World, frame: Frame): Candidate[] {
  const [asked, more] = frame.attributes;
  if (frame.intent !== 'list' || frame.head || !asked || more || !isFlow(asked.surface)) return [];
  const sum: Frame = { ...frame, attributes: [], intent: 'aggregate', fn: 'sum' };
  return measuresOfMention(asked)
    .filter(({ column }) => isAdditive(column))
    .map((measure) => ({ base: measure.score, composed: composeAggregate(world, measure, sum) }));
}

/** The rows themselves come before a column that tells their kind: tickets are those of ticket_sale, no ticket_type. */
function thingsOf([best, ...others]: readonly Target[]): Target | undefined {
  const table = others.find(
    (other) => other.kind === 'table' && best?.kind === 'column' && other.table === best.column.table,
  );
  return best?.kind === 'column' && best.column.words.at(-1) === 'type' ? (table ?? best) : best;
}

/** "How many tickets did we sell": a ticket sale is of several, and says of how many. */
export function piecesOf(world: World, { head, ...frame }: Frame): Candidate[] {
  const best = thingsOf(head?.targets ?? []);
  if (!head || !best || best.kind === 'column' || frame.intent !== 'count' || frame.groups.length > 0)
    return [];
  const table = world.model.byName.get(best.kind === 'table' ? best.table : best.column.table);
  const last = table?.words.at(-1) ?? '';
  if (!table || table.words.length < 2 || !/^(sale|order|line|item|purchase|movement|detail)$/.test(last))
    return [];
  const noun = singular(head.surface.toLowerCase().split(' ').at(-1) ?? '');
  const [quantity, more] = measuresOf(table).filter(isQuantity);
  if (!quantity || more || !table.words.includes(noun) || noun === last) return [];
  const own: Condition[] = best.kind === 'table' ? [] : [{ kind: 'value', mention: head, negated: false }];
  const conditions = [...frame.conditions, ...own];
  const sum: Frame = { ...frame, conditions, intent: 'aggregate', fn: 'sum' };
  return [
    { base: best.score, composed: composeAggregate(world, { column: quantity, score: best.score }, sum) },
  ];
}

/** "How many people were injured": the number of people that each row keeps, added up; nobody's own row says it. */
export function peopleCounted(world: World, { head, ...frame }: Frame): Candidate[] {
  if (frame.intent !== 'count' || !head || !isPeopleInGeneral(head.surface)) return [];
  const kept = frame.conditions.find((each) => each.kind === 'present');
  const [said] = [kept?.kind === 'present' ? kept.mention : frame.context.at(0)];
  const within = frame.context.flatMap(({ targets: [best] }) => (best?.kind === 'table' ? [best.table] : []));
  const own = measuresOfMention(head).filter(({ column }) => within.includes(column.table));
  const told = said ? measuresOfMention(said) : [];
  const measures = told.length > 0 ? told : own;
  const conditions = frame.conditions.filter((each) => each !== kept);
  const context = told.length > 0 ? frame.context.filter((each) => each !== said) : frame.context;
  return measures
    .filter(({ column }) => !world.model.byName.get(column.table)?.person && !isCode(column))
    .map((measure) => ({
      base: measure.score,
      composed: composeAggregate(world, measure, {
        ...frame,
        conditions,
        context,
        countPerParent: false,
        intent: 'aggregate',
        fn: frame.fn === 'avg' ? 'avg' : 'sum',
      }),
    }));
}

/** "how many hours", "how many beds": the numbers of a column are added up. */
export function quantities(head: Mention): { column: Column; score: number }[] {
  if (head.targets[0]?.kind === 'table') return [];
  return measuresOfMention(head);
}

export function measuresOfMention(mention: Mention): { column: Column; score: number }[] {
  return mention.targets.flatMap((target) =>
    target.kind === 'column' &&
    target.column.kind === 'number' &&
    !target.column.reference &&
    !target.column.primary
      ? [{ column: target.column, score: target.score }]
      : [],
  );
}

const isFlow = (surface: string): boolean =>
  /\b(?:revenue|turnover|income|spending|spend|expense|expenditure|sales|earnings|takings|proceeds|losses)s?$/i.test(
    surface,
  );
