import type { Target } from '../../link/entry.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { humanTable } from '../../schema/names.ts';
import { type Choice, choose, columnOfKind, isColumnTarget, isTableTarget } from '../choose.ts';
import { addFilter, applyFilled, type Draft, fail, sayColumn } from '../draft.ts';
import type { Condition } from '../read/frame.ts';
import { endOf, hasSentinel, isCodeTable, latenessOf, untilsOf } from '../semantics.ts';
import { differenceOf } from './column-pairs.ts';

/** In a table that keeps earlier versions, the rows that hold now, unless the question is about another time. */
export function applyValidity(draft: Draft, conditions: readonly Condition[]): void {
  for (const name of tablesIn(draft)) {
    const validity = draft.scope.model.byName.get(name)?.validity;
    if (!validity || draft.problem) continue;
    const columns = [validity.from, validity.to, validity.flag];
    if ([...draft.columns].some((column) => columns.includes(column))) continue;
    if (conditions.some((each) => each.kind === 'missing')) continue;
    if (validity.flag) addFilter(draft, validity.flag, { op: 'eq', value: true });
    else if (validity.to)
      addFilter(
        draft,
        validity.to,
        validity.sentinel ? { op: 'eq', value: validity.sentinel } : { op: 'is_null' },
      );
    draft.said.push(`(only the ${humanTable(name, 2)} that hold now)`);
  }
}

function tablesIn({ scope }: Draft): Set<string> {
  const passed = [...scope.used.values()].flatMap((path) => path.hops.map((hop) => hop.to));
  return new Set([scope.base.name, ...scope.used.keys(), ...passed]);
}

/** Past its due or end date, and not finished by its status or closing date. */
export function applyOverdue(draft: Draft, today: string): void {
  const noun = humanTable(draft.scope.base.name, 2);
  const late = latenessOf(draft.scope.base);
  if (!late) {
    fail(
      draft,
      `the data does not say which ${noun} are overdue: there is no due date together with a sign of being finished`,
    );
    return;
  }
  addFilter(draft, late.due, { op: 'lt', value: today });
  if (late.finished) addFilter(draft, late.finished, { op: 'is_null' });
  if (late.status) addFilter(draft, late.status.column, { op: 'not_in', values: late.status.closed });
  const sign = [
    ...(late.finished ? [`no ${sayColumn(draft.scope, late.finished)}`] : []),
    ...(late.status ? [`a ${late.status.column.name} other than ${late.status.closed.join(', ')}`] : []),
  ].join(' and ');
  draft.said.push(`that are overdue (${sayColumn(draft.scope, late.due)} before ${today} with ${sign})`);
  draft.score += 0.8;
}

/** Where a state says what came of a row, "took place" is one of its states; where none does, every row did. */
export function applyHappened(draft: Draft, { of, mild }: Condition & { kind: 'happened' }): void {
  const { model, base } = draft.scope;
  const named = of && choose(draft.scope, of, isTableTarget)?.target.table;
  const table = model.byName.get(named ?? base.name) ?? base;
  const [state, more] = statesOf(model, table);
  if (!state) {
    if (table.person && !mild) fail(draft, `${humanTable(table.name, 2)} are not what takes place`);
    return;
  }
  const [value, other] = state.done;
  if (more || value === undefined || other !== undefined) {
    fail(draft, `the data does not say plainly which ${humanTable(table.name, 2)} took place`);
    return;
  }
  addFilter(draft, state.column, { op: 'eq', value });
  draft.said.push(`=${sayColumn(draft.scope, state.column)} is ${value}`);
}

/** The columns that say what came of a row, its own or that of the codes it refers to, and the states in which it took place. */
function statesOf(model: Model, table: Table): { column: Column; done: string[] }[] {
  const codes = table.foreignKeys.flatMap((key) => model.byName.get(key.table) ?? []).filter(isCodeTable);
  return [table, ...codes].flatMap(({ columns }) =>
    columns.flatMap((column) => {
      const values = column.values ?? [];
      const meaning = (value: string): string => column.codes.get(value) ?? value;
      const done = values.filter((value) => tookPlace.test(meaning(value)));
      return values.some((value) => calledOff.test(meaning(value))) ? [{ column, done }] : [];
    }),
  );
}

const tookPlace =
  /^(?:held|took place|taken place|played|done|completed|performed|given|happened|finished|ended|attended)\b/i;
const calledOff = /\b(?:cancel|called off|dropped|no.?show)/i;

/** Finished after the day it was due, or by then. */
export function applyLate(draft: Draft, { onTime, surface }: Condition & { kind: 'late' }): void {
  const late = latenessOf(draft.scope.base);
  if (!late?.finished) {
    fail(
      draft,
      `the data does not say which ${humanTable(draft.scope.base.name, 2)} were "${surface}": that takes a due date beside the date it was done`,
    );
    return;
  }
  addFilter(draft, differenceOf(late.finished, late.due), { op: onTime ? 'lte' : 'gt', value: 0 });
  const [done, due] = [sayColumn(draft.scope, late.finished), sayColumn(draft.scope, late.due)];
  draft.said.push(`=${done} is ${onTime ? 'not after' : 'after'} ${due}`);
  draft.score += 0.8;
}

