import { shiftDate } from '../../language/date-math.ts';
import type { DateRange } from '../../language/dates.ts';
import { stem } from '../../language/stem.ts';
import { synonyms } from '../../language/thesaurus.ts';
import type { Target } from '../../link/entry.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column, Table } from '../../schema/model.ts';
import { humanTable } from '../../schema/names.ts';
import { choose, isTableTarget, nameTarget } from '../choose.ts';
import { addFilter, applyFilled, type Draft, fail, sayColumn } from '../draft.ts';
import type { Filter } from '../query.ts';
import { type Condition, hasColumn } from '../read/frame.ts';
import { findPath, isMany } from '../scope.ts';
import { defaultDate, endOf, hasSentinel, isYearColumn } from '../semantics.ts';

type DateTarget = Target & { kind: 'column' | 'flag' };

const isDated = (target: Target): target is DateTarget =>
  (target.kind === 'column' && (target.column.kind === 'date' || isYearColumn(target.column))) ||
  (target.kind === 'flag' && target.truth && target.column.kind === 'date');

/** A period becomes a filter on the date the question names, else on the date when such a row happens. */
export function applyDate(draft: Draft, condition: Condition & { kind: 'date' }, within?: string): void {
  const held = isAsOf(condition) || (draft.scope.base.validity !== undefined && !condition.cue);
  if (within === undefined && held && applyAsOf(draft, condition.range)) return;
  const chosen =
    condition.cue && within === undefined ? choose(draft.scope, condition.cue, isDated) : undefined;
  if (chosen?.rival) {
    fail(
      draft,
      `"${condition.cue?.surface}" could mean ${nameTarget(chosen.target)} or ${nameTarget(chosen.rival)}: please say which`,
    );
    return;
  }
  const foreign = chosen && isOfOthers(draft, condition, chosen.target.column);
  if (foreign === 'apart') {
    // Not quoted, lest the word be taken for one that another word could stand for.
    fail(
      draft,
      `the data does not say when ${humanTable(draft.scope.base.name, 2)} ${condition.cue?.surface}`,
    );
    return;
  }
  if (chosen && !foreign) {
    draft.score += chosen.score;
    filterByDate(draft, orOwn(draft, condition.cue, chosen.target.column), condition.range);
  } else applyUnnamed(draft, condition, within);
}

const begun = /^(?:started|began|begun|joined|opened)$/i;
const cameIn = /^received$/i;
/** What somebody places or sends comes in by itself. */
const incoming =
  /^(?:order|request|ticket|complaint|claim|application|booking|reservation|donation|enquiry|inquiry|message|call|case|referral|report)$/;

/**
 * Volunteers did not start on the day on which their office opened, nor did an order come in when a part of it was
 * returned: what a row itself did is told by no date of other rows that nobody named.
 */
function isOfOthers(
  { scope }: Draft,
  { cue, near, at }: Condition & { kind: 'date' },
  { table }: Column,
): 'apart' | 'own' | undefined {
  const { base } = scope;
  if (!cue || table === base.name || at !== cue.end) return undefined;
  const named = [cue, ...(near ? [near] : [])].some((mention) =>
    mention.targets.some((target) => target.kind === 'table' && target.table === table),
  );
  if (named || scope.used.has(table)) return undefined;
  const ofPeople = base.person || scope.model.byName.get(table)?.person === true;
  if (ofPeople && begun.test(cue.surface)) return 'apart';
  const comesIn = cameIn.test(cue.surface) && incoming.test(base.words.at(-1) ?? '');
  return comesIn && defaultDate(base) ? 'own' : undefined;
}

/** A period without a word for what happened then. */
function applyUnnamed(draft: Draft, condition: Condition & { kind: 'date' }, within?: string): void {
  const end = within === undefined && isOfToday(draft, condition) ? endOf(draft.scope.base) : undefined;
  if (end) {
    applyFilled(draft, end, false);
    return;
  }
  const below = dateBelow(draft, condition, within);
  const column = below ?? (draft.problem ? undefined : usualDate(draft, within));
  if (!column) {
    fail(
      draft,
      `no date is recorded by which ${humanTable(within ?? draft.scope.base.name, 2)} could be placed ${condition.range.label}`,
    );
    return;
  }
  assumeDate(draft, condition, column);
  if (!draft.problem) filterByDate(draft, column, condition.range);
}

