import { type Derivation, foundIn, type Known } from './operands.ts';
import { clock } from './same.ts';
import type { Found } from './types.ts';
import { scaleBetween } from './units.ts';

const DAY = 24 * 60;

/** `From 3:30 for eight hours, so until 11:30`: a time of day so long after another one, or before it. */
export function laterFor({ place, known }: Derivation): Found | undefined {
  const said = clock(place.token.text);
  const times = known.filter(({ token }) => token.kind === 'time' && token !== place.token);
  for (const start of times) {
    const length = known.find((other) =>
      [1, -1].some((way) => (clock(start.token.text) + way * minutesOf(other) + DAY) % DAY === said),
    );
    const label = `${length?.token.text} from ${start.token.text}`;
    if (length) return foundIn(start.found, { label, operation: 'sum' });
  }
  return undefined;
}

function minutesOf({ token, value }: Known): number {
  return value * (scaleBetween(token.unit ?? '', 'minute') ?? Number.NaN);
}
