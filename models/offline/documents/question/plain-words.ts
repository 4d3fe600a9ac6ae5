import { SMALL_NUMBERS } from '@parley/platform/number-words';

const HOURS = Object.entries(SMALL_NUMBERS).filter(([, n]) => n >= 1 && n <= 12);
const TIME_OF_DAY = new RegExp(
  `\\b(half past |quarter past |quarter to )?(\\d{1,2}|${HOURS.map(([word]) => word).join('|')})(?: o['’]clock)? (in the morning|in the afternoon|in the evening|at night)`,
  'giu',
);

/** "Eleven at night": 23:00, as texts write it. */
function clockTime(part: string, hour: string, day: string): string {
  const twelve = SMALL_NUMBERS[hour.toLowerCase()] ?? Number(hour);
  const late = /morning/i.test(day) || (/night/i.test(day) && twelve < 6) ? 0 : 12;
  const minutes = /half/i.test(part) ? 30 : /past/i.test(part) ? 15 : /to/i.test(part) ? -15 : 0;
  const total = ((twelve % 12) + late) * 60 + minutes;
  return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
}

const INDIRECT =
  /(?:^|(?<=[.!?;] ))(?:[^.!?;]{1,40} )?(?:wants?|would like|needs?|wish(?:es)?) to know (?=(?:(?:from|by|until|for|at|on|in|within|to) )?(?:if|whether|how|what|which|who|whom|whose|where|when)\b)([^.!?]*)[.!?]?/iu;

/** "Mrs Hill wants to know when …": who passes a question on has no part in it. */
function asDirectQuestion(text: string): string {
  return text.replace(INDIRECT, (_, asked: string) => `${asked}?`);
}

/** "What do I get in 2027": nothing gets in. */
const IN_PERIOD =
  /\b(get|gets|got|let|take|come) in (?=(?:19|20)\d\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)/gi;

/** "Show up to the exam": no upper limit. */
const COMES_UP = /\b(?:show|turn)(?:s|ed|ing)? up (?:to|at|for|in) /gi;

/** "Whom do I tell": a word of asking elsewhere, a deed here. */
export function inPlainWords(text: string): string {
  return asDirectQuestion(text)
    .replace(/\b(tell|tells|told)(?! (?:me|us)\b)/gi, 'inform')
    .replace(/\b(sign)(s|ed)? (it|that|this|them|these|those) off\b/gi, '$1$2 off $3')
    .replace(COMES_UP, 'appear at ')
    .replace(IN_PERIOD, '$1 during ')
    .replace(TIME_OF_DAY, (_, part: string | undefined, hour: string, day: string) =>
      clockTime(part ?? '', hour, day),
    );
}

/** Whether a question is told as what somebody wants to know. */
export function isIndirect(text: string): boolean {
  return INDIRECT.test(text);
}
