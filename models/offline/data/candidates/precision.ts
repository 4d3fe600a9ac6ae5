import type { Evidence } from './evidence.ts';

const COUNTS: Readonly<Record<string, number>> = { no: 0, zero: 0, one: 1, two: 2, three: 3, four: 4 };

/** "To one decimal", "in whole minutes": with how many decimals a figure is to be told. */
export function decimalsAsked({ tokens }: Evidence): number | undefined {
  const text = tokens.map(({ lower }) => lower).join(' ');
  const [, said] = /\b(no|zero|one|two|three|four|[0-4]) (?:decimals?|digits? after)\b/.exec(text) ?? [];
  if (said !== undefined) return COUNTS[said] ?? Number(said);
  return /\b(?:whole (?:minutes?|hours?|days?|numbers?|percent|euros?|dollars?|pounds?|francs?)|nearest (?:minute|hour|day|whole|percent|euro|dollar|pound|franc|integer))\b/.test(
    text,
  )
    ? 0
    : undefined;
}
