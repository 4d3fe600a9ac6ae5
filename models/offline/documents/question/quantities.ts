import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { isCurrency } from '../../text/currencies.ts';

/** A number or a range of numbers in a text, with the kind of thing that it counts. */
export interface Quantity {
  low: number;
  high: number;
  /** Whether the bounds belong to the range. */
  open: { low: boolean; high: boolean };
  kind: 'money' | 'time' | 'percent' | 'plain';
  /** The word after the number, in lower case ("days"). */
  unit: string;
  /** A bare number, not a range. */
  exact: boolean;
  index: number;
}

const NUMBER_WORDS: Readonly<Record<string, number>> = { ...SMALL_NUMBERS, hundred: 100 };
const WORDS = Object.keys(NUMBER_WORDS).join('|');
const CURRENCY =
  '(?:USD|EUR|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CNY|INR|ZAR|BRL|MXN|SGD|HKD|NZD|US\\$|\\$|€|£|¥|₹)';
const NUMBER = `(?:${CURRENCY}\\s?)?(?<![\\d:.])(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?(?![\\d:])(?!(?!yrs|hrs|mins|wks|km|kg)\\p{L}{3})(?!:\\d)|(?:${WORDS})(?![\\p{L}]))(?:\\s?(?:k|m|million|thousand)\\b)?`;
const UNIT = `(?:\\s*(%|percent|${CURRENCY}|dollars?|euros?|pounds?)|(?=yrs|hrs|mins|wks)|[\\s-]+(?:(?:business|working|calendar|full|paid|consecutive|completed)[\\s-]+)?(?:(?:(?!(?:per|an?|each|every|of|in|to|or|and|for|the|with|until|from|times?)(?!\\p{L}))\\p{L}[\\p{L}-]*\\s+){1,2}(?=(?:days?|weeks?|months?|years?|hours?)(?!\\p{L})))?(?!(?:to|or|and|until|per|an?|of|in|for|the|with|is|are|at|by|on|from|if|when|up|as)(?!\\p{L}))(\\p{L}+))?`;
const BELOW =
  'up to(?: and including)?|at most|no more than|not more than|maximum(?: of)?|max\\.?|less than|fewer than|under|below|within|until|<=?|≤';
const ABOVE =
  'more than|over|above|exceeding|exceeds?|greater than|longer than|at least|from|minimum(?: of)?|beyond|after|>=?|≥';
const PATTERN = new RegExp(
  `(?:\\b(between|from)\\s+)?(?:(?<![\\p{L}])(${BELOW}|${ABOVE})\\s*)?(${NUMBER})(?:${UNIT})(?:\\s*(?:-|–|—|to|and|until)\\s*(${NUMBER})(?:${UNIT}))?(?:\\s+(or more|and more|or over|and above|or above|or longer|and over|or less|or fewer|and below|or below)|(\\+))?`,
  'giu',
);
const STRICT = /^(?:less|fewer|under|below|<$|more than|over|above|exceed|greater|longer|>$|beyond|after)/i;
const IS_BELOW = new RegExp(`^(?:${BELOW})$`, 'i');
const MONEY = new RegExp(CURRENCY, 'i');
const SHORT: Readonly<Record<string, string>> = {
  yr: 'years',
  yrs: 'years',
  hr: 'hours',
  hrs: 'hours',
  h: 'hours',
  min: 'minutes',
  mins: 'minutes',
  wk: 'weeks',
  wks: 'weeks',
  mo: 'months',
};
const TIME = /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|terms?|semesters?)$/i;

function amountOf(text: string): number {
  const bare = text.replace(new RegExp(CURRENCY, 'gi'), '').trim().toLowerCase();
  const word = NUMBER_WORDS[bare];
  if (word !== undefined) return word;
  const factor = /(?:k|thousand)$/.test(bare) ? 1_000 : /(?:m|million)$/.test(bare) ? 1_000_000 : 1;
  return Number(bare.replace(/[^\d.]/g, '')) * factor;
}

function kindOf(whole: string, symbol: string, unit: string): Quantity['kind'] {
  if (/%|percent/i.test(symbol)) return 'percent';
  if (MONEY.test(whole) || symbol !== '' || isCurrency(unit)) return 'money';
  return TIME.test(unit) ? 'time' : 'plain';
}

interface Bounds {
  low: number;
  high: number;
  open: Quantity['open'];
  exact: boolean;
}

function boundsOf(
  first: number,
  second: number | undefined,
  words: { before: string; after: string; range: string; rises: boolean },
): Bounds {
  const closed = { low: false, high: false };
  if (second !== undefined && (second >= first || /^between$/i.test(words.range)))
    return { low: Math.min(first, second), high: Math.max(first, second), open: closed, exact: false };
  const strict = STRICT.test(words.before);
  if (IS_BELOW.test(words.before))
    return {
      low: Number.NEGATIVE_INFINITY,
      high: first,
      open: { low: false, high: strict },
      exact: false,
    };
  if (words.rises || (words.before !== '' && !/^(?:from|after)$/i.test(words.before)))
    return {
      low: first,
      high: Number.POSITIVE_INFINITY,
      open: { low: strict, high: false },
      exact: false,
    };
  if (/more|over|above|longer|\+/.test(words.after))
    return {
      low: first,
      high: Number.POSITIVE_INFINITY,
      open: closed,
      exact: false,
    };
  if (words.after !== '')
    return {
      low: Number.NEGATIVE_INFINITY,
      high: first,
      open: closed,
      exact: false,
    };
  return { low: first, high: first, open: closed, exact: true };
}

