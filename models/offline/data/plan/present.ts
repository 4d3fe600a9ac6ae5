import type { Base } from './bases.ts';
import { applyFilled, type Draft } from './draft.ts';
import type { Frame } from './frame.ts';
import type { Query } from './query.ts';
import { endOf } from './semantics.ts';

/** Figures and lists of staff speak of those who are there; a plain count says how many have left besides. */
export function onlyPresent(draft: Draft, { table, column }: Base, frame: Frame): void {
  const end = table.person && table.staff && !table.validity ? endOf(table) : undefined;
  const counted = frame.intent === 'count' && !frame.rank;
  const own = !column || column.table === table.name;
  if (!end || !own || counted || draft.problem || frame.intent === 'share') return;
  const told = [...draft.columns].some((each) => each.kind === 'date' || table.labels.includes(each));
  const asked = [...frame.attributes, ...frame.context].some(({ targets }) =>
    targets.some((target) => target.kind !== 'table' && target.column === end),
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
