import type { Comparison } from '../../language/comparisons.ts';
import type { DateRange } from '../../language/dates.ts';
import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { type Condition, hasColumn, hasTable, hasValue, hasYear, isDated } from './frame.ts';

export interface Place {
  items: readonly Item[];
  at: number;
  taken: Set<number>;
}

/** The next mention after `at`, with what stands between. */
export function nextMention(
  items: readonly Item[],
  at: number,
): { mention: Mention; at: number; joint: string; prepositioned: boolean } | undefined {
  let joint = '';
  let prepositioned = false;
  for (let index = at + 1; index < Math.min(items.length, at + 4); index += 1) {
    const item = items[index];
    if (item?.kind === 'mention') return { mention: item.mention, at: index, joint, prepositioned };
    if (item?.kind === 'operator' && item.operator.kind === 'conjunction') joint = item.operator.word;
    else if (item?.kind === 'word')
      prepositioned ||= /^(in|of|for|at|from|with|on|have|has|do|does|are|is)$/.test(
        item.surface.toLowerCase(),
      );
    else return undefined;
  }
  return undefined;
}

/** The nearest mention before `at` with only small words between. */
function mentionBefore(
  items: readonly Item[],
  at: number,
  reach: number,
): { mention: Mention; at: number } | undefined {
  for (let index = at - 1, steps = 0; index >= 0 && steps < reach; index -= 1, steps += 1) {
    const item = items[index];
    if (item?.kind === 'mention') return { mention: item.mention, at: index };
    if (item?.kind !== 'word') return undefined;
  }
  return undefined;
}

function mentionAfter(items: readonly Item[], at: number): { mention: Mention; at: number } | undefined {
  for (let index = at + 1; index < Math.min(items.length, at + 3); index += 1) {
    const item = items[index];
    if (item?.kind === 'mention') return { mention: item.mention, at: index };
    if (item?.kind !== 'word' || !(item.role === 'unit' || /^(of|the|in)$/.test(item.surface.toLowerCase())))
      return undefined;
  }
  return undefined;
}

/** A comparison with the mention it compares: the noun after it ("more than 5 employees") or before it ("budget over 5"). */
export function readComparisonAt(
  place: Place,
  comparison: Comparison,
  surface: string,
): Condition | undefined {
  const { items, at, taken } = place;
  const before = mentionBefore(items, at, 5);
  const after = comparison.adjective === undefined ? mentionAfter(items, at) : undefined;
  if (/^times?$/i.test(items[at + 1]?.surface ?? '')) {
    if (before && hasTable(before.mention)) {
      taken.add(at + 1);
      return { kind: 'compare', comparison, cueAfter: before.mention, surface };
    }
    // A figure that counts how often: "reopened at least 2 times".
    if (before && isCounter(before.mention)) {
      taken.add(at + 1);
      return { kind: 'compare', comparison, cue: before.mention, surface };
    }
    return undefined;
  }
  if (
    after &&
    isCompared(items, after, comparison) &&
    (hasTable(after.mention) || !isMeasure(before?.mention))
  ) {
    taken.add(after.at);
    return { kind: 'compare', comparison, cueAfter: after.mention, surface };
  }
  const kind = after && rowsOfKind(items, after, comparison);
  return {
    kind: 'compare',
    comparison,
    surface,
    ...(before ? { cue: before.mention } : {}),
    ...(kind ? { cueAfter: kind, ofKind: true } : {}),
  };
}

/** "At least two laptops", "more than three open tickets": the rows of that kind are counted. */
function rowsOfKind(
  items: readonly Item[],
  { mention, at }: { mention: Mention; at: number },
  { value, money, percent }: Comparison,
): Mention | undefined {
  const [best] = mention.targets;
  if (money || percent || best?.kind !== 'value' || (best.loose && best.score < 0.85)) return undefined;
  const next = items[at + 1];
  if (next?.kind === 'mention' && hasTable(next.mention)) return next.mention;
  return /[^s]s$/i.test(mention.surface) || value === 1
    ? { ...mention, targets: [{ kind: 'table', table: best.column.table, score: best.score }] }
    : undefined;
}

/** A whole number that is never empty counts something. */
function isCounter({ targets: [best] }: Mention): boolean {
  return (
    best?.kind === 'column' &&
    best.column.kind === 'number' &&
    /^(?:small|big)?int/i.test(best.column.type) &&
    !best.column.nullable &&
    !best.column.primary &&
    best.column.reference === undefined
  );
}

