import type { BaggedUnit } from '../passages.ts';

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const NAMES = MONTHS.split('|');
const DATE = `(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(${MONTHS})(?: (\\d{1,2})(?:st|nd|rd|th)?,?)? (\\d{4})`;
const ISO = '(\\d{4})-(\\d\\d)-(\\d\\d)';
const SINCE =
  '\\b(?:from|as of|as from|since|with effect from|effective(?: from)?|on or after|starts? after|start(?:ing)? on|change on|changes on)\\s+(?:the )?';
const FROM = new RegExp(`${SINCE}${DATE}`, 'i');
const FROM_ISO = new RegExp(`${SINCE}${ISO}`, 'i');
const ASKED = new RegExp(`\\b${DATE}`, 'i');
const ASKED_ISO = new RegExp(`\\b${ISO}\\b`);
const ASKED_YEAR = /\b(?:in|during|for|of|at the (?:end|beginning) of) ((?:19|20)\d\d)\b/i;

const iso = (year: string, month: number, day: string | undefined): string =>
  `${year}-${String(month).padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`;

function dated(found: RegExpExecArray | null): string | undefined {
  if (!found) return undefined;
  const [, before, month = '', behind, year = ''] = found;
  return iso(year, NAMES.indexOf(month.toLowerCase()) + 1, before ?? behind);
}

/** Since when a change holds, by what it says itself or what it stands under: an ISO date. */
export function holdsFrom(unit: BaggedUnit): string | undefined {
  const { units } = unit.passage;
  // A memo says at its beginning from when all that follows holds.
  const texts = [
    unit.text,
    unit.lead,
    ...units.filter(({ index }) => index < unit.index).map(({ text }) => text),
  ];
  for (const text of texts) {
    const date = dated(FROM.exec(text)) ?? FROM_ISO.exec(text)?.slice(1).join('-');
    if (date) return date;
  }
  return undefined;
}

/** The day that a question asks about: the first one of the month or the last one of the year that it names. */
export function dayAsked(question: string): string | undefined {
  const year = ASKED_YEAR.exec(question)?.[1];
  return dated(ASKED.exec(question)) ?? ASKED_ISO.exec(question)?.[0] ?? (year ? `${year}-12-31` : undefined);
}

/** Whether a change holds already on the day that is asked about, or today. */
export function holdsThen(unit: BaggedUnit, question: string, today: string | undefined): boolean {
  const from = holdsFrom(unit);
  const day = dayAsked(question) ?? today;
  return from === undefined || day === undefined || day >= from;
}
