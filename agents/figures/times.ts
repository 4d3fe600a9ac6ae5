import { isWhole, UNIT_DAYS } from './ages.ts';
import { daysBetween } from './dates.ts';
import { type Derivation, foundIn, type Known } from './operands.ts';
import { clock } from './same.ts';
import type { Found } from './types.ts';
import { scaleBetween } from './units.ts';

const DAY = 24 * 60;

/** `From 3:30 for eight hours, so until 11:30`: a time of day so long after another one, or before it. */
export function laterFor({ place, known }: Derivation): Found | undefined {
  const said = clock(place.token.text);
  const before = known.filter(({ token }) => token.offset < place.token.offset);
  const times = before.filter(({ token }) => token.kind === 'time');
  for (const start of times) {
    const length = before.find((other) =>
      [1, -1].some((way) => (clock(start.token.text) + way * minutesOf(other) + DAY) % DAY === said),
    );
    const label = `${length?.token.text} from ${start.token.text}`;
    if (length) return foundIn(start.found, { label, operation: 'sum' });
  }
  return undefined;
}

/** The time between the two dates that stand beside it; what else could be meant is left out then. */
export function betweenDates({ place, known }: Derivation): { found: Found | undefined } | undefined {
  const dates = place.tokens.filter(({ kind, dates: [date] }) => kind === 'date' && date?.day !== undefined);
  const [from, to] = [dates[0], dates[1]].map((token) => token?.dates[0]);
  const days = from && to ? daysBetween(from, to) : undefined;
  const length = UNIT_DAYS[place.token.unit ?? ''];
  if (days === undefined || !length) return undefined;
  const origin = known.find(({ token }) => token === dates[0])?.found;
  const label = `time from ${dates[0]?.text} to ${dates[1]?.text}`;
  const fits = isWhole(place.token, Math.abs(days) / length);
  return {
    found: fits ? foundIn(origin ?? { sourceId: 'question' }, { label, operation: 'difference' }) : undefined,
  };
}

/** From one time of day to another one before it in the text: so many hours. */
export function betweenTimes({ place }: Derivation): Found | undefined {
  const scale = scaleBetween('minute', place.token.unit ?? '');
  const times = place.tokens.filter(({ kind, offset }) => kind === 'time' && offset < place.token.offset);
  const [from, to] = times.slice(-2);
  if (!from || !to || scale === undefined) return undefined;
  const minutes = (clock(to.text) - clock(from.text) + DAY) % DAY;
  if (!isWhole(place.token, minutes * scale)) return undefined;
  return foundIn(
    { sourceId: 'question' },
    { label: `time from ${from.text} to ${to.text}`, operation: 'difference' },
  );
}

/** `60 days, so about two months`: the same length told more roughly. */
export function inOtherUnit({ place, known }: Derivation): Found | undefined {
  const length = UNIT_DAYS[place.token.unit ?? ''];
  const value = place.token.readings[0]?.value;
  if (!length || value === undefined) return undefined;
  const same = known.find(({ token, value: days }) => {
    const other = UNIT_DAYS[token.unit ?? ''];
    return (
      other && token.unit !== place.token.unit && Math.abs((days * other) / length - value) <= CLOSE * value
    );
  });
  return same && foundIn(same.found, { label: `${same.token.text} in another unit`, operation: 'product' });
}

const CLOSE = 0.03;

function minutesOf({ token, value }: Known): number {
  return value * (scaleBetween(token.unit ?? '', 'minute') ?? Number.NaN);
}
