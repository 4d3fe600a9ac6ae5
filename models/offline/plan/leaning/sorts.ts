const PERIOD =
  /\b(?:in|during|since|until|between|from|before|after|of|for|on|over)\s+(?:[\p{L}\d]+\s+){0,5}(?:19|20)\d\d\b|\b(?:last|previous|past) (?:year|month|quarter|week|season)\b|\byesterday\b/iu;

/** Sorts of questions, by how they are put. */
const SORTS: Readonly<Record<string, RegExp>> = {
  reckoned:
    /^(?:what (?:is|was|were|are) )?the (?:total|average|sum|median|number)(?: \p{L}+){0,2} of (?:all |the |our )/iu,
  counted:
    /\bhow (?:many|often)\b|\bhow much (?:money )?(?:did|was|were|came|has|have)\b|^(?:what (?:is|was|were) )?(?:the )?(?:total|average|number|sum|share)\b|\bwhat (?:share|percentage|proportion)\b|^which\b.*\b(?:have|has|had|were|was|did)\b/i,
  'added up':
    /\bhow (?:many|much) (?:more|fewer|less)\b.*\bthan\b|\b(?:added|adding) up\b|\bhow (?:many|much)\b.*\b(?:did|have|has|had) (?:each|every)\b|\byear by year\b|\bmonth by month\b|\b(?:are|is) (?:we|they) going to (?:have|get|see|sell)\b/i,
  ranked:
    /^(?:name|list|which|who|what are) (?:\p{L}+ ){0,3}(?:two|three|four|five|ten|\d+) .*\b(?:most|least|fewest|highest|lowest|largest|smallest|biggest)\b/iu,
  listed:
    /^(?:for |of |in |from )?which\b.*\b(?:haven't|hasn't|didn't|weren't|wasn't|(?:have|has) (?:never|not)|did|(?:have|has|had) been)\b/i,
  ruled:
    /\b(?:may|must|should|allowed|permitted|entitled|rules?|polic(?:y|ies)|i|my|me)\b|\bha(?:ve|s) to\b|\bprice list\b|\baccording to\b/i,
  'in general':
    /\bhow (?:many|much)\b.*\b(?:of|with|for|in|at|from|by) an? \p{L}+|^(?:with|for|in|at) an? \p{L}+|\bwhat do(?:es)?\b.*\b(?:cost|get|pay|mean|say)\b|^what did\b.*\b(?:say|write|mention|complain|ask)\b|\bcan be\b|\bis it\b/iu,
  'of a period': PERIOD,
  'what there is':
    /\b(?:we|i|you) (?:[a-z]+ly |now |still )?(?:have(?! to\b)|own|employ|run|sell|offer|store|produce|operate|treat)\b/i,
};

export const sortsOf = (asked: string): string[] =>
  Object.entries(SORTS).flatMap(([name, pattern]) => (pattern.test(asked) ? [name] : []));
