import { MONTHS } from '@parley/platform/months';

/** A span of time that is asked for, and what stands around it. */
export interface EventSpan {
  /** What the span begins with; nothing where only its end is told. */
  begin?: string;
  end: string;
  before: string;
  after: string;
}

export const UNIT = `(?:(?:calendar |whole |full )?(?:days?|hours?|minutes?|mins?|weeks?|months?))`;
const WORD = String.raw`(?:[\p{L}\d'’-]+)`;
/** What ends an event. */
const MONTH = MONTHS.map((name) => name.slice(0, 3)).join('|');
const STOP = String.raw`(?!(?:for|in (?:\d|the |this |last |${MONTH})|on average|per|by|at|who|which|where|usually|typically|normally|take|takes|do|does|did|excluding|including|over|during|since|with|without|among|from|between|to|until|till|and|or|on (?:the|all|our|completed))(?:\b|(?<=\s)|(?<=\d)))`;
const END = `(${STOP}${WORD}(?: ${STOP}(?!of\\b)${WORD}){0,5})`;
const BEGIN = `(${STOP}${WORD}(?: ${STOP}${WORD}){0,5})`;
const TO = '(?:to|until|till|and|up to)';

const PAIRS = [
  new RegExp(
    `,? ?(?:\\b(?:counted|measured|counting|reckoned),? )?\\b(?:from|between) ${BEGIN} ${TO} ${END}`,
    'iu',
  ),
  // "Response time, call received to arrival"
  new RegExp(`, ${BEGIN} to ${END}(?=\\s*(?:[,.?!(]|$))`, 'iu'),
];

/** "From shipping to delivery", "between the date of a load and the payment". */
export function pairIn(text: string): EventSpan | undefined {
  for (const pattern of PAIRS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [whole, begin = '', end = ''] = found;
    return {
      begin,
      end,
      before: text.slice(0, found.index).trim(),
      after: text.slice(found.index + whole.length).trim(),
    };
  }
  return undefined;
}

const HOW = `how (?:many ${UNIT}|long)`;

/** "How many days after invoicing do clients pay us": the clause behind the event holds the other one. */
const BESIDE = ['(?:do|does|did)', '(?:is|are|was|were|has|have|had)'].map(
  (aux) =>
    new RegExp(
      `^(?<how>${HOW})(?: later)? (?<way>after|before|from) (?<event>[^,.;:?!()]+?) ${aux} (?<clause>[^,.;:?!()]+)(?<rest>.*)$`,
      'iu',
    ),
);
/** "How long does it take to close a complaint" */
const TO_DO = new RegExp(
  `^(?<how>.*?\\b(?:take|takes|took|needs?|needed|longest|shortest|(?:${UNIT}))(?: us| them)?),? to (?:be |get )?(?<clause>[^,.;:?!()]+)(?<rest>.*)$`,
  'iu',
);
const UNTIL = new RegExp(
  `^(?<how>${HOW})(?: (?:does it take|did it take|is it|was it|do we need|pass(?:es)?|go(?:es)? by))? (?:until|till|before) (?<clause>[^,.;:?!()]+)(?<rest>.*)$`,
  'iu',
);
const FROM = /,? ?\b(?:counted|measured|counting|reckoned|starting) (?:from|with) ([^,.;:?!()]+)/i;

const COMPARED = String.raw`(?<how>more than|less than|fewer than|over|under|at least|at most|within|up to|no more than|exactly)? ?(?:the )?(?<count>[\p{L}\d.]+) (?<unit>days?|hours?|minutes?|weeks?)`;
const APART = new RegExp(
  `^(?<head>.+?) ${COMPARED} (?<way>after|before|of|past|later than|earlier than) (?<event>[^,.;:?!()]+)(?<rest>.*)$`,
  'iu',
);

/** "How many visits took place more than 5 days after the planned date" */
export const apartIn = (text: string): Record<string, string> | undefined => APART.exec(text)?.groups;

/** A clause that says what happens and to what, where it is not known yet which of its words says what. */
export interface SpanClause {
  how: string;
  clause: string;
  /** The other event, and whether it comes first. */
  event?: string;
  first: boolean;
  rest: string;
}

/** The ways to ask for a span of which one event is told by a clause. */
export function clauseIn(text: string): SpanClause | undefined {
  const from = FROM.exec(text)?.[1];
  const plain = text.replace(FROM, '');
  const beside = BESIDE.map((each) => each.exec(plain)).find((each) => each !== null)?.groups;
  if (beside) {
    const { how = '', way = '', event = '', clause = '', rest = '' } = beside;
    return { how, clause, event, first: !/before/i.test(way), rest };
  }
  const found = (TO_DO.exec(plain) ?? UNTIL.exec(plain))?.groups;
  if (!found) return undefined;
  const { how = '', clause = '', rest = '' } = found;
  return { how, clause, first: true, rest, ...(from ? { event: from } : {}) };
}

const AVERAGE =
  /(?:, )?\b(?:on average|on an average|typically|usually|normally|as a rule|in general)\b(?:,(?! how))?/gi;
const IN_UNIT = /,? ?\bin (days|hours|minutes|weeks|months)\b(?! of),?/i;
const MANY =
  /\b(?:how many|number of|average|mean|median|longest|shortest|total) (?:calendar |whole |full )?(days|hours|minutes|weeks|months)\b/i;

const DECIMALS =
  /,? ?\(?\b(?:(?:with|to|rounded to) )?((?:one|two|three|[1-3]) decimals?(?: places?)?)\b\)?,?/i;

/** How a span is to be told: the average, in minutes, to one decimal. */
export interface Telling {
  average: boolean;
  unit?: string;
  decimals?: string;
  text: string;
}

export function tellingOf(text: string): Telling {
  const unit = IN_UNIT.exec(text)?.[1] ?? MANY.exec(text)?.[1];
  const decimals = DECIMALS.exec(text)?.[1];
  const plain = text
    .replace(AVERAGE, (said) => (/^,.*[^,]$/.test(said) ? ', ' : ' '))
    .replace(DECIMALS, ' ')
    .replace(IN_UNIT, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,?.!])/g, '')
    .replace(/,,+/g, ',')
    .replace(/^[ ,]+/, '')
    .trim();
  return {
    average: new RegExp(AVERAGE.source, 'i').test(text) || /\b(?:average|mean)\b/i.test(text),
    ...(unit ? { unit: unit.toLowerCase() } : {}),
    ...(decimals ? { decimals } : {}),
    text: plain,
  };
}
