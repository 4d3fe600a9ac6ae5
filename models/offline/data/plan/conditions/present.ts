import { type Column, isSentinel } from '../../schema/model.ts';
import type { Base } from '../bases.ts';
import { applyFilled, type Draft } from '../draft.ts';
import type { Key } from '../groups.ts';
import type { AggregateColumn, Query } from '../query.ts';
import type { Frame } from '../read/frame.ts';
import { endOf } from '../semantics.ts';

/** Figures and lists of staff speak of those who are there; a plain count says how many have left besides. */
export function onlyPresent(draft: Draft, { table, column }: Base, frame: Frame): void {
  const end = table.person && table.staff && !table.validity ? endOf(table) : undefined;
  const counted = frame.intent === 'count' && !frame.rank;
  const own = !column || column.table === table.name;
  if (!end || !own || counted || frame.everybody || draft.problem || frame.intent === 'share') return;
  const told = [...draft.columns].some((each) => each.kind === 'date' || table.labels.includes(each));
  const asked = [...frame.attributes, ...frame.context, ...(frame.rank?.by ? [frame.rank.by] : [])].some(
    ({ targets }) => targets.some((target) => target.kind !== 'table' && target.column === end),
  );
  const dated = frame.when || frame.groups.some((group) => 'grain' in group);
  if (told || asked || dated) return;
  const before = draft.filters.length;
  applyFilled(draft, end, false);
  const [filter] = draft.filters.slice(before);
  if (filter) draft.present = filter;
}

/** The same of all on record, those who have left among them; nothing where it would be no other query. */
export function withLeavers({ present, sets }: Draft, query: Query): Query | undefined {
  if (!present || sets.length > 0) return undefined;
  return { ...query, filters: (query.filters ?? []).filter((each) => each !== present) };
}

/** The day on which people leave, where the question speaks of no day. */
export function endOfPeople({ columns, filters }: Draft, { table, column }: Base): Column | undefined {
  const end = table.person && !column ? endOf(table) : undefined;
  const dated = filters.length > 0 && [...columns].some(({ kind }) => kind === 'date');
  return dated ? undefined : end;
}

/** The same for each group: those who have left are counted beside all on record. */
export function goneOnes(draft: Draft, base: Base, groups: readonly Key[]): AggregateColumn[] {
  const end = endOfPeople(draft, base);
  const alone =
    groups.length > 0 && !groups.some(({ grain }) => grain) && !draft.scope.many && draft.having.length === 0;
  return end && alone && !isSentinel(end.max) ? [{ fn: 'count', column: end.name, as: 'gone' }] : [];
}
