import { isTimeUnit } from '../../language/measures.ts';
import { aboutAdjective } from '../../language/superlatives.ts';
import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { durationName } from '../../link/phrases/computed.ts';
import { isNamedSo, isOfFigure } from '../conditions/own-dates.ts';
import { bestKind, type Frame, hasColumn, hasTable, hasValue, isFilter } from './frame.ts';
import { mergeCues } from './merge-cues.ts';
import { type Loose, leftover, type Reading } from './reading.ts';

/** Gives the loose mentions their parts: the head, the measure, the attributes asked for, and conditions. */
export function settle(reading: Reading): Frame {
  const { frame, items } = reading;
  let loose = mergeCues(reading);
  // "Of grade 4" says which rows are meant, not what of them is averaged.
  if (frame.conditions.some((each) => each.kind === 'number' && each.cue === frame.measure))
    delete frame.measure;
  loose = loose.filter(
    (each) =>
      !frame.conditions.some(
        (condition) =>
          (condition.kind === 'compare' && condition.cueAfter === each.mention) ||
          (condition.kind === 'number' && condition.cue === each.mention && !hasTable(each.mention)),
      ),
  );
  loose = takeMeasure(frame, loose);
  loose = narrowMeasure(frame, loose);
  loose = takeCounted(frame, loose);
  loose = takeHead(frame, loose);
  if (frame.intent === 'list' && frame.groups.length > 0 && !frame.rank) sumOrCount(frame, loose);
  loose = takeAttributes(frame, loose);
  for (const each of loose) place(frame, each);
  frame.conditions = frame.conditions.filter((condition) => !isOfFigure(frame, condition));
  let both = false;
  for (const condition of frame.conditions) {
    if (condition.kind !== 'value') continue;
    Object.assign(condition, surroundings(items, condition.mention));
    both = condition.before === 'both' || (both && condition.joined === true);
    if (both) condition.both = true;
    if (isOnly(items, condition.mention)) condition.only = true;
  }
  return frame;
}

/** "Only have laptops", "have only laptops" */
function isOnly(items: readonly Item[], { start }: Mention): boolean {
  const index = items.findIndex((item) => item.start === start);
  const before = items.slice(Math.max(0, index - 3), index).map(({ surface }) => surface.toLowerCase());
  return /\b(?:only (?:have|has|had|hold|holds|own|owns)|(?:have|has|had|hold|holds|own|owns) only)(?: an?)?$/.test(
    before.join(' '),
  );
}

const holding =
  /^(with|having|has|have|had|got|was|were|are|is|been|be|a|an|include|includes|included|including|contain|contains|involve|involves)$/;

function place(frame: Frame, { mention, before }: Loose): void {
  const at = mention.start;
  if (/^(?:with|and)$/.test(before) && /^(?:counts?|numbers|figures|totals)$/i.test(mention.surface)) {
    frame.leftovers.push(leftover(mention.surface));
    return;
  }
  if (/^(?:expired|lapsed)$/i.test(mention.surface) && hasColumn(mention, ['date']) && !isNamedSo(mention)) {
    frame.conditions.push({ kind: 'expired', expired: true, surface: mention.surface, at });
    return;
  }
  if (isParticle(frame, mention, before)) frame.context.push(mention);
  else if (isFilter(mention)) frame.conditions.push({ kind: 'value', mention, negated: false, at, before });
  else if (hasTable(mention) || isUsedAsCue(frame, mention)) frame.context.push(mention);
  else if (holding.test(before) || hasColumn(mention, ['date']))
    frame.conditions.push({ kind: 'present', mention, at });
  else frame.context.push(mention);
}

/** "Hired out in May": the little word belongs to the verb, and says no more than when that was. */
function isParticle(frame: Frame, mention: Mention, before: string): boolean {
  return (
    /^(?:out|in|up|off|back|over)$/i.test(mention.surface) &&
    /[a-z]{2}(?:ed|en|nt|ld)$/.test(before) &&
    isUsedAsCue(frame, mention)
  );
}

function isUsedAsCue(frame: Frame, mention: Mention): boolean {
  return frame.conditions.some(
    (condition) =>
      ('cue' in condition && condition.cue === mention) ||
      (condition.kind === 'compare' && condition.cueAfter === mention),
  );
}

const between = /^(in|from|of|at|on|for|the|a|with|who|that|which|are|is|were|was|our|located|based)$/;

