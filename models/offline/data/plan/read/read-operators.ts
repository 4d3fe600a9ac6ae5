import type { Operator } from '../../language/operator-phrases.ts';
import { asOften } from '../happenings.ts';
import { type Frame, hasColumn, hasTable } from './frame.ts';
import { nextMention } from './read-conditions.ts';
import { leftover, type Reading, setIntent } from './reading.ts';

export function readOperatorItem(reading: Reading, operator: Operator, at: number): void {
  const { frame } = reading;
  switch (operator.kind) {
    case 'count':
      readCount(reading, at);
      return;
    case 'amount':
      setIntent(reading, 'aggregate');
      frame.fn ??= 'sum';
      reading.expecting = 'measure';
      return;
    case 'aggregate':
      readAggregate(reading, operator.fn);
      return;
    case 'superlative': {
      const { kind: _, ...rank } = operator;
      frame.rank = asOften(rank, reading.items, at);
      reading.expecting = 'rank';
      return;
    }
    case 'group':
      reading.expecting = operator.strong ? 'group' : 'group-weak';
      reading.groupOpen = reading.items[at]?.surface ?? 'by';
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
    case 'difference':
      frame.difference = true;
      setIntent(reading, 'count');
      reading.expecting = 'count';
      return;
    case 'exists':
    case 'ratio':
      frame.leftovers.push(leftover(reading.items[at]?.surface ?? operator.kind));
      return;
    case 'ask':
      readAsk(reading, operator.word);
      return;
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
    if (/^how often$/i.test(reading.items[at]?.surface ?? '')) frame.times = true;
  }
  reading.expecting = 'count';
}

function readAggregate(reading: Reading, fn: NonNullable<Frame['fn']>): void {
  const { frame } = reading;
  if (reading.intentGiven && frame.intent === 'count') {
    if (fn === 'avg') onAverage(frame);
    return;
  }
  frame.fn = fn;
  frame.totalAsked ||= fn === 'sum';
  if (frame.rank === undefined) setIntent(reading, 'aggregate', frame.intent === 'list');
  reading.expecting = frame.rank === undefined ? 'measure' : 'rank';
}

/** "How many hours per mechanic on average": the mean of what is counted. */
function onAverage(frame: Frame): void {
  frame.fn = 'avg';
  frame.countPerParent = true;
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
