import type { Operator } from '../language/operators.ts';
import type { Item } from '../link/items.ts';
import type { Mention } from '../link/match.ts';
import {
  bestKind,
  type Condition,
  type Frame,
  hasColumn,
  hasTable,
  hasValue,
  type Leftover,
} from './frame.ts';
import { nextMention, type Place, readComparisonAt, readDateAt, readNumberAt } from './read-conditions.ts';
import { settle } from './settle.ts';

type Expecting =
  | 'count'
  | 'measure'
  | 'group'
  | 'group-weak'
  | 'negation'
  | 'exclusion'
  | 'rank'
  | 'list'
  | 'share'
  | undefined;

/** What has been read so far; mentions without a part of their own wait in `loose`. */
export interface Reading {
  items: readonly Item[];
  frame: Frame;
  expecting: Expecting;
  loose: Loose[];
  taken: Set<number>;
  intentGiven: boolean;
  negationOpen?: string;
}

export interface Loose {
  mention: Mention;
  at: number;
  /** The part of speech it follows: what opened the phrase it stands in. */
  opener: Expecting;
  /** The word before it, in lower case, articles skipped. */
  before: string;
}

/** Reads the items of one simple question, left to right, into a frame. */
export function readFrame(items: readonly Item[]): Frame {
  const reading: Reading = {
    items,
    frame: emptyFrame(),
    expecting: undefined,
    loose: [],
    taken: new Set(),
    intentGiven: false,
  };
  for (let at = 0; at < items.length; at += 1) {
    if (!reading.taken.has(at)) step(reading, at);
  }
  if (reading.negationOpen !== undefined) reading.frame.leftovers.push(leftover(reading.negationOpen));
  return settle(reading);
}

function emptyFrame(): Frame {
  return {
    intent: 'list',
    countPerParent: false,
    distinct: false,
    totalAsked: false,
    who: false,
    when: false,
    where: false,
    attributes: [],
    groups: [],
    conditions: [],
    context: [],
    leftovers: [],
  };
}

const leftover = (text: string): Leftover => ({ text, capital: false, verb: false, start: -1, end: -1 });

function step(reading: Reading, at: number): void {
  const item = reading.items[at];
  if (item === undefined) return;
  const place: Place = { items: reading.items, at, taken: reading.taken };
  if (item.kind === 'operator') readOperatorItem(reading, item.operator, at);
  else if (item.kind === 'mention') readMention(reading, item.mention, at);
  else if (item.kind === 'comparison')
    addCondition(reading, readComparisonAt(place, item.comparison, item.surface), item.start);
  else if (item.kind === 'date')
    addCondition(reading, readDateAt(place, item.range, item.surface), item.start);
  else if (item.kind === 'number') readNumberItem(reading, place, item);
  else if (item.kind === 'unknown' && /^under$/i.test(item.surface) && isValueAt(reading.items, at + 1)) return;
  else if (item.kind === 'unknown' && /^overdue$/i.test(item.surface))
    addCondition(reading, { kind: 'overdue', surface: item.surface }, item.start);
  else if (item.kind === 'unknown' && /^(unassigned|unallocated)$/i.test(item.surface))
    addCondition(reading, { kind: 'unassigned', surface: item.surface }, item.start);
  else if (item.kind === 'unknown')
    reading.frame.leftovers.push({ ...item, text: item.surface, verb: item.verb });
  else if (item.role === 'unit') readUnit(reading, at, item.surface);
  else readSmallWord(reading, at, item.surface.toLowerCase());
}

/** "under construction": the preposition belongs to the value. */
function isValueAt(items: readonly Item[], at: number): boolean {
  const item = items[at];
  return item?.kind === 'mention' && bestKind(item.mention) === 'value';
}

const verbs = /^(are|is|were|was|have|has|had|do|does|did|come|comes|belong|live|work)$/;

/** A verb may open a yes-no question, or divide the whole of a share from its part. */
function readSmallWord(reading: Reading, at: number, word: string): void {
  const { frame } = reading;
  if (!verbs.test(word)) return;
  if (at === 0 && !reading.intentGiven) {
    frame.intent = 'exists';
    reading.intentGiven = true;
    reading.expecting = 'count';
  }
  if (frame.intent === 'share' && reading.loose.length > 0)
    frame.shareSplit ??= reading.items[at]?.start ?? 0;
}

function addCondition(reading: Reading, condition: Condition | undefined, at: number): void {
  if (condition) reading.frame.conditions.push({ ...condition, at });
}