/** "ten or more DAYS": the word behind the bound. */
function unitBehind(text: string, end: number): string {
  return (
    /^\s+(?:\p{L}+\s+)?(days?|weeks?|months?|years?|hours?|minutes?|nights?)(?!\p{L})/iu.exec(
      text.slice(end, end + NEAR),
    )?.[1] ?? ''
  );
}

/** So many characters apart, two bounds belong together. */
const NEAR = 24;

const DAYS_IN: Readonly<Record<string, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1_440,
  hour: 1 / 24,
  day: 1,
  night: 1,
  week: 7,
  month: 30.4,
  year: 365,
};

/** How many of one unit of time another one is: 60 for hours told in minutes; undefined for other units. */
export function timeRatio(from: string, to: string): number | undefined {
  const [a, b] = [from, to].map((unit) => DAYS_IN[unit.toLowerCase().replace(/s$/, '')]);
  return a === undefined || b === undefined ? undefined : a / b;
}

const SPAN = '(hours?|days?|weeks?|months?|years?)';
/** Ranges that are told by their first and last one: "from the 13th to the 36th month", "day 61 to day 90". */
const BY_PLACE: readonly [RegExp, string][] = [
  [
    new RegExp(
      `(?:the )?\\b(\\d+)(?:st|nd|rd|th)\\s+(to|until|and|through)\\s+(?:the )?(\\d+)(?:st|nd|rd|th)\\s+${SPAN}`,
      'giu',
    ),
    '$1 $2 $3 $4',
  ],
  [
    new RegExp(`\\b${SPAN}\\s+(\\d+)\\s*(to|until|and|through|-|–)\\s*${SPAN}\\s+(\\d+)`, 'giu'),
    '$2 $3 $5 $1s',
  ],
  [
    new RegExp(`\\b(within|in|for|during)\\s+(?:the|your|its|their|our) first\\s+(?=\\S+\\s+${SPAN})`, 'giu'),
    'within ',
  ],
];

function plainRanges(text: string): string {
  return BY_PLACE.reduce((said, [pattern, plain]) => said.replace(pattern, plain), text).replace(
    /ss\b(?<=(?:day|hour|week|month|year)ss)/gi,
    's',
  );
}

/** "30 minutes to 4 hours": both ends in the unit of the last. */
const inLast = (unit: string, last: string): number => (unit && last ? (timeRatio(unit, last) ?? 1) : 1);

/** "From 5,000 EUR", "from 20 people on": that many and more. */
function opens([whole, , , , symbol = '', unit = '']: RegExpExecArray, text: string): boolean {
  const behind = text.slice(text.indexOf(whole) + whole.length);
  return /^ on\b/.test(behind) || kindOf(whole, symbol, unit) === 'money';
}

/** All numbers of a text: "3 to 5 years", "up to USD 500", "more than 10 days", "10 or more", "three". */
export function quantitiesOf(told: string): Quantity[] {
  const text = plainRanges(told);
  const found: Quantity[] = [];
  for (const m of text.matchAll(PATTERN)) {
    const [
      whole,
      range = '',
      before = '',
      first = '',
      symbol = '',
      unit = '',
      second,
      symbol2 = '',
      unit2 = '',
      after = '',
      plus = '',
    ] = m;
    // The 1 of "one of them" and the like counts nothing.
    if (/^one$/i.test(first) && /^(?:of|another|or|and)$/i.test(unit)) continue;
    const bounds = boundsOf(
      amountOf(first) * inLast(unit, unit2),
      second === undefined ? undefined : amountOf(second),
      {
        before,
        after: after || plus,
        range,
        rises: second === undefined && /^from$/i.test(range || before) && opens(m, text),
      },
    );
    const said = (unit2 || unit || unitBehind(text, m.index + whole.length)).toLowerCase();
    const named = SHORT[said] ?? said;
    found.push({
      ...bounds,
      kind: kindOf(whole, symbol || symbol2, named),
      unit: named,
      index: m.index,
    });
  }
  return joinBounds(found);
}

// "more than 5, up to 10 years" is one range, told by its two ends.
function joinBounds(found: readonly Quantity[]): Quantity[] {
  const joined: Quantity[] = [];
  for (const q of found) {
    const last = joined.at(-1);
    const near = last !== undefined && q.index - last.index < NEAR && last.low < q.high;
    const ends = last && last.high === Number.POSITIVE_INFINITY && q.low === Number.NEGATIVE_INFINITY;
    if (last && near && ends && (last.unit === '' || last.unit === q.unit)) {
      joined[joined.length - 1] = {
        ...q,
        low: last.low,
        open: { low: last.open.low, high: q.open.high },
        index: last.index,
      };
    } else {
      joined.push(q);
    }
  }
  return joined;
}

/** Whether a value lies in the range of a quantity. */
export function contains(range: Quantity, value: number): boolean {
  const above = range.open.low ? value > range.low : value >= range.low;
  const below = range.open.high ? value < range.high : value <= range.high;
  return above && below;
}
