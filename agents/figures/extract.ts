import { datesIn, withoutOverlaps } from './dates.ts';
import { boundsOf, fractionsIn } from './fractions.ts';
import { blank, maskNonFigures } from './mask.ts';
import { numberWordsIn } from './number-words.ts';
import type { Reading, Token } from './types.ts';

const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  tsd: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  millones: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};
const CURRENCIES: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };
const TIME_UNITS: Record<string, string> = {
  s: 'second',
  sec: 'second',
  min: 'minute',
  h: 'hour',
  hr: 'hour',
  hrs: 'hour',
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

const DIGITS = String.raw`\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?`;
const CURRENCY = String.raw`[$€£¥]|\b(?:USD|EUR|GBP|JPY|CHF)`;
const NUMBER = new RegExp(
  [
    `(?:(?<before>${CURRENCY})\\s?)?`,
    String.raw`(?:(?<=^|[\s(|*:=~≈$€£¥])(?<sign>[-−]))?`,
    `(?<![\\p{L}\\p{N}_])(?<!\\d[.,:])(?<digits>${DIGITS})`,
    String.raw`(?:\s?(?<percent>%|percent\b|per\s?cent\b|percentage points?\b|prozent\b)|(?<ordinal>st|nd|rd|th)(?![\p{L}\p{N}])|(?:\s?(?<scale>thousand|tsd|millionen|millones|millions?|mio|mn|billion|bn|[KMBk])(?![\p{L}\p{N}]))?)`,
    String.raw`(?:\s?(?<after>[$€£¥]|(?:USD|EUR|GBP|JPY|CHF|euros?|dollars?)\b))?`,
    String.raw`(?![\p{N}_])`,
  ].join(''),
  'giu',
);
const UNIT =
  /^(?:[ \u00a0-]|\*\*)*(?:(?:working|business|calendar|consecutive|full|more|paid|unpaid)[ -])*(?<word>\p{L}+)/u;
const MEASURE =
  /^(?:[ \u00a0]|\*\*)*(°\s?[CF]|km|kg|cm|mm|dB|kWh|MWh|metres?|meters?|kilometres?|kilometers?|kilograms?|kilos?|tonnes?|tons?|lit(?:re|er)s?|hectares?|degrees)(?![\p{L}\p{N}])/iu;
/** Units that are written in two ways. */
const MEASURES: Record<string, string> = {
  metres: 'metre',
  meter: 'metre',
  meters: 'metre',
  kilometre: 'km',
  kilometres: 'km',
  kilometer: 'km',
  kilometers: 'km',
  kilogram: 'kg',
  kilograms: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  tonnes: 'tonne',
  ton: 'tonne',
  tons: 'tonne',
  litres: 'litre',
  liter: 'litre',
  liters: 'litre',
  hectares: 'hectare',
  degrees: '°C',
  '° c': '°C',
};
const APPROXIMATE =
  /(?:\b(?:about|around|roughly|nearly|almost|approximately|approx\.?|circa|ca\.|some|over|more than|just under|close to|etwa|rund|unos)|[~≈])\s*\**\s*$/i;
/** Numbers of parts of a text, which say nothing about the world. */
const PART =
  /\b(?:section|chapter|step|page|version|annex|appendix|table|figure|line|item|paragraph|art\.?|article|clause|§)\s*\**$/i;

/** `no. 12` may be a part of a text, `no. 3012` is the number of a record. */
const NUMBERED = /\b(?:no\.|nr\.)\s*\**$/i;
const FEW_PARTS = 100;

/** Every number, date and time that a Markdown text states, in their order. */
export function tokensIn(markdown: string): Token[] {
  return tokensInMasked(maskNonFigures(markdown));
}

/** The same for a text in which what holds no figure is already blanked out. */
export function tokensInMasked(masked: string): Token[] {
  const dates = datesIn(masked);
  const rest = dates.reduce(
    (text, { offset, text: date }) => text.slice(0, offset) + blank(date) + text.slice(offset + date.length),
    masked,
  );
  const numbers = [...rest.matchAll(NUMBER)].map((match) => numberToken(match, rest));
  const words = numberWordsIn(rest).map((token) => withUnit(token, rest));
  const all = withoutOverlaps([...dates, ...numbers, ...words, ...fractionsIn(rest)]);
  return all
    .map((token, index) => withBounds(withUnitBehind(token, all[index + 1], masked), masked))
    .map((token, index, list) => between(token, { before: list[index - 1], after: list[index + 1] }, masked));
}

const TIMES = /^[\s*]*(?:-?\s?times\b(?!\s+(?:a|per|each)\b)|-?fold\b|x\b(?!\s*\d))/i;

/** `between five and six`: the exact value lies there. */
function between(
  token: Token,
  { before, after }: { before: Token | undefined; after: Token | undefined },
  text: string,
): Token {
  const isPair = (a: Token | undefined, b: Token | undefined): boolean =>
    a?.kind === 'number' &&
    b?.kind === 'number' &&
    /\bbetween\s+\W*$/i.test(text.slice(Math.max(0, a.offset - 12), a.offset)) &&
    /^\s*and\s*$/.test(text.slice(a.offset + a.text.length, b.offset));
  const [from, to] = isPair(token, after) ? [token, after] : isPair(before, token) ? [before, token] : [];
  const [x, y] = [from?.readings[0]?.value, to?.readings[0]?.value];
  if (x === undefined || y === undefined) return token;
  return { ...token, bounds: { value: (x + y) / 2, slack: Math.abs(y - x) / 2 } };
}

/** `8 to 12 weeks`: both are weeks. */
function withUnitBehind(token: Token, next: Token | undefined, text: string): Token {
  const isAlone = token.kind === 'number' && !token.unit && next?.kind === 'number' && next.unit;
  if (!isAlone) return token;
  const between = text.slice(token.offset + token.text.length, next.offset);
  return /^\s*(?:to|or|–|—|-)\s*$/.test(between) ? { ...token, unit: isAlone } : token;
}

/** What the words around a number make of it: a multiple, or a bound for the exact value. */
function withBounds(token: Token, text: string): Token {
  const value = token.readings[0]?.value;
  if (token.kind !== 'number' || value === undefined) return token;
  const before = text.slice(Math.max(0, token.offset - 20), token.offset);
  const bounds = boundsOf(before, value);
  const times = TIMES.test(
    text.slice(token.offset + token.text.length, token.offset + token.text.length + 12),
  );
  return { ...token, ...(bounds ? { bounds } : {}), ...(times ? { times } : {}) };
}

function numberToken(match: RegExpExecArray, text: string): Token {
  const groups = match.groups ?? {};
  const start = match.index;
  const written = match[0].trimEnd();
  const before = text.slice(Math.max(0, start - 24), start);
  const isHundredth = /^\s?(?:cents?|pence)\b/i.test(text.slice(start + written.length));
  const scale =
    (isHundredth ? 0.01 : 1) *
    (SCALES[groups['scale']?.toLowerCase() ?? ''] ?? 1) *
    (groups['sign'] ? -1 : 1);
  const digits = groups['digits'] ?? '';
  const readings = readingsOf(digits).map(
    ({ value, slack }): Reading => ({ value: value * scale, slack: slack * Math.abs(scale) }),
  );
  const token: Token = { text: written, offset: start, kind: 'number', readings, dates: [] };
  if (groups['percent']) return { ...token, kind: 'percent', unit: '%' };
  if (isYear(written, { before, after: text.slice(start + written.length) })) {
    return { ...token, kind: 'year', dates: [{ year: Number(written) }] };
  }
  const currency = currencyOf(groups['before'] ?? groups['after']);
  const marked = withDoubt(token, { before, digits });
  return currency ? { ...marked, unit: currency } : withUnit(marked, text);
}

/** What the words before a number take from its weight: it numbers a part of the text, or is only about the value. */
function withDoubt(token: Token, { before, digits }: { before: string; digits: string }): Token {
  const value = token.readings[0]?.value ?? 0;
  const isPart = PART.test(before) || (NUMBERED.test(before) && Math.abs(value) < FEW_PARTS);
  const isRough = APPROXIMATE.test(before);
  const places = /[.,]\d{1,2}$/.test(digits) ? -1 : trailingZeros(value);
  return {
    ...token,
    ...(isPart ? { soft: true } : {}),
    ...(isRough ? { rough: 0.5 * 10 ** places } : {}),
  };
}

function currencyOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const word = text.toLowerCase();
  if (word.startsWith('euro')) return 'EUR';
  if (word.startsWith('dollar')) return 'USD';
  return CURRENCIES[text] ?? text.toUpperCase();
}

