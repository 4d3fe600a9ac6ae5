import { isTimeUnit } from '../../language/measures.ts';
import { changingVerbs } from '../../language/words.ts';
import type { Target } from '../../link/entry.ts';
import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { isMoney } from '../semantics.ts';
import { type Condition, hasColumn, hasTable, isFilter } from './frame.ts';
import { isGoverning } from './governing.ts';
import { addCondition, leftover, type Reading } from './reading.ts';

type Word = Item & { kind: 'word' };

/** Words of grammar, and verbs that only tie nouns: what they do restrict is said, or left over. */
export function readWord(reading: Reading, item: Word, at: number): void {
  if (reading.frame.who && isGoverning(item.lemma)) reading.frame.governs = true;
  if (/^(?:work|employ)$/.test(item.lemma)) reading.frame.works = true;
  if (/^(?:live|reside|lodge)$/.test(item.lemma)) reading.frame.lives = true;
  if (item.role === 'relation' && isUnknownNoun(reading.items, at)) reading.frame.unkept = item.surface;
  else if (item.role === 'relation' && isRestricting(reading, item, at)) leave(reading, item);
  else if (item.role === 'relation' && isUntied(reading, at)) {
    delete reading.negationOpen;
    reading.expecting = undefined;
    addCondition(reading, { kind: 'untied', verb: item.lemma }, item.start);
  } else if (/^(?:relation|filler)$/.test(item.role) && isDone(reading.items, at)) {
    addCondition(reading, happened(reading.items, at), item.start);
  } else if (/^participated$/i.test(item.surface)) {
    addCondition(reading, { kind: 'happened', passing: true, ...occasionOf(reading.items, at) }, item.start);
  } else if (item.role === 'unit') readUnit(reading, at, item.surface);
  else readSmallWord(reading, at, item.surface.toLowerCase());
}

/** "Visits performed in May": those that only were to be, or were called off, are none of them. */
function isDone(items: readonly Item[], at: number): boolean {
  const { surface = '' } = items[at] ?? {};
  const before = items.slice(0, at).findLast(({ surface: word }) => !isHelper(word));
  const doing =
    /^(?:performed|conducted|held)$/i.test(surface) ||
    (/^(?:made|done)$/i.test(surface) &&
      /\b(?:trip|visit|tour|journey|flight|inspection)s?$/i.test(before?.surface ?? ''));
  // "Held the post": somebody did it, and nothing took place.
  const isActive = /^(?:the|an?|our|this|that|his|her|their)$/i.test(items[at + 1]?.surface ?? '');
  return (
    doing && !isActive && before?.kind === 'mention' && (hasTable(before.mention) || isFilter(before.mention))
  );
}

const isHelper = (word: string): boolean =>
  /^(?:is|are|was|were|been|being|have|has|had|that|which|actually|really|already|ever)$/i.test(word);

/** People take part in what did take place. */
function occasionOf(items: readonly Item[], at: number): { of?: Mention } {
  const next = items.slice(at + 1).find((item) => item.kind === 'mention' && hasTable(item.mention));
  return next?.kind === 'mention' ? { of: next.mention } : {};
}

/** The noun before says what it was that took place; "visits conducted" and "visits that took place" say so in passing. */
function happened(items: readonly Item[], at: number): Condition {
  const noun = items.slice(0, at).findLast((item) => item.kind === 'mention' && hasTable(item.mention));
  const between = items
    .slice(0, at)
    .slice(items.findLastIndex((item, index) => index < at && item.kind === 'mention') + 1);
  const own = between.some(({ surface }) => /^(?:that|which)$/i.test(surface));
  const participle = !/^happen/i.test(items[at]?.surface ?? '') && between.length === 0;
  return {
    kind: 'happened',
    passing: own || participle,
    ...(noun?.kind === 'mention' ? { of: noun.mention } : {}),
  };
}

function leave(reading: Reading, item: Item): void {
  reading.frame.leftovers.push({ ...leftover(item.surface), start: item.start, end: item.end, verb: true });
}

function isRestricting({ items }: Reading, item: Word, at: number): boolean {
  // "In stock", where nothing tells what is.
  if (item.lemma === 'stock' && /^in$/i.test(items[at - 1]?.surface ?? '')) return true;
  const figureless =
    /^(spend|cost|earn|pay)$/.test(item.lemma) && !hasFigure(items, item.lemma) && !isWayToPay(items, at);
  return figureless || isAskedNoun(items, at) || isChange(items, at) || isPerfect(items, at);
}

const verbs = /^(are|is|were|was|have|has|had|do|does|did|come|comes|belong|live|work)$/;

/** "How many cars were inspected": said of some, and nothing in the data tells of which. */
function isChange(items: readonly Item[], at: number): boolean {
  const item = items[at];
  return (
    item?.kind === 'word' &&
    changingVerbs.has(item.lemma) &&
    /^(is|are|was|were|been|be|being|got)$/i.test(items[at - 1]?.surface ?? '') &&
    items.slice(at + 1).every(({ kind }) => kind === 'word')
  );
}

