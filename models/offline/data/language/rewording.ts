import { shiftDate, type Unit } from './date-math.ts';
import type { Grain } from './operator-phrases.ts';
import { countOf } from './periods.ts';

const trendVerb =
  '(?:develop(?:ed|ing)?|evolv(?:e|ed|ing)|chang(?:e|ed|ing)|gr[eo]w(?:n|ing)?|trend(?:ed|ing)?|progress(?:ed|ing)?|var(?:y|ied)|increas(?:e|ed|ing)|decreas(?:e|ed|ing)|ris(?:e|en|ing)|fall(?:en|ing)?)';
const opening = `(?:over|in|during|since|within|for|from|between|across|throughout)`;
const spans: [pattern: RegExp, grain: Grain][] = [
  [/\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) quarters\b/i, 'quarter'],
  [/\bweeks\b/i, 'week'],
  [/\b(?:days|week|this month|last month)\b/i, 'day'],
  [/\b(?:months|quarter|half|(?:this|last|previous|current|past) year|the year|over time)\b/i, 'month'],
  [/\b(?:in|during) \d{4}\b/i, 'month'],
];
const grained =
  /\b(?:(?:per|by|each|every) (?:year|quarter|month|week|day)|yearly|annually|quarterly|monthly|weekly|daily)\b/i;

const asked = [
  new RegExp(
    `^(?:and |so )?how (?:did|has|have|had|do|does|is|are|was|were) (.+?) ${trendVerb}(?: (over time|${opening} .+?))?[?.!]*$`,
    'i',
  ),
  new RegExp(
    `^(?:(?:what|how) (?:is|was|were|are|has been)|show|give)(?: me| us)? (?:the )?(?:trend|development|evolution)s? (?:of|in|for) (.+?)(?: (over time|${opening} .+?))?[?.!]*$`,
    'i',
  ),
];

const howTrend = new RegExp(String.raw`^how (?:did|has|have|had)\b.* (${trendVerb})\b`, 'i');

export interface Trend {
  text: string;
  /** The verb of a trend whose period or subject can't be read. */
  unread?: string;
}

/** "How did the number of hires develop over the last three years" asks for the number of hires per year of that period. */
export function readTrend(text: string, today: string): Trend | undefined {
  for (const pattern of asked) {
    const [, subject, said = ''] = pattern.exec(text.trim()) ?? [];
    if (subject === undefined) continue;
    const grain = spans.find(([each]) => each.test(said))?.[1] ?? 'year';
    const per = grained.test(text) ? '' : ` per ${grain}`;
    const period = /^over time$/i.test(said) ? '' : wholeUnits(said, today);
    return { text: `${subject}${per} ${period}`.trim() };
  }
  const verb = howTrend.exec(text.trim())?.[1];
  return verb === undefined ? undefined : { text, unread: verb };
}

/** Years and months are compared as wholes: the first begins with its first day; the last one is what there is of it. */
function wholeUnits(period: string, today: string): string {
  return period.replace(
    /\b(?:over|in|during|within|for|across|throughout) (?:the )?(?:last|past|previous|recent) (\w+) (year|month)s\b/i,
    (whole: string, count: string, unit: string) => {
      const number = countOf(count.toLowerCase());
      if (!Number.isInteger(number)) return whole;
      const from = shiftDate(today, -number, unit as Unit);
      return unit.toLowerCase() === 'year' ? `since ${from.slice(0, 4)}` : `since ${from.slice(0, 7)}`;
    },
  );
}

const late =
  /\b(?:behind (?:schedule|plan|time)|running late|past (?:(?:their|its|the|our) )?(?:(?:planned|agreed) )?(?:end|due|target|completion|delivery|deadline)(?: ?dates?)?|past deadlines?|beyond (?:their|its|the) (?:deadline|(?:end|due) dates?))(?=[\s?.!,]|$)/gi;
const predicate =
  /\b(is|are|be|been|currently|still|running) (late|delayed)(?=\s*(?:[?.!,]|$|right now|now|currently|today))/gi;

/** Every way to say that a row should be finished by now is one word, unless the data itself says "late" or "delayed". */
export function withoutDelay(text: string, known: (word: string) => boolean): string {
  const plain = text.replace(late, (whole) => (known(whole.toLowerCase()) ? whole : 'overdue'));
  return plain.replace(predicate, (whole: string, verb: string, word: string) =>
    known(word.toLowerCase()) ? whole : `${verb} overdue`,
  );
}

const running =
  /\b(?:(?:still|currently) |(?<=\b(?:is|are) ))(running|ongoing|going on|in force|in effect|under ?way|in progress|open-ended)(?=\s*(?:[?.!,]|$))/gi;

/** What is still running has not ended, unless the data itself says "running". */
export function unended(text: string, known: (word: string) => boolean): string {
  return text.replace(running, (whole: string, word: string) =>
    known(word.toLowerCase()) ? whole : 'still',
  );
}
