import { clauseIn, pairIn, type Telling, tellingOf, UNIT } from '../../language/event-spans.ts';
import { wordsOf, worth } from '../../link/event-days.ts';
import type { Model } from '../../schema/model.ts';
import { type Reworded, spanNamed } from './days-between.ts';
import { withoutImplied } from './implied.ts';
import { type DayPair, pairOfClause, pairOfDays, spokenOfRows } from './resolve.ts';
import { bare, rowsCalled, whoseRows } from './subject.ts';

const NOUN = '[^,.;:?!()]+?';
const TIME = `(?:number of ${UNIT}|time|wait|delay|gap|interval|lag|duration|${UNIT})`;
const FIGURE = String.raw`(?:(?:what|how) (?:is|was|are|were) )?(?:the |our )?(?<fn>average|mean|median|longest|shortest|maximum|minimum|usual|typical)(?: (?:\p{L}+ )?${TIME})?(?: it takes(?: us)?| (?:that )?we (?:need|have had to wait|had to wait|ever waited))?`;
const HOW = `how (?:many ${UNIT}|long)`;
const PASS = `(?:pass(?:es|ed)?|go(?:es)? by|went by|elapse[sd]?|lie[s]?|are there|were there|is it|was it|is there)`;

/** What stands before the events, and which rows it speaks of. */
const LEADS: readonly RegExp[] = [
  new RegExp(`^${FIGURE}(?:,? (?:for|of) (?<whose>${NOUN}))?$`, 'iu'),
  new RegExp(`^${HOW}(?: ${PASS})?$`, 'iu'),
  new RegExp(`^${HOW} (?:does|did|do) it (?:take|took)(?: us| them)?(?: to (?<deed>${NOUN}))?$`, 'iu'),
  new RegExp(
    `^${HOW} (?:does|did|do) (?<whose>${NOUN}) (?:take|need|last|wait|spend)(?: to (?<deed>${NOUN}))?$`,
    'iu',
  ),
];
const RANK =
  /^(?<head>(?:which|what) [^,.;:?!]+?) (?:takes?|took|needs?|needed|waits?|waited|has|had|have|is|was|are|were) (?:the )?(?<most>longest|shortest|most time|least time|fastest|quickest|slowest)(?: (?:average |mean )?(?:\p{L}+ )?(?:time|wait|delay|duration)s?)?(?: to (?<deed>[^,.;:?!()]+?))?$/iu;
const COMPARED = String.raw`(?<how>(?:more than|less than|fewer than|longer than|over|under|at least|at most|within|up to|no more than)) (?<count>[\p{L}\d.]+) (?<unit>days?|hours?|minutes?|weeks?)`;
const FILTER = new RegExp(
  `^(?<head>.+?),? (?:took|take|takes|needed|waited|had to wait|lasted) ${COMPARED}$`,
  'iu',
);
const OFTEN = new RegExp(
  `^(?:how often (?:did|does|has) it (?:take|taken)|in how many cases did it take|how many times did it take) ${COMPARED}$`,
  'iu',
);
const LOW = /^(?:shortest|fastest|quickest|least|minimum)/i;
const HIGH = /^(?:longest|maximum)/i;

/** "How many days on average from shipping to delivery": what lies between two events of a row. */
export function spanAsked(model: Model, question: string): Reworded | undefined {
  const telling = tellingOf(question.trim().replace(/[?.!\s]+$/, ''));
  const { prefix, text } = prefixOf(telling.text);
  const found = fromPair(model, text, question) ?? fromClause(model, text, question);
  if (!found) return undefined;
  const { pair } = found;
  if (isHalfTimed(pair)) return undefined;
  const named = spanNamed(pair.table, pair.begin, pair.end);
  const texts = wordings({ ...found, telling, prefix, model }, named.name);
  return texts.length === 0 ? undefined : { texts, named: [named] };
}

/** From a day to a moment there are parts of days, which nobody means who counts days. */
const isHalfTimed = ({ begin, end }: DayPair): boolean => /time/i.test(begin.type) !== /time/i.test(end.type);

interface Found {
  pair: DayPair;
  /** The words before the events, and behind them. */
  before: string;
  after: string;
  /** Noun phrases of the events that may say which rows are meant. */
  phrases: readonly string[];
}

function fromPair(model: Model, text: string, question: string): Found | undefined {
  const span = pairIn(text);
  const pair = span && pairOfDays(model, { ...span, question });
  if (!span || !pair) return undefined;
  const open = (phrase: string): boolean => pair.unsaid.some((word) => phrase.toLowerCase().includes(word));
  const phrases = [span.begin ?? '', span.end].map(objectIn).filter(open);
  const placed = pair.unsaid.every((word) => phrases.some((phrase) => phrase.toLowerCase().includes(word)));
  if (!placed) return undefined;
  const [, of = '', rest = span.after] = /^(?:of|for) ([^,.;:?!()]+)(.*)$/i.exec(span.after) ?? [];
  return { pair, before: span.before.replace(/,$/, ''), after: rest.trim(), phrases: [of, ...phrases] };
}

function fromClause(model: Model, text: string, question: string): Found | undefined {
  const said = clauseIn(text);
  const pair = said && pairOfClause(model, { ...said, question });
  return (
    pair && {
      pair,
      before: said.how.replace(/,$/, ''),
      after: said.rest.trim(),
      phrases: [pair.subject, pair.object],
    }
  );
}

