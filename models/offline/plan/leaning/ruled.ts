const RULED_TIME =
  /\bhow many (?:\p{L}+ ){0,3}(?:days?|weeks?|months?|years?|hours?|minutes?)\b(?![^?]*\b(?:did|was|were|average|mean|total|in all|logged|recorded|booked|worked in|last|since|between)\b)[^?]*\b(?:do|does|can|will|is|are)\b/iu;
const RULED_LENGTH =
  /\bhow (?:long|often|soon|early|late|far|quickly|heavy|close|fast|large|old|warm|cold|deep|high)\b[^?]*\b(?:may|must|can|should|shall|have to|has to|need to|needs to|be allowed)\b/i;

/** "How many days may I carry over" counts nothing in a database: the rule says the number. */
const RULED: RegExp[] = [
  RULED_TIME,
  RULED_LENGTH,
  /\bhow (?:many|much)\b[^?]*?\b(?:is|may|can|must) (?:one|a single) \p{L}+/iu,
  /^(?:after|within|on|until|from|by|up to) how (?:many|much)\b/i,
  /^(?:in|at|for) how many (?:days?|weeks?|months?|years?|hours?|minutes?)\b(?!.*\b(?:did|was|were|has|have|had)\b)/i,
  /\bhow (?:many|much)\b[^?]*?\b(?:have to|has to|must|may|needs? to|allowed|permitted|should be)\b/i,
  /\bhow (?:many|much) (?!of (?:our|the|those|these|all|them)\b)[^?]*?\bcan be\b/i,
  /\bhow many (?!of )(?:\p{L}+ )?\p{L}+ (?:can|could) (?!be\b)\p{L}+ (?:an?|one|the same)\b/iu,
  /\bhow (?:many|much)\b[^?]*?\bdo we (?:plan|give|grant|allow|offer|pay|keep|charge|reserve|accept|demand|require|ask)\b/i,
  /\bhow (?:many|much)\b[^?]*?\b(?:does|do) (?:an? \p{L}+|(?:each|every) (?:employee|person|member|colleague|nurse|doctor|worker|parent)|some\p{L}*|any\p{L}*|one|people)\b[^?]*\b(?:get|need|receive|have|pay)\b/iu,
  /\bhow (?:many|much)\b[^?]*?\b(?:do|does|can|should|am|will|would|is|are|shall) (?:i|you|we get|an? (?:\p{L}+ ){0,2}\p{L}+)\b/iu,
  /\bhow (?:many|much)\b[^?]*?\b(?:do|does|can|should|will|would) (?:new )?(?:employees?|staff|hires?|starters?|joiners?|members?|parents?|managers?|interns?|contractors?) (?:get|receive|take|carry|need|have to|be)\b/i,
  /\bhow many \p{L}+ (?:go|fit|belong|come) (?:in|into|on|to|with) an? \p{L}+/iu,
  /\bhow (?:many|much)\b[^?]*?\bwould (?:i|my|we|our|one|you)\b/i,
  /\bhow (?:many|much)\b[^?]*?\b(?:is|are) (?:required|needed|reimbursed|entitled|granted|covered)\b/i,
];

/** What is averaged or added up has happened, whatever else is said of it. */
const RECKONED = /\b(?:on average|average|median|in total|all together|altogether|add(?:ed|s)? up|so far)\b/i;
const ORDAINED = /\b(?:may|must|have to|has to|should|allowed|permitted|needs? to)\b/i;

/** Whether the number that is asked for is one that a rule lays down. */
export function isRuled(text: string): boolean {
  return (!RECKONED.test(text) || ORDAINED.test(text)) && RULED.some((pattern) => pattern.test(text));
}

/** "How long may …": no record says it. */
export function asksForBound(text: string): boolean {
  return RULED_LENGTH.test(text);
}