function readNumberItem(reading: Reading, place: Place, item: Item): void {
  const condition = readNumberAt(place);
  if (condition) addCondition(reading, condition, item.start);
  else reading.frame.leftovers.push({ ...leftover(item.surface), start: item.start, end: item.end });
}

/** A unit belongs to a number; alone it would be a word nobody used. */
function readUnit(reading: Reading, at: number, surface: string): void {
  const near = [at - 1, at - 2, at + 1].map((index) => reading.items[index]?.kind);
  const measured =
    near.some((kind) => kind === 'comparison' || kind === 'number') ||
    /^(time|times)$/.test(surface.toLowerCase());
  const currency = /^(euros?|eur|dollars?|usd|gbp|pounds?|%)$/i.test(surface);
  if (!measured && !currency)
    reading.frame.leftovers.push({
      ...leftover(surface),
      start: reading.items[at]?.start ?? -1,
      end: reading.items[at]?.end ?? -1,
    });
}

function readOperatorItem(reading: Reading, operator: Operator, at: number): void {
  const { frame } = reading;
  switch (operator.kind) {
    case 'count':
      return readCount(reading, at);
    case 'amount':
      setIntent(reading, 'aggregate');
      frame.fn ??= 'sum';
      reading.expecting = 'measure';
      return;
    case 'aggregate':
      return readAggregate(reading, operator.fn);
    case 'superlative': {
      const { kind: _, ...rank } = operator;
      frame.rank = rank;
      reading.expecting = 'rank';
      return;
    }
    case 'group':
      reading.expecting = operator.strong ? 'group' : 'group-weak';
      return;
    case 'grain':
      frame.groups.push({ grain: operator.grain });
      return;
    case 'negation':
      reading.expecting = operator.exclude ? 'exclusion' : 'negation';
      reading.negationOpen = reading.items[at]?.surface ?? 'not';
      return;
    case 'share':
      setIntent(reading, 'share', true);
      reading.expecting = 'share';
      return;
    case 'partitive':
      return;
    case 'distinct':
      frame.distinct = true;
      return;
    case 'exists':
    case 'ratio':
    case 'difference':
      frame.leftovers.push(leftover(reading.items[at]?.surface ?? operator.kind));
      return;
    case 'ask':
      return readAsk(reading, operator.word);
    case 'conjunction':
      return;
  }
}

function readCount(reading: Reading, at: number): void {
  const { frame } = reading;
  if (frame.fn === 'avg' && frame.measure === undefined && reading.intentGiven) {
    const next = nextMention(reading.items, at)?.mention;
    if (next && hasColumn(next, ['number']) && !hasTable(next)) {
      reading.expecting = 'measure';
      return;
    }
    frame.countPerParent = true;
    frame.intent = 'count';
  } else if (frame.rank !== undefined && frame.rank.by === undefined && frame.rank.countOf === undefined) {
    reading.expecting = 'rank';
    frame.rank.adjective ??= 'few-many';
    return;
  } else {
    setIntent(reading, 'count', frame.intent === 'list' && reading.loose.length === 0);
  }
  reading.expecting = 'count';
}

function readAggregate(reading: Reading, fn: NonNullable<Frame['fn']>): void {
  const { frame } = reading;
  if (reading.intentGiven && frame.intent === 'count') return;
  frame.fn = fn;
  frame.totalAsked ||= fn === 'sum';
  if (frame.rank === undefined) setIntent(reading, 'aggregate', frame.intent === 'list');
  reading.expecting = frame.rank === undefined ? 'measure' : 'rank';
}

function readAsk(reading: Reading, word: 'which' | 'who' | 'when' | 'where' | 'list' | 'what'): void {
  const { frame } = reading;
  if (word === 'who') frame.who = !reading.loose.length;
  if (word === 'when') frame.when = true;
  if (word === 'where') frame.where = true;
  if (reading.intentGiven) return;
  if (word !== 'what') setIntent(reading, 'list');
  reading.expecting = 'list';
}

function setIntent(reading: Reading, intent: Frame['intent'], force = false): void {
  if (reading.intentGiven && !force) return;
  reading.frame.intent = intent;
  reading.intentGiven = true;
}

function readMention(reading: Reading, mention: Mention, at: number): void {
  const { frame, expecting } = reading;
  const negated = expecting === 'negation' || expecting === 'exclusion';
  if (mention.relation && !negated && isTie(mention) && !isAsked(frame)) return;
  if (mention.relation && negated && tableFollows(reading.items, at)) return;
  if (expecting === 'group' || expecting === 'group-weak') return readGroup(reading, mention, at);
  if (expecting === 'negation' || expecting === 'exclusion') return readNegated(reading, mention);
  if (expecting === 'rank' && frame.rank) return readRanked(reading, mention, at);
  if (expecting === 'measure' && frame.measure === undefined && hasColumn(mention, ['number'])) {
    frame.measure = mention;
    reading.expecting = undefined;
    return;
  }
  reading.loose.push({ mention, at, opener: expecting, before: wordBefore(reading.items, at) });
  if (expecting === 'count' || expecting === 'list' || expecting === 'share')
    reading.expecting = continuesPhrase(reading.items, at) ? expecting : undefined;
}

