import { readOrdinal } from '../../language/numbers.ts';
import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { findPairs } from '../conditions/column-pairs.ts';
import { bestKind, type Condition, emptyFrame, type Frame, hasColumn } from './frame.ts';
import { readClock } from './read-clock.ts';
import { type Place, readComparisonAt, readDateAt, readNumberAt } from './read-conditions.ts';
import { readMention } from './read-mentions.ts';
import { readOperatorItem } from './read-operators.ts';
import { readFigurePair } from './read-pairs.ts';
import { readWord } from './read-words.ts';
import { addCondition, leftover, type Reading } from './reading.ts';
import { settle } from './settle.ts';
import { readTopN } from './top.ts';

/** Reads the items of one simple question, left to right, into a frame. */
export function readFrame(all: readonly Item[]): Frame {
  const items = readTopN(all);
  const reading: Reading = {
    items,
    frame: emptyFrame(),
    expecting: undefined,
    loose: [],
    taken: new Set(),
    intentGiven: false,
  };
  const stays = items.find(({ surface }) => /^stay(?:s|ing|ed)?$/i.test(surface))?.surface;
  if (stays) reading.frame.stays = stays;
  findPairs(reading);
  for (let at = 0; at < items.length; at += 1) {
    if (!reading.taken.has(at)) step(reading, at);
  }
  // With another condition, "still" only stresses it: "still active".
  if (reading.frame.still && reading.frame.conditions.length === 0 && !hasState(reading))
    reading.frame.conditions.push({ kind: 'still', surface: 'still' });
  const ofNow = isOfPresent(reading.frame) || items.some((_item, at) => isCurrentKind(items, at));
  if (reading.frame.current && !reading.frame.still && !hasState(reading) && ofNow)
    reading.frame.conditions.push({ kind: 'still', surface: 'currently', optional: true });
  const held = heldBehindDid(items);
  if (held !== undefined) addCondition(reading, { kind: 'happened', passing: true, mild: true }, held);
  if (reading.groupOpen !== undefined && /^group/.test(reading.expecting ?? ''))
    reading.frame.leftovers.push(leftover(reading.groupOpen));
  if (reading.negationOpen !== undefined) reading.frame.leftovers.push(leftover(reading.negationOpen));
  return settle(reading);
}

/** "How many visits did Ann lead": those that were called off were led by nobody. */
function heldBehindDid(items: readonly Item[]): number | undefined {
  const did = items.findIndex(({ surface }) => /^did$/i.test(surface));
  return did < 0
    ? undefined
    : items.slice(did + 1).find(({ surface }) => /^(?:lead|hold|teach|conduct|perform)$/.test(surface))
        ?.start;
}

/** "Who works there currently", "how many do we currently have": those that have not left. */
function isOfPresent({ intent, rank }: Frame): boolean {
  return intent === 'count' || (intent === 'list' && (rank === undefined || rank.countOf !== undefined));
}

/** "The shares of current members": who they are is told, not which figure. */
function isCurrentKind(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return (
    items[at]?.surface.toLowerCase() === 'current' &&
    next?.kind === 'mention' &&
    next.mention.targets[0]?.kind === 'table'
  );
}

function hasState({ loose }: Reading): boolean {
  return loose.some(({ mention }) => /^(value|flag)$/.test(bestKind(mention)) && !isKindOfPeople(mention));
}

/** "Vets" are a kind of people, not a state that they are in. */
function isKindOfPeople({ surface, targets: [best] }: Mention): boolean {
  return best?.kind === 'value' && best.person === true && /[^s]s$/i.test(surface);
}

function step(reading: Reading, at: number): void {
  const item = reading.items[at];
  if (item === undefined) return;
  const place: Place = { items: reading.items, at, taken: reading.taken };
  switch (item.kind) {
    case 'operator':
      readOperatorItem(reading, item.operator, at);
      return;
    case 'mention':
      readMention(reading, item.mention, at);
      return;
    case 'clock':
      readClock(reading, item.clock, at);
      return;
    case 'pair':
      readFigurePair(reading, item.pair);
      return;
    case 'comparison':
      readComparisonItem(reading, place, item);
      return;
    case 'date':
      addCondition(reading, readDateAt(place, item.range, item.surface), item.start);
      return;
    case 'number':
      readNumberItem(reading, place, item);
      return;
    case 'unknown':
      readUnknown(reading, item, at);
      return;
    case 'word':
      // "Longer than planned": how long something took was not found, and is not left out.
      if (/^(?:longer|shorter)$/i.test(item.surface) && reading.items[at + 1]?.surface === 'than')
        reading.frame.leftovers.push({ ...leftover(item.surface), start: item.start, end: item.end });
      else readWord(reading, item, at);
  }
}

/** Words that no table names but every table may answer; what is left is said to the reader. */
function readUnknown(reading: Reading, item: Item & { kind: 'unknown' }, at: number): void {
  const word = item.surface.toLowerCase();
  if (word === 'under' && isValueAt(reading.items, at + 1)) return;
  const state = stateOf(word, item.surface);
  if (state) addCondition(reading, state, item.start);
  else if (!readOrdinalAt(reading, word, at)) reading.frame.leftovers.push({ ...item, text: item.surface });
}

/** What the dates of a row, or an empty key, say about it. */
function stateOf(word: string, surface: string): Condition | undefined {
  if (word === 'overdue') return { kind: 'overdue', surface };
  if (/^un(assigned|allocated)$/.test(word)) return { kind: 'unassigned', surface };
  if (/^(late|on-time)$/.test(word)) return { kind: 'late', onTime: word === 'on-time', surface };
  return /^(expired|lapsed|valid)$/.test(word)
    ? { kind: 'expired', expired: word !== 'valid', surface }
    : undefined;
}

/** "second attempts", "third floor": a number of what follows. */
function readOrdinalAt(reading: Reading, word: string, at: number): boolean {
  const next = reading.items[at + 1];
  const value = readOrdinal(word);
  if (value === undefined || next?.kind !== 'mention' || bestKind(next.mention) !== 'column') return false;
  if (!hasColumn(next.mention, ['number'])) return false;
  reading.taken.add(at + 1);
  addCondition(reading, { kind: 'number', value, cue: next.mention, surface: word }, at);
  return true;
}

/** "under construction": the preposition belongs to the value. */
function isValueAt(items: readonly Item[], at: number): boolean {
  const item = items[at];
  return item?.kind === 'mention' && bestKind(item.mention) === 'value';
}

/** "More than twice" compares rows or a figure that counts; anything else it could be said of is not known. */
function readComparisonItem(reading: Reading, place: Place, item: Item & { kind: 'comparison' }): void {
  const condition = readComparisonAt(place, item.comparison, item.surface);
  if (condition) addCondition(reading, condition, item.start);
  else
    reading.frame.leftovers.push({ ...leftover(`${item.surface} times`), start: item.start, end: item.end });
}

function readNumberItem(reading: Reading, place: Place, item: Item): void {
  const condition = readNumberAt(place);
  if (condition) addCondition(reading, condition, item.start);
  else reading.frame.leftovers.push({ ...leftover(item.surface), start: item.start, end: item.end });
}
