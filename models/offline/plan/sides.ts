import { askedIn } from './leaning/cues.ts';
import { leaningOf } from './leaning/leaning.ts';
import { asksForBound } from './leaning/ruled.ts';

const MODAL_OPENER =
  /^(?:and |so )?(?:(?:when|where|how|how (?:long|often|soon|early|far)[^?]{0,40}?|what|which \p{L}+|who(?:m)?) )?(?:may|must|should|shall|can) (?:i|we|one|somebody|someone|anybody|anyone|you)\b/iu;
const I_DO =
  /^(?:and |so )?(?:(?:when|where|how|what|who(?:m)?) )?(?:(?:do|am) (?:i|you|one|somebody|someone|anybody|anyone)|do we (?:have|need) to)\b/iu;
const OF_WHAT_THERE_IS =
  /\b(?:we|i|you) (?:[a-z]+ly |now |still )?(?:have(?! to\b)|own|employ|run|sell|offer|store|produce|operate|treat)\b/i;

/** From here on hardly any question is one that the other side answers. */
const CLEARLY = { data: 2.5, document: 2.3 };

/** Whether a question asks what is to be done or allowed, so that no record of what happened answers it. */
export function asksForRule(text: string): boolean {
  const { asked } = askedIn(text);
  return (
    asksForBound(asked) ||
    ((MODAL_OPENER.test(asked) || I_DO.test(asked)) && !OF_WHAT_THERE_IS.test(asked)) ||
    leaningOf(text).document >= CLEARLY.document
  );
}

/** Whether a question asks for what happened, counted or added up, so that no rule of a document answers it. */
export function asksOfRecords(text: string): boolean {
  return leaningOf(text).data >= CLEARLY.data;
}
