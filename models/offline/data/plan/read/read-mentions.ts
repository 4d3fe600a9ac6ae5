import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column } from '../../schema/model.ts';
import { isDoneToSome, isRankedDay, isStateOfNext } from '../conditions/deeds-told.ts';
import { isCountedDeed } from '../happenings.ts';
import { bestKind, hasColumn, hasTable, hasValue, isFilter } from './frame.ts';
import { readAnyDoer, readBy } from './read-by.ts';
import { nextMention } from './read-conditions.ts';
import { compoundWith } from './read-states.ts';
import { leftover, nextAdjacent, type Reading } from './reading.ts';

/** Gives a mention the part that the words before it announced; without one it waits to be settled. */
export function readMention(reading: Reading, mention: Mention, at: number): void {
  if (isIncluded(reading.items, mention, at)) return;
  if (isComing(reading.items, mention, at) || (mention.relation && isOnlyTie(reading, mention, at))) {
    // A verb ends the noun phrase before it.
    if (reading.expecting === 'list' || reading.expecting === 'count') reading.expecting = undefined;
    return;
  }
  switch (reading.expecting) {
    case 'group':
    case 'group-weak':
      readGroup(reading, mention, at);
      return;
    case 'negation':
    case 'exclusion':
      // "Excluding the animal hospital": the head of the compound is what is left out.
      if (reading.expecting === 'exclusion' && hasTable(mention) && isValueNext(reading.items, at)) return;
      readNegated(reading, mention, at);
      return;
    case 'rank':
      readRanked(reading, mention, at);
      return;
    case 'measure':
      readMeasured(reading, mention, at);
      return;
    default:
      wait(reading, mention, at);
      reading.expecting =
        continuesPhrase(reading.items, at) && !isDeed(reading.items, at) ? reading.expecting : undefined;
  }
}

/** "Contractors and all", "contractors included": nobody is left out, and nothing is restricted. */
function isIncluded(items: readonly Item[], mention: Mention, at: number): boolean {
  const after = items.slice(at + 1, at + 3).map(({ surface }) => surface.toLowerCase());
  return isFilter(mention) && (after.join(' ') === 'and all' || after[0] === 'included');
}

/** "Received in 2026" says when it came in, whatever state it is in by now. */
function isComing(items: readonly Item[], mention: Mention, at: number): boolean {
  return (
    /^(?:received|submitted|registered|created|filed|placed|applied|entered|logged)$/i.test(
      mention.surface,
    ) &&
    bestKind(mention) === 'value' &&
    items[at + 1]?.kind === 'date'
  );
}

function readMeasured(reading: Reading, mention: Mention, at: number): void {
  const { frame } = reading;
  if (frame.measure !== undefined || !hasColumn(mention, ['number'])) {
    wait(reading, mention, at);
    return;
  }
  frame.measure = mention;
  reading.expecting = undefined;
}

function wait(reading: Reading, mention: Mention, at: number): void {
  reading.loose.push({ mention, at, opener: reading.expecting, before: wordBefore(reading.items, at) });
}

function isOnlyTie(reading: Reading, mention: Mention, at: number): boolean {
  const negated = reading.expecting === 'negation' || reading.expecting === 'exclusion';
  const next = negated ? nextMention(reading.items, at) : undefined;
  // "Not placed any order" ties; "not paid invoices" describes them.
  if (negated)
    return next !== undefined && next.at > at + 1 && (hasTable(next.mention) || isFilter(next.mention));
  if (
    isStateOfNext(reading.items, mention, at) ||
    isState(reading.items, mention, at) ||
    isCountedDeed(reading.items, mention, at)
  )
    return false;
  if (isDeedOfSomeone(mention) && isRanking(reading)) return true;
  if (isRankedDay(reading, mention) || isDoneToSome(reading, mention, at)) return false;
  return (
    isTie(mention) && !reading.frame.when && !(reading.frame.who && isRole(mention) && !isRanking(reading))
  );
}

/** "Who reviewed the most": the deed leads to the one who did it. */
const isDeedOfSomeone = ({ targets: [best] }: Mention): boolean =>
  best?.kind === 'flag' && best.column.reference !== undefined;

