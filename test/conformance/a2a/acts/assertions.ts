import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '@parley/a2a/protocol/wire';
import type { ExpectedStream, NamedAssertion } from './documents.ts';
import { valuesAt } from './paths.ts';

type Operator = (actual: unknown, wanted: never) => boolean;

const size = (value: unknown): number => (Array.isArray(value) ? value.length : -1);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** A list says it of each item in its place, anything else of all of them. */
function itemsFit(actual: unknown[], wanted: unknown): boolean {
  if (Array.isArray(wanted)) return problems(wanted, actual).length === 0;
  return actual.every((item) => problems(wanted, item).length === 0);
}

const OPERATORS: Record<string, Operator> = {
  type: (actual, wanted) => typeOf(actual) === wanted,
  exists: (actual, wanted) => (actual !== undefined) === wanted,
  absent: (actual, wanted) => (actual === undefined) === wanted,
  contains: (actual, wanted: string) => text(actual).includes(wanted),
  matches: (actual, wanted: string) => new RegExp(wanted).test(text(actual)),
  starts_with: (actual, wanted: string) => text(actual).startsWith(wanted),
  ends_with: (actual, wanted: string) => text(actual).endsWith(wanted),
  gte: (actual, wanted: number) => Number(actual) >= wanted,
  lte: (actual, wanted: number) => Number(actual) <= wanted,
  gt: (actual, wanted: number) => Number(actual) > wanted,
  lt: (actual, wanted: number) => Number(actual) < wanted,
  count: (actual, wanted: number) => size(actual) === wanted,
  count_gte: (actual, wanted: number) => size(actual) >= wanted,
  count_lte: (actual, wanted: number) => Array.isArray(actual) && size(actual) <= wanted,
  items: (actual, wanted) => Array.isArray(actual) && itemsFit(actual, wanted),
  one_of: (actual, wanted: unknown[]) => wanted.some((one) => problems(one, actual).length === 0),
  any_of: (actual, wanted: unknown[]) => wanted.some((one) => problems(one, actual).length === 0),
  all_of: (actual, wanted: unknown[]) => wanted.every((one) => problems(one, actual).length === 0),
  not: (actual, wanted) => problems(wanted, actual).length > 0,
};

/** What is not as it should be, in words; nothing when all is well. */
export function problems(wanted: unknown, actual: unknown, at = 'it'): string[] {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual)) return [`${at} is no list`];
    return wanted.flatMap((one, index) => problems(one, actual[index], `${at}[${index}]`));
  }
  if (!isRecord(wanted)) {
    return isDeepStrictEqual(wanted, actual)
      ? []
      : [`${at} is ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`];
  }
  const names = Object.keys(wanted);
  if (names.length > 0 && names.every((name) => Object.hasOwn(OPERATORS, name))) {
    return Object.entries(wanted).flatMap(([name, value]) =>
      OPERATORS[name]?.(actual, value as never) ? [] : [`${at} is not ${name} ${JSON.stringify(value)}`],
    );
  }
  const record = isRecord(actual) ? actual : {};
  return Object.entries(wanted).flatMap(([name, value]) => problems(value, record[name], `${at}.${name}`));
}

/** Checks on what a step has answered, also on each of the things at a path. */
export function namedProblems(assertion: NamedAssertion, source: unknown): string[] {
  const { path, match, any, all, none } = assertion;
  const found: string[] = [];
  if (match !== undefined) found.push(...problems(match, path ? valuesAt(source, path)[0] : source));
  const fits = ({ path: where, match: what }: { path: string; match: object }): boolean[] =>
    valuesAt(source, where).map((value) => problems(what, value).length === 0);
  if (any && !fits(any).includes(true)) found.push(`nothing at ${any.path} fits`);
  if (all && fits(all).includes(false)) found.push(`not all at ${all.path} fit`);
  if (none && fits(none).includes(true)) found.push(`something at ${none.path} fits`);
  return found;
}

const TERMINAL = /COMPLETED|FAILED|CANCELED|REJECTED/;

/** An event as the files look at it: with its payload, and with the payload's own fields. */
function viewOf(event: unknown): Record<string, unknown> {
  const fields = isRecord(event) ? event : {};
  const payload = Object.values(fields)[0];
  const { statusUpdate, artifactUpdate } = fields;
  return {
    ...(isRecord(payload) ? payload : {}),
    ...fields,
    ...(statusUpdate ? { status_update: statusUpdate } : {}),
    ...(artifactUpdate ? { artifact_update: artifactUpdate } : {}),
  };
}

export function streamProblems(wanted: ExpectedStream, events: readonly unknown[]): string[] {
  const views = events.map(viewOf);
  const { min_count: least = 0, max_count: most = Number.POSITIVE_INFINITY } = wanted;
  const found: string[] = [];
  if (views.length < least || views.length > most) found.push(`${views.length} events`);
  if (wanted.each_event)
    found.push(...views.flatMap((view) => problems(wanted.each_event, view, 'an event')));
  if (wanted.final_event) found.push(...problems(wanted.final_event, views.at(-1), 'the last event'));
  for (const [position, { match, index, description: _text, ...event }] of (wanted.events ?? []).entries()) {
    const candidates =
      match === 'any_position' ? views : [views[typeof index === 'number' ? index : position]];
    if (!candidates.some((view) => problems(event, view).length === 0))
      found.push(`no event fits ${JSON.stringify(event)}`);
  }
  if (wanted.ordering === 'monotonic_state' && regresses(views)) found.push('states go back');
  return found;
}

function regresses(views: readonly Record<string, unknown>[]): boolean {
  const states = views.flatMap((view) => valuesAt(view, 'status.state').map(String));
  return states.some((state, at) => {
    const before = states[at - 1];
    if (before === undefined) return false;
    return (TERMINAL.test(before) && state !== before) || (/SUBMITTED/.test(state) && state !== before);
  });
}
