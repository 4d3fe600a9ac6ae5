import type { Item } from '../link/items.ts';
import type { Mention } from '../link/match.ts';
import { bestKind, type Condition, type Frame, hasColumn, hasTable, hasValue } from './frame.ts';
import type { Loose, Reading } from './read.ts';

/** Gives the loose mentions their parts: the head, the measure, the attributes asked for, and conditions. */
export function settle(reading: Reading): Frame {
  const { frame } = reading;
  let loose = mergeCues(reading);
  loose = takeMeasure(frame, loose);
  loose = takeHead(frame, loose);
  loose = takeAttributes(frame, loose, reading.items);
  for (const { mention, before } of loose) {
    if (isFilter(mention))
      frame.conditions.push({ kind: 'value', mention, negated: false, at: mention.start });
    else if (hasTable(mention)) frame.context.push(mention);
    else if (isUsedAsCue(frame, mention)) frame.context.push(mention);
    else if (
      /^(with|having|has|have|had|got|was|were|are|is|been|be|a|an)$/.test(before) ||
      hasColumn(mention, ['date'])
    )
      frame.conditions.push({ kind: 'present', mention, at: mention.start });
    else frame.context.push(mention);
  }
  return frame;
}

function isFilter(mention: Mention): boolean {
  const kind = bestKind(mention);
  return kind === 'value' || kind === 'flag';
}

function isUsedAsCue(frame: Frame, mention: Mention): boolean {
  return frame.conditions.some((condition) => 'cue' in condition && condition.cue === mention);
}

/** "department Engineering", "role of Manager", "Cardiology ward": the column name only says where the value stands. */
function mergeCues(reading: Reading): Loose[] {
  const { loose, items, frame } = reading;
  const dropped = new Set<Loose>();
  const kept: Loose[] = [];
  for (const [index, each] of loose.entries()) {
    if (dropped.has(each)) continue;
    const next = loose[index + 1];
    if (next && isCue(items, each, next) && cueFits(each.mention, next.mention)) {
      kept.push({ ...next, mention: narrowed(next.mention, each.mention), opener: each.opener });
      dropped.add(next);
      if (hasTable(each.mention)) frame.context.push(each.mention);
    } else {
      kept.push(each);
    }
  }
  return kept;
}

function isCue(items: readonly Item[], cue: Loose, value: Loose): boolean {
  if (cue.opener === 'count' || cue.opener === 'share') return false;
  for (let index = cue.at + 1; index < value.at; index += 1) {
    const item = items[index];
    if (item?.kind !== 'word' || /^(in|at|from|on|for|by|with|to)$/.test(item.surface.toLowerCase()))
      return false;
  }
  return value.at - cue.at <= 3;
}

function cueFits(cue: Mention, value: Mention): boolean {
  if (!isFilter(value) || isFilter(cue)) return false;
  return narrowed(value, cue) !== value;
}

/** Keeps the readings of a value that the cue names; the mention itself when none fits. */
function narrowed(value: Mention, cue: Mention): Mention {
  const fits = value.targets.filter(
    (target) =>
      target.kind === 'value' &&
      cue.targets.some(
        (named) =>
          (named.kind === 'column' &&
            named.column.kind === 'text' &&
            named.column.name === target.column.name &&
            named.column.table === target.column.table) ||
          (named.kind === 'column' && named.column.reference?.table === target.column.table) ||
          (named.kind === 'table' && named.table === target.column.table && !target.loose),
      ),
  );
  return fits.length > 0 && fits.length <= value.targets.length ? { ...value, targets: fits } : value;
}

function takeMeasure(frame: Frame, loose: Loose[]): Loose[] {
  const wanted = (frame.intent === 'aggregate' && frame.measure === undefined) || needsRankMeasure(frame);
  if (!wanted) return loose;
  const found =
    loose.find(
      ({ mention, opener }) =>
        hasColumn(mention, ['number'], 0.2) &&
        !isFilter(mention) &&
        !(hasTable(mention) && opener === 'rank'),
    ) ??
    loose.find(
      ({ mention, opener }) =>
        frame.rank &&
        opener !== 'rank' &&
        hasColumn(mention, ['date'], 0.1) &&
        !isFilter(mention) &&
        !hasTable(mention),
    );
  if (!found) return loose;
  if (frame.intent === 'aggregate' && frame.measure === undefined) frame.measure = found.mention;
  else if (frame.rank) frame.rank.by = found.mention;
  return loose.filter((each) => each !== found);
}

function needsRankMeasure(frame: Frame): boolean {
  return frame.rank !== undefined && frame.rank.by === undefined && frame.rank.countOf === undefined;
}

/** What is counted or listed: the last noun of the phrase that opens the question (English compounds end in their head). */
function takeHead(frame: Frame, loose: Loose[]): Loose[] {
  const opener =
    frame.intent === 'count'
      ? 'count'
      : frame.intent === 'share'
        ? 'share'
        : frame.rank?.explicit || frame.rank?.adjective
          ? 'rank'
          : 'list';
  if (frame.intent === 'aggregate') return loose;
  const phrase = loose.filter((each) => each.opener === opener);
  const pool =
    phrase.length > 0 ? phrase : loose.filter((each) => each.opener === 'list' || each.opener === 'rank');
  const chosen =
    headOf(pool, frame) ?? (frame.who ? undefined : loose.find((each) => bestKind(each.mention) === 'table'));
  if (!chosen) return loose;
  if (
    frame.intent === 'list' &&
    bestKind(chosen.mention) === 'column' &&
    !hasTable(chosen.mention) &&
    frame.rank === undefined &&
    !frame.distinct
  )
    return loose;
  frame.head = chosen.mention;
  return loose.filter((each) => each !== chosen);
}

function headOf(pool: readonly Loose[], frame: Frame): Loose | undefined {
  const last = pool.at(-1);
  if (last === undefined) return undefined;
  const isNoun = (each: Loose): boolean => hasTable(each.mention) || bestKind(each.mention) === 'column';
  if (isNoun(last)) return last;
  const tables = pool.filter((each) => bestKind(each.mention) === 'table');
  const table = tables.at(-1);
  const plural =
    /s$/i.test(last.mention.surface) &&
    bestKind(last.mention) === 'value' &&
    !/ss$/i.test(last.mention.surface);
  if (table !== undefined && !plural) return table;
  const noun = pool.filter(isNoun).at(-1);
  if (noun !== undefined && !plural) return noun;
  return frame.intent === 'list' && !plural && frame.rank === undefined
    ? undefined
    : hasValue(last.mention)
      ? last
      : undefined;
}

/** Columns a list asks for: "the email and salary of …", "what is the budget of …". */
function takeAttributes(frame: Frame, loose: Loose[], _items: readonly Item[]): Loose[] {
  if (frame.intent !== 'list' || frame.rank !== undefined) return loose;
  const attributes = loose.filter(
    ({ mention, before }) =>
      bestKind(mention) === 'column' &&
      !isUsedAsCue(frame, mention) &&
      !/^(with|having|has|have|had|been|was|were)$/.test(before) &&
      !(frame.when && false),
  );
  frame.attributes.push(...attributes.map((each) => each.mention));
  return loose.filter((each) => !attributes.includes(each));
}

export type { Condition };
