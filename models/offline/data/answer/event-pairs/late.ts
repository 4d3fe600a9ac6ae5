import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { isOneEvent } from '../../language/event-families.ts';
import { apartIn } from '../../language/event-spans.ts';
import { type Lateness, latenessIn, missedIn } from '../../language/lateness.ts';
import { singular } from '../../language/singular.ts';
import { daysOf, eventDay, isPlannedDay, lastDay, wordsOf, worth } from '../../link/event-days.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { daysNamed, type Reworded, spanNamed } from './days-between.ts';
import { spokenOfRows } from './resolve.ts';
import { rowsCalled, whoseRows } from './subject.ts';

interface Compared {
  table: Table;
  done: Column;
  planned: Column;
  score: number;
  /** What is left before the words that tell what came about. */
  head: string;
}

const CLEARLY = 0.05;
const only = <T>([first, more]: readonly T[]): T | undefined => (more === undefined ? first : undefined);

/** "Handed over later than the contract said": one day of a row against another. */
export function lateAsked(model: Model, question: string): Reworded | undefined {
  const text = question
    .trim()
    .replace(/[?.!\s]+$/, '')
    .replace(/,? ?\(?\bin (?:percent|%)\)?/i, '');
  const missed = missedIn(text);
  if (missed) return delayAsked(model, text, missed);
  if (ASKS_DAYS.test(text)) return undefined;
  const said = latenessIn(text);
  const found =
    said &&
    chosen(model.tables.flatMap((table) => (table.validity ? [] : comparedIn(table, said, question))));
  if (!said || !found || !isComparable(found, said)) return undefined;
  const { done, planned, table } = found;
  // Whether a period picks the whole or the part of a share is not said.
  if (PERIOD.test(said.after) && SHARE.test(found.head)) return undefined;
  const condition = said.order === 'in time' ? 'have spanasked at most 0' : `have ${comparisonOf(said)}`;
  const named = said.order === 'in time' ? [spanNamed(table, planned, done)] : daysNamed(done, planned);
  const texts = headsOf(found).map((head) => `${head} ${condition} ${said.after}`);
  return { texts: texts.map((each) => each.replace(/\s+/g, ' ').replace(/ ,/g, ',').trim()), named };
}

/** "Site invoices", where rows are called payments: every word is of the rows. */
function headsOf({ head, table }: Compared): string[] {
  const [, opening = '', noun = ''] =
    /^(how many|which|what (?:share|percentage|percent) of(?: the| our)?) ([\p{L} ]+)$/iu.exec(head) ?? [];
  const known = new Set([...table.words, ...table.columns.flatMap(({ words }) => words)].map(singular));
  const own = noun !== '' && noun.split(' ').every((word) => known.has(singular(word.toLowerCase())));
  return own ? [head, `${opening} ${rowsCalled(table)}`] : [head];
}

const SAID = { later: 'later than', earlier: 'earlier than', same: 'same as' } as const;

/** A period that follows is that of the deed, which is named last then. */
function comparisonOf({ order, after }: Lateness): string {
  if (order === 'in time') return '';
  if (!PERIOD.test(after)) return `daydone ${SAID[order]} dayplanned`;
  const turned = { later: SAID.earlier, earlier: SAID.later, same: SAID.same }[order];
  return `dayplanned ${turned} daydone`;
}

/** How late it was is another question than which were late. */
const ASKS_DAYS =
  /\b(?:number of|how many|average|mean|total|largest|longest|highest|most) (?:days|weeks|hours|minutes)\b|^how (?:long|late)\b|\bby which\b/i;
const PERIOD = /^,? ?(?:in|during|since|between|from|over|within|this|last) /i;
const SHARE = /\b(?:share|percentage|percent|proportion|fraction)\b/i;

/** Of two moments it can't be told whether they fall on one day. */
const isComparable = ({ done, planned }: Compared, { order }: Lateness): boolean => {
  const timed = [done, planned].filter(({ type }) => /time/i.test(type)).length;
  return timed === 0 || (timed === 2 && order !== 'same');
};

function chosen(found: readonly Compared[]): Compared | undefined {
  const sorted = found.toSorted((a, b) => b.score - a.score);
  const [best] = sorted;
  const second = sorted.find(({ done, planned }) => done !== best?.done || planned !== best?.planned);
  return best && (!second || best.score - second.score > CLEARLY) ? best : undefined;
}

function comparedIn(table: Table, { before, order, right }: Lateness, question: string): Compared[] {
  const planned = plannedDay(table, right);
  const other = order === 'same' ? (planned ?? fullyNamed(table, right ?? '')) : planned;
  const spoken = spokenOfRows(question, table);
  if (!other) return [];
  return donesIn(table, before, other).map(({ column, head, score }) => ({
    table,
    done: column,
    planned: other,
    head,
    score: score + spoken,
  }));
}

/** What a day was to be: the one that is called so, or the only one. */
function plannedDay(table: Table, said: string | undefined): Column | undefined {
  const words = said === undefined ? [] : wordsOf(said).filter((word) => !PLAN.test(word));
  const planned = daysOf(table).filter(
    (column) => isPlannedDay(column) && words.every((word) => worth(word, column) > 0),
  );
  const called = said === undefined ? undefined : eventDay(said, table, 'end')?.column;
  const fits =
    words.length > 0 || said === undefined || said.split(/\s+/).some((word) => PLANNING.test(word));
  return fits ? (only(planned) ?? planned.find((column) => column === called)) : undefined;
}

const PLANNING =
  /^(?:planned|plan|agreed|agreement|promised|booked|booking|due|expected|scheduled|schedule|contract|contracted|allowed|deadline|target|intended|set)$/i;