/** "Per station please: …", "For closed households, …", "Paid invoices: which client …" */
function prefixOf(text: string): { prefix: string; text: string } {
  const [, lead = '', rest = ''] =
    /^((?:per|by|for|of|among|in|at) [^:,?]+?|[^:,?]{3,40}(?=:))(?: please)?[:,] (.+)$/i.exec(text) ?? [];
  return rest === '' ? { prefix: '', text } : { prefix: lead, text: rest };
}

interface Wording extends Found {
  telling: Telling;
  prefix: string;
  model: Model;
}

function wordings(wording: Wording, name: string): string[] {
  const { before, pair, prefix } = wording;
  const behind = [withoutImplied(wording.after, pair), tied(prefix)].filter(Boolean).join(' ');
  const often = OFTEN.exec(before)?.groups;
  const compared = often ?? FILTER.exec(before)?.groups;
  const texts =
    ranked(wording, name) ??
    (compared ? filtered(wording, name, compared, often !== undefined) : told(wording, name));
  return texts.map((text) =>
    `${text} ${behind}`
      .replace(/\s+/g, ' ')
      .replace(/ ,/g, ',')
      .replace(/[ ,]+$/, ''),
  );
}

/** "Which crew takes longest from report to repair" */
function ranked({ before, pair, phrases, model }: Wording, name: string): string[] | undefined {
  const said = RANK.exec(before)?.groups;
  if (!said) return undefined;
  const least = LOW.test(said['most'] ?? '') ? 'lowest' : 'highest';
  const of = (rows: string): string => (rows === rowsCalled(pair.table) ? '' : ` of ${rows}`);
  const rows = whoseRows(model, pair.table, phrases) ?? [];
  return rows.map((each) => `${said['head']} has the ${least} average ${name}${of(each)}`);
}

/** "How many days does it take", "the longest time" */
function told(wording: Wording, name: string): string[] {
  const { before, pair, phrases, model } = wording;
  const lead = LEADS.map((each) => each.exec(before)).find((each) => each !== null);
  if (!lead) return [];
  const { whose: said = '', deed = '', fn = '' } = lead.groups ?? {};
  const open = [said, deedObject(deed), ...phrases].filter((each) => !saysEnd(each, pair));
  const unit = unitOf(wording);
  const days = unit === '' || unit === ' in days' ? [['', '']] : [];
  // The unit may belong to a name where it stands before the rows ("days of loans"); days are told anyhow.
  const places = [
    ...(unit === ''
      ? []
      : [
          [unit, ''],
          ['', unit],
        ]),
    ...days,
  ];
  return (whoseRows(model, pair.table, open) ?? []).flatMap((each) =>
    places.map(([first, last]) => `what is the ${figureOf(fn)} ${name}${first} of ${each}${last}`),
  );
}

function figureOf(said: string): string {
  if (LOW.test(said)) return 'lowest';
  if (HIGH.test(said)) return 'highest';
  return /median/i.test(said) ? 'median' : 'average';
}

/** "The wait for a payment": the event itself. */
const saysEnd = (phrase: string, { end }: DayPair): boolean => {
  const words = wordsOf(phrase);
  return words.length > 0 && words.every((word) => worth(word, end) >= 0.7);
};

const unitOf = ({ telling: { unit } }: Wording): string => (unit ? ` in ${unit}` : '');

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, hour: 1 / 24, minute: 1 / 1440 };

/** As many days as are told of a difference of two times. */
const inDays = (count: number, unit: string): string =>
  String(Number((count * (DAYS[unit.replace(/s$/i, '').toLowerCase()] ?? 1)).toFixed(6)));

function filtered(
  { pair, phrases, model }: Wording,
  name: string,
  said: Record<string, string>,
  often: boolean,
): string[] {
  const { how = '', count = '', unit = '', head = '' } = said;
  const number = Number(count);
  const limit = Number.isNaN(number) ? (/^days?$/i.test(unit) ? count : undefined) : inDays(number, unit);
  if (limit === undefined) return [];
  const condition = `have ${name} ${how.replace(/^longer/i, 'more')} ${limit}`;
  const rows = rowsCalled(pair.table);
  if (whoseRows(model, pair.table, phrases)?.[0] !== rows) return [];
  if (often) return [`how many ${rows} ${condition}`];
  const [, opening = '', noun = ''] =
    /^(how many|which|what (?:share|percentage) of(?: the| our)?) (\p{L}+)$/iu.exec(head) ?? [];
  const called =
    whoseRows(model, pair.table, [noun])?.[0] === rows || noun === ''
      ? undefined
      : `${opening} ${rows} ${condition}`;
  return spokenOfRows(head, pair.table) > 0.2 || called === undefined ? [`${head} ${condition}`] : [called];
}

const tied = (prefix: string): string =>
  prefix === '' || /^(?:per|by|for|of|among|in|at) /i.test(prefix) ? prefix : `of ${prefix}`;

/** "To close a complaint": what is closed. */
const deedObject = (deed: string): string =>
  /^\p{L}+(?: up| out| off| back)? (?:an? |the |our |its )(.+)$/iu.exec(deed)?.[1] ?? '';

/** The noun phrase in what an event is called: "raising a safety defect", "the first engine arrived". */
function objectIn(event: string): string {
  const words = event.split(' ');
  return bare((/ing$/i.test(words[0] ?? '') ? words.slice(1) : words.slice(0, -1)).join(' '));
}
