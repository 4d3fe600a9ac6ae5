import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column } from '../../schema/model.ts';
import type { Base } from '../bases.ts';
import { choose, columnOfKind, isColumnTarget } from '../choose.ts';
import { addFilter, type Draft, fail, sayColumn } from '../draft.ts';
import type { Condition, PairOp } from '../read/frame.ts';
import type { Reading } from '../read/reading.ts';
import { columnIsMany } from '../scope.ts';

export type ColumnPair = Condition & { kind: 'columns' };

const comparatives: [RegExp, PairOp][] = [
  [/^(later|higher|more|greater|larger|bigger|longer|after|above|over|exceeds?|exceeded|exceeding)$/, 'gt'],
  [/^(earlier|lower|less|fewer|smaller|shorter|before|below|under)$/, 'lt'],
  [/^(other|other than|different|different from|differs?|differed|unequal)$/, 'ne'],
  [/^(same|equals?|equal)$/, 'eq'],
];
const tying =
  /^(than|from|as|to|the|a|an|its|their|his|her|our|it|they|had|have|has|been|was|were|is|are|somebody|someone|else|in|for|that|date)$/;
const reach = 6;

/** "actual cost higher than the estimated cost": two columns of a row against one another, no number in it. */
export function findPairs(reading: Reading): void {
  const { items, taken, frame } = reading;
  for (const [at, item] of items.entries()) {
    if (taken.has(at) || item.kind === 'mention' || item.kind === 'number' || item.kind === 'date') continue;
    const op = comparatives.find(([pattern]) => pattern.test(item.surface.toLowerCase()))?.[1];
    const pair = op && (acrossThan(items, at) ?? aroundWord(items, at));
    if (!op || !pair) continue;
    const { left, right, span } = pair;
    takeSpan(reading, { at, ...span });
    frame.conditions.push({
      kind: 'columns',
      op,
      ...(left ? { left } : {}),
      right,
      surface: item.surface,
      at: item.start,
    });
  }
}

interface Pair {
  left: Mention | undefined;
  right: Mention;
  span: { left: number | undefined; right: number };
}

/** "finished later than due" */
function aroundWord(items: readonly Item[], at: number): Pair | undefined {
  const right = following(items, at);
  if (!right) return undefined;
  const before = preceding(items, at);
  const left = before && comparable(before.mention, right.mention) ? before : undefined;
  if (!left && !isReorderPoint(right.mention)) return undefined;
  return { left: left?.mention, right: right.mention, span: { left: left?.at, right: right.at } };
}

/** "fewer units on hand than the reorder point" */
function acrossThan(items: readonly Item[], at: number): Pair | undefined {
  const than = items.findIndex(
    (item, index) => index > at && index < at + reach && item.surface.toLowerCase() === 'than',
  );
  const right = than < 0 ? undefined : following(items, than);
  const left = items.slice(at + 1, than).findLast((item) => item.kind === 'mention');
  if (!right || left?.kind !== 'mention' || !comparable(left.mention, right.mention)) return undefined;
  return { left: left.mention, right: right.mention, span: { left: undefined, right: right.at } };
}

function takeSpan(
  { items, taken }: Reading,
  span: { at: number; left: number | undefined; right: number },
): void {
  const { at, left = at, right } = span;
  for (let index = Math.min(left, at); index <= right; index += 1)
    if (index >= at || index === left || isSmall(items[index])) taken.add(index);
}

/** "Parts below their reorder point": what is in stock of them is meant. */
function isReorderPoint({ surface, targets: [best] }: Mention): boolean {
  return best?.kind === 'column' && /\b(reorder|minimum|safety|par)\b/i.test(surface);
}

function isSmall(item: Item | undefined): boolean {
  return item !== undefined && tying.test(item.surface.toLowerCase());
}

function following(items: readonly Item[], at: number): { mention: Mention; at: number } | undefined {
  for (let index = at + 1; index < Math.min(items.length, at + reach); index += 1) {
    const item = items[index];
    if (item?.kind === 'mention') return { mention: item.mention, at: index };
    if (!isSmall(item)) return undefined;
  }
  return undefined;
}

/** The column named before the comparative; in "fewer units on hand than the reorder point" it follows it. */
function preceding(items: readonly Item[], at: number): { mention: Mention; at: number } | undefined {
  for (let index = at - 1; index >= Math.max(0, at - reach); index -= 1) {
    const item = items[index];
    if (item?.kind === 'mention' && item.mention.targets.some(isColumnTarget))
      return { mention: item.mention, at: index };
    if (item?.kind !== 'word' && !isSmall(item)) return undefined;
  }
  return undefined;
}

const kinds = ['number', 'date'];

