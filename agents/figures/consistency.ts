import type { Case } from './case.ts';
import type { Token } from './types.ts';

const OF = /^[\s*]*(?:out )?of[\s*]*$/i;
const TO = /^[\s*]*(?:to|→|->)[\s*]*$/i;
const VERSUS = /^[\s*]*(?:vs\.?|versus|against|compared (?:to|with)|→|->)[\s*]*$/i;
const NOUN_VERSUS = /^[\s*]*\p{L}+\s+(?:vs\.?|versus|against|compared (?:to|with))[\s*]*$/iu;
const HIGHER = /\b(?:higher|larger|more|greater) than\b[^;.:]*[:(]\W*$/i;
const LOWER = /\b(?:lower|smaller|fewer|less) than\b[^;.:]*[:(]\W*$/i;
const RISE =
  /\b(?:rose|rise[sn]?|grew|grown|grows|increased?|climbed|jumped|went up|up)\s+(?:\w+\s+)?from\s+\W*$/i;
const FALL =
  /\b(?:fell|falls?|fallen|dropped|drops?|declined?|decreased?|shrank|slid|plunged|went down|down)\s+(?:\w+\s+)?from\s+\W*$/i;

/** Two numbers side by side that can't both be right: a part above its whole, a rise that falls, a value against itself. */
export function refuseInconsistent(cases: readonly Case[]): void {
  for (const [index, one] of cases.entries()) {
    const next = cases[index + 1];
    if (!next || next.place.statement !== one.place.statement) continue;
    const reason = conflictOf(one, next);
    if (!reason) continue;
    for (const wrong of [one, next]) {
      delete wrong.found;
      wrong.wrong = reason;
    }
  }
}

function conflictOf({ place }: Case, { place: { token: b } }: Case): string | undefined {
  const { statement, token: a } = place;
  const [x, y] = [told(a), told(b)];
  if (x === undefined || y === undefined) return undefined;
  const from = a.offset - statement.start;
  const between = statement.masked.slice(from + a.text.length, b.offset - statement.start);
  const before = statement.masked.slice(0, from);
  if (OF.test(between) && x > y && isCount(a) && isCount(b)) return 'the part is more than the whole';
  if (VERSUS.test(between) && x === y) return 'the same value is told twice';
  const isComparison = VERSUS.test(between) || NOUN_VERSUS.test(between);
  if (isComparison && directionOf(before, HIGHER, LOWER) * (x - y) < 0)
    return 'the comparison goes the other way';
  if (!TO.test(between)) return undefined;
  const direction = directionOf(before, RISE, FALL) || directionOf(before, PLUS, MINUS);
  return direction * (y - x) < 0 ? 'the change goes the other way' : undefined;
}

const PLUS = /\+\s?\d+(?:[.,]\d+)?\s?%\W*$/;
const MINUS = /[−-]\s?\d+(?:[.,]\d+)?\s?%\W*$/;

function directionOf(text: string, up: RegExp, down: RegExp): number {
  if (up.test(text)) return 1;
  return down.test(text) ? -1 : 0;
}

function isCount({ unit, text }: Token): boolean {
  return unit === undefined && /^\d[\d,]*$/.test(text);
}

function told({ kind, readings, times, fraction }: Token): number | undefined {
  return (kind === 'number' || kind === 'percent') && !times && !fraction ? readings[0]?.value : undefined;
}
