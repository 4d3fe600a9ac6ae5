import { type DateRange, readDates } from '../../language/dates.ts';
import type { Span } from './span.ts';

export interface Period extends Span {
  range: DateRange;
}

const BETWEEN = /^(?:(?:,|and|or|as well as|plus|to|until|i e|i.e.|that is)(?: |$))*$/;
const YEAR = /^(?:19|20)\d{2}$/;

/** Periods that are said in pieces, as one: "July, August and September 2026", "before today, 30 November 2026". */
export function joinPeriods(periods: readonly Period[], words: readonly string[], today: string): Period[] {
  const joined: Period[] = [];
  for (const period of periods.toReversed()) {
    const next = joined[0];
    const one =
      next && BETWEEN.test(words.slice(period.end, next.start).join(' '))
        ? joinTwo(withYear(period, next, { words, today }), next)
        : undefined;
    if (one) joined[0] = one;
    else joined.unshift(period);
  }
  return joined;
}

/** "July and August 2025": July of that year. */
function withYear(
  period: Period,
  next: Period,
  { words, today }: { words: readonly string[]; today: string },
): Period {
  const said = words.slice(period.start, period.end);
  const year = words.slice(next.start, next.end).find((word) => YEAR.test(word));
  if (year === undefined || said.some((word) => /\d/.test(word))) return period;
  const range = readDates([...said, year], today)?.range;
  return range ? { ...period, range } : period;
}

function joinTwo(first: Period, second: Period): Period | undefined {
  const span = { start: first.start, end: second.end };
  const [a, b] = [first.range, second.range];
  if (a.from !== undefined && b.to !== undefined && a.to !== undefined && a.to === b.from)
    return {
      ...span,
      range: {
        from: a.from,
        to: b.to,
        label: `from ${a.label.replace(/^in /, '')} to ${b.label.replace(/^in /, '')}`,
      },
    };
  // The same day said twice.
  const same =
    (a.from === undefined && a.to === b.from) ||
    (a.to === undefined && a.from === b.from) ||
    (a.from === b.from && a.to === b.to);
  return same ? { ...span, range: a } : undefined;
}
