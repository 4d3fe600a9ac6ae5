import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { hasTable, isFilter } from './frame.ts';
import type { Loose, Reading } from './reading.ts';

/** "department Engineering", "role of Manager", "Cardiology ward": the column name only says where the value stands. */
export function mergeCues(reading: Reading): Loose[] {
  const kept: Loose[] = [];
  const { loose } = reading;
  for (let index = 0; index < loose.length; index += 1) {
    const [each, next] = [loose[index], loose[index + 1]];
    const merged = each && next && merge(reading, each, next);
    if (merged) index += 1;
    if (each) kept.push(merged ?? each);
  }
  return kept;
}

/** Two neighbours as one, when one of them only says where the value of the other stands. */
function merge({ items, frame }: Reading, each: Loose, next: Loose): Loose | undefined {
  if (!isCue(items, each, next)) return undefined;
  const first = cueFits(each.mention, next.mention);
  const second =
    !first && cueFits(next.mention, each.mention) && (!hasTable(next.mention) || isNamed(each, next));
  if (!first && !second) return undefined;
  const cue = first ? each.mention : next.mention;
  if (frame.who && cue.relation) return undefined;
  if (hasTable(cue)) frame.context.push(cue);
  return first
    ? { ...next, mention: narrowed(next.mention, cue), opener: each.opener }
    : { ...each, mention: narrowed(each.mention, cue) };
}

function isCue(items: readonly Item[], cue: Loose, value: Loose): boolean {
  if ((cue.opener === 'count' || cue.opener === 'share') && hasTable(cue.mention)) return false;
  const role =
    cue.mention.targets[0]?.kind === 'column' && cue.mention.targets[0].column.reference !== undefined;
  for (let index = cue.at + 1; index < value.at; index += 1) {
    const item = items[index];
    if (role && item?.surface.toLowerCase() === 'of') return false;
    const joint = item?.surface.toLowerCase() ?? '';
    if (joint === 'by' && isValueOf(value.mention, cue.mention)) continue;
    if (item?.kind !== 'word' || /^(in|at|from|on|for|by|with|to)$/.test(joint)) return false;
  }
  return value.at - cue.at <= 3;
}

/** "the Engineering department": the table says what kind of thing is named, unless it is what the question is about. */
function isNamed(value: Loose, table: Loose): boolean {
  return (
    value.opener === undefined &&
    table.at === value.at + 1 &&
    narrowed(value.mention, table.mention) !== value.mention
  );
}

function cueFits(cue: Mention, value: Mention): boolean {
  if (!isFilter(value) || isFilter(cue)) return false;
  return narrowed(value, cue) !== value;
}

/** Keeps the readings of a value that the cue names; the mention itself when none fits. */
function narrowed(value: Mention, cue: Mention): Mention {
  const top = (cue.targets[0]?.score ?? 0) - 0.1;
  const names = cue.targets.filter((named) => named.score >= top);
  const fits = value.targets.flatMap((target) => {
    if (target.kind !== 'value') return [];
    const { column } = target;
    if (names.some((named) => named.kind === 'column' && named.column === column)) return [target];
    const key = names.find(
      (named) => named.kind === 'column' && named.column.reference?.table === column.table,
    );
    if (key?.kind === 'column') return [{ ...target, via: [key.column] }];
    const tabled = cue.targets[0]?.kind === 'table';
    return tabled &&
      names.some((named) => named.kind === 'table' && named.table === column.table) &&
      !target.loose
      ? [target]
      : [];
  });
  return fits.length > 0 ? { ...value, targets: fits } : value;
}

/** "caused by fire": a value of the very column that the verb names. */
function isValueOf(value: Mention, { targets: [named] }: Mention): boolean {
  return (
    named?.kind === 'column' &&
    value.targets.some((target) => target.kind === 'value' && target.column === named.column)
  );
}