const PLAN =
  /^(?:the|its|their|his|her|our|an?|it|they|was|were|had|been|is|are|originally|first|planned|plan|agreed|agreement|promised|booked|booking|due|back|expected|scheduled|schedule|contract|contracted|said|says|stated|allowed|date|day|deadline|target|intended|set|for|to)$/i;

const HELPERS =
  '(?:that|which|who|have|has|had|is|are|was|were|been|being|got|get|did|do|actually|really|only)';
const MOVED =
  '(?:came|come|comes|went|go|goes|gone|brought|given|handed|picked|took|taken|sent|put|made|ended|finished|done|happened|left|got)';
const LEADING = new RegExp(`(?:(?:^| )(?:${HELPERS}|${MOVED}))+$`, 'i');
/** Verbs of coming and going, which may be said of whatever is to be done. */
const VAGUE = new RegExp(
  `(?: (?:${HELPERS}))*(?: (?:${MOVED}|was|were|been)(?: (?:off|out|in|back|over|up|on|through))?)$`,
  'i',
);

interface Done {
  column: Column;
  head: string;
  score: number;
}

const LONGEST = 4;

/** The day that the last words before the comparison name; where they name none, the one that goes with the plan. */
function donesIn(table: Table, before: string, other: Column): Done[] {
  const words = before.split(/\s+/);
  for (let length = 1; length <= Math.min(LONGEST, words.length - 1); length += 1) {
    const said = words.slice(-length).join(' ');
    if (/\d|[,:;]/.test(said)) break;
    const day = eventDay(said, table, 'end');
    if (!day || day.score < 0.7 || day.unsaid.length > 0 || day.column === other || isPlannedDay(day.column))
      continue;
    const head = words.slice(0, -length).join(' ').replace(LEADING, '');
    return [{ column: day.column, head, score: day.score }];
  }
  const vague = VAGUE.exec(before);
  const end = vague ? goesWith(table, other) : undefined;
  return vague && end ? [{ column: end, head: before.slice(0, vague.index), score: 0.5 }] : [];
}

/** "Delivered" beside "delivery due": what came of what was to be. */
function goesWith(table: Table, planned: Column): Column | undefined {
  const actual = daysOf(table).filter((column) => column !== planned && !isPlannedDay(column));
  const kin = actual.filter(({ words }) =>
    words.some((word) => word.length > 3 && planned.words.some((each) => isOneEvent(each, word))),
  );
  return only(kin) ?? lastDay(table);
}

const MOST =
  /^(?:the )?(?:most (?:delayed|overdue|late)|latest|longest overdue|slowest|worst(?: delayed)?) (?<noun>.+)$/i;

const INTO: Readonly<Record<string, number>> = { day: 1, week: 7 };

/** "Took place more than five days after the planned date": how far two days of a row are apart. */
export function apartAsked(model: Model, question: string): Reworded | undefined {
  const said = apartIn(question.trim().replace(/[?.!\s]+$/, ''));
  const { head = '', how = 'exactly', count = '', unit = '', way = '', event = '', rest = '' } = said ?? {};
  const days =
    (SMALL_NUMBERS[count.toLowerCase()] ?? Number(count)) *
    (INTO[unit.replace(/s$/i, '').toLowerCase()] ?? Number.NaN);
  if (!said || Number.isNaN(days)) return undefined;
  const found = chosen(
    model.tables.flatMap((table) => {
      const other = table.validity ? undefined : (plannedDay(table, event) ?? fullyNamed(table, event));
      return other
        ? donesIn(table, head, other).map(({ column, ...each }) => ({
            ...each,
            table,
            done: column,
            planned: other,
            score: each.score + spokenOfRows(question, table),
          }))
        : [];
    }),
  );
  if (!found || !isComparable(found, { order: 'same', before: '', after: '' })) return undefined;
  const [begin, end] = /^(?:before|earlier)/i.test(way)
    ? [found.done, found.planned]
    : [found.planned, found.done];
  const named = [spanNamed(found.table, begin, end)];
  return {
    texts: headsOf(found).map((each) => `${each} have spanasked ${how} ${days} ${rest}`.trim()),
    named,
  };
}

function fullyNamed(table: Table, event: string): Column | undefined {
  const day = eventDay(event, table, 'begin');
  return day && day.unsaid.length === 0 ? day.column : undefined;
}

/** By how many days something came later than it was to. */
function delayAsked(model: Model, question: string, said: Record<string, string>): Reworded | undefined {
  const { whose = '', right, rest = '', unit = '' } = said;
  const most = MOST.exec(whose)?.groups?.['noun'];
  const found = chosen(
    model.tables.flatMap((table): Compared[] => {
      const planned = table.validity ? undefined : plannedDay(table, right);
      const event = eventDay(whose, table, 'end');
      const named = event && event.score >= 0.7 && !isPlannedDay(event.column) ? event.column : undefined;
      const done = named ?? lastDay(table);
      if (!planned || !done || done === planned) return [];
      return [{ table, done, planned, head: '', score: (named ? 0.9 : 0.5) + spokenOfRows(question, table) }];
    }),
  );
  if (!found || /time/i.test(found.done.type) !== /time/i.test(found.planned.type)) return undefined;
  const named = [spanNamed(found.table, found.planned, found.done)];
  const rows = whoseRows(model, found.table, [most ?? whose]) ?? [];
  const start = `what is the ${most === undefined ? 'average' : 'highest'} spanasked in ${unit} of`;
  return { texts: rows.map((each) => `${start} ${each} ${rest}`.trim()), named };
}
