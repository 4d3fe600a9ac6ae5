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
  part: number;
  of: number;
}

const numberOf = (word: string): number => SMALL_NUMBERS[word.toLowerCase()] ?? Number(word);

/** The share of full time that a question tells: "three days out of five". */
export function shareIn(text: string): Share | undefined {
  const [, part, of] = OUT_OF.exec(text) ?? [];
  if (part && of) {
    const share = { part: numberOf(part), of: numberOf(of) };
    return share.part < share.of ? share : undefined;
  }
  const percent = PERCENT.exec(text)?.[1];
  if (percent) return { part: Number(percent), of: 100 };
  return HALF_TIME.test(text) ? { part: 1, of: 2 } : undefined;
}

export function asksShare(text: string): boolean {
  return shareIn(text) !== undefined || /\bpart[- ]?tim/iu.test(text);
}
