import { isMeasure } from './measures.ts';
import { readNumber } from './numbers.ts';

export type CompareOp = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'between';

export interface Comparison {
  op: CompareOp;
  value: number;
  upper?: number;
  money: boolean;
  percent: boolean;
  /** The comparative that was used ("older", "cheaper"): it may name what is compared. */
  adjective?: string;
  /** A span of time that follows the number: "100 days". */
  unit?: 'day' | 'week' | 'month' | 'year';
  /** The unit of measure as it was said: "5 minutes", "2 kg". */
  measure?: string;
}

const phrases: [string, CompareOp][] = [
  ['greater than or equal to', 'gte'],
  ['less than or equal to', 'lte'],
  ['more than or equal to', 'gte'],
  ['no more than', 'lte'],
  ['not more than', 'lte'],
  ['no less than', 'gte'],
  ['not less than', 'gte'],
  ['no fewer than', 'gte'],
  ['at least', 'gte'],
  ['at most', 'lte'],
  ['a minimum of', 'gte'],
  ['a maximum of', 'lte'],
  ['minimum of', 'gte'],
  ['maximum of', 'lte'],
  ['up to', 'lte'],
  ['within', 'lte'],
  ['more than', 'gt'],
  ['greater than', 'gt'],
  ['larger than', 'gt'],
  ['bigger than', 'gt'],
  ['higher than', 'gt'],
  ['in excess of', 'gt'],
  ['less than', 'lt'],
  ['fewer than', 'lt'],
  ['smaller than', 'lt'],
  ['lower than', 'lt'],
  ['equal to', 'eq'],
  ['not equal to', 'ne'],
  ['other than', 'ne'],
  ['exactly', 'eq'],
  ['precisely', 'eq'],
  ['over', 'gt'],
  ['above', 'gt'],
  ['exceeding', 'gt'],
  ['exceed', 'gt'],
  ['exceeds', 'gt'],
  ['exceeded', 'gt'],
  ['beyond', 'gt'],
  ['under', 'lt'],
  ['below', 'lt'],
  ['>=', 'gte'],
  ['<=', 'lte'],
  ['>', 'gt'],
  ['<', 'lt'],
  ['=', 'eq'],
];
const split = phrases.map(([phrase, op]) => ({ words: phrase.split(' '), op }));

const comparatives: Record<string, CompareOp> = {
  older: 'gt',
  younger: 'lt',
  cheaper: 'lt',
  pricier: 'gt',
  longer: 'gt',
  shorter: 'lt',
  heavier: 'gt',
  lighter: 'lt',
  taller: 'gt',
  costlier: 'gt',
};

/** Reads "more than 5", "between 10 and 20", "older than 65", "5 or more" at the start of `words` (lower case). */
export function readComparison(
  words: readonly string[],
): { comparison: Comparison; length: number } | undefined {
  const read = readBetween(words) ?? readComparative(words) ?? readPhrase(words) ?? readSuffix(words);
  const measure = words[read?.length ?? 0] ?? '';
  if (read?.comparison.adjective !== undefined && isMeasure(measure))
    return { comparison: { ...read.comparison, measure }, length: read.length + 1 };
  return read && isMeasure(measure) ? { ...read, comparison: { ...read.comparison, measure } } : read;
}

function readBetween(words: readonly string[]): { comparison: Comparison; length: number } | undefined {
  if (words[0] !== 'between' && words[0] !== 'from') return undefined;
  const low = readNumber(words.slice(1));
  if (!low || !/^(and|to)$/.test(words[1 + low.length] ?? '')) return undefined;
  const high = readNumber(words.slice(2 + low.length));
  if (!high) return undefined;
  const comparison: Comparison = {
    op: 'between',
    value: low.value,
    upper: high.value,
    money: low.money || high.money,
    percent: high.percent,
  };
  return { comparison, length: 2 + low.length + high.length };
}

/** "older than 65", "more expensive than 20", "older than 100 days". */
function readComparative(words: readonly string[]): { comparison: Comparison; length: number } | undefined {
  const lead = words.indexOf('than') + 1;
  const compared = lead === 2 ? comparative(words[0]) : lead === 3 ? compound(words[0], words[1]) : undefined;
  const number = compared && readNumber(words.slice(lead));
  if (!compared || !number) return undefined;
  const end = lead + number.length;
  const unit = units[words[end] ?? ''];
  if (!unit) return { comparison: { ...compared, ...pick(number) }, length: end };
  return {
    comparison: { ...compared, ...pick(number), unit },
    length: end + (words[end + 1] === 'old' ? 2 : 1),
  };
}

interface Compared {
  op: CompareOp;
  adjective: string;
}

function comparative(word = ''): Compared | undefined {
  const op = comparatives[word];
  return op && { op, adjective: word };
}

function compound(degree: string | undefined, adjective = ''): Compared | undefined {
  if (degree === 'more') return { op: 'gt', adjective };
  return degree === 'less' ? { op: 'lt', adjective } : undefined;
}

const units: Record<string, 'day' | 'week' | 'month' | 'year'> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
};

function readPhrase(words: readonly string[]): { comparison: Comparison; length: number } | undefined {
  for (const { words: phrase, op } of split) {
    if (!phrase.every((word, index) => words[index] === word)) continue;
    const gap = /^(a|an|the|of)$/.test(words[phrase.length] ?? '') && words[phrase.length] !== 'a' ? 1 : 0;
    const number = readNumber(words.slice(phrase.length + gap));
    if (!number) continue;
    return { comparison: { op, ...pick(number) }, length: phrase.length + gap + number.length };
  }
  return undefined;
}

function readSuffix(words: readonly string[]): { comparison: Comparison; length: number } | undefined {
  const number = readNumber(words);
  if (!number || words[number.length] !== 'or') return undefined;
  const word = words[number.length + 1] ?? '';
  const op = /^(more|higher|above|greater|older|longer|over)$/.test(word)
    ? 'gte'
    : /^(less|fewer|lower|below|younger|under|shorter)$/.test(word)
      ? 'lte'
      : undefined;
  const adjective = word === 'older' || word === 'younger' ? word : undefined;
  return (
    op && {
      comparison: { op, ...pick(number), ...(adjective ? { adjective } : {}) },
      length: number.length + 2,
    }
  );
}

const pick = (number: {
  value: number;
  money: boolean;
  percent: boolean;
}): { value: number; money: boolean; percent: boolean } => ({
  value: number.value,
  money: number.money,
  percent: number.percent,
});