/** "Customers with orders in 2025": when they ordered, not when they became customers. */
function dateBelow(
  draft: Draft,
  { near }: Condition & { kind: 'date' },
  within: string | undefined,
): Column | undefined {
  const { scope } = draft;
  const name = near && within === undefined ? choose(scope, near, isTableTarget)?.target.table : undefined;
  const table = name === undefined || name === scope.base.name ? undefined : scope.model.byName.get(name);
  const dated = table?.columns.some(({ kind }) => kind === 'date') ?? false;
  return table && dated && isMany(scope, table.name) ? usualDate(draft, table.name) : undefined;
}

/** "Headcount today": those who are there, not those who came today. */
function isOfToday({ scope }: Draft, { surface, deed }: Condition & { kind: 'date' }): boolean {
  return /^today$/i.test(surface) && !deed && scope.base.person && endOf(scope.base) !== undefined;
}

const joining =
  /^(?:join|joined|sign|signed|register|registered|registration|enrol|enrolled|since|signup|entered)$/;

const finishing = /^(?:finish|finished|complete|completed|completion|done|end|ended|close|closed)$/;

/** "Customers joined in May" did so themselves, though only the staff who serve them have a date that is called so. */
function orOwn({ scope }: Draft, cue: Mention | undefined, column: Column): Column {
  const said = cue?.surface.toLowerCase() ?? '';
  const deed = [joining, finishing].find((each) => each.test(said));
  if (!deed || column.table === scope.base.name) return column;
  const [own, more] = scope.base.columns.filter(
    ({ kind, words }) => kind === 'date' && words.some((word) => deed.test(word)),
  );
  return more ? column : (own ?? column);
}

/** No date was named: the usual one will do, unless the question says what was done then, and it was something else. */
function assumeDate(draft: Draft, { deed }: Condition & { kind: 'date' }, column: Column): void {
  if (deed && !isDayOf(deed, column, draft))
    fail(draft, `${sayColumn(draft.scope, column)} says nothing of the day for "${deed}"`);
  draft.score += 0.6;
}

/** Whether a date, or the rows that it stands in, is about such a deed: orders for "order", sold_on for "sell". */
function isDayOf(deed: string, column: Column, { scope }: Draft): boolean {
  const words = [...column.words, ...(scope.model.byName.get(column.table)?.words ?? [])];
  if (trade.test(deed) && words.some((word) => trade.test(word))) return true;
  const family = new Set([deed, ...synonyms(deed)].map(stem));
  return words.some(
    (word) => family.has(stem(word)) || [...synonyms(word)].some((other) => family.has(stem(other))),
  );
}

/** What is sold is bought, ordered and invoiced. */
const trade =
  /^(?:sell|sale|sold|buy|bought|purchase|purchased|order|ordered|invoice|invoiced|booking|ticket|basket|transaction|receipt)$/;

/** "on 1 June 2020": a day, not a period. */
export function isAsOf({ range, cue }: Condition & { kind: 'date' }): boolean {
  if (cue && (hasColumn(cue, ['date']) || cue.targets.some(isDated))) return false;
  return range.from !== undefined && range.to === shiftDate(range.from, 1, 'day');
}

/** In a table that keeps earlier versions, the rows that held on a day. */
function applyAsOf(draft: Draft, { from = '', to, label }: DateRange): boolean {
  if (from === '' || to === undefined) return false;
  const last = shiftDate(to, -1, 'day');
  const tables = [draft.scope.base.name, ...draft.scope.used.keys()].map((name) =>
    draft.scope.model.byName.get(name),
  );
  const validity = tables.find((table) => table?.validity)?.validity;
  if (!validity?.from || !validity.to) return false;
  if (!validity.sentinel) {
    fail(
      draft,
      `I can only tell what holds now, not what held ${label}: the end of the present version is left empty`,
    );
    return true;
  }
  const exclusive = /exclusive|not included|up to but/i.test(
    `${validity.to.comment} ${tables.find((table) => table?.validity)?.comment}`,
  );
  addFilter(draft, validity.from, { op: 'lte', value: last });
  addFilter(draft, validity.to, { op: exclusive ? 'gt' : 'gte', value: from });
  draft.said.push(`that held ${label}`);
  draft.score += 0.8;
  return true;
}