/** The unit of time behind a number: a day is no week. Other nouns are left to the words around the number. */
function withUnit(token: Token, text: string): Token {
  const after = text.slice(token.offset + token.text.length, token.offset + token.text.length + 40);
  const word = UNIT.exec(after)?.groups?.['word']?.toLowerCase() ?? '';
  const measure = MEASURE.exec(after)?.[1];
  if (measure) return { ...token, unit: MEASURES[measure.toLowerCase()] ?? measure };
  const unit = TIME_UNITS[word] ?? TIME_UNITS[word.replace(/s$/, '')];
  return unit ? { ...token, unit } : token;
}

const COUNTED =
  /^\s?(?:\*\*)?\s?(?!in\b|and\b|or\b|to\b|was\b|were\b|is\b|are\b|has\b|had\b|of\b|where\b|with\b|for\b|at\b|by\b|on\b|versus\b)(?:\p{L}{4,}s\b|people\b|staff\b)/u;

const QUANTITY = /\b(?:there (?:are|is|were|was)|total (?:is|was|of)|has|have|had|only|exactly)\s*\**$/i;

/** Four digits without a separator that nothing is counted with. */
function isYear(written: string, { before, after }: { before: string; after: string }): boolean {
  return /^(?:19|20)\d\d$/.test(written) && !COUNTED.test(after) && !QUANTITY.test(before);
}

