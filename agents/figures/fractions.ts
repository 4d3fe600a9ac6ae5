import { SMALL_NUMBERS } from '@parley/platform/number-words';
import type { Token } from './types.ts';

const PARTS: Record<string, number> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};
const COUNT = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)';
const PART = Object.keys(PARTS).join('|');
const FRACTION = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?<count>a|an|one|two|three|four|five|six|seven|nine)[ -](?<part>${PART})s?|(?<half>half))(?=\\s+(?:of|the|as|that)\\b|[\\s*]*[(,.;])(?!\\s+of\\s+(?:the\\s+)?(?:year|(?:19|20)\\d\\d)|\\s+the\\s+time)`,
  'giu',
);
const ONE_IN = new RegExp(
  `(?<![\\p{L}\\p{N}.,-])(?<count>${COUNT})\\s+(?:in|out of)\\s+(?:every\\s+)?(?<of>${COUNT})(?![\\p{L}\\p{N}.,:-]*\\d|-)\\b`,
  'giu',
);
const TIMES =
  /(?<![\p{L}\p{N}-])(?:twice|double|triple|half)(?=\s+(?:as\s+(?:many|much|long|large|high|big|often|busy|full)|the\s+(?:number|amount|size|share|volume|revenue)|that\s+of)\b)/giu;
const TIMES_VALUES: Record<string, number> = { twice: 2, double: 2, triple: 3, half: 0.5 };

const MORE =
  /\b(?:more than|over|above|exceed\w*|upwards of|at least|a good|well over|just over)\s+(?:a\s+)?$/i;
const LESS = /\b(?:less than|under|below|fewer than|almost|nearly|not quite|just under|close to|barely)\s+$/i;

/** Shares and multiples that are written as words: `two thirds of`, `one in eight`, `twice as many`. */
export function fractionsIn(text: string): Token[] {
  const shares = [...text.matchAll(FRACTION)].map((match) => {
    const { count = 'one', part = 'half' } = match.groups ?? {};
    const parts = PARTS[part.toLowerCase()] ?? 2;
    return shareToken(match, text, { share: numberIn(count) / parts, slack: 0.1 });
  });
  const oneIn = [...text.matchAll(ONE_IN)].flatMap((match) => {
    const { count = '1', of = '1' } = match.groups ?? {};
    const [k, n] = [numberIn(count), numberIn(of)];
    return k < n ? [shareToken(match, text, { share: k / n, slack: k === 1 ? 0.5 / n : 0.06 })] : [];
  });
  const times = [...text.matchAll(TIMES)].map((match): Token => {
    const value = TIMES_VALUES[match[0].toLowerCase()] ?? 1;
    return { ...bounded(match, text, { value, slack: 0.12 }), kind: 'number', times: true };
  });
  return [...shares, ...oneIn, ...times];
}

function numberIn(word: string): number {
  if (/^an?$/i.test(word)) return 1;
  return SMALL_NUMBERS[word.toLowerCase()] ?? Number(word);
}

function shareToken(
  match: RegExpExecArray,
  text: string,
  { share, slack }: { share: number; slack: number },
): Token {
  return {
    ...bounded(match, text, { value: share * 100, slack }),
    kind: 'percent',
    unit: '%',
    fraction: true,
  };
}

/** `more than a third` is above it, `almost a third` below; otherwise it is near on either side. */
function bounded(
  match: RegExpExecArray,
  text: string,
  { value, slack }: { value: number; slack: number },
): Omit<Token, 'kind'> {
  const before = text.slice(Math.max(0, match.index - 20), match.index);
  const reading = boundsOf(before, value) ?? { value, slack: value * slack };
  return { text: match[0], offset: match.index, readings: [reading], dates: [] };
}

const FAR = 0.25;
/** `Almost five` is nearer than `more than five`. */
const NEAR = 0.17;

/** The range that `more than` or `almost` before a number leaves for the exact value. */
export function boundsOf(before: string, value: number): { value: number; slack: number } | undefined {
  if (MORE.test(before)) return { value: value * (1 + FAR / 2), slack: Math.abs(value) * (FAR / 2) };
  if (!LESS.test(before)) return undefined;
  return { value: value * (1 - NEAR / 2), slack: Math.abs(value) * (NEAR / 2) };
}
