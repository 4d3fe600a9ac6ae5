/** A figure in a text: what is measured, and how much. */
export interface Quantity {
  /** `day`, `%`, `USD`, `date`, or the word that is counted. */
  unit: string;
  value: string;
}

const UNITS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['%', 'percent'],
    ['day', 'day days'],
    ['week', 'week weeks'],
    ['month', 'month months'],
    ['year', 'year years'],
    ['hour', 'hour hours'],
    ['minute', 'minute minutes'],
    ['second', 'second seconds'],
    ['km', 'km kilometre kilometres kilometer kilometers'],
    ['m', 'metre metres meter meters'],
    ['kg', 'kg kilogram kilograms'],
    ['GB', 'gb gigabyte gigabytes'],
    ['MB', 'mb megabyte megabytes'],
    ['USD', 'usd dollar dollars'],
    ['EUR', 'eur euro euros'],
    ['GBP', 'gbp pound pounds'],
  ].flatMap(([unit = '', words = '']) => words.split(' ').map((word) => [word, unit])),
);
const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const DATE = new RegExp(
  String.raw`\b(\d{1,2})\s+(${MONTHS.join('|')})\b|\b(${MONTHS.join('|')})\s+(\d{1,2})\b(?!\d)`,
  'giu',
);
const MONEY = new RegExp(String.raw`([$€£]|\b(?:USD|EUR|GBP|CHF)\b)\s?(${NUMBER})`, 'gu');
const COUNTED = new RegExp(
  String.raw`(?<![\d.,$€£\p{L}-])(${NUMBER}|\b(?:${NUMBER_WORDS.join('|')}))\b\s*(%|[\p{L}-]+(?:\s+[\p{L}-]+){0,2})?`,
  'giu',
);

/** The figures of a sentence. Numbers that count nothing (years, numbers of sections) are none. */
export function quantitiesOf(sentence: string): Quantity[] {
  const found: Quantity[] = [];
  let rest = sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, ' ');
  rest = rest.replace(DATE, (_all, day1, month1, month2, day2) => {
    const month = MONTHS.indexOf(String(month1 ?? month2).toLowerCase()) + 1;
    found.push({ unit: 'date', value: `${month}-${Number(day1 ?? day2)}` });
    return ' ; ';
  });
  rest = rest.replace(MONEY, (_all, sign: string, amount: string) => {
    found.push({ unit: SIGNS[sign] ?? sign, value: plain(amount) });
    return ' ; ';
  });
  for (const [, amount = '', words = ''] of rest.matchAll(COUNTED)) {
    const unit = unitOf(words);
    if (unit) found.push({ unit, value: plain(amount) });
  }
  return found;
}

function plain(amount: string): string {
  const word = NUMBER_WORDS.indexOf(amount.toLowerCase());
  return word >= 0 ? String(word) : String(Number(amount.replaceAll(',', '')));
}

/** The measure among the next words (`10 unused days`), or none: what is merely counted differs from text to text. */
function unitOf(words: string): string | undefined {
  if (words.startsWith('%')) return '%';
  for (const word of words.toLowerCase().split(/\s+/)) {
    const unit = Object.hasOwn(UNITS, word) ? UNITS[word] : undefined;
    if (unit) return unit;
  }
  return undefined;
}

/** Whether a word, in lower case, names a measure. */
export function isUnit(word: string): boolean {
  return Object.hasOwn(UNITS, word);
}