/** "Have been paid", where a yes-no column says which were. */
function isState(items: readonly Item[], mention: Mention, at: number): boolean {
  if (isCurrentState(items, mention, at) || isStateOfNext(items, mention, at)) return true;
  return (
    bestKind(mention) === 'flag' &&
    /^(?:been|is|are|was|were|being|already|have|has|had)$/i.test(items[at - 1]?.surface ?? '')
  );
}

/** "Contracts that are signed": what rows are, and no date or doer follows, is their state. */
function isCurrentState(items: readonly Item[], { targets: [best] }: Mention, at: number): boolean {
  const [next, after] = items.slice(at + 1);
  const closed =
    next === undefined ||
    (next.kind === 'operator' &&
      /^(?:negation|conjunction)$/.test(next.operator.kind) &&
      after !== undefined);
  return (
    best?.kind === 'value' &&
    !best.loose &&
    best.score >= 0.99 &&
    closed &&
    /^(?:is|are|already)$/i.test(items[at - 1]?.surface ?? '')
  );
}

/** "Who supervises Ann" asks for her supervisor. */
function isRole({ targets: [best] }: Mention): boolean {
  if (best?.kind !== 'column') return false;
  return (
    best.column.reference !== undefined ||
    (best.column.kind === 'text' &&
      /\b(?:name|by|head|lead|leader|manager|chair|director|chief|principal|captain|supervisor)$/.test(
        best.column.words.join(' '),
      ))
  );
}

function isRanking({ items }: Reading): boolean {
  return items.some((item) => item.kind === 'operator' && item.operator.kind === 'superlative');
}

/** A verb that only ties: it may name a date (placed), or is a loose word for something else (live). */
function isTie(mention: Mention): boolean {
  if (hasTable(mention) && (mention.targets[0]?.score ?? 0) > 0.85) return false;
  return hasColumn(mention, ['date']) || (mention.targets[0]?.score ?? 0) <= 0.85;
}

function isValueNext(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return next?.kind === 'mention' && isFilter(next.mention);
}

function continuesPhrase(items: readonly Item[], at: number): boolean {
  return items[at + 1]?.kind === 'mention';
}

/** "Customers opened tickets": what they did ends the noun that is counted. */
function isDeed(items: readonly Item[], at: number): boolean {
  const [before, item, after] = [items[at - 1], items[at], items[at + 1]];
  return (
    /^\p{Ll}+ed$/u.test(item?.surface ?? '') &&
    before?.kind === 'mention' &&
    after?.kind === 'mention' &&
    /[^s]s$/i.test(before.surface) &&
    hasTable(before.mention) &&
    hasTable(after.mention)
  );
}

function wordBefore(items: readonly Item[], at: number): string {
  for (let index = at - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item !== undefined && /^(the|a|an|our|all|any)$/i.test(item.surface)) continue;
    const word = item?.surface.toLowerCase() ?? '';
    // "What was the price" asks for it; "was paid" says that it has been.
    const article = /^(?:the|our)$/i.test(items[at - 1]?.surface ?? '');
    return article && /^(is|are|was|were)$/.test(word) ? 'the' : word;
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
  if (weak && isAgent(items, mention, at)) {
    frame.leftovers.push(leftover(mention.surface));
    return;
  }
  if (weak && (readAnyDoer(reading, at) || readBy(reading, mention, at))) return;
  const next = compoundWith(items, at);
  if (next && hasTable(mention) && (hasTable(next) || hasColumn(next, ['text', 'number', 'date']))) {
    frame.context.push(mention);
    reading.expecting = 'group';
    return;
  }
  frame.groups.push({ mention });
  const following = nextMention(items, at);
  if (following && following.joint === 'and' && !following.prepositioned) reading.expecting = 'group';
}

function readNegated(reading: Reading, mention: Mention, at: number): void {
  const having = /^(?:with|have|has|had|having)$/i.test(reading.items[at - 1]?.surface ?? '');
  const exclude = reading.expecting === 'exclusion' && !having;
  const { frame } = reading;
  reading.expecting = undefined;
  const surface = reading.negationOpen ?? '';
  delete reading.negationOpen;
  const noun = hasTable(mention) && /^\p{Ll}/u.test(mention.surface) && surface !== 'not';
  if (hasValue(mention) && !noun && bestKind(mention) !== 'table' && bestKind(mention) !== 'column') {
    frame.conditions.push({
      kind: 'value',
      mention,
      negated: true,
      at: mention.start,
      rowwise: exclude,
      ...subjectOf(reading.items, at),
    });
    if (exclude) excludeNext(reading, mention, at);
  } else frame.conditions.push({ kind: 'missing', mention, exclude, surface, at: mention.start });
}

