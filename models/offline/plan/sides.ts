import { askedIn, leaningOf } from './cues.ts';
import { asksForBound, isRuled } from './ruled.ts';

const MODAL_OPENER =
  /^(?:and |so )?(?:(?:when|where|how|how (?:long|often|soon|early|far)[^?]{0,40}?|what|which \p{L}+|who(?:m)?) )?(?:may|must|should|shall|can) (?:i|we|one|somebody|someone|anybody|anyone|you)\b/iu;
const I_DO =
  /^(?:and |so )?(?:(?:when|where|how|what|who(?:m)?) )?(?:(?:do|am) (?:i|you|one|somebody|someone|anybody|anyone)|do we (?:have|need) to)\b/iu;
const OF_WHAT_THERE_IS =
  /\b(?:we|i|you) (?:[a-z]+ly |now |still )?(?:have(?! to\b)|own|employ|run|sell|offer|store|produce|operate|treat)\b/i;

/** Whether a question asks what is to be done or allowed, so that no record of what happened answers it. */
export function asksForRule(text: string): boolean {
  const { asked } = askedIn(text);
  return (
    asksForBound(asked) || ((MODAL_OPENER.test(asked) || I_DO.test(asked)) && !OF_WHAT_THERE_IS.test(asked))
  );
}

const PERIOD =
  /\b(?:in|during|since|until|between|from|before|after|of|for|on|over)\s+(?:[\p{L}\d]+\s+){0,5}(?:19|20)\d\d\b|\b(?:last|previous|past) (?:year|month|quarter|week|season)\b|\byesterday\b/iu;
const RECKONED =
  /^(?:what (?:is|was|were|are) )?the (?:total|average|sum|median|number)(?: \p{L}+){0,2} of (?:all |the |our )/iu;
const COUNTED =
  /\bhow (?:many|often)\b|\bhow much (?:money )?(?:did|was|were|came|has|have)\b|^(?:what (?:is|was|were) )?(?:the )?(?:total|average|number|sum|share)\b|\bwhat (?:share|percentage|proportion)\b|^which\b.*\b(?:have|has|had|were|was|did)\b/i;
const ADDED_UP =
  /\bhow (?:many|much) (?:more|fewer|less)\b.*\bthan\b|\b(?:added|adding) up\b|\bhow (?:many|much)\b.*\b(?:did|have|has|had) (?:each|every)\b|\byear by year\b|\bmonth by month\b|\b(?:are|is) (?:we|they) going to (?:have|get|see|sell)\b/i;
const RANKED =
  /^(?:name|list|which|who|what are) (?:\p{L}+ ){0,3}(?:two|three|four|five|ten|\d+) .*\b(?:most|least|fewest|highest|lowest|largest|smallest|biggest)\b/iu;
/** Which rows it did or didn't happen to: no rule lists them. */
const LISTED =
  /^(?:for |of |in |from )?which\b.*\b(?:haven't|hasn't|didn't|weren't|wasn't|(?:have|has) (?:never|not)|did|(?:have|has|had) been)\b/i;
const SAID_BY_RULE =
  /\b(?:may|must|should|allowed|permitted|entitled|rules?|polic(?:y|ies)|i|my|me)\b|\bha(?:ve|s) to\b|\bprice list\b|\baccording to\b/i;

/** Whether a question asks for what happened, counted or added up, so that no rule of a document answers it. */
export function asksOfRecords(text: string): boolean {
  const { asked } = askedIn(text);
  if (SAID_BY_RULE.test(asked) || isRuled(asked)) return false;
  if (
    RECKONED.test(asked) ||
    ADDED_UP.test(asked) ||
    RANKED.test(asked) ||
    LISTED.test(asked) ||
    (COUNTED.test(asked) && PERIOD.test(asked))
  )
    return true;
  const { data, document } = leaningOf(text);
  return data - document >= CLEARLY_DATA && !IN_GENERAL.test(asked);
}

/** From here on hardly any question is one that a document answers. */
const CLEARLY_DATA = 2;
/** Of any one of its kind, not of those on record: "how many ropes of a delivery", "what does it cost". */
const IN_GENERAL =
  /\bhow (?:many|much)\b.*\b(?:of|with|for|in|at|from|by) an? \p{L}+|^(?:with|for|in|at) an? \p{L}+|\bwhat do(?:es)?\b.*\b(?:cost|get|pay|mean|say)\b|^what did\b.*\b(?:say|write|mention|complain|ask)\b|\bcan be\b|\bis it\b/iu;
