import type { Operator } from '../../language/operator-phrases.ts';
import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { hasColumn, hasTable } from './frame.ts';

type Superlative = Extract<Operator, { kind: 'superlative' }>;

const most = 100;

/**
 * "The three employees with the most hours", "the largest three projects": the number says how many of the ranking are
 * wanted. Such a number before the noun that is asked for never filters; without a ranking it stays a word not understood.
 */
export function readTopN(items: readonly Item[]): readonly Item[] {
  const at = items.findIndex((_, index) => isCounted(items, index));
  const number = items[at];
  if (number?.kind !== 'number') return items;
  const ranked = items.findIndex((item, index) => superlativeOf(item) !== undefined && index !== at);
  const found = items[ranked];
  const superlative = found && superlativeOf(found);
  if (found?.kind !== 'operator' || !superlative) return items.with(at, unread(number));
  const behind = ranked === at - 1;
  const operator: Superlative = { ...superlative, limit: number.value, explicit: behind };
  return items.with(ranked, { ...found, operator }).filter((item) => item !== number);
}

function superlativeOf(item: Item): Superlative | undefined {
  const superlative =
    item.kind === 'operator' && item.operator.kind === 'superlative' ? item.operator : undefined;
  return superlative && !superlative.explicit && superlative.offset === 0 ? superlative : undefined;
}

/** A small number between the words that open a question and the noun it asks for. */
function isCounted(items: readonly Item[], at: number): boolean {
  const [item, noun] = [items[at], items[at + 1]];
  if (item?.kind !== 'number' || item.money || item.percent) return false;
  if (!Number.isInteger(item.value) || item.value < 1 || item.value > most) return false;
  if (noun?.kind !== 'mention' || !isNoun(items, noun.mention)) return false;
  const before = items.slice(0, at);
  const last = before.at(-1);
  if (last && superlativeOf(last)) return true;
  return before.every(isOpening);
}

/** "Which three reasons have the most visits": behind a ranking the values of a column are numbered like rows. */
function isNoun(items: readonly Item[], mention: Mention): boolean {
  const ranked = items.some((item) => superlativeOf(item) !== undefined);
  return hasTable(mention) || (ranked && !hasColumn(mention, ['number'], 0.05));
}

function isOpening(item: Item): boolean {
  if (item.kind === 'operator') return item.operator.kind === 'ask';
  return (
    item.kind === 'word' &&
    /^(the|our|are|is|were|was|me|us|all|please|show|give|list|name|find|tell)$/i.test(item.surface)
  );
}

const unread = ({ start, end, surface, comma }: Item): Item => ({
  start,
  end,
  surface,
  comma,
  kind: 'unknown',
  capital: false,
  verb: true,
});
