import { isRuled } from './ruled.ts';

/** What a text seems to want, or a skill to offer: figures from records, rules from documents, or writing. */
export interface Leaning {
  data: number;
  document: number;
}

type Cue = [RegExp, number];

const DATA_CUES: Cue[] = [
  [/\bhow many\b|\bnumber of\b|\bcount\b|\bhead-?count\b/i, 3],
  [
    /\b(?:average|median|total|sum|altogether|all together|overall|(?:add(?:ed|s)?|come|came|amount(?:ed)?) (?:up )?to)\b/i,
    2.5,
  ],
  [
    /(?<!\bat (?:the )?)\b(?:most|fewest|highest|lowest|largest|smallest|biggest|longest|shortest|oldest|newest|latest|earliest|busiest|cheapest|top|bottom|rank(?:ing|ed)?)\b/i,
    3,
  ],
  [
    /\b(?:percent(?:age)?|shares?(?= of)|(?<=\b(?:what|which|largest|biggest) )share|ratio|(?:occupancy|success|churn|completion|vacancy|error|failure|conversion|growth|dropout) rate|proportion|trend|growth|distribution|breakdown|per (?:department|team|month|year|quarter|category|region|city|country|customer|project|status|type))\b/i,
    2,
  ],
  [/\b(?:more|less|fewer|greater|higher|lower|older|younger) than\b|\bat least\b|\bbetween \S+ and\b/i, 1],
  [
    /\b(?:concerns?|anomal(?:y|ies)|outliers?|risks?|bottlenecks?|gaps?|shortages?|overdue|vacan(?:t|cies|cy)|understaffed|unfilled)\b/i,
    2,
  ],
  [/^(?:which|list|show|name|rank|compare|count|calculate|compute)\b/i, 1.5],
  [
    /\bhow much (?:money )?(?:did|came|went|have|has|was|were|is the|are the|do we|do our|do the|does the)\b|\b(?:spent|earned|sold|budgets?|revenue|salar(?:y|ies)|turnover|stock|sales figures|hired|joined|logged|recorded|placed)\b/i,
    1.5,
  ],
  [/\b(?:by|per|for each|in each|grouped by|broken down by)\s+\p{L}+/iu, 0.8],
  [/\b(?:ha[sd]|have|did) each\b|\b(?:for|of|from|in|at) each (?!day|week|month)\p{L}+|\bso far\b/iu, 1.5],
  // What is put together or taken apart, and what one of two has more of.
  [
    /^(?:add|break|split|divide|sort|group|sum|give me (?:the|all|every)|compare)\b|\bmore (?:\p{L}+ )?\p{L}+ or (?:more )?(?:\p{L}+ )?\p{L}+/iu,
    2.5,
  ],
  // "Is there a team that nobody leads", "are there any without a number": one of those on record.
  [
    /^(?:is|are|was|were) there (?:an?|any|some|\p{L}+s)\b(?! (?:\p{L}+ )?(?:rule|limit|polic|deadline|fee|charge|discount|way|procedure|cap\b|maximum|minimum|allowance|dress)).*\b(?:that|without|with no|who|which|whose|where)\b/iu,
    2.8,
  ],
  [
    /^(?!what did\b.*\b(?:say|write|mention|complain)\b)(?:\p{L}+ )?(?:which|what|who|whom|whose|when|where|how)(?: \p{L}+){0,3} (?:was|were|did|had)\b|^who (?!need|succeed)\p{L}+(?<!ne)ed\b|^(?:in|at|from|on) which \p{L}+ (?:do|does|are|is) (?:our|the)\b|^(?:did|was|were|have|has|had) /iu,
    2,
  ],
  [/\bwhich\b.*\b(?:haven['’]t|hasn['’]t|didn['’]t|weren['’]t|wasn['’]t|(?:have|has) not)\b/i, 2],
  [
    /\b(?:value|weight|length|area|size|amount|prices?|costs?) of (?:all|every|our)\b|\bof all (?:the |our )?\p{L}+s\b/iu,
    1.5,
  ],
  [
    /\bon average\b|\bin total\b|\ball ?together\b|\bha[sd]? (?:already |not )?(?:run out|expired|lapsed)\b/i,
    1.5,
  ],
  [
    /^what did (?:the|our|we)\b|^do we (?:have|own|employ|sell|run)\b(?! (?:an? |any )?(?:rule|polic|procedure|deadline|limit|right|to\b))/i,
    1.5,
  ],
  [/\b(?:number|no\.) ?\d+\b|\b\p{Lu}{2,}-?\d+\b/u, 4],
  [/^how \p{L}+ (?:is|was) (?:the|our) \p{L}+est\b/iu, 4],
  [/^(?:is|are|was|were) (?:any|some)(?:body|one) (?:in|at|on|from|of)\b/i, 3],
  [
    /^(?:do|does|are|is) (?:all|any|every|each|both|none) (?:of )?(?:our|the)\b|\b(?:names?|list) of (?:the|all|our)\b/i,
    2.5,
  ],
  [/^[Ww]ho\b(?!.*\ban?\b).* (?:\p{Lu}\p{L}+|\d\p{L}*)/u, 1.2],
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
  [/\bwhat (?:happens|becomes of|should|must|do i|do we do|if|steps|documents|counts as|now|next)\b/i, 2.5],
  [
    /\bwho (?:approves?|must|should|may|can|do i|needs?|signs?|has to|is responsible|is allowed|decides)\b/i,
    3,
  ],
  [/\bhow (?:long|soon|far in advance|quickly|often|early|late)\b/i, 1.2],
  [/^(?:may|must|can|should|shall) \p{L}+/iu, 1.5],
  [/^(?:is|are|does|do) (?!there more|we\b|they\b)(?:it|there|the|our|this|an?|all|every|\p{L}+s) /iu, 1],
  // What any one of a kind costs or takes, and what something comes to at most.
  [
    /\b(?:what|how much) (?:does|do|will|would) (?:it|that|this|an? (?:\p{L}+ )?\p{L}+)\b.*\bcost\b|^(?:price|cost|fee|charge) (?:of|for) an? |\bdoes it take\b|\bat (?:the )?(?:most|least|latest|earliest)\b/iu,
    2.5,
  ],
  [/\bhow (?:many|much) (?:\p{L}+ )?of an? \p{L}+|^what did\b.*\b(?:say|write|mention|complain)\b/iu, 3.5],
  [/\b(?:may|must) be \p{L}+|\b(?:i|we|one) (?:can|may|must)\b/iu, 1.5],
  [
    /^what(?: is|['’]s) (?:our|the) (?:[\p{L}-]+ ){0,2}rate\b(?! of)|\bcan be\b|^what(?: is|['’]s) the (?:minimum|maximum) \p{L}+ (?:for|to|of an?)\b|\bhow much (?:does|do) .*\bcost\b/iu,
    1.5,
  ],
  [/^from (?:what|which) (?:\p{L}+ )?(?:total|amount|age|value|price|size)\b/iu, 3],
  [/^where (?:is|are|do|does|can|must|should)\b/i, 1.5],
  [/\bwhat (?:do|does) .*\b(?:get|receive|need|wear|bring|pay)\b/i, 1.8],
  [
    /\b(?:fee|fine|deposit|supplement|surcharge|rent|limit|deadline|maximum|minimum|penalty|coverage|insurance|sabbatical|severance)\b/i,
    1,
  ],
  [
    /\b(?:allowance|reimburse(?:d|ment)?|deadline|notice period|probation|dress code|leave(?! (?:out|off|behind))|pto|vacation|benefits?|entitlement|approval|process|workflow|steps|escalat\w+|onboarding|training requirement|compliance|confidential|password|vpn|retention|refund|warranty|return window)\b/i,
    1.6,
  ],
  [
    /(?:^|[,:;] (?:and )?|\band )(?:after|within|from|at|on|for|until|by|up to|in|above|below|beyond|over|under) (?:how many|how much|which|what) (?!(?:department|project|country|city|region|month|year|quarter)s?\b)\p{L}+\b(?! (?:(?:\p{L}+ ){1,2})?(?:was|were|did|has|have|had)\b)(?! (?:do|does|are) our\b)/iu,
    2.2,
  ],
  [/(?<!^which \p{L}+ )\b(?:does|do|is|are|may|must|can|should|has|have) an? (?:new )?\p{L}+/iu, 1.6],
  [
    /\b(?:may|must|should|has to|have to|needs? to|needed|count(?:s)? as|(?<!-)terms?|conditions?|valid)\b/i,
    1.8,
  ],
  [/\b(?:a|per|each) (?:day|week|month|year)\b/i, 0.6],
  [/\b(?:a|each|every) (?:day|week|month|year|night|shift|time)\?*$|\bat (?:once|a time)\b/i, 1.2],
  [
    /^(?:is|are) there (?:an? |any )?(?:\p{L}+ )?(?:rule|limit|polic|deadline|fee|charge|discount|way|procedure|cap\b|maximum|minimum|allowance|dress)|\b\p{L}+est (?:\p{L}+ )?(?:for|of|on) an? |\b(?:price|cost|fee|charge) of an? /iu,
    3.5,
  ],
  [
    /^who (?!is\b|was\b|has\b|does\b|heads\b|leads\b|runs\b|manages\b|owns\b|works\b|teaches\b|looks after\b|drives\b|supervises\b)\p{L}+s\b|^(?:what|which|when|how)(?: \p{L}+)? (?:do|does|will) (?!we\b)/iu,
    1,
  ],
  [/^when (?:is|are|does|do|must|should|can)\b/i, 1.5],
  // What holds again and again, and what comes after a while.
  [
    /\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\b(?:after|within) (?:an?|\d+|two|three|four|five|six|twelve) (?:hour|day|week|month|year)s?\b/i,
    2,
  ],
  [
    /^(?:what|when|where|how|how often|by whom) (?:is|are) (?:\p{L}+ ){0,4}(?:\p{L}+(?:ed|en|ut|pt)|paid|sold|held|kept|made|done|lent|dealt|told|found|built|sent|bought)\b|\bin such a case\b/iu,
    1.2,
  ],
  [/\bwhat makes\b|\b(?:mean|means|meant|counts? as|definition of|defined as|stand for)\b/i, 2.5],
  [
    /^(?:on |at |in |under )?which (?:days?|times?|forms?|documents?|steps?|rules?|conditions?|languages?|approvals?|channels?|exceptions?)\b/i,
    2,
  ],
  [/\bwhen (?:do|must|should|can|does|is .* due)\b/i, 1.5],
  [/\b(?:i|my|me|myself)\b/i, 1.2],
  [/\bwhat does .* (?:say|mean|cover|require)\b|\baccording to\b|\bexplain\b|\bdescribe\b/i, 1.5],
  [/\brichtlinien?\b|\bregelung|\bpol[ií]ticas?\b|\bpolitiques?\b|\br[eè]gle/i, 3.5],
];

function sum(text: string, cues: Cue[]): number {
  return cues.reduce((total, [pattern, weight]) => (pattern.test(text) ? total + weight : total), 0);
}

/** "in May 2026": the month, and no leave to do something. */
const MONTH_OF_MAY = /(?<=[\p{L}\p{N},] )May\b/gu;
const POLITE =
  /^(?:please )?(?:can|could|would|will) you (?:please )?(?=(?:add|break|split|tell|list|show|give|count|sort|find|name|work out|calculate|compare|divide|group)\b)/i;

const TO_KNOW =
  /,? (?:that )?(?:i|we) (?:should|ought to|must|need to) (?:know|worry|hear|think)(?: about| of)?\b/i;
const ORDER =
  /^(?:please )?(?:add|break|split|divide|sort|group|sum|count|list|show|give|tell|name|compare|find|calculate|compute|explain|describe|summari[sz]e|take)\b/i;

/** What is asked, without what only leads up to it: "My bike was stolen. Do I have to report it?" */
export function askedIn(text: string): { asked: string; told: boolean } {
  const plain = text.trim().replaceAll(MONTH_OF_MAY, 'June').replace(POLITE, '').replace(TO_KNOW, '');
  const sentences = plain.split(/(?<=[.!])\s+(?=\p{Lu})/u);
  const first = sentences.findIndex((sentence) => !/[.!]$/.test(sentence) || ORDER.test(sentence));
  return first > 0 ? { asked: sentences.slice(first).join(' '), told: true } : { asked: plain, told: false };
}

/** A case that is told before the question is one that a rule is wanted for. */
const TOLD = 1;
const RULED = { data: -2, document: 3 };

/** What the expressions of a question speak for, each by itself. */
export function cuedLeaning(text: string): Leaning {
  const { asked, told } = askedIn(text);
  const ruled = isRuled(asked);
  return {
    data: sum(asked, DATA_CUES) + (ruled ? RULED.data : 0),
    document: sum(asked, DOCUMENT_CUES) + (told ? TOLD : 0) + (ruled ? RULED.document : 0),
  };
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
