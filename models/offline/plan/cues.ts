/** What a text seems to want, or a skill to offer: figures from records, rules from documents, or writing. */
export interface Leaning {
  data: number;
  document: number;
}

type Cue = [RegExp, number];

const DATA_CUES: Cue[] = [
  [/\bhow many\b|\bnumber of\b|\bcount(?:s|ed)?\b|\bhead-?count\b/i, 3],
  [/\b(?:average|mean|median|total|sum|altogether|overall)\b/i, 2.5],
  [
    /\b(?:most|fewest|highest|lowest|largest|smallest|biggest|longest|shortest|oldest|newest|latest|earliest|busiest|cheapest|top|bottom|rank(?:ing|ed)?)\b/i,
    3,
  ],
  [
    /\b(?:percent(?:age)?|share|ratio|rate|proportion|trend|growth|distribution|breakdown|per (?:department|team|month|year|quarter|category|region|city|country|customer|project|status|type))\b/i,
    2,
  ],
  [/\b(?:more|less|fewer|greater|higher|lower|older|younger) than\b|\bat least\b|\bbetween \S+ and\b/i, 1],
  [
    /\b(?:concerns?|anomal(?:y|ies)|outliers?|risks?|bottlenecks?|gaps?|shortages?|overdue|vacan(?:t|cies|cy)|understaffed|unfilled)\b/i,
    2,
  ],
  [/^(?:which|list|show|name|rank|compare|count|calculate|compute)\b/i, 1.5],
  [
    /\bhow much (?:did|have|has|was|were|is the|are the|do we|does the)\b|\b(?:spent|earned|sold|budgets?|revenue|salar(?:y|ies)|turnover|stock|sales figures|hired|joined|logged|recorded|placed)\b/i,
    1.5,
  ],
  [/\b(?:by|per|for each|in each|grouped by|broken down by)\s+\p{L}+/iu, 0.8],
  [/\b(?:did|have|had) (?:we|they)\b|\bhow much \p{L}+ did\b/iu, 1.8],
  [/\b(?:ha[sd]|have) (?:no|never|not been|not had)\b|\bwithout any\b|\bbr(?:eak|oken) down\b/i, 2],
  [/^how (?:are|were) .*\b(?:distributed|spread|divided|split)\b|^(?:are|were) there more\b/i, 3.5],
  [/\bdistribut(?:ed|ion)\b|\bare \p{L}+ing\b|\b(?:currently|right now|at the moment|today)\b/iu, 1.8],
  [/\bwho (?:is|are|was|were|heads?|leads?|runs?|manages?|works?|has|have)\b/i, 1],
  [
    /\b(?:in|since|during|before|after) (?:19|20)\d\d\b|\b(?:last|this|previous) (?:year|quarter|month|week)\b/i,
    0.8,
  ],
  [/\bwie viele?\b|\bcu[aá]nt[oa]s\b|\bcombien\b|\bdurchschnitt|\bpromedio\b|\bmoyenne\b/i, 3],
];

