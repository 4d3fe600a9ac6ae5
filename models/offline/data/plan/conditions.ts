import { applyPair } from './column-pairs.ts';
import { applyComparison } from './compare.ts';
import { applyDate, isAsOf } from './date-condition.ts';
import type { Draft } from './draft.ts';
import type { Condition } from './frame.ts';
import { applyMissing, applyMissingWithin, applyUnassigned, applyUntied, isDatedMissing } from './missing.ts';
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
import { applyValue, mergeAlternatives } from './value-conditions.ts';

/** Puts every condition of the question into the draft; what can't be expressed is a problem, never dropped. */
export function applyConditions(draft: Draft, given: readonly Condition[], today: string): void {
  const conditions = versionsLast(given);
  for (const [index, condition] of conditions.entries()) {
    if (draft.problem) return;
    const next = conditions[index + 1];
    const previous = conditions[index - 1];
    if (condition.kind === 'missing' && next?.kind === 'date' && isDatedMissing(draft, condition.mention))
      continue;
    if (condition.kind === 'date' && previous?.kind === 'missing' && isDatedMissing(draft, previous.mention))
      applyMissingWithin(draft, previous, condition);
    else apply(draft, condition, today);
  }
  mergeAlternatives(draft, conditions);
  applyValidity(draft, conditions);
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
      applyHappened(draft);
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
