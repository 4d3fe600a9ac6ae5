import { stem } from '../../../text/stem.ts';
import { type Clock, sayClock } from '../../language/clock.ts';
import type { Column, Table } from '../../schema/model.ts';
import { humanTable } from '../../schema/names.ts';
import { addFilter, type Draft, fail, sayColumn } from '../draft.ts';

const OPS = { from: 'gte', after: 'gt', before: 'lt', until: 'lte', at: 'eq' } as const;
const SAID = {
  from: 'at or after',
  after: 'after',
  before: 'before',
  until: 'at or before',
  at: 'at',
} as const;
const END_OF_DAY = 24 * 60;

/** A time of the day restricts when something was, by the one time of a row that its verb can mean. */
export function applyClock(draft: Draft, clock: Clock, verbs: readonly string[]): void {
  const { base } = draft.scope;
  const [column, more] = timesMeant(base, verbs);
  if (!column || more) {
    const rows = humanTable(base.name, 2);
    fail(
      draft,
      more
        ? `I can't tell which time of the ${rows} is meant: ${sayColumn(draft.scope, column ?? more)} or ${sayColumn(draft.scope, more)}`
        : `the data does not say at what time of the day the ${rows} were`,
    );
    return;
  }
  const time = /timestamp/i.test(column.type) ? { ...column, name: `${column.name}:time` } : column;
  const name = sayColumn(draft.scope, column);
  const { bound, minutes, end } = clock;
  if (bound !== 'between') {
    addFilter(draft, time, { op: OPS[bound], value: sayClock(minutes) });
    draft.said.push(`=${name} is ${SAID[bound]} ${sayClock(minutes)}`);
  } else {
    addFilter(draft, time, { op: 'gte', value: sayClock(minutes) });
    // The last moment of a stretch is where the next one begins.
    if (end !== undefined && end < END_OF_DAY) addFilter(draft, time, { op: 'lt', value: sayClock(end) });
    draft.said.push(`=${name} is from ${sayClock(minutes)} until before ${sayClock(end ?? END_OF_DAY)}`);
  }
  draft.score += 0.8;
}

const hasTime = ({ type, kind }: Column): boolean =>
  /timestamp/i.test(type) || (kind === 'other' && /^time(?:tz)?\b/i.test(type));

/** What verbs say of a row's beginning, its end, and its coming in. */
const DEEDS: readonly (readonly [verb: RegExp, column: RegExp])[] = [
  [/^(?:start|began|begin|begun|open|kick)/, /^(?:start|begin|open|from)/],
  [/^(?:end|finish|over|close|stop)/, /^(?:end|finish|clos|until|to$|stop)/],
  [
    /^(?:came|come|arriv|receiv|reach|happen|occur|report|call|rang|log)/,
    /^(?:receiv|arriv|occur|happen|report|start|creat|call|log|incident)/,
  ],
  [/^(?:left|leave|depart|checked out)/, /^(?:left|leav|depart|out)/],
];

/** The times of a row that the verbs name, or the only one that it has. */
function timesMeant({ columns }: Table, verbs: readonly string[]): Column[] {
  const times = columns.filter(hasTime);
  const namedBy = ({ words }: Column): number =>
    words.filter((word) => !/^(?:at|on)$/.test(word) && verbs.some((verb) => stem(verb) === stem(word)))
      .length;
  const most = Math.max(...times.map(namedBy));
  if (most > 0) return times.filter((each) => namedBy(each) === most);
  const deeds = DEEDS.filter(([deed]) => verbs.some((verb) => deed.test(verb)));
  const told = times.filter(({ words }) =>
    deeds.some(([, column]) => words.some((word) => column.test(word))),
  );
  if (told.length > 0) return told.filter(({ nullable }) => told.length === 1 || !nullable);
  return deeds.length > 0 && times.length > 1 ? [] : times;
}