const DOCUMENT_CUES: Cue[] = [
  [
    /\b(?:polic(?:y|ies)|handbook|guidelines?|guidance|code of conduct|rules?|regulations?|manual|playbook|runbook)\b/i,
    3.5,
  ],
  [
    /(?<!\b(?:which|how many|most \p{L}+|expensive|common|frequent|list|all) )\b(?:procedures?|standards?|protocols?)\b/iu,
    2.5,
  ],
  [
    /\b(?:allowed|permitted|permission|prohibited|forbidden|mandatory|compulsory|entitled|eligible|eligibility|supposed to|obliged|required|requirements?)\b/i,
    3,
  ],
  [
    /\b(?:can|may|must|should|could|do|am|will|would|shall) (?:i|we|an? \p{L}+|employees|staff|someone|anyone|people|new \p{L}+|visitors|customers|patients|residents)\b/iu,
    1.5,
  ],
  [/\bhow (?:do|can|should|would|must|does one|to)\b/i, 2.5],
  [/\bwhat (?:happens|should|must|do i|do we do|if|steps|documents|counts as)\b/i, 2.5],
  [
    /\bwho (?:approves?|must|should|may|can|do i|needs?|signs?|has to|is responsible|is allowed|decides)\b/i,
    3,
  ],
  [/\bhow (?:long|soon|far in advance|quickly|often|early|late)\b/i, 1.2],
  [/^(?:may|must|can|should|shall) \p{L}+/iu, 1.5],
  [/^(?:is|are|does|do) (?!there more|we\b|they\b)(?:it|there|the|our|this|an?|all|every|\p{L}+s) /iu, 1],
  [/^where (?:is|are|do|does|can|must|should)\b/i, 1.5],
  [/\bwhat (?:do|does) .*\b(?:get|receive|need|wear|bring|pay)\b/i, 1.8],
  [
    /\b(?:fee|fine|deposit|supplement|surcharge|rent|limit|deadline|maximum|minimum|penalty|coverage|insurance|sabbatical|severance)\b/i,
    1,
  ],
  [
    /\b(?:allowance|reimburse(?:d|ment)?|deadline|notice period|probation|dress code|leave|pto|vacation|benefits?|entitlement|approval|process|workflow|steps|escalat\w+|onboarding|training requirement|compliance|confidential|password|vpn|retention|refund|warranty|return window)\b/i,
    1.6,
  ],
  [
    /\b(?:after|within|from|at|on|for|until|by|up to|in) (?:how many|how much|which|what) (?!(?:department|project|country|city|region|month|year|quarter)s?\b)\p{L}+/iu,
    2.2,
  ],
  [/(?<!^which \p{L}+ )\b(?:does|do|is|are|may|must|can|should|has|have) an? (?:new )?\p{L}+/iu, 1.6],
  [/\b(?:may|must|should|has to|have to|needs? to|needed|count(?:s)? as|terms?|conditions?|valid)\b/i, 1.8],
  [/\b(?:a|per|each) (?:day|week|month|year)\b/i, 0.6],
  [
    /^who (?!is\b|was\b|has\b|does\b|heads\b|leads\b|runs\b|manages\b|owns\b|works\b)\p{L}+s\b|^(?:what|which|when|how)(?: \p{L}+)? (?:do|does|will) (?!we\b)/iu,
    1,
  ],
  [/^when (?:is|are|does|do|must|should|can)\b/i, 1.5],
  [
    /^(?:what|when|where|how|how often|by whom) (?:is|are) (?:\p{L}+ ){0,4}\p{L}+(?:ed|en|ut|pt)\b|\bin such a case\b/iu,
    1.2,
  ],
  [/\bwhat makes\b|\b(?:mean|means|meant|counts? as|definition of|defined as|stand for)\b/i, 2.5],
  [
    /^(?:on |at |in |under )?which (?:days?|times?|forms?|documents?|steps?|rules?|conditions?|languages?|approvals?|channels?|exceptions?)\b/i,
    2,
  ],
  [/\bwhen (?:do|must|should|can|does|is .* due)\b/i, 1.5],
  [/\b(?:i|my|me|myself)\b/i, 0.8],
  [/\bwhat does .* (?:say|mean|cover|require)\b|\baccording to\b|\bexplain\b|\bdescribe\b/i, 1.5],
  [/\brichtlinien?\b|\bregelung|\bpol[ií]ticas?\b|\bpolitiques?\b|\br[eè]gle/i, 3.5],
];

const RULED_TIME =
  /\bhow many (?:\p{L}+ ){0,3}(?:days?|weeks?|months?|years?|hours?|minutes?)\b(?![^?]*\b(?:did|was|were|average|mean|total|in all|logged|recorded|booked|worked in|last|since|between)\b)[^?]*\b(?:do|does|can|will|is|are)\b/iu;
const RULED_LENGTH =
  /\bhow (?:long|often|soon|early|late|far|quickly|heavy|close|fast|large|old)\b[^?]*\b(?:may|must|can|should|shall|have to|has to|need to|needs to|be allowed)\b/i;

/** "How many days may I carry over" counts nothing in a database: the rule says the number. */
const RULED: RegExp[] = [
  RULED_TIME,
  RULED_LENGTH,
  /\bhow (?:many|much)\b[^?]*?\b(?:is|may|can|must) (?:one|a single) \p{L}+/iu,
  /^(?:after|within|at|on|until|from|in|by|up to) how (?:many|much)\b/i,
  /\bhow (?:many|much)\b[^?]*?\b(?:have to|has to|must|may|needs? to|allowed|permitted|can be|should be)\b/i,
  /\bhow (?:many|much)\b[^?]*?\bdo we (?:plan|give|grant|allow|offer|pay|keep|charge|reserve|accept|demand|require|ask)\b/i,
  /\bhow (?:many|much)\b[^?]*?\b(?:does|do) (?:an? \p{L}+|(?:each|every) (?:employee|person|member|colleague|nurse|doctor|worker|parent)|some\p{L}*|any\p{L}*|one|people)\b[^?]*\b(?:get|need|receive|have|pay)\b/iu,
  /\bhow (?:many|much)\b[^?]*?\b(?:do|does|can|should|am|will|would|is|are|shall) (?:i|you|we get|an? (?:\p{L}+ ){0,2}\p{L}+)\b/iu,
  /\bhow (?:many|much)\b[^?]*?\b(?:do|does|can|should|will|would) (?:new )?(?:employees?|staff|hires?|starters?|joiners?|members?|parents?|managers?|interns?|contractors?) (?:get|receive|take|carry|need|have to|be)\b/i,
  /\bhow (?:many|much)\b[^?]*?\b(?:is|are) (?:required|needed|reimbursed|entitled|granted|covered)\b/i,
];

