import { anyOf, type Rule, reworded } from './frames/rule.ts';

/** Until a clause ends. */
const REST = String.raw`[^,.;:?!()]*`;
/** What may stand where a phrase that only wraps the question begins or ends. */
const END = String.raw`(?=[\s,.;:?!)]|$)`;

/** Adverbials of completeness, tense and manner that every row fits. */
const ADVERBIALS = anyOf(`
  all (?:the |our |of )*\\p{L}+ (?:taken |put |added )?together | taken (?:all )?together | all told | all in all | in all | as a whole
  | over the years | at any (?:time|point|stage) | at some (?:time|point|stage) | in the meantime | in the end | after all
  | nowadays | afterwards | again | (?:up |down )?till now | as things stand | as we speak | as far as (?:we|you) know
  | on our side | in our (?:data|database|files|lists|records|system) | in the (?:data|database|files|lists|records|system)
`);

/** What says that nothing is left out. */
const INCLUSIVE = [
  `(?:and |also )*including (?:all |even )?(?:those|the ones|ones|everyone|everything|anyone)(?: (?:who|that|which)\\b${REST}| already \\p{L}+)`,
  `(?:\\p{L}+ ones|everything|everyone|all of them) included`,
  `(?:whatever|no matter|regardless of|irrespective of|independent(?:ly)? of)\\b${REST}`,
  `whether (?:or not\\b${REST}|${REST} or not)`,
];

/** Courtesy and remarks on the asking itself. */
const COURTESY = anyOf(`
  for me | if (?:you can|possible|you don't mind) | by the way | as a (?:quick )?(?:check|question) | just (?:curious|wondering|checking)
  | roughly speaking | to be (?:exact|precise) | i was (?:asked|wondering) | for (?:the|our|my) (?:board|report|records?|overview|files?)
`);

const droppable = [...INCLUSIVE, ADVERBIALS, COURTESY].map(
  (phrases) => new RegExp(`(?:,? )(?<=[\\s,])(?:${phrases})${END}`, 'giu'),
);

/** A light verb with an object or particle that says no more than "there is" or "we have". */
const LIGHT: readonly Rule[] = [
  [/\b(?:turned out|proved|happened) (?:to be|as)\b/gi, 'were'],
  [
    /\b(?:put|got|taken|entered|have) (?:on|onto|in|into) (?:our|the) (?:books|lists?|rolls?|register)\b/gi,
    'registered',
  ],
  [/\b(?:do|did) we (?:actually|really|currently) have\b/gi, 'do we have'],
  [/\bhave (?:we|you|they) (?:actually )?got\b/gi, 'do we have'],
  [/\b(?:came|come|comes) in(?= (?:in|during|since|between|from|on|this|last)\b|[?.!]*$)/gi, 'received'],
  [/\b(?:reached|got to|came to) us\b/gi, 'received'],
  [/\b(?:(?:have|has|had) )?(?:clocked|racked|notched|chalked|piled) up\b/gi, 'have'],
  [/\b(?:accounts?|accounted|is|are|was|were) (?:responsible )?for the (most|least)\b/gi, 'has the $1'],
  [/\b(?:set|put) aside for\b/gi, 'budget for'],
  [/\bon (?:our|their) (?:hands|side)\b/gi, ''],
];

/** "The one in Ukhiya", "cancelled ones": a noun that was said before. */
const ONES: readonly Rule[] = [
  [/\b(to|from) the one (?:in|at)\b/gi, '$1'],
  [/\b(?:the |those )?ones? (?=(?:in|from|at|of|on|with|to)\b)/gi, ''],
  [
    /\b(?:the ones|those|ones) (?:that|which|who) (?:(?:we|they) )?(?:are|were|have been|had been|have|had)\b/gi,
    '',
  ],
  [/\b(\p{L}{4,}(?:ed|en|ing|al|ive|ous|ful|ent|ant)) ones\b/giu, '$1'],
];

const NUMBER = '\\d[\\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty';

/** Ways to compare and to leave out that speak in another order. */
const TURNED: readonly Rule[] = [
  [
    new RegExp(`\\b(?:at least )?(${NUMBER}) (?:of )?((?:\\p{L}+ )?\\p{L}+) or more\\b`, 'giu'),
    'at least $1 $2',
  ],
  [/\bupwards? of (?=\d|\p{L}+ \p{L})/giu, 'at least '],
  [new RegExp(`\\b(${NUMBER}) (\\p{L}+) or (?:fewer|less)\\b`, 'giu'), 'at most $1 $2'],
  [
    /\b(?:arrived|came|turned up|were ready|was ready) (?:later than|after) (?:(?:it|they|that) (?:was|were|had been) )?(?:due|planned|promised|agreed|scheduled|expected)\b/gi,
    'were late',
  ],
  [/\bhow many (?:euros?|eur|dollars?|usd|pounds|francs)\b(?! (?:is|are|per|of)\b)/gi, 'how much money'],
  [/\b(money|budget|funds) to (?:spend|use|work with)\b/gi, '$1'],
  [
    /^(?:and )?(?:(?:in|during) )?(?:which|what) (month|quarter|year|week)(?: (?:of|in) (\d{4}))? (?!of\b)(?=.*\b(?:most|highest|lowest|fewest|least|largest|biggest|smallest)\b)/i,
    periodsOf,
  ],
  [/\b(?:haven't|hasn't|hadn't|have not|has not) got (?:an?|any)\b/gi, 'have no'],
  [
    /^how (?:high|large|big|long|much) (?:is|are|was|were) (?=(?:the |our )?(?:average|total|median|mean)\b)/gi,
    'what is ',
  ],
  [/\bamong (?:the |our |all )*/gi, 'of the '],
  [
    /,? (?:if|when) (?:the )?([^,;?!]+?)(?: ones)? (?:do not|does not|don't|doesn't) count\b/gi,
    ' excluding $1',
  ],
  [
    /, (?:the )?(\p{L}+(?: \p{L}+)?)(?: ones)? (?:not counted|left out|set aside|aside|excluded)(?=[\s?.!]|$)/giu,
    ' excluding $1',
  ],
  [/,? leav(?:e|ing) (?:out )?(?:the )?([^,;?!]+?) out\b/gi, ' excluding $1'],
  [/,? (?:not counting|leaving out|disregarding|without counting) /gi, ' excluding '],
  [
    /^(?:what|how much)(?: money)? (?:do|does|did) (.+?) (?:add up|sum up|amount|come) to(?: in total)?(?=[?.!]*$)/gi,
    'what is the total amount of $1',
  ],
  [
    /^how much (?:is|are|was|were) (.+?) worth(?: in total| altogether)?(?=[?.!]*$)/gi,
    'what is the total amount of $1',
  ],
];

/** "In which month of 2026 …": the months, within that year. */
function periodsOf(_whole: string, grain = '', year?: string): string {
  return `which per ${grain} ${year ? `in ${year} ` : ''}`;
}

/** A question without what only wraps it; nothing that could restrict the answer is lost. */
export function unwrapped(text: string): string {
  const bare = droppable.reduce((said, pattern) => said.replace(pattern, ''), ` ${text}`).trim();
  return reworded(bare, [...TURNED, ...LIGHT, ...ONES]);
}