// Below a hundred `about 90` and `more than 90` are rules and limits rather than roundings.
function trailingZeros(value: number): number {
  if (Math.abs(value) < 100) return -1;
  return /0+$/.exec(String(Math.abs(value)))?.[0].length ?? 0;
}

/** `1.234` is a thousand and more in one country and hardly more than one in another: both count. */
function readingsOf(digits: string): Reading[] {
  const english = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(digits);
  const continental = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+,(?!\d{3}$)\d+$/.test(digits);
  const found: Reading[] = [];
  if (english) found.push(readingOf(digits.replaceAll(',', '')));
  if (continental) found.push(readingOf(digits.replaceAll('.', '').replace(',', '.')));
  return found.length > 0 ? found : [readingOf(digits.replace(/[,'’\u00a0\u202f]/g, ''))];
}

function readingOf(plain: string): Reading {
  const decimals = plain.split('.')[1]?.length ?? 0;
  return { value: Number(plain), slack: 0.5 * 10 ** -decimals };
}

const EPSILON = 1e-9;

/** Whether an exact value is what was written: the same, or rounded to the shown precision. */
export function isValueOf(token: Pick<Token, 'readings'>, exact: number): boolean {
  return token.readings.some((reading) => fits(reading, exact) || fits(reading, -exact, exact < 0));
}

// A whole number is never the rounding of another whole number, unless it was given in thousands or as `about`.
function fits({ value, slack }: Reading, exact: number, may = true): boolean {
  if (!may) return false;
  const error = Math.abs(value - exact);
  if (error <= EPSILON * Math.max(1, Math.abs(exact))) return true;
  if (Number.isInteger(exact) && slack <= 0.5) return false;
  return error <= slack * (1 + 1e-6);
}

/** The same for a number that `more than` or `almost` makes a bound. */
export function isWithin({ bounds }: Token, exact: number): boolean {
  return bounds !== undefined && Math.abs(bounds.value - exact) <= bounds.slack * (1 + EPSILON);
}

/** The same, where the text says that it is only about the value. */
export function isAbout(token: Token, exact: number): boolean {
  const { readings, rough, bounds } = token;
  if (bounds && !isWithin(token, exact)) return false;
  const [reading] = readings;
  return (
    reading !== undefined && rough !== undefined && rough > 1 && Math.abs(reading.value - exact) <= rough
  );
}