export function filterByDate(draft: Draft, column: Column, range: DateRange): void {
  for (const filter of isYearColumn(column) ? yearFilters(range) : dayFilters(column, range))
    addFilter(draft, column, filter);
  draft.said.push(`with ${sayColumn(draft.scope, column)} ${range.label}`);
}

type Bound = Omit<Filter, 'column'>;

function yearFilters({ from, to }: DateRange): Bound[] {
  const first = from === undefined ? undefined : Number(from.slice(0, 4));
  const last = to === undefined ? undefined : Number(shiftDate(to, -1, 'day').slice(0, 4));
  if (first !== undefined && first === last) return [{ op: 'eq', value: first }];
  return [
    ...(first === undefined ? [] : [{ op: 'gte' as const, value: first }]),
    ...(last === undefined ? [] : [{ op: 'lte' as const, value: last }]),
  ];
}

/** An open end leaves out the far date that stands for "never". */
function dayFilters(column: Column, { from, to }: DateRange): Bound[] {
  const end = to ?? (hasSentinel(column) ? column.max?.slice(0, 10) : undefined);
  return [
    ...(from === undefined ? [] : [{ op: 'gte' as const, value: from }]),
    ...(end === undefined ? [] : [{ op: 'lt' as const, value: end }]),
  ];
}

/** The date of the base, or of the nearest table on the way that has one. */
function usualDate(draft: Draft, within: string | undefined): Column | undefined {
  const { scope } = draft;
  const own = within === undefined ? scope.base : scope.model.byName.get(within);
  if (!own) return undefined;
  const found = defaultDate(own);
  if (found) return found;
  const years = own.columns.filter((column) => isYearColumn(column) && !column.primary);
  if (years.length === 1 && !own.columns.some(({ kind }) => kind === 'date')) return years[0];
  const dates = own.columns.filter(
    (column) => column.kind === 'date' && !/update|modified|deleted|birth/i.test(column.name),
  );
  if (dates.length > 1) {
    fail(
      draft,
      `a date of ${humanTable(own.name, 2)} could be ${dates
        .slice(0, 3)
        .map((column) => sayColumn(scope, column))
        .join(' or ')}: please say which`,
    );
    return undefined;
  }
  const related = scope.model.tables
    .filter((table) => table !== own && (scope.used.has(table.name) || !isDownward(draft, table)))
    .map((table) => ({ table, cost: findPath(scope, table.name)?.path.cost ?? 99 }))
    .filter((each) => each.cost < 4 && !each.table.person && defaultDate(each.table) !== undefined)
    .toSorted((a, b) => mayBeMissing(draft, a.table) - mayBeMissing(draft, b.table) || a.cost - b.cost);
  return related[0] ? defaultDate(related[0].table) : undefined;
}

/**
 * A day that few rows have, on which a product was given up, says nothing of when it was used; nor does that of what
 * only some rows refer to.
 */
function mayBeMissing({ scope }: Draft, table: Table): number {
  const hops = findPath(scope, table.name)?.path.hops ?? [];
  const optional = hops.some(
    ({ direction, from, key }) =>
      direction === 'up' &&
      scope.model.byName
        .get(from)
        ?.columns.some((column) => key.columns.includes(column.name) && column.nullable),
  );
  return optional || defaultDate(table)?.nullable ? 1 : 0;
}

/** A row's own children have dates of their own, which say nothing of the row, unless the question joined them. */
function isDownward(draft: Draft, table: Table): boolean {
  return findPath(draft.scope, table.name)?.path.many ?? true;
}
