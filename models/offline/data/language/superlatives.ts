import { SMALL_NUMBERS } from '@parley/platform/number-words';
import type { Operator } from './operator-phrases.ts';

/** Adjectives a superlative is made of: the larger (desc) or smaller (asc) end, and the thing measured. */
const adjectives: Record<string, { direction: 'asc' | 'desc'; about?: string }> = {
  high: { direction: 'desc' },
  large: { direction: 'desc' },
  big: { direction: 'desc' },
  great: { direction: 'desc' },
  low: { direction: 'asc' },
  small: { direction: 'asc' },
  little: { direction: 'asc' },
  few: { direction: 'asc', about: 'count' },
  expensive: { direction: 'desc', about: 'price' },
  costly: { direction: 'desc', about: 'price' },
  pricey: { direction: 'desc', about: 'price' },
  cheap: { direction: 'asc', about: 'price' },
  valuable: { direction: 'desc', about: 'amount' },
  old: { direction: 'asc', about: 'age' },
  young: { direction: 'desc', about: 'age' },
  new: { direction: 'desc', about: 'date' },
  recent: { direction: 'desc', about: 'date' },
  late: { direction: 'desc', about: 'date' },
  last: { direction: 'desc', about: 'date' },
  early: { direction: 'asc', about: 'date' },
  first: { direction: 'asc', about: 'date' },
  long: { direction: 'desc', about: 'duration' },
  short: { direction: 'asc', about: 'duration' },
  heavy: { direction: 'desc', about: 'weight' },
  light: { direction: 'asc', about: 'weight' },
  tall: { direction: 'desc', about: 'height' },
  recently: { direction: 'desc', about: 'date' },
  good: { direction: 'desc', about: 'rating' },
  bad: { direction: 'asc', about: 'rating' },
  popular: { direction: 'desc', about: 'popularity' },
  common: { direction: 'desc', about: 'count' },
  frequent: { direction: 'desc', about: 'count' },
  frequently: { direction: 'desc', about: 'count' },
  often: { direction: 'desc', about: 'count' },
  busy: { direction: 'desc', about: 'popularity' },
  strong: { direction: 'desc', about: 'strength' },
  weak: { direction: 'asc', about: 'strength' },
  fast: { direction: 'desc', about: 'speed' },
  slow: { direction: 'asc', about: 'speed' },
  quick: { direction: 'desc', about: 'speed' },
  deep: { direction: 'desc', about: 'depth' },
  wide: { direction: 'desc', about: 'width' },
  hot: { direction: 'desc', about: 'temperature' },
  cold: { direction: 'asc', about: 'temperature' },
  profitable: { direction: 'desc', about: 'profit' },
  spacious: { direction: 'desc', about: 'area' },
  severe: { direction: 'desc', about: 'severity' },
  paid: { direction: 'desc', about: 'pay' },
  earning: { direction: 'desc', about: 'pay' },
};

const irregular: Record<string, string> = {
  latest: 'late',
  earliest: 'early',
  biggest: 'big',
  busiest: 'busy',
  heaviest: 'heavy',
  priciest: 'pricey',
  costliest: 'costly',
  largest: 'large',
  fewest: 'few',
  least: 'little',
  best: 'good',
  last: 'late',
  first: 'early',
  worst: 'bad',
};

function adjectiveOf(word: string): string | undefined {
  const known = irregular[word];
  if (known) return known;
  if (!word.endsWith('est')) return undefined;
  return [word.slice(0, -3), word.slice(0, -2)].find((each) => adjectives[each] !== undefined);
}

export function readSuperlative(
  words: readonly string[],
): { operator: Operator; length: number } | undefined {
  if (/^(top|bottom)$/.test(words[0] ?? '')) return readTop(words);
  const count = numberAt(words[0]);
  const ordinal = ordinals[words[0] ?? ''];
  const lead = count !== undefined || ordinal !== undefined ? 1 : 0;
  const read = readAdjective(words.slice(lead));
  if (!read || (lead > 0 && timeSpan.test(words[lead + read.length] ?? ''))) return undefined;
  return make({
    ...read,
    limit: count ?? 1,
    offset: ordinal === undefined ? 0 : ordinal - 1,
    explicit: count !== undefined,
    length: lead + read.length,
  });
}

/** "ordered one last year": the year is the last, not one of them. */
const timeSpan = /^(day|week|month|quarter|year|season)$/;

function readTop([end, next]: readonly string[]): { operator: Operator; length: number } {
  const limit = numberAt(next);
  return make({
    direction: end === 'top' ? 'desc' : 'asc',
    limit: limit ?? 10,
    explicit: true,
    length: limit === undefined ? 1 : 2,
  });
}

const ordinals: Record<string, number> = {
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  '5th': 5,
};

function numberAt(word: string | undefined): number | undefined {
  if (/^\d{1,3}$/.test(word ?? '')) return Number(word);
  const count = SMALL_NUMBERS[word ?? ''] ?? 0;
  return count > 0 ? count : undefined;
}

function readAdjective(
  words: readonly string[],
): { direction: 'asc' | 'desc'; adjective?: string; length: number } | undefined {
  const [first = '', second = ''] = words;
  if (first === 'most' || first === 'least') {
    const adjective = adjectives[second];
    const flip = first === 'least';
    if (adjective)
      return {
        direction: flip ? opposite(adjective.direction) : adjective.direction,
        adjective: second,
        length: 2,
      };
    return { direction: flip ? 'asc' : 'desc', length: 1 };
  }
  const paid = readPaid(first, second);
  if (paid) return paid;
  const base = adjectiveOf(first);
  const known = base === undefined ? undefined : adjectives[base];
  return known && base !== undefined ? { direction: known.direction, adjective: base, length: 1 } : undefined;
}

/** "best paid", "lowest paid" */
function readPaid(
  first: string,
  second: string,
): { direction: 'asc' | 'desc'; adjective: string; length: number } | undefined {
  if (adjectives[second]?.about !== 'pay' || !/^(best|highest|top|lowest|worst)$/.test(first))
    return undefined;
  return { direction: /^[lw]/.test(first) ? 'asc' : 'desc', adjective: second, length: 2 };
}

const opposite = (direction: 'asc' | 'desc'): 'asc' | 'desc' => (direction === 'asc' ? 'desc' : 'asc');

function make(part: {
  direction: 'asc' | 'desc';
  limit: number;
  offset?: number;
  adjective?: string;
  explicit: boolean;
  length: number;
}): { operator: Operator; length: number } {
  const { length, offset = 0, ...rest } = part;
  return { operator: { kind: 'superlative', offset, ...rest }, length };
}

/** What an adjective measures: "cheap" → price. */
export function aboutAdjective(adjective: string | undefined): string | undefined {
  return adjective === undefined ? undefined : adjectives[adjective]?.about;
}