function isMeasure(mention: Mention | undefined): boolean {
  return hasColumn(mention, ['number'], 0.35) && !hasTable(mention);
}

/** "more than 5 employees", "less than 10 in stock"; an amount of money counts nothing. */
function isCompared(
  items: readonly Item[],
  after: { mention: Mention; at: number },
  comparison: Comparison,
): boolean {
  const joint = items[after.at - 1]?.surface.toLowerCase();
  if (comparison.money || comparison.percent || joint === 'of') return false;
  return hasTable(after.mention) ? joint !== 'in' : hasColumn(after.mention, ['number'], 0.35);
}

/** A period with the mention that says what happened then: "hired in 2024". */
export function readDateAt(place: Place, range: DateRange, surface: string): Condition {
  const { items, at } = place;
  for (let index = at - 1, steps = 0; index >= 0 && steps < 5; index -= 1, steps += 1) {
    const item = items[index];
    if (item?.kind === 'operator' && item.operator.kind !== 'conjunction') break;
    if (item?.kind !== 'mention') continue;
    if (isDated(item.mention))
      return { kind: 'date', range, surface, cue: item.mention, ...nounBefore(items, index) };
    if (steps > 2) break;
  }
  const next = items[at + 1];
  const year = next?.kind === 'mention' && hasYear(next.mention) ? next.mention : undefined;
  const deed = items
    .slice(0, at)
    .flatMap((item) => (item.kind === 'word' && datedDeeds.has(item.lemma) ? [item.lemma] : []))
    .at(-1);
  return {
    kind: 'date',
    range,
    surface,
    ...(year ? { cue: year } : {}),
    ...(deed ? { deed } : {}),
    ...nounBefore(items, at),
  };
}

function nounBefore(items: readonly Item[], at: number): { near?: Mention } {
  const near = mentionBefore(items, at, 3)?.mention;
  const [best] = near?.targets ?? [];
  const isNoun =
    near?.targets.some(({ kind }) => kind === 'table') && best?.kind !== 'value' && best?.kind !== 'flag';
  return near && isNoun ? { near } : {};
}

/** What is done on a day of its own, which is hardly the day that the thing itself is known by. */
const datedDeeds = new Set(
  'sell buy purchase order ship deliver repair inspect rent lease borrow lend reserve visit stay'.split(' '),
);

/** "order 1042", "order number 1042", "rating of 5"; in "departments have 3 employees" the number is not the department's. */
function isNumbered(
  items: readonly Item[],
  { mention, at }: { mention: Mention; at: number },
  number: number,
): boolean {
  if (!hasTable(mention))
    return (
      mention.targets.some(({ kind }) => kind === 'column') &&
      (hasColumn(mention, ['number', 'text']) || isKeyed(mention))
    );
  return (
    items.slice(at + 1, number).every((item) => /^(number|no|nr|id|code|is|are|with)$/i.test(item.surface)) &&
    (number === at + 1 || !hasTable(mentionAfter(items, number)?.mention))
  );
}

/** "staff number 302" */
function isKeyed({ targets: [best] }: Mention): boolean {
  return best?.kind === 'column' && (best.column.primary || best.column.reference !== undefined);
}

/** A bare number after a noun: "order 1042", "room 12", "rating 5"; or before it: "3 bedrooms". */
export function readNumberAt(place: Place): Condition | undefined {
  const { items, at, taken } = place;
  const item = items[at];
  if (item?.kind !== 'number') return undefined;
  const before = mentionBefore(items, at, 3);
  if (before && isNumbered(items, before, at)) {
    return { kind: 'number', value: item.value, cue: before.mention, surface: item.surface };
  }
  const after = mentionAfter(items, at);
  if (after && hasColumn(after.mention, ['number']) && !hasTable(after.mention)) {
    taken.add(after.at);
    return { kind: 'number', value: item.value, cue: after.mention, surface: item.surface };
  }
  if (after && hasTable(after.mention) && !hasValue(after.mention)) {
    taken.add(after.at);
    return {
      kind: 'compare',
      comparison: { op: 'eq', value: item.value, money: false, percent: false },
      cueAfter: after.mention,
      surface: item.surface,
    };
  }
  return undefined;
}