function sum(text: string, cues: Cue[]): number {
  return cues.reduce((total, [pattern, weight]) => (pattern.test(text) ? total + weight : total), 0);
}

const ASKS_LEAVE =
  /^(?:and |so )?(?:(?:when|where|how|how (?:long|often|soon|early|far|much|many)[^?]{0,40}?|what|which \p{L}+|who(?:m)?) )?(?:may|must|can|should|shall|am|do) (?:i|we|one|somebody|someone|anybody|anyone|you)\b/iu;

/** Whether a question asks what is to be done or allowed, so that no record of what happened answers it. */
export function asksForRule(text: string): boolean {
  return (
    RULED_LENGTH.test(text) ||
    (ASKS_LEAVE.test(text) &&
      !/\b(?:we|i|you) (?:[a-z]+ly |now |still )?(?:have|own|employ|run|sell|offer|store|produce|operate|treat)\b/i.test(
        text,
      ))
  );
}

const PERIOD =
  /\b(?:in|during|since|until|between|from|before|after|of|for|on|over)\s+(?:[\p{L}\d]+\s+){0,5}(?:19|20)\d\d\b|\b(?:last|previous|past) (?:year|month|quarter|week|season)\b|\byesterday\b/iu;
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
  if (SAID_BY_RULE.test(text) || RULED.some((pattern) => pattern.test(text))) return false;
  if (
    ADDED_UP.test(text) ||
    RANKED.test(text) ||
    LISTED.test(text) ||
    (COUNTED.test(text) && PERIOD.test(text))
  )
    return true;
  const { data, document } = leaningOf(text);
  return data - document >= CLEARLY_DATA && !IN_GENERAL.test(text);
}

/** From here on hardly any question is one that a document answers. */
const CLEARLY_DATA = 2;
/** Of any one of its kind, not of those on record: "how many ropes of a delivery", "what does it cost". */
const IN_GENERAL =
  /\bhow (?:many|much)\b.*\b(?:of|with|for|in|at|from|by) an? \p{L}+|^(?:with|for|in|at) an? \p{L}+|\bwhat do(?:es)?\b.*\b(?:cost|get|pay|mean|say)\b|^what did\b.*\b(?:say|write|mention|complain|ask)\b|\bcan be\b|\bis it\b/iu;

/** What a question leans to. */
export function leaningOf(text: string): Leaning {
  const leaning = {
    data: sum(text, DATA_CUES),
    document: sum(text, DOCUMENT_CUES),
  };
  if (RULED.some((pattern) => pattern.test(text))) {
    return { data: leaning.data - 2, document: leaning.document + 3 };
  }
  return leaning;
}

const OFFERS_DATA =
  /\b(?:data(?:base)?|quer(?:y|ies)|counts?|sums?|averages?|quantit(?:y|ies)|figures?|numbers?|metrics?|statistics?|rankings?|trends?|analys\w+|analytics|aggregat\w+|records?|tables?|anomal\w+|timesheets?|headcount)\b/gi;
const OFFERS_DOCUMENTS =
  /\b(?:polic(?:y|ies)|documents?|handbooks?|guidelines?|standards?|procedures?|rules?|knowledge|manuals?|compliance|benefits?|runbooks?|documentation|regulations?)\b/gi;
const OFFERS_WRITING =
  /\b(?:writ(?:e|es|er|ing)|reports? writ\w+|compos\w+|draft\w*|final report|summar(?:y|ies|ise|ize|ises|izes)|synthesi\w+|puts? .* together|one (?:clear )?report)\b/gi;

function count(text: string, pattern: RegExp): number {
  return new Set((text.match(pattern) ?? []).map((m) => m.toLowerCase())).size;
}

export interface Offer {
  data: number;
  document: number;
  writes: boolean;
}

/** What a skill offers, from the words of its card; the shares of data and documents add up to one. */
export function offerOf(skill: { text: string; name: string }): Offer {
  const data = count(skill.text, OFFERS_DATA);
  const document = count(skill.text, OFFERS_DOCUMENTS);
  const writing = count(skill.text, OFFERS_WRITING) + 2 * count(skill.name, OFFERS_WRITING);
  const total = data + document;
  return {
    data: total === 0 ? 0.5 : data / total,
    document: total === 0 ? 0.5 : document / total,
    writes: writing > 0 && writing >= total,
  };
}
