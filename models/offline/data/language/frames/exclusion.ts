import { MONTHS } from '@parley/platform/months';
import { ASKING, anyOf, CLAUSE_END, PHRASE, type Rule } from './rule.ts';

/** Words before what is left out. */
const BEFORE = anyOf(`
  not (?:counting|including) | without (?:counting|including) | leav(?:e|ing) (?:out|aside) | excluding | exclusive of | disregarding | ignoring | omitting | skipping
  | apart from | aside from | (?<!\\b(?:somebody|someone|something|anybody|anyone|anything|nothing|nobody|person|people) )other than | except(?: for)? | excepting | with the exception of | barring | save for
  | (?:if|when|once) (?:we|you|i|one) (?:leave out|leave aside|ignore|exclude|disregard|omit|(?:do not|don't) count|take out|set aside)
`);
/** Words behind it. */
const BEHIND = anyOf(`
  aside | apart | excepted | excluded | left out | left aside | set aside | ignored | (?:are |is )?not (?:counted|included)
  | (?:do not|does not|don't|doesn't) count | (?:are|is) (?:left out|excluded|not counted)
`);
/** Around it: "leaving trials out". */
const AROUND = `(?:(?:if|when|once) (?:we|you|i|one) )?(?:leav(?:e|ing)|tak(?:e|ing)|set(?:ting)?) (?:the |our |all |any )*(${PHRASE}) (?:out|aside)`;

/** Which rows are left out, without the words that only lead to their state: "those that were cancelled" are cancelled. */
const core = (said = ''): string =>
  said
    .trim()
    .replace(/^(?:the |our |all |any |of )+/i, '')
    .replace(
      /^(?:ones|those|that|these|everything|everyone|anyone|anything|people|\p{Ll}+s)(?: (?:that|which|who))(?: (?:are|were|is|was|have been|had been|have|had|has|has been|got))?(?: already)? (?=\p{L})/iu,
      '',
    )
    .replace(/^(?:ones|those)(?: already)? (?=p{L})/i, '')
    .replace(/ (?:ones|one)$/i, '');

/** Rows of a period can't be left out by its name: such a clause stays as it was said. */
const dated = new RegExp(
  `\\b(?:(?:19|20)\\d\\d|${MONTHS.join('|')}|(?:last|this|next) (?:year|month|week))\\b`,
  'i',
);
/** People who have left are those who are no longer employed. */
const gone =
  /^(?:the |any |all |our )*(?:leavers|(?:former|past|ex-?) ?(?:employees|staff|colleagues|workers|members of staff)|(?:people|those|anyone|anybody|everyone|staff|colleagues|employees)(?: of them)? (?:that|who)(?:'ve| have|) ?(?:already )?(?:left|gone)(?: us| already)?)$/i;
/** To leave out what was not done is to ask for what was. */
const DENIED =
  /^.*?\b(?:that|who|which) (was|were|is|are|have|has|had|did|do|does)(?:n['’]t| not| never) (.+)$/iu;
const leaving = (whole: string, said = '', lead = ''): string =>
  DENIED.test(said.trim()) && !dated.test(said)
    ? `${lead.replace(/,$/, '')} ${said.trim().replace(DENIED, 'that $1 $2')}`
    : leavingOut(whole, said, lead);
const leavingOut = (whole: string, said: string, lead: string): string =>
  gone.test(said.trim())
    ? `${lead.replace(/,$/, '')} still with us`
    : dated.test(said)
      ? whole
      : `${lead} excluding ${atStart(core(said))}`;

/** A phrase that opened the text has a capital that is none of its own, unless it is a name. */
const atStart = (said = ''): string =>
  /^\p{Lu}\p{Ll}* \p{Ll}/u.test(said) ? said.charAt(0).toLowerCase() + said.slice(1) : said;

/** Every way to leave rows out is one way, which stands behind what it leaves out from. */
export const exclusions: readonly Rule[] = [
  [
    new RegExp(
      `,? (?:(?:that|which|who) )?(?:are|is|were|was) neither (${PHRASE}) nor (${PHRASE})${CLAUSE_END}`,
      'gi',
    ),
    ' excluding $1 and $2',
  ],
  [/,? without counting /gi, ' excluding '],
  [
    new RegExp(
      String.raw`[.?!]\s+(?:but )?(?:please )?(?:${BEFORE}|exclude|ignore|disregard|omit|skip|do not count|don't count) (${PHRASE})[.?!]*$`,
      'i',
    ),
    (whole, said) => leaving(whole, said, ','),
  ],
  [
    new RegExp(String.raw`[.?!]\s+(?:but )?(?:please )?${AROUND}[.?!]*$`, 'i'),
    (whole, said) => leaving(whole, said, ','),
  ],
  [
    new RegExp(String.raw`[.?!]\s+(?:the |our )?((?!${ASKING})${PHRASE}) (?:${BEHIND})[.?!]*$`, 'i'),
    (whole, said) => leaving(whole, said, ','),
  ],
  [
    new RegExp(
      `^(?:${BEFORE}) (${PHRASE}), ((?:please )?(?:${ASKING}|list|name|give|show|tell)[^?!]*?)[?.!]*$`,
      'i',
    ),
    (whole, said, question) => leaving(whole, atStart(said), `${question},`),
  ],
  [
    new RegExp(
      `^(?:${AROUND}|(${PHRASE}) (?:${BEHIND})), ((?:please )?(?:${ASKING}|list|name|give|show|tell)[^?!]*?)[?.!]*$`,
      'i',
    ),
    (whole, around, behind, question) => leaving(whole, atStart(around ?? behind), `${question},`),
  ],
  [
    new RegExp(
      String.raw`(?:,| \(| but| and|;| [-–])? (?:but |and )?(?:with )?${AROUND}\)?${CLAUSE_END}`,
      'gi',
    ),
    (whole, said) => leaving(whole, said),
  ],
  [
    new RegExp(
      `,? (?:if|when) (?:the |our )?(${PHRASE}) (?:do not|does not|don't|doesn't) count${CLAUSE_END}`,
      'gi',
    ),
    (whole, said) => leaving(whole, said),
  ],
  [
    new RegExp(
      String.raw`(?:, (?:but )?(?:with )?| \((?:with )?| with )(?:the |our |all )*((?!(?:not|excluding)\b)${PHRASE}) (?:${BEHIND})\)?${CLAUSE_END}`,
      'giu',
    ),
    (whole, said) => leaving(whole, said),
  ],
  [
    new RegExp(
      String.raw`(?:(?:,| \(| but|;| [-–])? | \()(?:but |and )?(?:${BEFORE}|minus(?= the ones| those)) ((?:[\p{L} ]+ )?(?:ones|those|\p{L}+s) (?:that|which|who) [^,.;:?!()]+?(?=\s*(?:[,.;:?!)]|$))|${PHRASE})\)?(?=\s*(?:[,.;:?!)]|$)| (?:in|on|at|since|during|between|are|is|do|did|have|were|was|live|work|took) )`,
      'giu',
    ),
    (whole, said) => leaving(whole, said),
  ],
];
