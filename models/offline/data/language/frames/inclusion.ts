import { CLAUSE_END, PHRASE, type Rule } from './rule.ts';

/** Two states of which every row is in one. */
const OPPOSITES = [
  'dead|living|alive|live',
  'alive|dead|deceased',
  'living|dead|deceased',
  'open|closed|shut|solved|finished|settled',
  'closed|open',
  'active|inactive|lapsed|retired|cancelled',
  'inactive|active',
  'lapsed|active',
  'past|present|current',
  'present|past|former',
  'current|former|past',
  'former|current|present',
  'old|new|young',
  'new|old|existing',
  'big|small|little',
  'large|small',
  'small|large|big',
  'male|female',
  'female|male',
  'paid|unpaid|outstanding|open',
  'unpaid|paid',
  'finished|unfinished|ongoing|open',
  'present|absent',
  'permanent|temporary',
  'full-time|part-time',
  'good|bad',
].map((words) => {
  const [one = '', ...others] = words.split('|');
  return `${one} (?:or|and) (?:${others.join('|')})`;
});
/** "Paid or unpaid", "cancelled or not", "active or inactive": a word and its own denial. */
const DENIED = String.raw`(\p{L}{3,}) or (?:un|in|non-?|dis)\1|(?:un|in|non-?|dis)(\p{L}{3,}) or \2`;
const EITHER = `(?:${OPPOSITES.join('|')})`;
const STOP = String.raw`(?=\s*(?:[,.;:?!)]|$)| (?:but|excluding|and leaving|in|on|at|during|since|between|before|after|until|from|for|by|per|last|this|each|are|is|do|does|did|have|has|had|were|was|took|take|work|live|that|who|which)\b)`;

/** A clause with a figure in it may hold a period of its own, which is no matter of inclusion. */
const safe =
  (plain = '') =>
  (whole: string): string =>
    /\d/.test(whole) ? whole : plain;

/** "Including VAT" says which amount is meant; among rows that are counted, it leaves out nothing. */
const counting = /\b(?:how many|number of|headcount|count|percentage|share|how often)\b/i;
const whereCounted = (whole: string, ...found: unknown[]): string => {
  const text = String(found.findLast((each) => typeof each === 'string') ?? '');
  return counting.test(text) && !/\d/.test(whole) ? '' : whole;
};

const LEAD = String.raw`(?:,|\s\(|\s[-–])?\s*(?:and |also )*`;

/** "Lost ones included": leaves nothing out, whatever else is asked. */
export const included: Rule = [
  new RegExp(
    `${LEAD}(?:the |our |all )*(?:${PHRASE} (?:ones )?)(?:(?<!\\bnot )included|and all|inclusive)\\)?${CLAUSE_END}`,
    'giu',
  ),
  (whole) => (/^\s*[,(–-]/.test(whole) ? safe()(whole) : whole),
];

/** What says that nothing is left out. */
export const inclusions: readonly Rule[] = [
  [
    /[.?!]\s+(?:please )?(?:only|just)(?: count| take| include| list| show)? (?:those|the ones|ones) (?=that|which|who|whose|with|without|from|in\b|still)([^.?!]+)[.?!]*$/iu,
    ' $1?',
  ],
  [/,? (?:counting|including|taking) only (?:the ones|those|ones) (?=that|which|who)/gi, ' '],
  [
    new RegExp(
      String.raw`${LEAD}(?:including|counting|even|inclusive of|as well as|not excluding|with) (?:all |even |also )*(?:of )?(?:those|the ones|ones|everyone|everybody|everything|anyone|all) (?:that|which|who|whose|already|in|past|with|without|still|on|under|not|${String.raw`\p{L}+ed`})\b(?:(?! (?:but|excluding)\b)[^,.;:?!()])*\)?`,
      'giu',
    ),
    (whole) => (/^,? ?(?:with|as well as) /i.test(whole.trimStart()) ? whole : safe()(whole)),
  ],
  included,
  [new RegExp(`, (?:the |our )?${PHRASE} (?:ones )?(?:too|as well|also)${CLAUSE_END}`, 'giu'), safe()],
  [
    new RegExp(
      `${LEAD}(?:including|counting|inclusive of) (?!(?:only|just|all|even|those|the ones|ones|everyone|everybody|anyone)\\b)${PHRASE}\\)?${STOP}`,
      'giu',
    ),
    whereCounted,
  ],
  [
    /,? (?:no matter|regardless|irrespective|independent(?:ly)?) (?:of )?(?:whether|how|what|which|when|where|who|if|the|their|its)\b[^,.;:?!()]*/gi,
    safe(),
  ],
  [
    /,? whatever (?:(?:the|their|its) [\p{L} -]+|[\p{L} -]+ (?:is|are|was|were|in|be|may be))(?=[,.;:?!)]|$)/giu,
    safe(),
  ],
  [
    new RegExp(
      `,? whether (?:or not\\b[^,.;:?!()]*|[^,.;:?!()]+? or not${CLAUSE_END}|(?:they (?:are|were) |it (?:is|was) )?(?:${EITHER}))`,
      'giu',
    ),
    safe(),
  ],
  [new RegExp(`, (?:whether |be they |be it )?(?:${DENIED})${CLAUSE_END}`, 'giu'), ''],
  [
    new RegExp(`(?:,|\\s\\() ?(?:whether |both |be they |be it |either )?${EITHER}\\)?${CLAUSE_END}`, 'gi'),
    '',
  ],
  [new RegExp(`, ${PHRASE} or not${CLAUSE_END}`, 'gi'), safe()],
  [new RegExp(`,? with or without ${PHRASE}${STOP}`, 'gi'), safe()],
];
