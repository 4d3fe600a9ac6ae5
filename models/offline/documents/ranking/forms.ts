/** What a question asks for, and what a text says or holds, told by words of grammar, numbers and names alone. */

const ASKED: readonly [string, RegExp][] = [
  ['how much time', /\bhow much (?:\p{L}+ )?(?:time|notice|leave|holiday|vacation|warning|rest|sleep)\b/iu],
  ['share', /\b(?:what|which) (?:percentage|share|proportion|percent)\b|\bwhat % /i],
  [
    'how much',
    /\bhow much\b|\bwhat (?:do|does|will|would|is|are) [^?]*\b(?:cost|price|fee|charge|fare|rent)\b|\bwhat(?:['’]s| is| are) (?:the |my |our )?(?:\p{L}+ ){0,2}(?:price|fee|cost|charge|rate|fine|limit|allowance|budget|deposit|rent)s?\b/iu,
  ],
  [
    'how many',
    /\bhow many\b|\bwhat(?:['’]s| is) the (?:most|least|maximum|minimum|max|min|highest|lowest)\b/i,
  ],
  [
    'how long',
    /\bhow (?:long|soon|quickly|fast|late|early)\b|\bfor how long\b|\bhow far (?:ahead|in advance)\b/i,
  ],
  ['how often', /\bhow (?:often|frequently|regularly)\b|\bhow many times\b/i],
  [
    'when',
    /\b(?:when|what time|which (?:date|day|month)|what (?:date|day|month)|(?:until|till|by|from) when)\b(?=[^.!]*\?)/i,
  ],
  ['who', /\b(?:who|whom|whose|which (?:person|manager|team|department)|what (?:team|department))\b/i],
  [
    'where',
    /\bwhere\b|\bwhich (?:room|building|place|channel|address|website|page|office|desk)\b|\bwhat (?:number|address)\b/i,
  ],
  ['why', /\bwhy\b/i],
  ['how', /\bhow (?:do|does|can|should|would|will|am|is|are)\b/i],
  [
    'what if',
    /\bwhat (?:happens?|will happen|would happen|if|about|should i do|do i do|am i (?:supposed|meant) to)\b/i,
  ],
  ['what', /\b(?:what|which)\b/i],
  [
    'may',
    /(?:^|[.,;:!]\s+(?:and |so |but )?|\band )(?:can|could|may|am i (?:allowed|able)|are (?:we|they) allowed|is it (?:ok|okay|allowed|fine|possible|all right|alright))\b/i,
  ],
  [
    'must',
    /(?:^|[.,;:!]\s+(?:and |so |but )?|\band )(?:must|do (?:i|we|you|they) (?:have|need)|does \p{L}+ (?:have|need)|should|shall|need i|will i (?:have|need))\b/iu,
  ],
  [
    'whether',
    /(?:^|[.,;:!]\s+(?:and |so |but )?|\band )(?:do|does|is|are|am|will|would|has|have|did|was|were)\b/i,
  ],
];

/** The kinds of answer that a question asks for, as it is put: at most two. */
export function askedKinds(text: string): string[] {
  const kinds = ASKED.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  return kinds.length > 0 ? kinds.slice(0, 2) : ['nothing'];
}

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';

const HELD: readonly [string, RegExp][] = [
  [
    'money',
    /[€£$]\s?\d|\b\d[\d,.]*\s?(?:p|pence|euros?|pounds?|dollars?|USD|EUR|GBP|CHF|francs?)\b|\b(?:USD|EUR|GBP|CHF)\s?\d/i,
  ],
  ['percent', /\d\s?(?:%|per ?cent)|\bper ?cent\b/i],
  [
    'duration',
    /\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty|half an?)[ -](?:full |working |business |calendar |clear |consecutive |more |further )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnight|months?|years?|terms?)\b/i,
  ],
  [
    'date',
    new RegExp(
      `\\b(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${MONTHS})|(?:${MONTHS}) \\d{1,2}|\\d{4}-\\d\\d-\\d\\d)\\b`,
      'i',
    ),
  ],
  ['month', new RegExp(`\\b(?:in|from|until|by|of|to|and|end of) (?:${MONTHS})\\b`, 'i')],
  [
    'clock',
    /\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)|\b(?:noon|midday|midnight|o['’]clock)\b/i,
  ],
  ['weekday', /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bweek(?:day|end)s?\b|\bworking days?\b/i],
  ['number', /\d/],
  [
    'number word',
    /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|once|twice|half|double|third|quarter)\b/i,
  ],
  [
    'often',
    /\b(?:every|each|per) (?:\p{L}+ )?(?:hour|day|night|shift|week|month|quarter|year|term|season|visit)s?\b|\b(?:daily|weekly|monthly|quarterly|annually|yearly|hourly|once an?|twice an?|fortnightly)\b/iu,
  ],
  [
    'limit',
    /\b(?:up to|at least|at most|no more than|not more than|maximum|minimum|within|no later than|less than|more than|over|under|above|below|before|after|until|or more|or less)\b/i,
  ],
  [
    'role',
    /\b(?:managers?|heads?|directors?|leads?|leaders?|officers?|teams?|departments?|committees?|boards?|supervisors?|coordinators?|nurses?|doctors?|engineers?|clerks?|foremen|foreman|wardens?|stewards?|librarians?|brewers?|landlords?|accountants?|secretar(?:y|ies)|chair|trustees?|panel|HR|desk|reception|office|service|control room|dispatch)\b/,
  ],
  ['name', /(?<=[\p{Ll},;:] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u],
  ['capital', /(?<=[\p{Ll},;:)] )\p{Lu}\p{Ll}{2,}/u],
  [
    'contact',
    /\S@\S|\b(?:extension|ext\.?|phone|call|ring|telephone|email|e-mail|channel|radio)\b|\d{3,} ?\d{3}/i,
  ],
  [
    'place',
    /\b(?:in|at|on|behind|beside|next to|near|outside|inside|opposite) (?:the |our |your )?(?:\p{L}+ ){0,2}(?:rooms?|floor|hall|desk|office|building|gate|doors?|yard|counter|reception|cupboard|drawer|shelf|box|cabinet|car park|store|shed|cellar|entrance|corner|website|page|form|app|portal|folder)\b/iu,
  ],
  ['may', /\b(?:may|can|could|allowed|permitted|free to|welcome|entitled|possible|able to)\b/i],
  [
    'may not',
    /\b(?:may not|cannot|can['’]t|must not|mustn['’]t|not (?:be )?(?:allowed|permitted|possible|entitled|accepted)|never|prohibited|forbidden|banned|no \p{L}+|nobody|no one|do not|don['’]t|does not|doesn['’]t)\b/iu,
  ],
  ['must', /\b(?:must|has to|have to|need(?:s|ed)?|required?|should|shall|mandatory|compulsory)\b/i],
  ['not', /\bnot\b|n['’]t\b|\b(?:no|never|none|without|nothing|neither|nor)\b/i],
  ['yes', /^(?:yes|no)\b/i],
  ['if', /\b(?:if|when|where|unless|provided|in case|once|whoever|anyone who|only)\b/i],
  ['except', /\b(?:except|unless|only|but|however|instead|otherwise|apart from)\b/i],
  [
    'because',
    /\b(?:because|since|so that|reason|due to|as a result|to (?:avoid|prevent|keep|make sure|protect))\b/i,
  ],
  [
    'responsible',
    /\b(?:responsible|decides?|approves?|signs?(?: off)?|authoris\p{L}*|agrees?|in charge|owns?|keeps?|holds?|reports? to)\b/iu,
  ],
  ['by', /\bby (?:the |a |an |your |our )?\p{L}+/iu],
  ['passive', /\b(?:is|are|be|was|were|been) (?:\p{L}+ly |not )?\p{L}+(?:ed|en|id|pt)\b/iu],
  ['will', /\b(?:will|we['’]ll|you['’]ll|shall)\b/i],
  ['you', /\b(?:you|your)\b/i],
  ['we', /\b(?:we|our|us)\b/i],
  ['free', /\b(?:free|no (?:charge|fee|cost)|nothing|unpaid|refund\p{L}*|waived)\b/iu],
  [
    'change',
    /\b(?:instead of|no longer|replac\p{L}+|chang\p{L}+|from now on|with effect|supersed\p{L}+|previously|raised|rises?|amend\p{L}*)\b/iu,
  ],
  [
    'itself',
    /^(?:this|the) (?:document|policy|memo|page|guideline|guide|procedure|handbook|section|version|note|table)\b/i,
  ],
  [
    'order',
    /^(?:\p{Lu}\p{Ll}+(?<!s|ing|ed|The|You|We|It|They|This|That|There|All|For|Each|Any)) (?:the|your|a|an|it|any|all|to|in|on|out|off|up|only|at|for|with|no|by|us)\b/u,
  ],
  ['colon', /:\s*$/],
  ['question', /\?\s*$/],
  ['example', /\b(?:e\.g\.|for example|for instance|such as|example)\b/i],
  ['see', /\b(?:see|refer to|described in|set out in)\b/i],
];

/** What a text holds and how it is put. */
export const heldIn = (text: string): string[] =>
  HELD.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
