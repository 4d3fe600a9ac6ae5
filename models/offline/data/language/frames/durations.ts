import { anyOf, PHRASE, type Rule } from './rule.ts';

const ON_AVERAGE = `(?:,? ?(?:on average|usually|typically|normally|generally|as a rule),?)?`;
const UNIT = `(days|hours|minutes|weeks|months)`;
/** What time does between two moments. */
const PASS = anyOf(`
  pass(?:es|ed)?(?: by)? | go(?:es)? by | went by | elapse[sd]? | lie[s]? | are there | were there | is it | was it | does it take | did it take | do we (?:wait|need|take)
  | did we (?:wait|need|take) | will pass
`);
const SHORT_OF_ARTICLE = `(?:an? |the |our |its |their |they |it |we |have |has |are |is |being )*`;
const MOMENT = String.raw`${SHORT_OF_ARTICLE}(\p{L}+(?: (?!for\b|of\b|to\b|and\b|until\b|an?\b|the\b|our\b|its\b|on average\b)\p{L}+)?)`;
/** Whose time it is: "for claims", "of an invoice". */
const WHOSE = `(?: (?:for|of|with|in the case of) (${PHRASE}))?`;
const IN_UNIT = `(?:,? in ${UNIT})?`;

const timeBetween = (start = '', end = '', whose?: string, unit = 'days'): string =>
  `what is the average number of ${unit} between ${start} and ${end}${whose ? ` of ${whose.trim()}` : ''}`;

const unitIn = (...said: (string | undefined)[]): string => said.find((each) => each !== undefined) ?? 'days';

const MEASURE = anyOf(`
  what (?:is|was) the (?:average |mean |usual |typical )?(?:time|wait|waiting time|gap|span|delay|period|interval|lag)
  | (?:the )?(?:average|mean) (?:time|wait|waiting time|gap|span|delay|interval|lag|number of days)
`);

const AUXILIARY = `(?:(?:has|have|had|is|are|was|were|been|being|gets?|got) )*`;
const DONE = String.raw`(\p{L}+(?:ed|en|t|n|d|k|ne)(?: (?:out|in|off|up|back|on))?|gone out|come in)`;
const SUBJECT = `(?:an? |the |our |every |each |all )?(${PHRASE})`;

/** "Once a claim has been sent, how many days pass until it is decided?" */
function onceUntil(whole: string, ...found: (string | undefined)[]): string {
  const [subject = '', start = '', unit, end = ''] = found;
  const whose = /^(?:somebody|someone|anybody|anyone|we|they|it|you|people)$/i.test(subject)
    ? undefined
    : subject;
  return start === '' || end === '' ? whole : timeBetween(start, end, whose, unit ?? 'days');
}

/** How long things take and what lies between two moments. */
export const durations: readonly Rule[] = [
  [/\b(how (?:many (?:days|hours|minutes|weeks|months)|long)) on average,? /gi, 'on average $1 '],
  [
    new RegExp(
      String.raw`^(?:on average,? )?(?:once|after|when|as soon as|from the (?:day|moment|time)(?: that)?) ${SUBJECT} ${AUXILIARY}${DONE},? (?:on average,? )?how (?:long|many ${UNIT})(?: (?:${PASS}))?${ON_AVERAGE} ?(?:until|till|before|for) (?:(?:it|they|he|she|we|you|there) )?${AUXILIARY}(?:an? |the )?(\p{L}+(?: (?:out|in|off|up|back))?)${ON_AVERAGE}[?.!]*$`,
      'iu',
    ),
    onceUntil,
  ],
  [
    new RegExp(
      String.raw`^(?:on average )?how (?:many ${UNIT}|long)(?: (?:${PASS}))?${ON_AVERAGE} ?(?:between|from) ${MOMENT}(?: (?:an? |the |our )?${String.raw`(\p{L}+)`})? (?:and|to|until|till) ${MOMENT}${WHOSE}${ON_AVERAGE}${IN_UNIT}[?.!]*$`,
      'iu',
    ),
    (whole, unit, start, object, end, whose, inUnit) =>
      object && whose ? whole : timeBetween(start, end, whose ?? object, unitIn(unit, inUnit)),
  ],
  [
    new RegExp(
      `^(?:on average,? )?how (?:long|many ${UNIT}) (?:do|does|did) ${SUBJECT} (?:take|need|wait)${ON_AVERAGE} ?(?:between|from) ${MOMENT} (?:and|to|until|till) ${MOMENT}${ON_AVERAGE}${IN_UNIT}[?.!]*$`,
      'iu',
    ),
    (_whole, unit, whose, start, end, inUnit) => timeBetween(start, end, whose, unitIn(unit, inUnit)),
  ],
  [
    new RegExp(
      `^(?:between|from) ${MOMENT} (?:and|to|until|till) ${MOMENT}, (?:on average,? )?how (?:long|many ${UNIT}) (?:do|does|did) ${SUBJECT} (?:take|need|wait)${ON_AVERAGE}${IN_UNIT}[?.!]*$`,
      'iu',
    ),
    (_whole, start, end, unit, whose, inUnit) => timeBetween(start, end, whose, unitIn(unit, inUnit)),
  ],
  [
    new RegExp(
      `^(?:${MEASURE})${ON_AVERAGE} ?(?:between|from) ${MOMENT} (?:and|to|until|till) ${MOMENT}${WHOSE}${ON_AVERAGE}${IN_UNIT}[?.!]*$`,
      'iu',
    ),
    (_whole, start, end, whose, unit) => timeBetween(start, end, whose, unit),
  ],
  [
    new RegExp(
      String.raw`^(?:on average,? )?how long (?:does|do|did|is|was|are|were) (?:an? |the average |our )?((?!the\b|it\b|they\b|we\b)[^,.;:?!()]+?) (?:take|last|run|go on)( in \d{4})?${ON_AVERAGE}( in \d{4})?(?:,? in (days|hours|minutes|weeks|seconds))?[?.!]*$`,
      'iu',
    ),
    (_whole, what, early = '', late = '', unit) =>
      `what is the average duration of ${what}${early}${late}${unit ? ` in ${unit}` : ''}`,
  ],
  [
    new RegExp(
      String.raw`^(?:on average,? )?how (?:long|many ${UNIT}) (?:does|did) it take${ON_AVERAGE} ?(?:until|till|before) (?:an?|the|our|every|each) (\p{L}+) (?:is|was|gets|got|has been|had been) (\p{L}+(?:ed|en|t|d))${ON_AVERAGE}${IN_UNIT}[?.!]*$`,
      'iu',
    ),
    (_whole, unit, what = '', done = '', inUnit) =>
      `what is the average time to ${done} of ${what}${unit || inUnit ? ` in ${unit ?? inUnit}` : ''}`,
  ],
];