/** The noun a value belongs to ("customers in Berlin", "French authors"), and whether a list joins it to another value. */
function surroundings(items: readonly Item[], mention: Mention): { anchor?: Mention; joined: boolean } {
  const index = items.findIndex((item) => item.start === mention.start);
  const next = items[index + 1];
  const noun = next?.kind === 'mention' && hasTable(next.mention) ? next.mention : undefined;
  const before = items.slice(Math.max(0, index - 3), index).toReversed();
  const reach = before.findIndex((item) => !isSmall(item));
  const small = reach < 0 ? before : before.slice(0, reach);
  const previous = reach < 0 ? undefined : before[reach];
  const list = small.some((item) => item.kind === 'operator');
  const mentioned = previous?.kind === 'mention' ? previous : undefined;
  const joined = list || (mentioned?.comma ?? false);
  const anchor = noun ?? (joined ? undefined : mentioned?.mention);
  return { joined, ...(anchor ? { anchor } : {}) };
}

/** What may stand between a noun and its value. */
function isSmall(item: Item): boolean {
  if (item.kind === 'operator') return item.operator.kind === 'conjunction';
  if (item.kind === 'mention') return item.mention.relation;
  return item.kind === 'word' && between.test(item.surface.toLowerCase());
}

function takeMeasure(frame: Frame, loose: Loose[]): Loose[] {
  // "Ordered most often" counts, whatever figure is near.
  const about = aboutAdjective(frame.rank?.adjective);
  const ranked = needsRankMeasure(frame) && about !== 'count';
  const wanted = (frame.intent === 'aggregate' && frame.measure === undefined) || ranked;
  if (!wanted) return loose;
  const numeric = loose.find(
    ({ mention, opener }) =>
      hasColumn(mention, ['number'], 0.2) &&
      !isFilter(mention) &&
      !(about === 'popularity' && opener === 'list') &&
      !(hasTable(mention) && opener === 'rank'),
  );
  const dated = (): Loose | undefined =>
    loose.find(
      ({ mention, opener }) =>
        frame.rank &&
        opener !== 'rank' &&
        hasColumn(mention, ['date'], 0.1) &&
        !isFilter(mention) &&
        !hasTable(mention),
    );
  const found = numeric ?? dated();
  if (!found) return loose;
  if (frame.intent === 'aggregate' && frame.measure === undefined) frame.measure = found.mention;
  else if (frame.rank) frame.rank.by = found.mention;
  return loose.filter((each) => each !== found);
}

/** "The average duration in minutes": of the figures that may be meant, the one in minutes. */
function narrowMeasure(frame: Frame, loose: Loose[]): Loose[] {
  const { measure } = frame;
  if (!measure) return loose;
  const columnsIn = (mention: Mention) =>
    mention.targets.flatMap((target) => (target.kind === 'column' ? [target.column] : []));
  const [best] = measure.targets;
  if (best?.kind === 'column' && best.column.name === durationName)
    return loose.filter(({ mention, before }) => !(before === 'in' && /^days?$/i.test(mention.surface)));
  const unit = loose.find(
    ({ mention, before }) =>
      before === 'in' &&
      bestKind(mention) === 'column' &&
      columnsIn(mention).some((each) => columnsIn(measure).includes(each)),
  );
  const span = loose.find(({ mention, before }) => before === 'in' && isTimeUnit(mention.surface));
  if (!unit && span) {
    frame.inUnit = span.mention.surface.toLowerCase();
    return loose.filter((each) => each !== span);
  }
  if (!unit) return loose;
  const inUnit = columnsIn(unit.mention);
  frame.measure = {
    ...measure,
    targets: measure.targets.filter((target) => target.kind === 'column' && inUnit.includes(target.column)),
  };
  return loose.filter((each) => each !== unit);
}

function needsRankMeasure(frame: Frame): boolean {
  return frame.rank !== undefined && frame.rank.by === undefined && frame.rank.countOf === undefined;
}

/** "prescribed most often": the verb names the rows that are counted. */
function takeCounted(frame: Frame, loose: Loose[]): Loose[] {
  const about = aboutAdjective(frame.rank?.adjective);
  if (!frame.rank || !needsRankMeasure(frame) || (about !== 'count' && about !== 'popularity')) return loose;
  const found = loose.slice(1).find(({ mention }) => hasTable(mention));
  if (!found) return loose;
  frame.rank.countOf = found.mention;
  return loose.filter((each) => each !== found);
}

