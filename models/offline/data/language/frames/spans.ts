import { MONTHS } from '@parley/platform/months';
import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { anyOf, CLAUSE_END, type Rule } from './rule.ts';

const MONTH = String.raw`(?:${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)\b`;
const YEAR = String.raw`(?:(?:19|20)\d\d)`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const MOMENT = String.raw`(?:(?:${DAY} (?:of )?)?${MONTH}(?: ${DAY},?)?(?: (?:of )?${YEAR})?|${YEAR}(?:-\d\d){0,2}|the (?:start|beginning) of (?:${MONTH} )?${YEAR}|the (?:first|second|third|fourth) quarter of ${YEAR})`;
/** A number alone may be an amount, and the name of a month alone a person's. */
const DAYS = String.raw`(?:${DAY} (?:of )?${MONTH}|${MONTH} (?:\d{1,2}|${YEAR})\b|${YEAR}(?:-\d\d){1,2}|${YEAR}(?=\s*(?:[,.;:?!)]|$)))`;
const NUMBER = String.raw`(${Object.keys(SMALL_NUMBERS).join('|')}|\d{1,2})`;
const label = (month: number): string => {
  const name = MONTHS[month - 1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** "The first three months of 2025" end with March. */
function months(whole: string, which = '', count = '', year = ''): string {
  const number = SMALL_NUMBERS[count.toLowerCase()] ?? Number(count);
  if (!(number >= 1 && number <= 12)) return whole;
  const [from, to] = /first/i.test(which) ? [1, number] : [13 - number, 12];
  return `between ${label(from)} and ${label(to)} ${year}`;
}

/** Years named together that follow upon one another are one stretch; others are left as they are. */
function together(whole: string, first = '', last = ''): string {
  return Number(last) === Number(first) + 1 ? `between ${first} and ${last}` : whole;
}

const PRESENT = anyOf(`
  at (?:this|the present|the current) (?:moment|time|point)(?: in time)? | (?:as )?(?:of|at) (?:now|today|this moment|the present) | as of (?:right now|this moment) | at present | just now | this very moment | in the here and now
`);
/** Speaks of a day on which something happens, not of how things stand. */
const dated =
  /\b(?:was|were|did|had|booked|due|scheduled|planned|expected|arriv\p{L}+|depart\p{L}*|start\p{L}*|begin\p{L}*|end(?:s|ing)?|expir\p{L}+|leave[sd]?|leaving|deliver\p{L}*|happen\p{L}*|took|take place|tak(?:es|ing) place|have been|has been|came|come[s]? in|went|until|till|before|since|from|between|for today|by today)\b/iu;
const standing =
  /\b(?:are|is|do we (?:have|employ|own|run|keep)|we (?:have|employ|own|run)|work(?:s|ing)?|live|belong|headcount|there|hold|have|has|staff|employees|members)\b/i;

/** "How many tickets are open today?" asks how things stand, not what has the date of today. */
function stateToday(text: string): string {
  if (
    /\b(?!employed)(?:\p{L}+ed|sent|made|taken|given|sold|bought|paid|held|begun|seen) today\b/iu.test(text)
  )
    return text;
  const without = text.replace(/,? \btoday\b/i, '');
  return dated.test(without) || !standing.test(without) ? text : text.replace(/\btoday\b/i, 'currently');
}

/** Ways to say a stretch of time. */
export const spans: readonly Rule[] = [
  [/\bon or (?:after|later than) (?=\p{L}|\d)/giu, 'since '],
  [/\bon or (?:before|earlier than) (?=\p{L}|\d)/giu, 'until '],
  [new RegExp(String.raw`\bafter (?:the )?end of (?=${MOMENT})`, 'gi'), 'after '],
  [new RegExp(String.raw`\bbefore (?:the )?(?:start|beginning) of (?=${MOMENT})`, 'gi'), 'before '],
  [new RegExp(String.raw`\bbefore (?:the )?end of (?=${MOMENT})`, 'gi'), 'until '],
  [
    /\b(?:since|from) the (?:start|beginning) of (?:the|this) (year|quarter|month|week)(?: on(?:wards)?)?\b/gi,
    'this $1',
  ],
  [new RegExp(String.raw`\b(?:in )?the month of (?=${MONTH})`, 'gi'), 'in '],
  [
    /\b(?:in|for|of) each (?:of the )?(month|quarter|week|year)s? (?:of|in) (?=(?:19|20)\d\d\b)/gi,
    'per $1 in ',
  ],
  [/\b(in|during) the years (?=(?:19|20)\d\d\b)/gi, '$1 '],
  [
    /^((?![^?]*\b(?:more|fewer|less|whether)\b)[^?]*?\b)(?:in|during) (?:either )?((?:19|20)\d\d) or (?:in )?((?:19|20)\d\d)\b/i,
    (whole, before, first, last) =>
      Number(last) === Number(first) + 1 ? `${before}between ${first} and ${last}` : whole,
  ],
  [new RegExp(`\\b(?:${PRESENT})${CLAUSE_END}`, 'gi'), 'currently'],
  [new RegExp(`^(?:${PRESENT}|currently|today)[,:] `, 'i'), 'currently '],
  [/^(?![^?.!]*[?.!]\s+\p{L})[^?]*\btoday\b[^?]*[?.!]*$/iu, (whole) => stateToday(whole)],
  [
    /\b(?:in|during|over|throughout|for|across|within) (?:the )?(?:whole|entire|full|complete|course|entirety|length)(?: of)?(?: the)?(?: (?:calendar )?year)?(?: of)? (?=(?:19|20)\d\d\b)/gi,
    'in ',
  ],
  [/\b(?:all|right) (?:through|throughout|over|across) (?=(?:19|20)\d\d\b)/gi, 'in '],
  [/\b(?:over|throughout) (?=(?:19|20)\d\d\b)/gi, 'in '],
  [
    new RegExp(
      String.raw`\b(?:from |since |starting (?:from |in |on |with )?|beginning (?:from |in |on |with )?|as from |as of |with effect from )(${MOMENT}) (?:on|onward|onwards|and (?:later|after|since)|forward|upwards?)(?=[\s,.;:?!)]|$)(?! \d)`,
      'gi',
    ),
    'since $1',
  ],
  [
    new RegExp(
      String.raw`(?:\b(?:starting|beginning) (?:from|with)|, (?:starting|beginning)) (?:the )?(?=${MOMENT})`,
      'gi',
    ),
    'since ',
  ],
  [new RegExp(String.raw`\bas from (?=${MOMENT})`, 'gi'), 'since '],
  // How things stood on a day is not what has happened since: that is left to be said as not understood.
  [new RegExp(String.raw`\bas (?:of|at) (?:the )?(?=${MOMENT}|end of)`, 'gi'), 'as-of '],
  [
    new RegExp(
      String.raw`\b(?:in |on )?(${MOMENT}) (?:or|and) (?:later|after(?:wards)?|since)${CLAUSE_END}`,
      'gi',
    ),
    'since $1',
  ],
  [
    new RegExp(String.raw`\b(?:in |on )?(${MOMENT}) (?:or|and) (?:earlier|before)${CLAUSE_END}`, 'gi'),
    'until $1',
  ],
  [
    new RegExp(
      String.raw`\b(?:up to and including|up until|no later than|not later than|through to|until the end of|up to the end of|by the end of|to the end of|till the end of) (?=${MOMENT})|\b(?:up to|by) (?=${DAYS})`,
      'gi',
    ),
    'until ',
  ],
  [
    new RegExp(
      String.raw`\b(?:in |during |over |for )?(?:the )?(first|last) ${NUMBER} months of (${YEAR})\b`,
      'gi',
    ),
    months,
  ],
  [
    new RegExp(
      String.raw`\b(?:in|during|over|for|across) (?:both )?(?:the (?:two )?years )?(${YEAR}) and (${YEAR})(?:,? (?:together|combined|taken together|in total|altogether|put together))${CLAUSE_END}`,
      'gi',
    ),
    together,
  ],
  [
    new RegExp(
      String.raw`\b(?:in|during|over) the months of (${MONTH}) (?:and|to|until|through) (${MONTH})`,
      'gi',
    ),
    'between $1 and $2',
  ],
  // Years that are named side by side are told apart; nothing lies in both.
  [
    new RegExp(
      String.raw`^((?:how many|(?:what (?:is|was) )?the (?:number|total)|number of)\b(?![^?]*\b(?:per|by|each|most|fewest|more|year)\b)[^?]*?) (?:in|during) (${YEAR}) and (?:in )?(${YEAR})(?=[?.!]*$)`,
      'i',
    ),
    (whole, asked, first, last) =>
      Number(last) === Number(first) + 1 ? `${asked} between ${first} and ${last} per year` : whole,
  ],
  [/\bthis year so far\b/gi, 'this year'],
  [new RegExp(String.raw`\b(between (?:${MONTH}) and (?:${MONTH})) of (?=${YEAR})`, 'gi'), '$1 '],
];
