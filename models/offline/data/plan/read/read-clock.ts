import type { Clock } from '../../language/clock.ts';
import type { Item } from '../../link/items.ts';
import { addCondition, type Reading } from './reading.ts';

const VERBS_REACH = 3;
/** Verbs that only say what the time is of. */
const DEED =
  /^(?:start|starts|started|starting|begin|begins|began|begun|beginning|end|ends|ended|finish|finishes|finished|open|opened|close|closed|come|comes|came|coming|arrive|arrives|arrived|receive|received|check|checked|checked in|checked out|occur|occurs|occurred|happen|happened|depart|departs|departed|left|leave|leaves|report|reported|call|called|rang)$/i;

/** "Came in between midnight and 6": the verb says which time is meant, and no more. */
export function readClock(reading: Reading, clock: Clock, at: number): void {
  const { items, frame } = reading;
  const item = items[at];
  if (!item) return;
  const before = items.slice(Math.max(0, at - VERBS_REACH), at);
  const deeds = before.filter(({ surface }) => DEED.test(surface));
  const first = deeds[0]?.start ?? item.start;
  const isDeed = (start: number): boolean => deeds.some((deed) => deed.start === start);
  reading.loose = reading.loose.filter(({ mention }) => !isDeed(mention.start));
  frame.leftovers = frame.leftovers.filter(({ start }) => !isDeed(start));
  if (frame.intent === 'share' && !isClause(items, first)) frame.shareSplit ??= first;
  const verbs = before.flatMap(({ surface }) => surface.toLowerCase().split(' '));
  addCondition(reading, { kind: 'clock', clock, verbs }, item.start);
  reading.expecting = undefined;
}

/** "Those that started before noon" are told apart, and something else is asked of them. */
const isClause = (items: readonly Item[], start: number): boolean =>
  /^(?:that|which|who)$/i.test(items.find(({ end }) => end === start)?.surface ?? '');
