import { SMALL_NUMBERS } from '@parley/platform/number-words';

const NUMBER = `(\\d+(?:\\.\\d+)?|${Object.keys(SMALL_NUMBERS).join('|')})`;
const OUT_OF = new RegExp(
  `\\b${NUMBER} (?:days?|hours?|mornings?|shifts?)? ?(?:a week )?(?:out )?of ${NUMBER}\\b`,
  'iu',
);
const PERCENT =
  /\b(\d{1,2})\s?(?:%|percent|per cent)(?= (?:of (?:the |my )?(?:hours|time|post|job|full time)|contract|post|job|position))/iu;
const HALF_TIME = /\bhalf[- ](?:time|days?)\b/iu;

/** What a text calls that somebody who works less gets less. */
export const TELLS_SHARE =
  /\b(?:part[- ]?tim\p{L}*|in proportion|proportional(?:ly)?|proportionate(?:ly)?|pro[- ]rata|share (?:that|which) (?:matches|corresponds))\b/iu;

export interface Share {
  /** Where it stands in the text. */
  index: number;
  end: number;
  part: number;
  of: number;
}

const numberOf = (word: string): number => SMALL_NUMBERS[word.toLowerCase()] ?? Number(word);

/** The share of full time that a question tells: "three days out of five". */
export function shareIn(text: string): Share | undefined {
  const told: [RegExp, (found: RegExpExecArray) => [number, number]][] = [
    [OUT_OF, ([, part = '', of = '']) => [numberOf(part), numberOf(of)]],
    [PERCENT, ([, percent]) => [Number(percent), 100]],
    [HALF_TIME, () => [1, 2]],
  ];
  for (const [pattern, read] of told) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [part, of] = read(found);
    if (part < of) return { part, of, index: found.index, end: found.index + found[0].length };
  }
  return undefined;
}

export function asksShare(text: string): boolean {
  return shareIn(text) !== undefined || /\bpart[- ]?tim/iu.test(text);
}
