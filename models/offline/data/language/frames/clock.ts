import { clockMark } from '../clock.ts';
import type { Rule } from './rule.ts';

const MARKED = String.raw`(?:noon|midday|midnight|\d{1,2}:\d{2}(?::00)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{1,2} o['’]?clock(?: in the (?:morning|afternoon|evening)| at night)?|\d{1,2} (?:in the (?:morning|afternoon|evening)|at night))`;
const TIME = String.raw`(?:(?:${MARKED})|\d{1,2})`;
/** "(before 6:00)" only says once more where it ends. */
const AGAIN = String.raw`(?: ?\((?:before|until|up to) ${TIME}\))?`;

/** Minutes since midnight; a number alone takes what the other one says of the day. */
function minutesOf(said: string, other = ''): number | undefined {
  const text = said.toLowerCase().replaceAll('.', '').trim();
  if (/^(?:noon|midday)$/.test(text)) return 12 * 60;
  if (text === 'midnight') return 0;
  const [, hour = '', minute = '0'] = /^(\d{1,2})(?::(\d{2}))?/.exec(text) ?? [];
  const half =
    HALVES.find(([pattern]) => pattern.test(text)) ?? HALVES.find(([pattern]) => pattern.test(other));
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hour === '' || hours > 24 || minutes > 59 || (half && (hours > 12 || hours === 0))) return undefined;
  const shift = half === undefined ? hours : (hours % 12) + half[1];
  return shift * 60 + minutes;
}

const HALVES: readonly (readonly [pattern: RegExp, hours: number])[] = [
  [/\d ?a\.?m\b|in the morning/i, 0],
  [/\d ?p\.?m\b|in the (?:afternoon|evening)|at night/i, 12],
];

/** Midnight alone begins no day and ends none. */
const open =
  (bound: 'from' | 'after' | 'before' | 'until' | 'at') =>
  (whole: string, said = ''): string => {
    const minutes = minutesOf(said);
    return minutes === undefined || (minutes === 0 && bound !== 'at') ? whole : clockMark(bound, minutes);
  };

/** A stretch that runs past midnight has no beginning and end in one day. */
function stretch(whole: string, first = '', last = ''): string {
  if (!new RegExp(MARKED, 'i').test(`${first} ${last}`)) return whole;
  const [from, to] = [minutesOf(first, last), minutesOf(last, first)];
  const end = to === 0 ? 24 * 60 : to;
  return from === undefined || end === undefined || from >= end ? whole : clockMark('between', from, end);
}

/** Times of the day. */
export const clocks: readonly Rule[] = [
  [
    new RegExp(
      String.raw`\b(?:between|from) (${TIME}) (?:and|to|until|till) (${TIME})(?![\d:])${AGAIN}`,
      'gi',
    ),
    stretch,
  ],
  [
    new RegExp(
      String.raw`\b(?:at |from |after )?(${MARKED}) (?:or|and) (?:later|after|afterwards)(?=[\s,.;:?!)]|$)`,
      'gi',
    ),
    open('from'),
  ],
  [
    new RegExp(String.raw`\b(?:from|since) (${MARKED})(?: on(?:wards)?)?(?=[\s,.;:?!)]|$)`, 'gi'),
    open('from'),
  ],
  [
    new RegExp(String.raw`\b(?:at |by )?(${MARKED}) (?:or|and) (?:earlier|before)(?=[\s,.;:?!)]|$)`, 'gi'),
    open('until'),
  ],
  [new RegExp(String.raw`\b(?:no earlier than|not before) (${MARKED})`, 'gi'), open('from')],
  [
    new RegExp(String.raw`\b(?:until|by|no later than|not after|not later than|up to) (${MARKED})`, 'gi'),
    open('until'),
  ],
  [new RegExp(String.raw`\b(?:later than|after|past) (${MARKED})`, 'gi'), open('after')],
  [new RegExp(String.raw`\b(?:earlier than|before|prior to) (${MARKED})`, 'gi'), open('before')],
  [new RegExp(String.raw`\b(?:exactly )?at (?:exactly )?(${MARKED})(?: sharp)?`, 'gi'), open('at')],
];
