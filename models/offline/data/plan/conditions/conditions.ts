import { applyComparison } from '../compare.ts';
import { type Draft, fail } from '../draft.ts';
import type { Condition } from '../read/frame.ts';
import { applyClock } from './clock.ts';
import { applyPair } from './column-pairs.ts';
import { applyDate, isAsOf } from './date-condition.ts';
import { withEventDates } from './event-dates.ts';
import { applyKindsHeld } from './kinds-held.ts';
import {
  applyMissing,
  applyMissingWithin,
  applyNotWithin,
  applyUnassigned,
  applyUntied,
  isDatedMissing,
  lapsedColumn,
} from './missing.ts';
import {
  applyExpired,
  applyHappened,
  applyLate,
  applyNumber,
  applyOverdue,
  applyPresent,
  applyStill,
  applyValidity,
} from './state-conditions.ts';
import { applyNever } from './ties.ts';
import { applyValue, mergeAlternatives } from './value-conditions.ts';

/** Puts every condition of the question into the draft; what can't be expressed is a problem, never dropped. */
export function applyConditions(draft: Draft, given: readonly Condition[], today: string): void {
  const held = applyKindsHeld(draft, given);
  const conditions = versionsLast(
    withEventDates(
      draft,
      given.filter((each) => !held.has(each)),
    ),
  );
  for (const [index, condition] of conditions.entries()) {
    if (draft.problem) return;
    const pair = missingWithDate(conditions[index - 1], condition);
    const isFirst = missingWithDate(condition, conditions[index + 1]) !== undefined;
    if (isFirst && belongsToMissing(draft, condition)) continue;
    if (pair && belongsToMissing(draft, pair.missing)) applyMissingIn(draft, pair.missing, pair.date);
    else apply(draft, condition, today);
  }
  mergeAlternatives(draft, conditions);
  refuseContradiction(draft);
  refuseDisjoint(draft);
  applyValidity(draft, conditions);
}

interface MissingWithDate {
  missing: Condition & { kind: 'missing' };
  date: Condition & { kind: 'date' };
}

/** "No orders in 2024", "not inspected since 2024": what is missing, and the period right behind it. */
function missingWithDate(
  missing: Condition | undefined,
  date: Condition | undefined,
): MissingWithDate | undefined {
  return missing?.kind === 'missing' && date?.kind === 'date' ? { missing, date } : undefined;
}

function belongsToMissing(draft: Draft, condition: Condition): boolean {
  return (
    condition.kind === 'missing' &&
    (isDatedMissing(draft, condition.mention) || lapsedColumn(draft, condition) !== undefined)
  );
}

function applyMissingIn(
  draft: Draft,
  missing: MissingWithDate['missing'],
  date: MissingWithDate['date'],
): void {
  const column = isDatedMissing(draft, missing.mention) ? undefined : lapsedColumn(draft, missing);
  if (column) applyNotWithin(draft, column, date);
  else applyMissingWithin(draft, missing, date);
}

/** Empty and within a period at once: no row can be, so the question was misread. */
function refuseContradiction(draft: Draft): void {
  const empty = draft.filters.filter(({ op }) => op === 'is_null').map(({ column }) => column);
  const [both] = draft.filters.filter(({ op, column }) => op !== 'is_null' && empty.includes(column));
  if (both)
    fail(
      draft,
      `I can't tell what is meant: ${both.column.replaceAll('_', ' ')} can't be empty and filled in at once`,
    );
}

/** Two periods of one date that nothing lies in: they were meant side by side, or of two dates. */
function refuseDisjoint(draft: Draft): void {
  const days = (column: string, ops: readonly string[]): string[] =>
    draft.filters.flatMap((filter) =>
      filter.column === column && ops.includes(filter.op) && /^\d{4}-/.test(String(filter.value))
        ? [String(filter.value)]
        : [],
    );
  for (const column of new Set(draft.filters.map((filter) => filter.column))) {
    const from = days(column, ['gt', 'gte']).toSorted().at(-1);
    const [to] = days(column, ['lt']).toSorted();
    if (from !== undefined && to !== undefined && from >= to)
      fail(
        draft,
        `no ${column.replaceAll('_', ' ')} lies in both periods: please ask for one after the other`,
      );
  }
}

/** A day picks versions of rows only once it is known which tables are in play. */
function versionsLast(conditions: readonly Condition[]): Condition[] {
  const late = conditions.filter(
    (each, index) => each.kind === 'date' && isAsOf(each) && conditions[index - 1]?.kind !== 'missing',
  );
  return [...conditions.filter((each) => !late.includes(each)), ...late];
}

function apply(draft: Draft, condition: Condition, today: string): void {
  switch (condition.kind) {
    case 'value':
      applyValue(draft, condition);
      return;
    case 'compare':
      applyComparison(draft, condition, today);
      return;
    case 'date':
      applyDate(draft, condition);
      return;
    case 'missing':
      applyMissing(draft, condition);
      return;
    case 'overdue':
      applyOverdue(draft, today);
      return;
    case 'happened':
      applyHappened(draft, condition);
      return;
    case 'late':
      applyLate(draft, condition);
      return;
    case 'expired':
      applyExpired(draft, condition, today);
      return;
    case 'unassigned':
      applyUnassigned(draft, condition.surface);
      return;
    case 'untied':
      applyUntied(draft, condition.verb);
      return;
    case 'never':
      applyNever(draft, condition.deed);
      return;
    case 'clock':
      applyClock(draft, condition.clock, condition.verbs);
      return;
    case 'columns':
      applyPair(draft, condition);
      return;
    case 'still':
      applyStill(draft, condition);
      return;
    case 'present':
      applyPresent(draft, condition.mention);
      return;
    case 'number':
      applyNumber(draft, condition);
      return;
  }
}
