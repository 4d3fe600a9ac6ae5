import { anyOf, PHRASE, type Rule } from './rule.ts';

const PART = anyOf(
  'part | portion | proportion | fraction | share | percentage | percent | per cent | slice | chunk',
);
const VERB = `(?:are|is|were|was|have|has|had|came|come|comes|went|did|do|fell|fall|falls|took|take|ended|end|got|get|belong|live|work|still|could|can)`;

/** Ways to ask for a share. */
export const shares: readonly Rule[] = [
  [
    /\b(?:have|has|were|was|had)? ?(?:ended|wound|end) up (?:being |getting |as )?(?=\p{L}+(?:ed|en|n|t|d)\b)/giu,
    ' were ',
  ],
  [
    /^(?:what|which) (?:part|portion|slice|chunk) of (?!(?:the|our) [\p{L} ]+ (?:most|highest|lowest|fewest)\b)(?![^?]*\b(?:most|fewest|highest|lowest)\b)/iu,
    'what share of ',
  ],
  [
    new RegExp(`^how (?:big|large|high|great|small|low|much|many) (?:an? |the )?(?:${PART}) (?:of|is) `, 'i'),
    'what share of ',
  ],
  [
    new RegExp(
      `^how (?:big|large|high|great|small|low) (?:is|was|are|were) (?:the|our) (?:${PART}) of `,
      'i',
    ),
    'what share of ',
  ],
  [/^how many (?:percent|per cent|%) of /i, 'what share of '],
  [
    new RegExp(
      `^(?:what|which) (?:is|was) the (?:${PART}) of (?:all |the |our )*(${PHRASE}) (?:that|which|who) (${VERB} ${PHRASE})(?=[?.!]*$)`,
      'i',
    ),
    'what share of $1 $2',
  ],
  [
    new RegExp(
      String.raw`^what share of (?:all |the |our )*(${PHRASE}) (?:that|which|who) (${VERB} (?!.*\b${VERB}\b)${PHRASE})(?=[?.!]*$)`,
      'i',
    ),
    'what share of $1 $2',
  ],
  [
    /^what (?:is|was) the (?:share|percentage|proportion) of (\p{L}+) (\p{L}+) (?:among|in|within|out of|of|relative to) (?:all |the |our )*\2(?=[?.!]*$)/iu,
    'what share of $2 are $1',
  ],
  [
    /\b(what (?:share|percentage|proportion|fraction|percent) of (?:all |the |our )*[^,.;:?!]+?) (?:that )?(?:we|you) (?:have |had |'ve )?ever \p{L}+(?: in| out| up| on)? /giu,
    '$1 ',
  ],
  [
    /\b(what (?:share|percentage|proportion|fraction|percent) of (?:all |the |our )*[^,.;:?!]+?) ever \p{L}+(?:ed|n|t|d)?(?: on| out| in)? (?=(?:are|is|was|were|have|has)\b)/giu,
    '$1 ',
  ],
  [
    /^([^,.;:?!]+?) (\p{L}+(?:ed|en)),? (?:in|as a) (?:percent|per cent|%|percentage|share) of (?:all |the |our )*(?:\1)(?=[?.!]*$)/iu,
    'what share of $1 were $2',
  ],
];
