const INT8 = 20;
const NUMERIC = 1700;
const PLAIN_NUMBERS = new Set([21, 23, 26]);
const FLOATS = new Set([700, 701]);
const BOOL = 16;
const JSON_TYPES = new Set([114, 3802]);
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const TEXT_ARRAY = 1009;
const MAX_CELL = 4_000;

/** A value of the wire (text format) as JSON has it: numbers when they stay exact, dates as ISO 8601. */
export function parseValue(oid: number, text: string): unknown {
  if (oid === BOOL) return text === 't';
  if (PLAIN_NUMBERS.has(oid)) return Number(text);
  if (FLOATS.has(oid)) return finite(Number(text)) ?? text;
  if (oid === INT8 || oid === NUMERIC) return exactNumber(text);
  if (JSON_TYPES.has(oid)) return JSON.parse(text);
  if (oid === TIMESTAMP) return text.replace(' ', 'T');
  if (oid === TIMESTAMPTZ) return text.replace(' ', 'T').replace(/\+00$/, 'Z');
  if (oid === TEXT_ARRAY) return parseTextArray(text);
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}…` : text;
}

/** A double where it says the same as the decimal, else the decimal's text (also for NaN and Infinity). */
export function exactNumber(text: string): number | string {
  const value = finite(Number(text));
  if (value === undefined) return text;
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? value : text;
  const digits = text
    .replace(/^-?[0.]*/, '')
    .replace('.', '')
    .replace(/0+$/, '');
  return digits.length <= 15 ? value : text;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** `{a,"b \"c\"",NULL}`: the one array type that the catalogue queries return. */
export function parseTextArray(text: string): (string | null)[] {
  const items: (string | null)[] = [];
  const item = /(?:"((?:[^"\\]|\\.)*)"|([^,{}"]+))(?=[,}])/g;
  for (const [, quoted, plain] of text.matchAll(item)) {
    if (quoted !== undefined) items.push(quoted.replace(/\\(.)/g, '$1'));
    else items.push(plain === 'NULL' ? null : (plain ?? ''));
  }
  return items;
}
