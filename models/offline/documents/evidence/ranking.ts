const RANKED =
  /^(?:and |so )?(?:who|whose|which|what)\b[^?]*\b(most|least|fewest|highest|lowest|largest|smallest|\p{L}{3,}est)\b/iu;
const FORECAST =
  /\b(?:will|going to)\b[^?]*\b(?:be|become|cost|have|reach|earn|grow|rise|fall)\b[^?]*\b(?:in|by) (?:19|20)\d\d\b/i;

/** What was done or paid in a period is on record somewhere else, unless a text speaks of that very year. */
const HAPPENED =
  /\b(?:did|was|were|had|have) (?:we|they|our|the|people|employees)\b[^?]*\b(?:(?:in|during|since) (?:\p{L}+ )?((?:19|20)\d\d)|last (?:year|quarter|month|week))\b/iu;
/** "Why did customers return less in 2024?" */
const DID =
  /\b(?:did \p{L}+|how many (?:\p{L}+ ){1,3}\p{L}+ed)\b[^?]*\b(?:in|during|since|of) (?:\p{L}+ )?((?:19|20)\d\d)/iu;
const SUMMED = /^(?:and )?(?:what|how)\b[^?]*\b(average|median) (\p{L}+)/iu;
/** "How often, on average": told by what speaks of averages. */
const AVERAGED = /\b(?:on average|in the mean|averages?|median)\b/i;
/** "Who reported the most incidents": counted among records. */
const TALLIED = /^(?:and )?(?:who|which \p{L}+)(?: \p{L}+){1,3} (?:the )?(?:most|fewest|least) \p{L}+/iu;
const COMPARED = /\bhow much (?:more|less|higher|lower|longer|shorter)\b/i;
const COMPARES =
  /\b(?:more|less|higher|lower|longer|shorter|extra|additional|supplement|plus|than|difference)\b/i;
const PART = /\b(?:what|which) (?:share|percentage|proportion|part) of\b/i;
const PERCENT = /%|\bper ?cent\b|\b(?:half|third|quarter|all|none|every)\b/i;

const leavesOut = (said: RegExp, asked: string, text: string): boolean =>
  said.test(asked) && !said.test(text);

/** Which of them is first is told by a text that ranks them, a mean by one that names it, what will be by none. */
export function ranksAsAsked(asked: string, text: string, above = ''): boolean {
  if (FORECAST.test(asked) || leavesOut(AVERAGED, asked, text)) return false;
  const happened = HAPPENED.exec(asked) ?? DID.exec(asked);
  if (happened && !(happened[1] && `${above} ${text}`.includes(happened[1]))) return false;
  if (PART.test(asked) && !PERCENT.test(text)) return false;
  if (TALLIED.test(asked) || (COMPARED.test(asked) && !COMPARES.test(text))) return false;
  const mean = SUMMED.exec(asked);
  if (mean && !text.toLowerCase().includes(`${mean[1]} ${mean[2]}`.toLowerCase())) return false;
  const word = RANKED.exec(asked)?.[1]?.toLowerCase();
  if (word === undefined || NOT_RANKING.test(word) || text.toLowerCase().includes(word)) return true;
  return LIMITS.some((limit) => limit.asked.test(word) && limit.told.test(text));
}

/** "The least I can give": told by what sets a lower limit, in whatever words. */
const LIMITS: readonly { asked: RegExp; told: RegExp }[] = [
  {
    asked: /^(?:least|fewest|lowest|smallest|shortest|cheapest|earliest)$/,
    told: /\b(?:least|lowest|smallest|shortest|minimum|min\.|at least|not less than|no less than|from \S+ on|or more)\b/i,
  },
  {
    asked: /^(?:most|highest|largest|longest|biggest|latest|farthest|furthest)$/,
    told: /\b(?:most|highest|largest|longest|biggest|maximum|max\.|at most|up to|no more than|not more than|or less)\b/i,
  },
];

const NOT_RANKING = /^(?:interest|request|latest|earliest|honest|guest|forest|harvest|rest)$/;

const SUPERLATIVE =
  /\b(?:least|lowest|smallest|minimum|most|highest|largest|maximum)\b(?<!\bat (?:least|most))/i;

/** Who asks for the least is told by what names it the smallest or the minimum. */
export function isLimitAsked(asked: string, text: string): boolean {
  const word = RANKED.exec(asked)?.[1]?.toLowerCase();
  if (word === undefined || !SUPERLATIVE.test(text)) return false;
  return LIMITS.some((limit) => limit.asked.test(word) && limit.told.test(text));
}
