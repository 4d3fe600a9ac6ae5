import { SMALL_NUMBERS } from '@parley/platform/number-words';

const scales: Record<string, number> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, dozen: 12 };
const suffixes: Record<string, number> = { k: 1e3, m: 1e6, mio: 1e6, mn: 1e6, bn: 1e9, b: 1e9, '%': 1 };

export interface NumberSpan {
  value: number;
  length: number;
  money: boolean;
  percent: boolean;
}

/** Reads a number in figures or words at the start of `words` (lower case): "1,200", "$2.5m", "two hundred", "a dozen". */
export function readNumber(words: readonly string[]): NumberSpan | undefined {
  const digits = readDigits(words);
  return digits ?? readNumberWords(words);
}

function readDigits(words: readonly string[]): NumberSpan | undefined {
  const match = /^([$€£]?)(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(k|m|mio|mn|bn|b|%)?([$€£]?)$/.exec(
    words[0] ?? '',
  );
  if (!match) return undefined;
  const scale = match[3] ? (suffixes[match[3]] ?? 1) : 1;
  let value = Number((match[2] ?? '').replaceAll(',', '')) * scale;
  let length = 1;
  const next = words[1] ?? '';
  if (scales[next] !== undefined) {
    value *= scales[next];
    length = 2;
  }
  const percent = match[3] === '%' || words[length] === 'percent' || words[length] === '%';
  if (percent && match[3] !== '%') length += 1;
  return { value, length, money: Boolean(match[1] || match[4]), percent };
}

/** "two hundred and five", "half a million", "a dozen". */
function readNumberWords(words: readonly string[]): NumberSpan | undefined {
  let total = 0;
  let current = 0;
  let length = 0;
  for (; length < words.length; length += 1) {
    const word = words[length] ?? '';
    const scale = scales[word];
    const digits = smallNumber(word);
    if (digits !== undefined) current += digits;
    else if (scale !== undefined && (length > 0 || scale === 12)) current = Math.max(current, 1) * scale;
    else if (!isJoint(words, length, current)) break;
    if (scale !== undefined && scale >= 1000) {
      total += current;
      current = 0;
    }
  }
  const value = total + current;
  return value > 0 || words[0] === 'zero'
    ? { value, length, money: false, percent: words[length] === 'percent' }
    : undefined;
}

/** Up to ninety-nine, also with a hyphen. */
function smallNumber(word: string): number | undefined {
  const parts = word.split('-').map((part) => SMALL_NUMBERS[part]);
  return parts.every((part) => part !== undefined) ? parts.reduce((sum, part) => sum + part, 0) : undefined;
}

/** "a" before a scale, "and" within a number. */
function isJoint(words: readonly string[], at: number, current: number): boolean {
  const next = words[at + 1] ?? '';
  if (words[at] === 'a') return at === 0 && scales[next] !== undefined;
  return words[at] === 'and' && current >= 100 && smallNumber(next) !== undefined;
}

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** "second" → 2, "3rd" → 3. */
export function readOrdinal(word: string): number | undefined {
  const index = ordinals.indexOf(word);
  if (index >= 0) return index + 1;
  const match = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word);
  return match ? Number(match[1]) : undefined;
}