/** The day until which something holds lies behind us, or not. */
export function applyExpired(
  draft: Draft,
  { expired, surface }: Condition & { kind: 'expired' },
  today: string,
): void {
  const { base } = draft.scope;
  const term = base.validity ? undefined : termOf(base);
  const [until, more] = base.validity ? [] : term ? [term.to] : untilsOf(base);
  if (!until || more) {
    fail(draft, `the data does not say which ${humanTable(draft.scope.base.name, 2)} are "${surface}"`);
    return;
  }
  if (term && !expired) addFilter(draft, term.from, { op: 'lte', value: today });
  addFilter(draft, until, { op: expired ? 'lt' : 'gte', value: today });
  draft.said.push(`with ${sayColumn(draft.scope, until)} ${expired ? 'before' : 'not before'} ${today}`);
  draft.score += 0.8;
}

/** From when until when something holds: two days that are never empty, and no third one. */
function termOf({ columns }: Table): { from: Column; to: Column } | undefined {
  const [first, last, more] = columns.filter(({ kind }) => kind === 'date');
  const named = (column: Column, pattern: RegExp): boolean =>
    !column.nullable && column.words.some((word) => pattern.test(word));
  if (!first || !last || more) return undefined;
  return named(first, /^(?:start|begin|from)/) && named(last, /^(?:end|until|till|to$)/)
    ? { from: first, to: last }
    : undefined;
}

export function applyPresent(draft: Draft, mention: Mention): void {
  const choice = choose(draft.scope, mention, isColumnTarget);
  if (!choice) {
    fail(draft, `I don't see what "${mention.surface}" says about ${humanTable(draft.scope.base.name, 2)}`);
    return;
  }
  const { column } = choice.target;
  draft.score += choice.score;
  if ((column.nullable && !column.primary) || hasSentinel(column)) {
    applyFilled(draft, column, true);
  } else if (column.kind === 'number' && !column.reference && isNamed(draft, choice)) {
    addFilter(draft, column, { op: 'gt', value: 0 });
    draft.said.push(`=${sayColumn(draft.scope, column)} is above 0`);
  } else if (column.table !== draft.scope.base.name) {
    fail(draft, `I don't see how "${mention.surface}" restricts ${humanTable(draft.scope.base.name, 2)}`);
  } else if (column.kind === 'date' || (column.reference && !/ed$/i.test(mention.surface))) {
    draft.columns.add(column);
  } else
    fail(draft, `I don't see how "${mention.surface}" restricts ${humanTable(draft.scope.base.name, 2)}`);
}

/** What other rows count is meant only by its name, not by a word that may stand for a part of that. */
function isNamed({ scope }: Draft, { target }: Choice<Target & { kind: 'column' }>): boolean {
  return target.column.table === scope.base.name || target.score >= 0.75;
}

/** "order 1042": by its number where it has one, else by its key. */
export function applyNumber(draft: Draft, condition: Condition & { kind: 'number' }): void {
  const { cue, value } = condition;
  const any = choose(draft.scope, cue, isColumnTarget);
  const counted = choose(draft.scope, cue, columnOfKind('number'));
  const column = counted && counted.score > (any?.score ?? 0) - 0.1 ? counted : any;
  const table = choose(draft.scope, cue, isTableTarget);
  let found =
    column && (!table || column.score > table.score) && !column.target.column.reference
      ? column.target.column
      : undefined;
  if (!found && table) {
    const columns = draft.scope.model.byName.get(table.target.table)?.columns ?? [];
    found =
      columns.find((each) => /(^|_)(no|nr|num|number)$/i.test(each.name) && !each.reference) ??
      columns.find((each) => each.primary);
  }
  if (!found) {
    fail(draft, `I don't know what the number ${condition.surface} stands for`);
    return;
  }
  const fitting = found.kind === 'number' ? value : String(value);
  if (addFilter(draft, found, { op: 'eq', value: fitting }))
    draft.said.push(`=${sayColumn(draft.scope, found)} is ${value}`);
  draft.score += 0.8;
}

/** "Still" says that a row has not ended: its date of leaving, sale or end is empty. */
export function applyStill(draft: Draft, { surface, optional }: Condition & { kind: 'still' }): void {
  const { base } = draft.scope;
  if (base.validity) return;
  const end = endOf(base);
  if (end) applyFilled(draft, end, false);
  else if (!optional)
    fail(draft, `the data does not say which ${humanTable(base.name, 2)} "${surface}" holds for`);
}
