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
  const [x, y] = [valueOf(a), valueOf(b)];
  if (x === undefined || y === undefined) return undefined;
  const from = a.offset - statement.start;
  const between = statement.masked.slice(from + a.text.length, b.offset - statement.start);
  const before = statement.masked.slice(0, from);
  if (OF.test(between) && x > y && isCount(a) && isCount(b)) return 'the part is more than the whole';
  if (VERSUS.test(between) && x === y) return 'the same value is told twice';
  if (VERSUS.test(between) || NOUN_VERSUS.test(between)) {
    if (HIGHER.test(before) && x < y) return 'what is higher is told as the lower one';
    if (LOWER.test(before) && x > y) return 'what is lower is told as the higher one';
  }
  if (!TO.test(between)) return undefined;
  if (RISE.test(before) && x > y) return 'what rises ends below where it begins';
  if (FALL.test(before) && x < y) return 'what falls ends above where it begins';
  const change = /([+−-])\s?\d+(?:[.,]\d+)?\s?%\W*$/.exec(before)?.[1];
  if (change === '+' ? x > y : change !== undefined && x < y) return 'the change goes the other way';
  return undefined;
}

function isCount({ unit, text }: Token): boolean {
  return unit === undefined && /^\d[\d,]*$/.test(text);
}

function valueOf({ kind, readings, times, fraction }: Token): number | undefined {
  return (kind === 'number' || kind === 'percent') && !times && !fraction ? readings[0]?.value : undefined;
}
