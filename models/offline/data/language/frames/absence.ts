import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { anyOf, CLAUSE_END, PHRASE, type Rule } from './rule.ts';

const NUMBER = String.raw`(?:\d{1,3}|${Object.keys(SMALL_NUMBERS).join('|')})`;
const once: Record<string, string> = { once: '1', twice: '2', thrice: '3' };
const TIMES = `(once|twice|thrice|${NUMBER} times)`;
const times = (said = ''): string => `${once[said.toLowerCase()] ?? said.replace(/ times$/i, '')} times`;

/** Which of them: asks for the rows that a yes-no question is about. */
const WHICH = anyOf(`
  if so,? (?:which|what|who|name them|list them)(?: ones?)?(?: is it| are they)? | (?:and )?(?:which|what)(?: ones?| of them)?(?: is it| is that| are they| are those)?
  | (?:please )?(?:name|list|show)(?: me)? (?:them|it)(?: all)?(?:,? please)? | (?:and )?who(?: is it| are they)? | what are they(?: called)? | (?:please )?tell me which(?: ones?)?
`);
const EXISTS = String.raw`^(?:are|is|were|was) there (?:(?:still )?any|an?|some|no)?\b ?`;
const NOUN = String.raw`(\p{L}+(?: (?!that\b|who\b|which\b|with\b|without\b|in\b|at\b|of\b|on\b|for\b|from\b|we\b|nobody\b)\p{L}+){0,2}?)`;
const RELATIVE = `(?: (that|who|which))?`;

/** Rows are asked for by their plural; one in the singular may be a name. */
const plural = (noun: string): string =>
  /(?:[^s]s|people|staff|men|women|children)$/i.test(noun)
    ? noun
    : noun
        .replace(/(?<=[^aeiou])y$/i, 'ie')
        .replace(/(?<=ch|sh|x|z|ss)$/i, 'e')
        .concat('s');

const asked = (_whole: string, noun = '', _relative = '', rest = ''): string =>
  `which ${plural(noun)}${rest}`;

/** "Is there one? Which?" asks which; at the level of the whole text, for the second sentence is no question of its own. */
export const existences: readonly Rule[] = [
  [
    new RegExp(
      String.raw`${EXISTS}${NOUN}${RELATIVE}( [^?]*?)?(?:\?|,)\s*(?:and )?(?:${WHICH})[?.!]*$`,
      'iu',
    ),
    asked,
  ],
  [
    new RegExp(
      String.raw`${EXISTS}${NOUN}${RELATIVE}( [^?]*?)?(?:\?|,)\s*(?:and )?(?:if so,? )?how many(?: are (?:there|they))?[?.!]*$`,
      'iu',
    ),
    (_whole, noun, relative, rest) =>
      `how many ${noun}${relative ? ` ${relative}` : ' are there'}${rest ?? ''}`,
  ],
  [
    new RegExp(
      String.raw`^(?:do|did) we have (?:(?:any|an?) )?${NOUN}${RELATIVE}( [^?]*?)?\?\s*(?:${WHICH})[?.!]*$`,
      'iu',
    ),
    asked,
  ],
];

const roles: [RegExp, string][] = [
  [/^(?:is|are|was|were) (?:in charge of|responsible for)|^leads?$|^led$/i, 'lead'],
  [/^(?:runs?|manages?|managed)$/i, 'manager'],
  [/^heads?$/i, 'head'],
  [/^(?:owns?|owned)$/i, 'owner'],
  [/^(?:holds?|held)$/i, 'holder'],
  [/^(?:directs?|directed)$/i, 'director'],
  [/^(?:supervises?|supervised)$/i, 'supervisor'],
];
const DOING =
  '(?:is|are|was|were) (?:in charge of|responsible for)|leads?|led|runs?|manages?|managed|heads?|owns?|owned|holds?|held|directs?|directed|supervises?|supervised';
const NOBODY = '(?:nobody|no one|no-one)';
const withoutRole = (doing = ''): string => {
  const role = roles.find(([pattern]) => pattern.test(doing))?.[1] ?? doing;
  return `without ${/^[aeiou]/i.test(role) ? 'an' : 'a'} ${role}`;
};

/** How often something happened, and that it never did. */
export const absences: readonly Rule[] = [
  [
    new RegExp(`,? ?(?:\\b(?:that|which|whom) )?\\b${NOBODY} (${DOING})(?=[?.!]*$)`, 'i'),
    (_whole, doing) => ` are ${withoutRole(doing)}`,
  ],
  [
    new RegExp(
      `^((?:how many|which) ${PHRASE}) (?:does|do|did|is|are) ${NOBODY} (${DOING}|in charge of|responsible for)(?=[?.!]*$)`,
      'i',
    ),
    (_whole, what, doing = '') =>
      `${what} are ${withoutRole(/^(?:in|resp)/i.test(doing) ? `is ${doing}` : doing)}`,
  ],
  [
    new RegExp(
      String.raw`\b(no|not|never|none|without|nobody|nothing|any)\b([^,.;:?!]*?),? (?:at all|whatsoever|ever)${CLAUSE_END}`,
      'gi',
    ),
    '$1$2',
  ],
  [/\b(?:not|never) (?:even |so much as )?(?:a single|one single|one|an?) (?=\p{L}+)(?!time\b)/giu, 'no '],
  [/\b(have|has|had|are|is|were|was|with) no (?:single|one) (?=\p{L})/giu, '$1 no '],
  [
    /\b(?:do not|does not|did not|don't|doesn't|didn't) have (?:(?:even )?(?:a|one) single|even one|any|an?) (?:of (?:our|the|these) )?(?=\p{L})/giu,
    'have no ',
  ],
  [/\b(have|has|had|with|got) none of (?:our|the|these|those) (?=\p{L})/giu, '$1 no '],
  [
    /\b(?:have|has|had) (never|not) (?:yet )?(?:had|got|gotten|received|seen) (?:(?:even )?(?:a|one) single|any|an?|one) (?=\p{L})/giu,
    'have no ',
  ],
  [/\bnot (?:even )?(?:once|one time|a single time)\b/gi, 'exactly 0 times'],
  [/\b(?:not a|no) single time\b/gi, 'exactly 0 times'],
  [
    new RegExp(String.raw`\b(?:on |at )?${TIMES} or more(?: often)?${CLAUSE_END}`, 'gi'),
    (_whole, said) => `at least ${times(said)}`,
  ],
  [
    new RegExp(
      String.raw`\b(at least|at most|more than|fewer than|less than|exactly|precisely|only|just) ${TIMES}\b(?! (?:a|per|every|each)\b)`,
      'gi',
    ),
    (_whole, degree = '', said) =>
      `${/only|just|precisely/i.test(degree) ? 'exactly' : degree} ${times(said)}`,
  ],
  [
    new RegExp(
      String.raw`(?<=\b(?:was|were|been|have|has) (?:\p{L}+ ){0,3})\b(once|twice|thrice)${CLAUSE_END}`,
      'giu',
    ),
    (_whole, said) => `exactly ${times(said)}`,
  ],
];