/** What is counted or listed: the last noun of the phrase that opens the question (English compounds end in their head). */
function takeHead(frame: Frame, loose: Loose[]): Loose[] {
  if (frame.intent === 'aggregate') return loose;
  const phrase = loose.filter((each) => each.opener === openerOf(frame));
  const asked = frame.rank ? loose.filter((each) => each.opener === 'list' && isNoun(each)) : [];
  const pool =
    asked.length > 0
      ? asked
      : phrase.length > 0
        ? phrase
        : loose.filter((each) => each.opener === 'list' || each.opener === 'rank');
  const chosen =
    headOf(pool, frame) ?? (frame.who ? undefined : loose.find((each) => bestKind(each.mention) === 'table'));
  if (!chosen) return loose;
  const bare =
    bestKind(chosen.mention) === 'column' &&
    !hasTable(chosen.mention) &&
    frame.rank === undefined &&
    !frame.distinct;
  if (frame.intent === 'list' && bare && frame.groups.length === 0) return loose;
  frame.head = chosen.mention;
  return loose.filter((each) => each !== chosen);
}

/** "Orders per status" counts; "revenue by month" adds up. */
function sumOrCount(frame: Frame, loose: Loose[]): void {
  if (frame.head) {
    frame.intent = 'count';
    return;
  }
  const measure = loose.find(({ mention }) => hasColumn(mention, ['number'], 0.1) && !isFilter(mention));
  if (!measure) {
    countEvents(frame, loose);
    return;
  }
  frame.intent = 'aggregate';
  frame.measure = measure.mention;
  loose.splice(loose.indexOf(measure), 1);
}

/** "Hires per month": what has a date is counted. */
function countEvents(frame: Frame, loose: Loose[]): void {
  const event = loose.find(({ mention }) => hasColumn(mention, ['date'], 0.05) && !isFilter(mention));
  if (!event || !frame.groups.some((group) => 'grain' in group)) return;
  frame.intent = 'count';
  frame.head = event.mention;
  loose.splice(loose.indexOf(event), 1);
}

function openerOf(frame: Frame): Loose['opener'] {
  if (frame.intent === 'count' || frame.intent === 'exists') return 'count';
  if (frame.intent === 'share') return 'share';
  return frame.rank?.explicit || frame.rank?.adjective ? 'rank' : 'list';
}

function isNoun({ mention }: Loose): boolean {
  if (mention.relation) return false;
  return hasTable(mention) || (bestKind(mention) === 'column' && !hasColumn(mention, ['date'], 0.05));
}

/** "jobs cost over 100": the column is what the comparison is about, not what is counted. */
function isCompared(frame: Frame, mention: Mention): boolean {
  return frame.conditions.some((condition) => condition.kind === 'compare' && condition.cue === mention);
}

function headOf(pool: readonly Loose[], frame: Frame): Loose | undefined {
  const nouns = pool.filter((each) => hasTable(each.mention) || !isCompared(frame, each.mention));
  const last = nouns.findLast((each) => isNoun(each) || hasValue(each.mention));
  if (last === undefined) return frame.intent === 'count' ? nouns.at(-1) : undefined;
  if (isNoun(last) && !isFilter(last.mention)) return last;
  const table = nouns.findLast((each) => bestKind(each.mention) === 'table');
  const { surface } = last.mention;
  const plural = /[^s]s$/i.test(surface) && bestKind(last.mention) === 'value';
  if (table !== undefined && !plural) return table;
  const noun = nouns.findLast((each) => isNoun(each) && !isFilter(each.mention));
  if (noun !== undefined && !plural) return noun;
  return frame.intent === 'list' && !plural && frame.rank === undefined
    ? undefined
    : hasValue(last.mention)
      ? last
      : undefined;
}

/** "The quantity sold" is added up. */
function isPieces({ targets: [best] }: Mention): boolean {
  return (
    best?.kind === 'column' && best.column.kind === 'number' && best.column.words.join(' ') === 'quantity'
  );
}

/** Columns a list asks for: "the email and salary of …", "what is the budget of …". */
function takeAttributes(frame: Frame, loose: Loose[]): Loose[] {
  if (frame.intent !== 'list' || frame.rank !== undefined) return loose;
  const attributes = loose.filter(
    ({ mention, before }) =>
      bestKind(mention) === 'column' &&
      !isUsedAsCue(frame, mention) &&
      !/^(with|having|has|have|had|been|was|were)$/.test(before),
  );
  const [only, more] = attributes;
  if (only && !more && isPieces(only.mention)) {
    Object.assign(frame, { intent: 'aggregate', fn: 'sum', measure: only.mention } satisfies Partial<Frame>);
    return loose.filter((each) => each !== only);
  }
  frame.attributes.push(...attributes.map((each) => each.mention));
  return loose.filter((each) => !attributes.includes(each));
}