/** "How many licences have run out": what rows have done by themselves sets them apart from the others. */
function isPerfect(items: readonly Item[], at: number): boolean {
  const before = items
    .slice(0, at)
    .filter(({ surface }) => !/^(already|ever|now|since|just)$/i.test(surface));
  const [head, verb] = before.slice(-2);
  return (
    head?.kind === 'mention' &&
    /^(have|has|had)$/i.test(verb?.surface ?? '') &&
    items.slice(at + 1).every(({ kind }) => kind === 'word')
  );
}

/** "Never performed", and nothing more is said of it. */
function isUntied(reading: Reading, at: number): boolean {
  return (
    reading.expecting === 'negation' &&
    reading.items.slice(at + 1).every((item) => item.kind === 'word' && item.role !== 'relation')
  );
}

/** "How many books did they borrow": what is counted is no verb, though one is written alike. */
function isUnknownNoun(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  const counted = before?.kind === 'operator' && before.operator.kind === 'count';
  const object = before?.kind === 'word' && before.role === 'relation' && /(?:ed|ing)$/i.test(before.surface);
  return (counted || object) && /[^s]s$/i.test(items[at]?.surface ?? '');
}

/** "What do we pay in rent": what the money is for. */
const costs = /^(?:rent|lease|insurance)s?$/i;

/** "The rent of the club": a verb elsewhere, here the very thing that is asked for. */
function isAskedNoun(items: readonly Item[], at: number): boolean {
  const [before, after] = [items[at - 1]?.surface ?? '', items[at + 1]?.surface ?? ''];
  const paid = /^(?:in|on|for|of|pays?|paid|paying)$/i.test(before);
  if (paid && costs.test(items[at]?.surface ?? '')) return true;
  return (
    /^(the|an?|our|its|their|average|total|highest|lowest)$/i.test(before) && /^(of|for|per)$/i.test(after)
  );
}

/** "Spends the most" needs a figure that says what is spent; what is earned or paid is money. */
function hasFigure(items: readonly Item[], verb: string): boolean {
  return items.some(
    (item) =>
      item.kind === 'mention' &&
      hasColumn(item.mention, ['number'], 0.05) &&
      (verb === 'spend' || item.mention.targets.some(isSum)),
  );
}

const isSum = (target: Target): boolean =>
  target.kind === 'column' && (isMoney(target.column) || target.column.expression?.operator === '*');

/** "Paid in cash": the value says how, in a column that is about paying. */
function isWayToPay(items: readonly Item[], at: number): boolean {
  return items
    .slice(at + 1, at + 4)
    .some(
      (item) =>
        item.kind === 'mention' &&
        item.mention.targets.some(
          (target) => target.kind === 'value' && target.column.words.some((word) => /^pay/.test(word)),
        ),
    );
}

/** A verb may open a yes-no question, or divide the whole of a share from its part. */
function readSmallWord(reading: Reading, at: number, word: string): void {
  const { frame } = reading;
  frame.current ||= /^(current|currently|now)$/.test(word);
  if (word === 'still') readStill(reading, at);
  if (/^happen(?:s|ed)$/.test(word) && !reading.taken.has(at))
    addCondition(reading, happened(reading.items, at), reading.items[at]?.start ?? 0);
  if (!verbs.test(word)) return;
  if (at === 0 && !reading.intentGiven) {
    frame.intent = 'exists';
    reading.intentGiven = true;
    reading.expecting = 'count';
  }
  const inClause = /^(?:that|who|which)$/i.test(reading.items[at - 1]?.surface ?? '');
  if (frame.intent === 'share' && reading.loose.length > 0 && !inClause)
    frame.shareSplit ??= reading.items[at]?.start ?? 0;
}

/** "Still registered", "still with us": those that have not ended. Before what is known, "still active", it only stresses that. */
function readStill({ items, frame }: Reading, at: number): void {
  frame.still = true;
  const next = items[at + 1];
  const dated =
    next?.kind === 'mention' && !isFilter(next.mention) && hasColumn(next.mention, ['date'], 0.05);
  const alone =
    dated ||
    next === undefined ||
    (next.kind === 'word' && !/^(?:have|has|had|to|be|a|an|the|in|on|out|not)$/i.test(next.surface));
  if (alone) frame.conditions.push({ kind: 'still', surface: 'still' });
}

/** A unit belongs to a number; alone it would be a word nobody used. */
function readUnit(reading: Reading, at: number, surface: string): void {
  const { items } = reading;
  const near = [at - 1, at - 2, at + 1].map((index) => items[index]?.kind);
  const measured =
    near.some((kind) => kind === 'comparison' || kind === 'number') ||
    /^(time|times)$/.test(surface.toLowerCase());
  if (!measured && items[at - 1]?.surface.toLowerCase() === 'in' && isTimeUnit(surface)) {
    reading.frame.inUnit = surface.toLowerCase();
    return;
  }
  const currency = /^(euros?|eur|dollars?|usd|gbp|pounds?|%)$/i.test(surface);
  if (!measured && !currency)
    reading.frame.leftovers.push({
      ...leftover(surface),
      start: reading.items[at]?.start ?? -1,
      end: reading.items[at]?.end ?? -1,
    });
}
