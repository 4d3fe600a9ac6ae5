import type { Column, Table } from '../schema/model.ts';
import { choose, isValueTarget } from './choose.ts';
import type { Draft } from './draft.ts';
import { type Condition, isDated } from './frame.ts';
import { endOf } from './semantics.ts';

type DateCondition = Condition & { kind: 'date' };
type ValueCondition = Condition & { kind: 'value' };

/** What is decided about a row, and the day that tells when. */
const decided =
  /^(?:refused|rejected|declined|denied|approved|accepted|granted|awarded|hired|selected|upheld|dismissed)$/;
const decision = /^(?:decided|decision|answered|settled|concluded)$/;
/** What ends a row. */
const ended = /^(?:cancelled|canceled|terminated|ended|closed|discontinued|lapsed|stopped|lost|finished)$/;

/**
 * "Subscriptions cancelled in 2026" ended then, whenever they began: a period beside what was done to a row is that of
 * its decision or its end, where a row keeps such a day.
 */
export function withEventDates(draft: Draft, conditions: readonly Condition[]): Condition[] {
  return conditions.map((condition) => {
    if (condition.kind !== 'date' || (condition.cue && isDated(condition.cue))) return condition;
    const deed = conditions.find((each) => each.kind === 'value' && isDeedOf(each, condition));
    const column = deed?.kind === 'value' ? eventDate(draft, deed) : undefined;
    return column ? { ...condition, cue: sayDate(deed as ValueCondition, column) } : condition;
  });
}

/** "Were cancelled in 2026", "in 2026 … were cancelled"; "the cancelled ones of 2026" says nothing of when. */
function isDeedOf({ mention, negated, before = '' }: ValueCondition, { at = -1 }: DateCondition): boolean {
  const said = mention.surface.toLowerCase();
  return (
    !negated &&
    (decided.test(said) || ended.test(said)) &&
    (mention.end === at || /^(?:was|were|been|got|be)$/.test(before))
  );
}

function eventDate({ scope }: Draft, { mention }: ValueCondition): Column | undefined {
  const target = choose(scope, mention, isValueTarget)?.target;
  const table = target?.kind === 'value' ? scope.model.byName.get(target.column.table) : undefined;
  if (!table || table.validity || (table !== scope.base && !scope.used.has(table.name))) return undefined;
  const said = mention.surface.toLowerCase();
  const column = decided.test(said) ? decisionOf(table) : endOf(table);
  return column && !isEmptyFor(column, said) ? column : undefined;
}

function decisionOf({ columns }: Table): Column | undefined {
  const [only, more] = columns.filter(
    ({ kind, words }) => kind === 'date' && words.some((word) => decision.test(word)),
  );
  return more ? undefined : only;
}

/** "Empty if it was withdrawn" */
const isEmptyFor = ({ comment = '' }: Column, said: string): boolean =>
  /\b(?:empty|null|blank)\b/i.test(comment) && comment.toLowerCase().includes(said);

const sayDate = ({ mention }: ValueCondition, column: Column): ValueCondition['mention'] => ({
  ...mention,
  targets: [{ kind: 'column', column, score: 0.8 }],
});
