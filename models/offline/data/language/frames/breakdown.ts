import { anyOf, CLAUSE_END, PHRASE, type Rule } from './rule.ts';

const SPLIT = `(?:split|break|divide|separate|itemi[sz]e|cut|sort)`;
const SPLIT_UP = `(?:split|broken|divided|separated|itemi[sz]ed|sorted|grouped|listed|arranged|shown)(?: up| out| down)?`;
/** Between what is told apart and that by which it is. */
const BY = `(?:by|per|into|across|over|among|between|for each|for every)`;
const FIGURE = `(?:number|count|figure|total|amount|sum|line|row|value|answer)`;
/** Verbs between what is counted and where each of it belongs. */
const BELONG = anyOf(`
  are | is | were | was | have | do we have | did we have | did we get | do we get | went | go | came | come | belong | belonged | fell | fall | happened | took place | are there | were there
  | have been
`);
const bare = (words = ''): string =>
  words.replace(/^(?:the|our|all|of|their|its|different|current) /i, '').trim();

/** "How many claims are in which state?": the number for each of them. */
const each = (_whole: string, what = '', whose = ''): string => `number of ${bare(what)} by ${bare(whose)}`;

/** Ways to ask for one figure of each. */
export const breakdowns: readonly Rule[] = [
  [
    /^((?=[^?]*\b(?:on average|average)\b)[^?]*?) (?:for|in|at|on) (?:one|a single|each single) (?=\p{Ll})/iu,
    '$1 per ',
  ],
  [
    new RegExp(
      String.raw`^(?:what (?:are|were)|list|show(?: me)?|give me) (?:the |our |all )*(?:different )?(\p{L}+?)s (?:for|of) (?:the |our |all )*(${PHRASE}),? (?:with|and) (?:the |their )?(?:counts?|numbers?|frequenc(?:y|ies)|how (?:many|often)(?: of)?(?: each)?)(?: (?:for|of) each(?: of them)?)?(?=[?.!]*$)`,
      'iu',
    ),
    'number of $2 by $1',
  ],
  [/,? (?:and )?one (?:after (?:the|an)other|by one)(?=[?.!]*$)/gi, ''],
  [
    new RegExp(
      `,? (?:with )?(?:an?|one) (?:separate |single )?${FIGURE} (?:for|per|by) (?:each |every )?`,
      'gi',
    ),
    ' for each ',
  ],
  [/,? (\p{L}{3,}) (?:by|for) \1\b/giu, ' per $1'],
  [/,? (year|quarter|month|week|day) (?:after|on|upon) \1\b/gi, ' per $1'],
  [/,? (?:the )?(?:most|highest|largest|biggest|greatest)(?: ones?)? first(?=[?.!]*$)/gi, ''],
  [
    new RegExp(
      `,? (?:and )?(?:${SPLIT_UP}|when (?:you |we )?${SPLIT}(?: up| down)?) (?:by|per|into|according to|along) (?:the |their |its )?`,
      'gi',
    ),
    ' by ',
  ],
  [
    new RegExp(
      `^(?:please )?(?:${SPLIT}|group)(?: up| down| out)? (.+?)(?: up| down| out)? (?:by|into|per|according to|along) (?:the |their |its )*(?:current )?`,
      'i',
    ),
    '$1 by ',
  ],
  [
    new RegExp(
      `^how (?:do|does|did) (?:the |our |all )*(.+?) ${SPLIT}(?: up| down)? (?:by|into|across|over|among|between|per) (?:the |their |its )*`,
      'i',
    ),
    '$1 by ',
  ],
  [
    new RegExp(
      `^how (?:is|are|was|were) (?:the |our )?number of (?:the |our )?(.+?) (?:distributed|spread|divided|split|broken)(?: up| out| down)? ${BY} (?:(?:the|our|all|different|various) )*`,
      'i',
    ),
    'number of $1 by ',
  ],
  [
    new RegExp(
      String.raw`^(?:(?:please )?(?:show|give|make|draw|list|i need|i want|i'd like|i would like|can i have|what is)(?: me| us)? )?(?:an? |the )?(?:breakdown|distribution|split|spread) of (?:the |our |all )*(?:number of )?(.+?) ${BY} (?:(?:the|our|all|different|various|their) )*(?=\p{L})`,
      'iu',
    ),
    'number of $1 by ',
  ],
  [/^(?:what|how) (?:does|do|did) (.+?) look(?: like)? ((?:per|by|for each|for every|in each) )/i, '$1 $2'],
  [
    /^(?:what|how) (?:is|are|was|were) (?:the )?(.+?) looking ((?:per|by|for each|for every|in each) )/i,
    '$1 $2',
  ],
  [
    new RegExp(
      String.raw`^(?:which|what) (\p{L}+(?: \p{L}+)?) (?:has|have|had|got|get|gets) how many (${PHRASE})(?=[?.!]*$)`,
      'iu',
    ),
    (_whole, whose, what) => each('', what, whose),
  ],
  [
    new RegExp(
      String.raw`^how many (${PHRASE}) (?:${BELONG})(?: (?:in|to|from|of|at|on|for|with|by|under|through))? (?:which|what) (\p{L}+(?: \p{L}+)?)(?: have)?(?=[?.!]*$)`,
      'iu',
    ),
    each,
  ],
  [
    new RegExp(
      String.raw`\b(?:in|of|at|for|from|with) (?:each|every) of (?:the|our|all) (?:\p{L}+ )??(\p{L}+?)s${CLAUSE_END}`,
      'giu',
    ),
    'for each $1',
  ],
  [
    /^(?:rank|order|sort) (?:the |our |all )*(.+?) (?:by|according to) (?:their |the )?((?:total )?number of .+?)(?=[?.!]*$)/i,
    '$2 by $1',
  ],
];
