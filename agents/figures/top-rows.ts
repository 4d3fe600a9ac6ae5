import { SMALL_NUMBERS } from '@parley/platform/number-words';
import type { Table } from './evidence.ts';
import type { Fits } from './groups.ts';
import { columnsOfNumbers, type Derivation, foundIn, sum, valuesOf } from './operands.ts';
import type { Place } from './reach.ts';
import type { Found } from './types.ts';

const NUMBER = Object.keys(SMALL_NUMBERS).join('|');
const TOP = new RegExp(
  `\\b(?:(?<side>top|first|leading|last|bottom)\\s+(?<a>\\d{1,2}|${NUMBER})|(?<b>\\d{1,2}|${NUMBER})\\s+(?:largest|biggest|highest|top|best|leading|most|smallest|lowest|fewest|weakest|cheapest|oldest|newest))\\b`,
  'giu',
);

/** `the top two`, `the three smallest`: their number, their sum, their mean and their share. */
export function ofTop({ place }: Derivation, table: Table, fits: Fits): Found | undefined {
  if (table.rows.length < 2) return undefined;
  for (const match of place.statement.masked.matchAll(TOP)) {
    const word = (match.groups?.['a'] ?? match.groups?.['b'] ?? '').toLowerCase();
    const count = SMALL_NUMBERS[word] ?? Number(word);
    if (count < 1 || count > table.rows.length) continue;
    const label = `the ${match[0].toLowerCase()}: ${table.title}`;
    if (isIn(place, match) && fits(count)) return foundIn(table, { label, operation: 'count' });
    const column = columnsOfNumbers(table).find((name) =>
      endsOf(place, valuesOf(table, name), count).some(fits),
    );
    if (column) return foundIn(table, { label, operation: 'sum', column });
  }
  return undefined;
}

/** What the greatest and the least so many values make: their share, or their sum and mean. */
function endsOf({ token }: Place, values: readonly number[], count: number): number[] {
  const sorted = values.toSorted((a, b) => b - a);
  return [sorted.slice(0, count), sorted.slice(-count)].flatMap((part) => {
    const total = sum(part);
    return token.kind === 'percent' ? [(total / sum(values)) * 100] : [total, total / count];
  });
}

function isIn({ statement, token }: Place, { index, 0: text }: RegExpExecArray): boolean {
  const at = token.offset - statement.start;
  return at >= index && at < index + text.length;
}
