import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { anyOf, type Rule } from './rule.ts';

const NUMBER = String.raw`(?:\d{1,3}|${Object.keys(SMALL_NUMBERS).join('|')})`;
const IDENTIFIER = String.raw`(?:\p{L}+ )?(?:names?|numbers?|titles?|codes?|ids?|plates?|references?)`;
/** Asks again for the rows that the question before is about. */
const AGAIN = anyOf(`
  (?:please )?(?:list|name|show|give|state)(?: me| us)? (?:all(?: of)?(?: them)?|them(?: all)?|each(?: of them| one)?|every one(?: of them)?|all (?:the )?(?:${NUMBER})(?: of them)?)(?:,[^.?!]*)?
  | (?:i|we)(?:'d| would)? (?:need|want|like)(?: to see)? (?:all(?: of)?(?: them)?|them all|each(?: of them)?|every one(?: of them)?|all ${NUMBER})(?:,[^.?!]*)?
  | (?:please )?(?:give|list|show|name|state)(?: me| us)? (?:the|their|its) ${IDENTIFIER}
  | (?:just |only )?(?:the|their|its) ${IDENTIFIER}(?:,? please| only)? | ${IDENTIFIER} only(?:,? please)? | name names
`);
/** Asks for the result of what the sentence before has said. */
const RESULT = anyOf(`
  what (?:do|would|will) (?:we|i|you) (?:get|have|end up with|arrive at)(?: then)? | what (?:is|would be|'s) (?:the|that|your) (?:result|total|sum|answer|figure|outcome)(?: then)?
  | what does (?:that|this|it) (?:come to|make|add up to|amount to|give(?: us)?)(?: then| in total)? | how much is (?:that|this|it)(?: in total| altogether)? | what(?: is|'s) the (?:total|figure)
`);
const TOP = String.raw`(?:(?:second |third )?(?:most|least) \p{L}+|(?:\p{L}+est|latest|last|first|worst|best|top))`;
/** One row of a kind: no plural. */
const ONE = String.raw`(\p{L}*[^s\s]) `;

/** Sentences behind a question that ask for nothing more. */
export const tails: readonly Rule[] = [
  [
    /(?<=\b(?:by|per|into) [^.?!:;]+)[:;,] how many (?:are |were |is |do we have )?(?:there )?(?:in|of|at|for|with|on) each(?: (?:one|of them))?(?=[?.!]*$)/iu,
    '',
  ],
  [
    /^how many (\p{L}[^?]*)\?\s+(?:and )?(?:which(?: ones?)?|(?:please )?(?:name|list)(?: them)?(?: all)?)(?: are (?:they|those))?[?.!]*$/iu,
    'which $1?',
  ],
  [new RegExp(String.raw`([.?!])\s+(?:${AGAIN})[.!?]*$`, 'iu'), '$1'],
  [new RegExp(String.raw`([.?!])\s+(?:and |so )?(?:${RESULT})[.?!]*$`, 'i'), '$1'],
  [/^(?:please )?(?:add up|sum up|add together)(?: all)? (?=\p{L})/iu, 'what is the total of '],
  [
    new RegExp(
      `^(?:please )?(?:(?:give|tell|show)(?: me| us)?|what (?:is|was)|i need|find)(?: the)? (?:name|number|id|title|code|reference)s? of (?:the |our )(${TOP} ${ONE})`,
      'iu',
    ),
    'which is the $1',
  ],
  [
    new RegExp(
      String.raw`^(?:please )?(?:(?:give|tell|show)(?: me| us)?|what (?:is|was)|i need|find)(?: the)? (?:name|number|id|title|code|reference) of (?:the |our )(\p{L}+(?: \p{L}+)?) (?=(?:with|that has|which has|that had) the (?:${TOP}|most|fewest))`,
      'iu',
    ),
    'which $1 ',
  ],
  [/\b(that|which|who) (?:got|gets) (?=\p{L}+(?:ed|en|n|t)\b)/giu, '$1 was '],
];
