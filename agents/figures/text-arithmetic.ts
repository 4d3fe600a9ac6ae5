import { inReach } from './arithmetic.ts';
import { type Fits, isTelling } from './groups.ts';
import { type Derivation, foundIn, fromPair, type Known, operandsOf, pairOf, sum } from './operands.ts';
import type { Found } from './types.ts';
import { isTimeUnit } from './units.ts';

const YEARLY = /\b(?:years?|yearly|annual\w*|per annum|p\.\s?a\.)\b/i;
const MONTHLY = /\b(?:months?|monthly)\b/i;
const HALF = /\b(?:half|halves|halved)\b/i;
/** What follows from a rule that lets something be repeated. */
const SO =
  /\b(?:therefore|thus|so|hence|altogether|in total)\b.*\b(?:up to|at most|maximum|renew\w*|extend\w*)|\b(?:renew\w*|extend\w*)\b.*\b(?:therefore|thus|so|hence|in total)\b/is;
const MONTHS = 12;

/** A number that follows from others that the text gives and that are borne out. */
export function fromText(derivation: Derivation, fits: Fits): Found | undefined {
  const { place } = derivation;
  const { token, statement } = place;
  if (token.kind === 'percent') return percentage(derivation, fits);
  if (token.kind !== 'number') return undefined;
  if (token.times) return timesFor(derivation, fits);
  const isSmall = Math.abs(token.readings[0]?.value ?? 0) < SMALL;
  const isSpoken = SPOKEN.test(statement.masked);
  const known = derivation.known.filter(({ token: other }) => isSpoken || place.tokens.includes(other));
  const near = { ...derivation, known };
  const reached = { ...near, known: inReach(near) };
  const alike = alikeTo(near);
  const regular = regularly(derivation, fits);
  if (regular) return regular;
  if (isSmall && !isSpoken) return undefined;
  return sumOf(near, alike, fits) ?? pairFor(reached, alikeTo(reached), fits);
}

/** By a rule that the words name: half of another number, twelve times a month's, a time once more. */
function regularly(derivation: Derivation, fits: Fits): Found | undefined {
  const { statement, token } = derivation.place;
  const around = `${statement.masked} ${statement.lead?.masked ?? ''} ${statement.lead?.lead?.masked ?? ''}`;
  const half = HALF.test(around) ? alikeTo(derivation).find(({ value }) => fits(value / 2)) : undefined;
  if (half) return foundIn(half.found, { label: `half of ${half.found.label}`, operation: 'share' });
  const yearly =
    YEARLY.test(around) && MONTHLY.test(around)
      ? alikeTo(derivation).find(({ value }) => fits(value * MONTHS) || fits(value / MONTHS))
      : undefined;
  if (yearly) return foundIn(yearly.found, { label: `12 × ${yearly.found.label}`, operation: 'product' });
  const repeated =
    isTimeUnit(token.unit) && SO.test(around)
      ? alikeTo(derivation).find(({ value }) => [2, 3, 4].some((times) => fits(value * times)))
      : undefined;
  if (repeated)
    return foundIn(repeated.found, { label: `several times ${repeated.found.label}`, operation: 'product' });
  return undefined;
}

/** The sum of all numbers of its kind that stand beside it. */
function sumOf({ place }: Derivation, alike: readonly Known[], fits: Fits): Found | undefined {
  const values = distinct(alike.filter(({ token }) => place.tokens.includes(token)));
  const [first] = alike;
  if (!first || values.length < 2 || !fits(sum(values))) return undefined;
  return foundIn(first.found, {
    label: 'sum of the numbers beside it',
    operation: 'sum',
    exact: sum(values),
  });
}

function pairFor(derivation: Derivation, alike: readonly Known[], fits: Fits): Found | undefined {
  const large = alike.filter(({ value, token }) => Math.abs(value) >= SMALL && !token.soft);
  const operands = operandsOf({ ...derivation, known: large });
  const pair = pairOf(operands, (a, b) => fits(a - b) || fits(a + b));
  if (pair) return fromPair(pair, 'difference', 'and');
  const { token, statement } = derivation.place;
  const mayBeRatio = PER.test(statement.masked) && (isTelling(token) || isTimeUnit(token.unit));
  return mayBeRatio ? ratioFor(derivation, fits) : undefined;
}

/** Money divided by a number is money, money divided by money is none. */
function ratioFor({ place, ...rest }: Derivation, fits: Fits): Found | undefined {
  const known = rest.known.filter(
    ({ token }) => token !== place.token && token.kind === 'number' && !token.soft,
  );
  const { unit } = place.token;
  for (const a of known) {
    for (const b of known) {
      const isOfUnit =
        a.token.unit === b.token.unit ? unit === undefined || isTimeUnit(unit) : unit === a.token.unit;
      if (a === b || b.value === 0 || !isOfUnit || !fits(a.value / b.value)) continue;
      return foundIn(a.found, { label: `${a.found.label} per ${b.found.label}`, operation: 'share' });
    }
  }
  return undefined;
}

const SMALL = 10;
const PER = /\b(?:per|each|every|average\w*|avg|mean|times|ratio)\b|\d\s*\/\s*\d/i;
const SPOKEN =
  /\b(?:times|fold|double|twice|triple|more|fewer|less|short|gap|difference|total|sum|left|remain\w*|together|combined)\b/i;

/** How many times as much one number of the sentence is as another one. */
function timesFor({ place, ...rest }: Derivation, fits: Fits): Found | undefined {
  const known = rest.known.filter(({ token }) => place.tokens.includes(token) && token.kind === 'number');
  const { bounds } = place.token;
  const isRatio: Fits = (exact) => (bounds ? Math.abs(bounds.value - exact) <= bounds.slack : fits(exact));
  const pair = pairOf(operandsOf({ ...rest, place, known }), (a, b) => b !== 0 && isRatio(a / b));
  return pair && fromPair(pair, 'share', 'in relation to');
}

function percentage(derivation: Derivation, fits: Fits): Found | undefined {
  if (!/\d[.,]\d/.test(derivation.place.token.text)) return undefined;
  const numbers = inReach(derivation).filter(({ token }) => token.kind === 'number' && !token.soft);
  const operands = operandsOf({ ...derivation, known: numbers.slice(-MOST_OPERANDS) });
  const share = pairOf(operands, (a, b) => b !== 0 && fits((a / b) * 100));
  const change = share ?? pairOf(operands, (a, b) => b !== 0 && fits(((a - b) / b) * 100));
  return change && fromPair(change, 'share', 'in % of');
}

const MOST_OPERANDS = 12;

/** Numbers of the same unit, which alone can be added to each other or taken away. */
function alikeTo({ place, known }: Derivation): Known[] {
  const { token } = place;
  return known
    .filter(
      (other) =>
        other.token !== token &&
        other.found.operation !== 'count' &&
        other.token.kind === 'number' &&
        (other.token.unit ?? '') === (token.unit ?? ''),
    )
    .slice(-MOST_OPERANDS);
}

function distinct(known: readonly Known[]): number[] {
  return [...Map.groupBy(known, ({ token }) => token).values()].flatMap(([first]) => first?.value ?? []);
}
