import { digitsForWords } from './number-words.ts';
import { bodyOf } from './text.ts';

/** A number as it stands in a text. */
export interface WrittenNumber {
  value: number;
  /** The half of its last written digit: what it may differ from the exact value. */
  slack: number;
  index: number;
}

const SCALE_WORDS: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  tsd: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  millions: 1e6,
  mio: 1e6,
  bn: 1e9,
  billion: 1e9,
};

// Not part of a word or a code (HR-003, v2), a date or a time; groups of three by , . ' or a thin space.
const NUMBER =
  /(?<![\p{L}\p{N}_]|[\p{L}\p{N}][-/:.,])(?<sign>[-−])?(?<digits>\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?:\s?(?<scale>k|thousand|tsd|mn|millions?|mio|m|bn|billion)\b)?(?![-/:]\d|\d|_|(?:st|nd|rd|th)\b)/giu;
const DATES = /\b\d{4}-\d{2}(-\d{2})?\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d{2}(:\d{2})?\b/g;
const ORDINALS = /^[ \t]*\d+[.)](?=\s)/gm;

/** All numbers of an answer, in digits or words; dates, times, ordinals of lists and codes are none. */
export function numbersIn(answer: string): WrittenNumber[] {
  const text = digitsForWords(bodyOf(answer).toLowerCase())
    .replace(DATES, (date) => ' '.repeat(date.length))
    .replace(ORDINALS, (ordinal) => ' '.repeat(ordinal.length));
  return [...text.matchAll(NUMBER)].flatMap(({ groups, index }) => {
    const scale = SCALE_WORDS[groups?.['scale']?.toLowerCase() ?? ''] ?? 1;
    const sign = groups?.['sign'] ? -1 : 1;
    return readings(groups?.['digits'] ?? '').map(({ value, decimals }) => ({
      value: sign * value * scale,
      slack: 0.5 * 10 ** -decimals * scale,
      index,
    }));
  });
}

/** `1.234` is a thousand and more in one country and hardly more than one in another: both count. */
function readings(digits: string): { value: number; decimals: number }[] {
  const english = /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$/.test(digits);
  const continental = /^\d{1,3}(\.\d{3})+(,\d+)?$|^\d+,(?!\d{3}$)\d+$/.test(digits);
  const found = [];
  if (english) found.push(reading(digits.replaceAll(',', '')));
  if (continental) found.push(reading(digits.replaceAll('.', '').replace(',', '.')));
  if (found.length === 0) found.push(reading(digits.replace(/[,'’\u00a0\u202f]/g, '')));
  return found;
}

function reading(plain: string): { value: number; decimals: number } {
  return { value: Number(plain), decimals: plain.split('.')[1]?.length ?? 0 };
}

/** Coarsest rounding that still counts as the value. */
const MAX_RELATIVE_ERROR = 0.03;

/** Whether a written number is the expected value, exactly or as its rounding. A sign may be said in words. */
export function isValue(expected: number, written: Pick<WrittenNumber, 'value' | 'slack'>): boolean {
  const error = Math.min(Math.abs(expected - written.value), Math.abs(Math.abs(expected) - written.value));
  if (error <= 1e-9) return true;
  const rounded = error <= written.slack * (1 + 1e-9);
  return rounded && !Number.isInteger(expected)
    ? error <= Math.max(MAX_RELATIVE_ERROR * Math.abs(expected), 0.005)
    : rounded && written.slack > 0.5 && error <= MAX_RELATIVE_ERROR * Math.abs(expected);
}
