import { anyOf, PHRASE, type Rule } from './rule.ts';

/** Nothing but a hint of how the answer is to look. */
const HOW_TOLD = anyOf(String.raw`
  (?:i|we)(?:'d| would)? (?:want|like|need|mean) (?:only |just )?(?:the|an?) (?:absolute |plain |exact )?(?:difference|figure|value|amount|number|total)(?: in \p{L}+)?
  | (?:the )?(?:first|second|third|fourth|latter|former|later|earlier|\d{4}) minus (?:the )?(?:first|second|third|fourth|latter|former|later|earlier|\d{4}) | (?:the )?absolute (?:difference|value)(?: in \p{L}+)?
`);
/** Says that what one might leave out is not left out. */
const RELAXES = anyOf(String.raw`
  (?:please )?(?:leave|keep|count|have) (?:the |our |any |all )*${PHRASE} in(?: there| too| as well)?
  | (?:please )?(?:include|count) (?:the |our |any |all )*(?:(?:\p{Ll}+ )?ones?|those (?:that|who|which)${PHRASE}|${PHRASE}(?=,? (?:too|as well)))(?:,? too|,? as well)?
  | count (?:every|each|all) (?:the )?\p{Ll}+(?: in (?:every|any|each) \p{Ll}+)? | count \p{Ll}+ in (?:every|any|each) \p{Ll}+
  | all (?:the |our )?\p{Ll}+ (?:on (?:file|record)|we have|in the (?:data|database|books))
  | (?:it |that )?(?:does not|doesn't|does n't) matter (?:whether|if|how|what|which|who)\b${PHRASE}
  | whatever (?:became|has become|happened) (?:of|to)\b${PHRASE}
`);

/** What the asker thinks of it. */
const THOUGHT = anyOf(`
  (?:that|this|it|which) (?:should|must|ought to|may|can|could|would) (?:not|never|n['’]t)(?: really)? (?:happen|be|occur|have happened)(?: at all)?
  | (?:that|this|it)(?: is|'s|’s) (?:not allowed|forbidden|against the rules|a problem|worrying)
`);

/** Short sentences and asides around a question that restrict nothing, or compare two figures. */
export const asides: readonly Rule[] = [
  [
    new RegExp(
      `^(?:please )?compare (${PHRASE}) (?:with|to|against|and) (${PHRASE})[:,;.] *(?:and )?(?:what(?: is|'s| was)|how (?:big|large) is) the (?:difference|gap)([^?.]*)[?.!]*$`,
      'i',
    ),
    'what is the difference between $1 and $2$3?',
  ],
  [new RegExp(String.raw`([?!.])\s+(?:${HOW_TOLD})[.?!]*$`, 'iu'), '$1'],
  [new RegExp(String.raw`([?!.])\s+(?:${THOUGHT})[.?!]*$`, 'iu'), '$1'],
  [new RegExp(String.raw`([?!.])\s+(?:${RELAXES})[.?!]*$`, 'iu'), '$1'],
  [new RegExp(`, (?:whatever (?:became|has become|happened) (?:of|to) ${PHRASE})(?=[.?!]|$)`, 'gi'), ''],
  [
    /,? (?:of )?(?:all|any) (?:statuses|states|kinds|types|stages) (?:taken |put |counted |all )?(?:together|alike|included)(?=[,.?!]|$)/gi,
    '',
  ],
];