/** "Excluding motorbikes and boats": what follows is left out too, where one column holds both. */
function excludeNext(reading: Reading, mention: Mention, at: number): void {
  const next = nextMention(reading.items, at);
  const [joint, word] = reading.items.slice(at + 1, at + 3);
  if (!next && joint?.kind === 'operator' && joint.operator.kind === 'conjunction')
    reading.frame.leftovers.push(leftover(`${joint.surface} ${word?.surface ?? ''}`.trim()));
  const columns = valueColumns(mention);
  const alike =
    next && !next.prepositioned && valueColumns(next.mention).some((each) => columns.includes(each));
  const listed = next?.joint !== '' || (reading.items[at]?.comma ?? false);
  if (!alike || !listed) return;
  reading.expecting = 'exclusion';
  reading.negationOpen = reading.items[at]?.surface ?? '';
}

const valueColumns = ({ targets }: Mention): Column[] =>
  targets.flatMap((target) => (target.kind === 'value' ? [target.column] : []));

/** The noun that the words before a negation speak of: "tickets that are not closed". */
function subjectOf(items: readonly Item[], at: number): { subject?: Mention } {
  const negation = items.slice(0, at).findLastIndex(isNegation);
  const noun = items.slice(0, Math.max(0, negation)).findLast((item) => item.kind === 'mention');
  return noun?.kind === 'mention' ? { subject: noun.mention } : {};
}

const isNegation = (item: Item): boolean => item.kind === 'operator' && item.operator.kind === 'negation';

/** "Inspected by customs" says who did it, not how to group. */
function isAgent(items: readonly Item[], { surface, targets: [best] }: Mention, at: number): boolean {
  const verb = items[at - 2];
  return (
    verb?.kind === 'word' &&
    verb.role === 'relation' &&
    /(ed|en)$/.test(verb.surface) &&
    /[^s]s$/.test(surface) &&
    (best?.score ?? 0) < 0.9
  );
}

/** A mention after a superlative: what is ranked, or what it is ranked by. */
function readRanked(reading: Reading, mention: Mention, at: number): void {
  const { items, frame } = reading;
  const { rank } = frame;
  if (!rank) return;
  const counted = rank.adjective === 'few-many';
  const numeric = hasColumn(mention, ['number']) && !counted;
  if (!numeric && rank.adjective === undefined && hasColumn(nextAdjacent(items, at), ['number'])) {
    frame.context.push(mention);
    return;
  }
  if (isRankColumn(mention, numeric) && !(isBareMost(reading) && isDateNoun(mention))) rank.by = mention;
  else if (
    counted ||
    (isBareMost(reading) && (hasTable(mention) || hasValue(mention) || isDateNoun(mention)))
  )
    rank.countOf = mention;
  else reading.loose.push({ mention, at, opener: 'rank', before: 'rank' });
  const open = rank.by !== mention && rank.countOf !== mention;
  reading.expecting = open && continuesPhrase(items, at) ? 'rank' : undefined;
}

function isRankColumn(mention: Mention, numeric: boolean): boolean {
  const column = bestKind(mention) === 'column';
  return (numeric && (column || !hasTable(mention))) || (column && hasColumn(mention, ['date']));
}

/** "The most deliveries" are many, not late: the rows that the date is of are counted. */
function isDateNoun(mention: Mention): boolean {
  return (
    /[^s]s$/i.test(mention.surface) && hasColumn(mention, ['date'], 0.05) && !hasColumn(mention, ['number'])
  );
}

/** "most" or "fewest" alone: a number of rows. */
function isBareMost(reading: Reading): boolean {
  const { rank } = reading.frame;
  if (!rank || rank.explicit) return false;
  return rank.adjective === undefined || rank.adjective === 'few' || rank.adjective === 'little';
}
