export type Order = 'later' | 'earlier' | 'same' | 'in time';

/** A clause that sets the day on which something came about against another one. */
export interface Lateness {
  /** What stands before; its last words tell what came about. */
  before: string;
  order: Order;
  /** What it was to be, where that is said. */
  right?: string;
  after: string;
}

const PLAN =
  '(?:planned|agreed|promised|booked|due|expected|scheduled|intended|foreseen|arranged|set|contracted|allowed)';
const WHOSE = '(?:its|their|his|her|our|your|the|an?)';
const BE =
  '(?:it|they|he|she|we|that)? ?(?:was|were|is|are|had been|has been|have been)? ?(?:originally|first|initially)?';
const NOUN = String.raw`(?:[\p{L}-]+ ){0,4}?`;
const DATED = `(?:${WHOSE} ${NOUN}(?:date|day|deadline|target|schedule|time limit)s?(?: (?:${BE} )?(?:due(?: back)?|${PLAN})\\b)?)`;
const CLAUSE = `(?:(?:the )?(?:contract|agreement|plan|schedule|booking|order) (?:said|says|stated|allowed|had it|foresaw))`;
const RIGHT = `(?<right>${DATED}|${CLAUSE}|(?:${BE} ?)${PLAN}(?: for| to| back)?|${WHOSE} (?:booking|plan|contract|agreement|schedule))`;
const TOO = '(?:a (?:day|week|month) |(?:some|many|several) days )?';

const FORMS: readonly (readonly [pattern: RegExp, order: Order])[] = [
  [new RegExp(`${TOO}\\b(?:no|not) (?:later than|after) ${RIGHT}(?![\\p{L}])`, 'iu'), 'in time'],
  [
    new RegExp(
      `${TOO}\\b(?:later than|(?:on|at) a later (?:day|date|time) than|later|(?<!\\b(?:is|are|still|be) )(?:past|beyond)) ${RIGHT}(?![\\p{L}])`,
      'iu',
    ),
    'later',
  ],
  [
    new RegExp(
      `${TOO}\\b(?:earlier than|sooner than|(?:on|at) an earlier (?:day|date) than|ahead of) ${RIGHT}(?![\\p{L}])`,
      'iu',
    ),
    'earlier',
  ],
  [new RegExp(`${TOO}\\bafter (?<right>${DATED})(?![\\p{L}])`, 'iu'), 'later'],
  [new RegExp(`\\b(?:on or before|by|within|until) (?<right>${DATED})(?![\\p{L}])`, 'iu'), 'in time'],
  [new RegExp(`${TOO}\\bbefore (?<right>${DATED})(?![\\p{L}])`, 'iu'), 'earlier'],
  [
    /\b(?:on )?(?:the )?(?:(?:very|same) )+day (?:that |when |on which |as )?(?:(?:it|they|he|she|we) )?(?:(?:was|were|is|are|had been|got) )?(?:the |its |their )?(?<right>[\p{L}-]+(?: (?:in|out|up|off|back))?)/iu,
    'same',
  ],
  [
    /\b(?:on )?the day (?:that |when |on which )?(?:it|they|he|she) (?:(?:was|were|is|are|had been|got) )?(?<right>[\p{L}-]+(?: (?:in|out|up|off|back))?)/iu,
    'same',
  ],
  [new RegExp(`\\b(?:exactly )?on (?<right>${WHOSE} ${PLAN} (?:date|day))(?![\\p{L}])`, 'iu'), 'same'],
  [
    /\b(?:too early|early|ahead of (?:time|schedule)|before time)(?=\s*(?:[,.?!]|$|in \d|by |for |per ))/iu,
    'earlier',
  ],
  [
    /\b(?:in time|on time|on schedule|punctually|as (?:planned|agreed|promised|scheduled))(?=\s*(?:[,.?!]|$|in \d|by |for |per ))/iu,
    'in time',
  ],
  [/\b(?:too late|late|with (?:a )?delay)(?=\s*(?:[,.?!]|$|in \d|by |for |per |so far))/iu, 'later'],
];

/** "Came back later than agreed", "paid after the due date", "packed and collected on the same day" */
export function latenessIn(text: string): Lateness | undefined {
  for (const [pattern, order] of FORMS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const right = found.groups?.['right']?.trim();
    return {
      before: text
        .slice(0, found.index)
        .replace(/\beither $/i, '')
        .trim(),
      order,
      ...(right ? { right } : {}),
      after: text.slice(found.index + found[0].length).trim(),
    };
  }
  return undefined;
}

/** "By how many days did the most delayed shipment miss its promised date" */
const MISSED =
  /^by how many (?<unit>days|weeks|hours) (?:did|does|do|was|were|is|has|have) (?<whose>[^,.;:?!()]+?) (?:miss(?:ed)?|overr[ua]n|exceed(?:ed)?|overshoot|overshot|late(?:r)? (?:than|for)|beyond|past|behind) (?<right>[^,.;:?!()]+)(?<rest>.*)$/iu;

const WAS_LATE =
  /^by how many (?<unit>days|weeks|hours) (?:was|were|is|are) (?<whose>[^,.;:?!()]+?) (?:late|delayed|overdue)(?<rest>.*)$/iu;

export const missedIn = (text: string): Record<string, string> | undefined =>
  (MISSED.exec(text) ?? WAS_LATE.exec(text))?.groups;