function columnsOf(mention: Mention): Column[] {
  return mention.targets.flatMap((target) =>
    target.kind === 'column' && kinds.includes(target.column.kind) && !target.column.expression
      ? [target.column]
      : [],
  );
}

function comparable(left: Mention, right: Mention): boolean {
  return columnsOf(left).some((a) => columnsOf(right).some((b) => fitsWith(a, b)));
}

/** Of one row and of one kind; keys only where both lead to the same table. */
function fitsWith(a: Column, b: Column, across = false): boolean {
  return (
    a !== b &&
    (across || a.table === b.table) &&
    a.kind === b.kind &&
    a.reference?.table === b.reference?.table &&
    (a.reference !== undefined || !(a.primary || b.primary))
  );
}

const said: Record<PairOp, string> = {
  gt: 'above',
  gte: 'at least',
  lt: 'below',
  lte: 'at most',
  ne: 'other than',
  eq: 'the same as',
};
const saidOfDates: Record<PairOp, string> = {
  ...said,
  gt: 'after',
  gte: 'not before',
  lt: 'before',
  lte: 'not after',
};

/** The one quantity in stock, in the table of the reorder point. */
function stockIn({ scope }: Draft, right: Mention): Column[] {
  const tables = new Set(columnsOf(right).map(({ table }) => table));
  const found = scope.model.tables.flatMap((table) =>
    tables.has(table.name)
      ? table.columns.filter(
          ({ kind, words }) =>
            kind === 'number' &&
            /\b(on hand|stock|quantity|inventory)\b/.test(words.join(' ')) &&
            !/\b(reorder|order)\b/.test(words.join(' ')),
        )
      : [],
  );
  return found.length === 1 ? found : [];
}

/** One column of a row minus another, as a figure to compare with; `table` is the row that both are looked up for. */
export function differenceOf(a: Column, b: Column, table = a.table): Column {
  return {
    table,
    name: `${a.name} - ${b.name}`,
    kind: 'number',
    type: 'numeric',
    nullable: true,
    words: [],
    primary: false,
    codes: new Map(),
    cuts: new Map(),
    expression: {
      left: a.name,
      operator: '-',
      right: b.name,
      ...(a.table === table ? {} : { leftColumn: a }),
      ...(b.table === table ? {} : { rightColumn: b }),
    },
  };
}

/** "Led by the conductor of its concert": keys to one table, of the row and of one that it belongs to. */
function keysBeside({ scope }: Draft, left: Mention, right: Mention): (readonly [Column, Column])[] {
  return columnsOf(left).flatMap((a) =>
    columnsOf(right).flatMap((b) => {
      const alike = a.reference !== undefined && a.reference.table === b.reference?.table;
      const single = !columnIsMany(scope, a) && !columnIsMany(scope, b);
      return alike && single && a.table !== b.table ? [[a, b] as const] : [];
    }),
  );
}

/** Two figures of a row say nothing of a text that rows elsewhere hold: "jobs" are no job titles then. */
export function isOfOtherRows(condition: Condition, { table, column }: Base): boolean {
  if (condition.kind !== 'columns' || !column) return false;
  const sides = [...(condition.left ? columnsOf(condition.left) : []), ...columnsOf(condition.right)];
  return sides.every((side) => side.table !== table.name);
}

export function applyPair(draft: Draft, { left, right, op, across, surface }: ColumnPair): void {
  const pairs = (left ? columnsOf(left) : stockIn(draft, right)).flatMap((a) =>
    columnsOf(right).flatMap((b) => (fitsWith(a, b, across) ? [[a, b] as const] : [])),
  );
  const own = pairs.filter(([a]) => a.table === draft.scope.base.name);
  const near = choose(draft.scope, right, columnOfKind(...kinds))?.target.column;
  const beside = left && pairs.length === 0 ? keysBeside(draft, left, right) : [];
  const usable = own.length > 0 ? own : [...pairs.filter(([, b]) => b === near), ...beside];
  const [pair] = usable;
  const keys = pair?.[0].reference !== undefined;
  if (!pair || (keys && op !== 'ne' && op !== 'eq')) {
    fail(draft, `I can't compare "${left?.surface ?? 'the stock'}" and "${right.surface}" (${surface})`);
    return;
  }
  const [a, b] = pair;
  const at = addFilter(draft, differenceOf(a, b), { op, value: 0 });
  if (at === undefined) return;
  // Where one of the two is not known, nobody can say that it is another one.
  if (op === 'ne' && (a.nullable || b.nullable)) draft.filters.push({ column: at, op: 'not_null' });
  const [date] = [a.kind === 'date'];
  const word = (date ? saidOfDates : said)[op];
  draft.said.push(`=${sayColumn(draft.scope, a)} is ${word} ${sayColumn(draft.scope, b)}`);
  draft.score += 1;
}
