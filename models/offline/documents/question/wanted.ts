/** The kind of answer that a question is after. */
export type Wanted =
  | 'number'
  | 'money'
  | 'time'
  | 'duration'
  | 'frequency'
  | 'person'
  | 'place'
  | 'permission'
  | 'overview'
  | 'text';

const AUXILIARY =
  /^(?:and |also )?(?:can|may|must|should|do|does|am|are|is|will|could|would|shall|has|have|did)\b/i;

const MEASURED_OTHERWISE =
  /\bhow much (?:\p{L}+ )?(?:time|notice|leave|vacation|holiday|space|experience|data|water|weight|warning|sleep|rest|luggage|baggage|overtime|training)\b/iu;

/** What is told by a number with a unit: degrees, kilometres, litres. */
const MEASURES =
  '(?:temperature|speed|height|depth|weight|pressure|width|distance|altitude|humidity|volume|level|age|size|value|concentration|dose|power|voltage|capacity|length|percentage|rate|ratio)s?';

const SUMS =
  '(?:price|fee|fare|cost|charge|fine|salary|wage|deposit|allowance|bonus|reward|deduction|supplement|surcharge|premium|commission|discount|reduction|compensation|per diem)s?';

const WANTED: [RegExp, Wanted][] = [
  // No sentence at all: "Price of a second key?", "longest stay in the guest room?"
  [new RegExp(`^(?:the |our )?(?:\\p{L}+ )?${SUMS} (?:of|for|to|when|if)\\b`, 'iu'), 'money'],
  [new RegExp(`^(?:the |our )?(?:[\\p{L}-]+ ){1,3}${SUMS}\\?*$`, 'iu'), 'money'],
  [
    /^(?:the |our )?(?:max(?:imum)?|min(?:imum)?|longest|shortest|highest|lowest|largest|smallest|biggest|heaviest)\b/i,
    'number',
  ],
  [
    /\bwhat (?:am|is|are|was|were) (?:i|we|an? \p{L}+|the \p{L}+|\p{L}+s) (?:\p{L}+ )?(?:paid|charged|owed)\b/iu,
    'money',
  ],
  [/\bwhat do (?:we|you|they) (?:take|charge|ask)\b/i, 'money'],
  [
    /^(?:from|by|until|till|since|on|at) (?:what|which) (?:date|day|time)\b|^(?:from|by|until|till|since) when\b/i,
    'time',
  ],
  [
    /\b(?:from|up to|above|below|over|under|until) (?:which|what) (?:\p{L}+ )?(?:amount|sum|price)\b/iu,
    'money',
  ],
  [AUXILIARY, 'permission'],
  // "Longest stretch from Spain?", "max parcel weight?"
  [/^(?:the |our |my )?(?:longest|shortest)\b(?! (?:distance|way|route))/i, 'duration'],
  [
    /^(?:the |our |my )?(?:max(?:imum)?|min(?:imum)?|most|least|highest|lowest|largest|biggest|smallest)\b/i,
    'number',
  ],
  [/(?:^|[:,;–-] )(?:and )?(?:from |to )?where\b/i, 'place'],
  [new RegExp(`\\b(?:what|which) (?:\\p{L}+ )?${MEASURES}\\b`, 'iu'), 'number'],
  [/\b(?:what|which)(?:'s| is| was) the (?:longest|shortest)\b(?! (?:distance|way|route))/i, 'duration'],
  // "What's the least I can give": an amount of whatever kind.
  [
    /\bwhat(?:['’]s| is| was) the (?:most|least|maximum|minimum)\b(?= (?:that )?(?:i|we|you|one|somebody|anyone|an?|the) )/i,
    'number',
  ],
  [
    /\bhow long (?:must|should|can|may|do|does|shall)\b[^?]*\b(?:be|have to be)\b(?! \p{L}+(?:ed|pt|en)\b)/iu,
    'number',
  ],
  [/\bhow (?:often|frequently|regularly|many times)\b|\bat (?:what|which) intervals?\b/i, 'frequency'],
  [MEASURED_OTHERWISE, 'number'],
  // A speed; "how fast is a ticket answered" asks for a time.
  [
    /\bhow fast (?:may|can|must|should|do|does|is|are)\b[^?]*\b(?:drive|driven|go|ride|travel|run|sail|fly|cycle|move|turn)s?\b/i,
    'number',
  ],
  [/\b(?:what|which) (?:percentage|share|portion|proportion|part)\b/i, 'number'],
  [
    /\bhow much\b(?! (?:of|longer|more|earlier|later))|\bhow expensive\b|\bwhat (?:am|are|is|was|were) [^?]*\bpaid\b|\bwhat (?:do|does|did|would|will|must|should) [^?]*\b(?:cost|pay|charge|earn)\b|\b(?:what|which)(?:'s| is| are| was)? (?:the |our |my |an? )?(?:\p{L}+ ){0,3}(?:price|fee|fare|cost|charge|fine|salary|wage|deposit|mileage rate|per diem|daily rate)s?\b/iu,
    'money',
  ],
  [
    /\bhow many\b|\bhow much\b|\bwhat (?:percentage|share|portion|proportion|amount|number|rate)\b|\bwhich number\b|\bhow (?:large|big|high|old|heavy|tall|wide|deep|close|near|hot|cold)\b|\bhow far\b(?! (?:ahead|in advance|back|beforehand))|\b(?:maximum|minimum|limit|cap|allowance|budget for)\b/i,
    'number',
  ],
  [
    /\bhow long (?:before|in advance|ahead)\b|\bhow (?:soon|quickly|fast|early|late|far)\b|\b(?:by|until|till|from|since) when\b/i,
    'time',
  ],
  [
    /\bhow long\b|\bfor what period\b|\bwhat(?:'s| is| are) (?:the |our |my )?(?:\p{L}+ ){0,3}(?:period|duration|waiting time|validity)\b/iu,
    'duration',
  ],
  [
    /(?:^|\band )when\b|\bwhen (?:do|does|is|are|must|should|can|will|may)\b|\b(?:deadline|by what (?:date|time))\b|\bwhat (?:time|date|day)\b|\bwhich (?:day|days|date|month)\b|\bat what\b/i,
    'time',
  ],
  [/\bwho(?:m|se)?\b|\bwhich (?:person|role|team|department|body|office)\b|\bby whom\b/i, 'person'],
  [/(?:^|\band )(?:from |to )?where\b|\bwhich (?:room|place|building|floor)\b/i, 'place'],
  [/\b(?:allowed|permitted|mandatory|required|prohibited|forbidden)\b.*\?/i, 'permission'],
];

const OVERVIEW =
  /^(?:what(?:'s| is| are| does| do)?|explain|describe|summari[sz]e|tell me about|give me|show me|outline)\b.*\b(?:polic(?:y|ies)|rules?|guidelines?|standards?|procedures?|handbook|process|regulations?|protocol|principles|runbooks?|manual|say|approach to)\b/i;

/** What was said before the question ("I am a nurse. …") says nothing about the kind of answer. */
function asking(text: string): string {
  const sentences = text.split(/(?<=[.!])\s+/);
  return sentences.findLast((sentence) => sentence.endsWith('?')) ?? text;
}

export function wantedOf(text: string): Wanted {
  const asked = asking(text).replace(/^(?:if|when|once|after|before|for|as|in|on|at)\b[^?]*?,\s+/i, '');
  const specific = WANTED.find(([pattern]) => pattern.test(asked))?.[1];
  if (OVERVIEW.test(asked) && (specific === undefined || specific === 'permission')) return 'overview';
  return specific ?? 'text';
}

const ASKING: readonly RegExp[] = [
  /\bwhat (?:now|next|then|else|do (?:i|we|you) do|should (?:i|we) do)\b/giu,
  /\bhow (?:far|early|late|large|big|high|low|old|close|near|heavy|fast|quick|quickly|soon|often|frequently|regularly|long|much|many|deep|wide|tall|expensive|strong|hot|cold)\b/giu,
  /\b(?:in advance|ahead of time|ahead|beforehand|at the latest|at the earliest|in total|altogether|in one go|at the same time|at once|at all|on top|in addition|any ?more|these days|right now|at the moment)\b/giu,
  /\b(?:until|till|by|from|since|at|on|up to|within|after|in|for|above|below|beyond|under|over) (?:what|which) (?:time|date|day|hour|amount|age|size|weight|value|temperature|distance|price|point|period|number|sum)\b/giu,
  /\b(?:by|until|till|from|since) when\b/giu,
  /\bwhat (?:now|then|next|happens(?: then| now| next)?|do (?:i|we) do(?: then| now| next)?|(?:has|is|needs) to be done|must be done)(?=\s*\?)/giu,
  /\b(?:what|which) (?:time|date|number|amount|percentage|share|portion|proportion|kind|sort|type|part)\b/giu,
  /\b(?:takes? place|there is|there are|is there|are there|would like|have to|need to|want to|allowed to|able to|supposed to)\b/giu,
];

/** The stretches of a question that only say what kind of answer is wanted, as places in the text. */
export function askingStretches(text: string): [number, number][] {
  return ASKING.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((m): [number, number] => [m.index, m.index + m[0].length]),
  );
}

const HOUSE =
  /\b(?:the|our|your|this|an?)\s+(museum|company|firm|organi[sz]ation|hospital|clinic|university|college|school|library|shop|store|city|town|council|municipality|agency|authority|bank|hotel|factory|plant|airline|club|church|studio|depot|house|institute|business|employer|enterprise|administration|yard|branch)(?=\s+(?:\p{L}+|\p{L}+ \p{L}+)\b|[?.,]|$)/giu;
const AS_A_WHOLE =
  /(?:\b(?:do|does|did|is|are|was|will|can|may|must|should|would|has|have|by|from|at|with|tell|leave|join|inform|that|if|when)\s+)$/i;

/** Names of the house itself: who asks there, and whoever wrote its rules, need not say which house. */
export function houseWords(text: string): string[] {
  return [...text.matchAll(HOUSE)]
    .filter((m) => AS_A_WHOLE.test(text.slice(0, m.index)))
    .map((m) => (m[1] ?? '').toLowerCase());
}

const SUBJECT =
  /\b(?:do|does|can|may|must|should|are|is|will|would|have|has|did|for)\s+(?:(?:the|an?|our|my|your|all|every|each|new|any|most|other|another)\s+)*(\p{L}+(?:-\p{L}+)*)/giu;

/** Whom the question is about: what stands behind its auxiliary verb or behind "for". */
export function subjectWords(text: string): string[] {
  return [...text.matchAll(SUBJECT)]
    .map((m) => (m[1] ?? '').toLowerCase())
    .filter((word) => !/(?:ed|ing|en|pt|ught|ow)$/.test(word));
}
