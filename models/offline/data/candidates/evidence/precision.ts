import type { Token } from '../../language/tokens.ts';
import type { Evidence } from './evidence.ts';
import { type Span, textOf } from './span.ts';

const COUNTS: Readonly<Record<string, number>> = { no: 0, zero: 0, one: 1, two: 2, three: 3, four: 4 };

/** "To one decimal", "in whole minutes": with how many decimals a figure is to be told. */
export function decimalsAsked(evidence: Evidence): number | undefined {
  const text = textOf(evidence);
  const [, said] = /\b(no|zero|one|two|three|four|[0-4]) (?:decimals?|digits? after)\b/.exec(text) ?? [];
  if (said !== undefined) return COUNTS[said] ?? Number(said);
  return /\b(?:whole (?:minutes?|hours?|days?|numbers?|percent|euros?|dollars?|pounds?|francs?)|nearest (?:minute|hour|day|whole|percent|euro|dollar|pound|franc|integer))\b/.test(
    text,
  )
    ? 0
    : undefined;
}

const LEAD = /^(?:to|with|at|rounded|round|give|nearest|the|whole|full)$/;
const TAIL = /^(?:places?|is|enough|fine|please|will|do|digits?|point)$/;
const UNIT = /^(?:minutes?|hours?|days?|numbers?|percent|euros?|dollars?|pounds?|francs?)$/;

/** The words that say so, which are about no row. */
export function readPrecision(tokens: readonly Token[]): Span | undefined {
  const lower = tokens.map((token) => token.lower);
  const decimals = lower.findIndex(
    (word, at) =>
      /^decimals?$/.test(word) && /^(?:no|zero|one|two|three|four|[0-4])$/.test(lower[at - 1] ?? ''),
  );
  const whole = lower.findIndex(
    (word, at) => UNIT.test(word) && lower[at - 1] === 'whole' && /^(?:to|in)$/.test(lower[at - 2] ?? ''),
  );
  const at = decimals > 0 ? decimals : whole;
  if (at < 1) return undefined;
  let [start, end] = [at - 1, at + 1];
  while (start > 0 && LEAD.test(lower[start - 1] ?? '')) start -= 1;
  while (end < lower.length && TAIL.test(lower[end] ?? '')) end += 1;
  return { start, end };
}