/** A verb that only ties: it may name a date (placed), or is a loose word for something else (live). */
function isTie(mention: Mention): boolean {
  if (hasTable(mention) && (mention.targets[0]?.score ?? 0) > 0.85) return false;
  return hasColumn(mention, ['date']) || (mention.targets[0]?.score ?? 0) <= 0.85;
}

function tableFollows(items: readonly Item[], at: number): boolean {
  return hasTable(nextMention(items, at)?.mention);
}

/** "When was it placed" asks for the date itself. */
function isAsked(frame: Frame): boolean {
  return frame.when;
}

function continuesPhrase(items: readonly Item[], at: number): boolean {
  return items[at + 1]?.kind === 'mention';
}

function wordBefore(items: readonly Item[], at: number): string {
  for (let index = at - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item === undefined || !/^(the|a|an|our|all|any)$/i.test(item.surface))
      return item?.surface.toLowerCase() ?? '';
  }
  return '';
}

function readGroup(reading: Reading, mention: Mention, at: number): void {
  const { frame, items } = reading;
  const weak = reading.expecting === 'group-weak';
  const open = frame.rank !== undefined && frame.rank.by === undefined && frame.rank.countOf === undefined;
  const ranked = open && (frame.rank?.explicit || hasColumn(mention, ['number']));
  reading.expecting = undefined;
  if (weak && ranked && frame.rank) {
    readRanked(reading, mention, at);
    return;
  }
  if (weak && bestKind(mention) === 'value') {
    reading.loose.push({ mention, at, opener: undefined, before: 'by' });
    return;
  }
  const next = nextAdjacent(items, at);
  if (next && hasTable(mention) && (hasTable(next) || hasColumn(next, ['text', 'number', 'date']))) {
    frame.context.push(mention);
    reading.expecting = 'group';
    return;
  }
  frame.groups.push({ mention });
  const following = nextMention(items, at);
  if (following && following.joint === 'and' && !following.prepositioned) reading.expecting = 'group';
}

function readNegated(reading: Reading, mention: Mention): void {
  const exclude = reading.expecting === 'exclusion';
  const { frame } = reading;
  reading.expecting = undefined;
  const surface = reading.negationOpen ?? '';
  delete reading.negationOpen;
  if (hasValue(mention) && bestKind(mention) !== 'table' && bestKind(mention) !== 'column')
    frame.conditions.push({ kind: 'value', mention, negated: true, at: mention.start });
  else frame.conditions.push({ kind: 'missing', mention, exclude, surface, at: mention.start });
}

/** A mention after a superlative: what is ranked, or what it is ranked by. */
function readRanked(reading: Reading, mention: Mention, at: number): void {
  const { frame } = reading;
  const { rank } = frame;
  if (!rank) return;
  const counted = rank.adjective === 'few-many';
  const numeric = hasColumn(mention, ['number']) && !counted;
  const nextIsColumn = nextAdjacent(reading.items, at);
  if (nextIsColumn && hasColumn(nextIsColumn, ['number']) && !numeric && rank.adjective === undefined) {
    frame.context.push(mention);
    return;
  }
  reading.expecting = undefined;
  if (numeric && (bestKind(mention) === 'column' || !hasTable(mention))) rank.by = mention;
  else if (hasColumn(mention, ['date']) && bestKind(mention) === 'column') rank.by = mention;
  else if (counted || (isBareMost(reading) && (hasTable(mention) || hasValue(mention))))
    rank.countOf = mention;
  else {
    reading.loose.push({ mention, at, opener: 'rank', before: 'rank' });
    if (continuesPhrase(reading.items, at)) reading.expecting = 'rank';
  }
}

/** "most" or "fewest" alone: a number of rows. */
function isBareMost(reading: Reading): boolean {
  const { rank } = reading.frame;
  if (!rank || rank.explicit) return false;
  return rank.adjective === undefined || rank.adjective === 'few' || rank.adjective === 'little';
}

function nextAdjacent(items: readonly Item[], at: number): Mention | undefined {
  const next = items[at + 1];
  return next?.kind === 'mention' ? next.mention : undefined;
}
