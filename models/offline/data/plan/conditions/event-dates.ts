import { stem } from '../../language/stem.ts';
import { aboutAdjective } from '../../language/superlatives.ts';
import type { Column, Table } from '../../schema/model.ts';
import type { Base } from '../bases.ts';
import { choose, isValueTarget } from '../choose.ts';
import type { Draft } from '../draft.ts';
import { type Condition, type Frame, hasTable, isDated } from '../read/frame.ts';
import { findPath, type Scope } from '../scope.ts';
import { endOf, isCodeTable } from '../semantics.ts';

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
    if (condition.kind !== 'date' || isPlaced(condition)) return condition;
    const deed = conditions.find((each) => each.kind === 'value' && isDeedOf(each, condition));
    const column = deed?.kind === 'value' ? eventDate(draft.scope, deed) : undefined;
    return column ? { ...condition, cue: sayDate(deed as ValueCondition, column) } : condition;
  });
}

/** What the period is of was said: "booked in 2026"; "bookings" are what was done to. */
const isPlaced = ({ cue }: DateCondition): boolean =>
  cue !== undefined && isDated(cue) && !(/[^s]s$/i.test(cue.surface) && hasTable(cue));

/** "Customers cancelled their subscription in 2025": somebody did it to something. */
const doer = /^(?:who|that|which|have|has|had|people|\p{L}*[^s\s]s)$/u;
const FEW_WORDS = 4;

/** "Were cancelled in 2026", "in 2026 … were cancelled"; "the cancelled ones of 2026" says nothing of when. */
function isDeedOf({ mention, negated, before = '' }: ValueCondition, { at = -1 }: DateCondition): boolean {
  const said = mention.surface.toLowerCase();
  return (
    !negated &&
    (decided.test(said) || ended.test(said)) &&
    (mention.end === at ||
      /^(?:was|were|been|got|be)$/.test(before) ||
      (at > mention.end && at - mention.end <= FEW_WORDS && doer.test(before)))
  );
}

function eventDate(scope: Scope, { mention }: ValueCondition): Column | undefined {
  const target = choose(scope, mention, isValueTarget)?.target;
  const table = target?.kind === 'value' ? holderOf(scope, target.column.table) : undefined;
  if (!table || table.validity) return undefined;
  const said = mention.surface.toLowerCase();
  if (!decided.test(said) && !ended.test(said)) return undefined;
  const column = toldBy(table, said) ?? (decided.test(said) ? decisionOf(table) : endOf(table));
  return column && !isEmptyFor(column, said) ? column : undefined;
}

/** The day on which rows of the scope's own table came to what is said of them: "solved", "left", "cancelled". */
function dayOfDeed(scope: Scope, condition: Condition): Column | undefined {
  if (condition.kind !== 'present' && (condition.kind !== 'value' || condition.negated)) return undefined;
  const { mention } = condition;
  // "The latest paid invoice" says nothing of when it was paid.
  if (condition.kind === 'value' && condition.anchor?.start === mention.end) return undefined;
  const isOwnDay = ({ kind, table }: Column): boolean => kind === 'date' && table === scope.base.name;
  const days = mention.targets.flatMap((target) =>
    target.kind === 'column' || (target.kind === 'flag' && target.truth) ? [target.column] : [],
  );
  const said = mention.surface.toLowerCase();
  const told = scope.base.columns.filter(({ words }) => words.some((word) => word === said));
  const [day] = [...days, ...told].filter(isOwnDay);
  const end = day || condition.kind === 'present' ? day : eventDate(scope, condition);
  return end && isOwnDay(end) ? end : undefined;
}

/** The rows that are in a state, though what it is called may be kept apart; those of the people who did it, too. */
function holderOf(scope: Scope, name: string): Table | undefined {
  const owner = scope.model.byName.get(name);
  if (!owner || owner === scope.base) return owner;
  const hops = findPath(scope, name)?.path.hops ?? [];
  const holder = isCodeTable(owner) ? scope.model.byName.get(hops.at(-1)?.from ?? '') : owner;
  const [first] = hops;
  const isOwn = holder === scope.base || (first?.direction === 'down' && first.to === holder?.name);
  return isOwn || scope.used.has(holder?.name ?? '') ? holder : undefined;
}

/** "Day of cancellation": the comment of the one date says what was done then. */
function toldBy({ columns }: Table, said: string): Column | undefined {
  const [only, more] = columns.filter(({ kind, nullable, comment = '' }) => {
    const [, deed = ''] = /^(?:day|date|time|moment) (?:of|on which) ([^.;]*)/i.exec(comment) ?? [];
    const words = deed.toLowerCase().match(/\p{L}+/gu) ?? [];
    return kind === 'date' && nullable && words.some((word) => isOfDeed(word, said));
  });
  return more ? undefined : only;
}

const isOfDeed = (word: string, said: string): boolean =>
  stem(word) === stem(said) || (word.length > 6 && word.slice(0, 6) === said.slice(0, 6));

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

/** "Who left last" goes by the day of leaving. */
export function deedMeasure(
  scope: Scope,
  { condition: own }: Base,
  frame: Frame,
): { column: Column; score: number }[] {
  if (aboutAdjective(frame.rank?.adjective) !== 'date') return [];
  const conditions = own ? [own, ...frame.conditions] : frame.conditions;
  const [column, more] = new Set(conditions.flatMap((each) => dayOfDeed(scope, each) ?? []));
  return column && !more ? [{ column, score: 0.8 }] : [];
}
