import { findConcerns } from '../concerns/concerns.ts';
import { asksForConcerns } from '../concerns/topic.ts';
import { readNever, rowsAsked } from '../language/never.ts';
import { readTrend } from '../language/rewording.ts';
import type { Token } from '../language/tokens.ts';
import { type Item, recognise } from '../link/items.ts';
import type { Lexicon } from '../link/lexicon.ts';
import type { Mention } from '../link/mention.ts';
import { spokenOf } from '../link/spoken-of.ts';
import { compose, NOTHING_NAMED } from '../plan/compose.ts';
import type { Fetch, Outcome, Plan } from '../plan/query.ts';
import type { Condition, Frame, Leftover } from '../plan/read/frame.ts';
import { leftover } from '../plan/read/reading.ts';
import { roleHints, verbRoles } from '../plan/scope.ts';
import type { Model } from '../schema/model.ts';
import { humanTable } from '../schema/names.ts';
import { deedOf } from './deed.ts';
import { countedPair } from './in-two.ts';
import { understand } from './understand.ts';
import { comparedIn, tokensOf } from './words-asked.ts';

export interface Task {
  world: { model: Model; today: string };
  lexicon: Lexicon;
  fetch: Fetch;
}

/** What one simple question was read as. */
export type QuestionReading =
  | { kind: 'pending' }
  /** A query that is ready to run; `notes` say which word was taken for which. */
  | { kind: 'plan'; plan: Plan; notes: readonly string[]; settled?: true }
  /** Questions to be answered one by one. */
  | { kind: 'apart'; questions: readonly string[] }
  | { kind: 'outcome'; outcome: Outcome }
  | { kind: 'unread'; reason: string; unknown: readonly string[]; near: ReadonlySet<string> };

/** What can't be read, the words that are why (those that the reason quotes), and the tables that were spoken of. */
const unread = (reason: string, near: ReadonlySet<string> = new Set()): QuestionReading => ({
  kind: 'unread',
  reason,
  near,
  unknown: [...reason.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word),
});

/** Reads one simple question, looks up names it holds, and composes the best query. */
export function readQuestion(task: Task, text: string): QuestionReading {
  const never = readNever(text);
  const deed = never && deedOf(never, { ...task, ...task.world, tokensOf: (each) => tokensOf(task, each) });
  const conditions: Condition[] = deed ? [{ kind: 'never', deed }] : [];
  for (const rows of never && deed ? rowsAsked(never) : []) {
    const without = readPlainly(task, rows, conditions);
    if (without.kind !== 'unread') return without;
  }
  return readPlainly(task, text);
}

function readPlainly(task: Task, text: string, besides: readonly Condition[] = []): QuestionReading {
  const { lexicon, world } = task;
  const { model, today } = world;
  const trend = readTrend(text, today);
  if (trend?.unread !== undefined) return unread(sayUnknown([leftover(trend.unread)]));
  const { tokens, pairs } = comparedIn(trend?.text ?? text, task);
  const items = recognise({ tokens, lexicon, today, names: [], pairs });
  if (asksForConcerns(tokens, items)) return { kind: 'outcome', outcome: findConcerns(task, tokens, items) };
  const pair = countedPair(items);
  if (pair) return { kind: 'apart', questions: pair };
  const pronoun = openPronoun(tokens, items);
  if (pronoun) return unread(`I don't know who or what "${pronoun}" refers to; please name it`);
  const understood = understand({ model, tokens, lexicon, today, pairs, fetch: task.fetch }, items);
  if (understood.kind === 'pending') return understood;
  if (understood.kind === 'unclear') return unread(understood.reason);
  const { unused } = understood;
  const frame = { ...understood.frame, conditions: [...understood.frame.conditions, ...besides] };
  if (unused.length > 0) return unread(sayUnknown(unused), spokenOf(model, understood.items));
  const lacking = lackingIn(text, frame) ?? (trend && standingPeople(model, frame));
  if (lacking) return unread(lacking);
  const decision = compose({ model, today, roles: rolesIn(model, understood.items, tokens) }, frame);
  if (decision.kind === 'no')
    return unread(namingWords(decision.reason, understood.items), spokenOf(model, understood.items));
  return {
    kind: 'plan',
    plan: decision.plan,
    notes: [...corrections(understood.items), ...understood.read],
    ...(isSettled(frame) ? { settled: true } : {}),
  };
}

/** What a question leaves open that asks for a figure or a span of time. */
function lackingIn(text: string, frame: Frame): string | undefined {
  if (/^(?:what (?:have|has|did|do|does)|how (?:much|far)) /i.test(text) && asksNothing(frame))
    return "I don't see what is asked about them: a figure, a name or a number of rows";
  return /\bhow long\b/i.test(text) && frame.intent === 'aggregate' && !frame.measure
    ? "I don't see which span of time is asked for"
    : undefined;
}

/** Figures set against each other and times of the day are read by rules alone; the rest must be plain as well. */
const isSettled = ({ conditions, gap }: Frame): boolean =>
  (gap === true ||
    conditions.some((each) => each.kind === 'clock' || (each.kind === 'columns' && each.across))) &&
  !conditions.some(({ kind }) => kind === 'present');

/** A corrected spelling is said, so that a reader can object. */
function corrections(items: readonly Item[]): string[] {
  return mentionsIn(items).flatMap((mention) =>
    mention.typo === undefined ? [] : [`"${mention.surface}" as "${mention.typo}"`],
  );
}

/** No figure, no column, no order: a list of all rows would be the only answer left. */
function asksNothing({ intent, attributes, groups, rank }: Frame): boolean {
  return intent === 'list' && attributes.length === 0 && groups.length === 0 && rank === undefined;
}

/** Which words nothing was found for: those that carry meaning. */
function namingWords(reason: string, items: readonly Item[]): string {
  const said = items.flatMap((item) =>
    item.kind === 'mention' || (item.kind === 'word' && item.role !== 'stop') ? [`"${item.surface}"`] : [],
  );
  return reason === NOTHING_NAMED && said.length > 0 ? `${reason} (${said.join(', ')})` : reason;
}

/** A pronoun that nothing in the question itself explains. */
function openPronoun(tokens: readonly Token[], items: readonly Item[]): string | undefined {
  const index = tokens.findIndex((token) =>
    /^(they|them|he|she|him|their|his|her|those|these)$/.test(token.lower),
  );
  const subject = /^(they|them|he|she|him)$/.test(tokens[index]?.lower ?? '');
  const before = items.some((item) => item.kind === 'mention' && item.start < index);
  return index >= 0 && (!before || (subject && isObject(items, index))) ? tokens[index]?.text : undefined;
}

/** "What projects are they on": the noun before is what is asked for, not who they are. */
function isObject(items: readonly Item[], index: number): boolean {
  return (
    items.filter((item) => item.kind === 'mention' && item.start < index).length === 1 &&
    items[0]?.kind === 'operator'
  );
}

/** People come and go: those on record today, by the day they came, are not how many there were. */
function standingPeople(model: Model, frame: Frame): string | undefined {
  const target = (frame.intent === 'count' ? frame.head : frame.measure)?.targets[0];
  const name =
    target?.kind === 'table' ? target.table : target?.kind === 'column' ? target.column.table : undefined;
  const table = model.byName.get(name ?? '');
  if (!table?.person || (target?.kind === 'column' && target.column.kind === 'date')) return undefined;
  const people = humanTable(table.name, 2);
  return `the data holds the ${people} as they are today, not how that was before: I can only count them by a date on record`;
}

/** The keys that the question names, or that its verbs tell. */
function rolesIn(model: Model, items: readonly Item[], tokens: readonly Token[]): ReadonlySet<string> {
  const verbs = items.flatMap((item) => {
    const isDeed = item.kind === 'mention' && item.mention.targets[0]?.kind === 'flag';
    const isVerb = item.kind === 'word' && item.role !== 'stop';
    return isDeed || isVerb ? (tokens[item.start]?.lemma ?? []) : [];
  });
  return new Set([...roleHints(mentionsIn(items)), ...verbRoles(model, verbs)]);
}

function mentionsIn(items: readonly Item[]): Mention[] {
  return items.flatMap((item) => (item.kind === 'mention' ? [item.mention] : []));
}

function sayUnknown(leftovers: readonly Leftover[]): string {
  const words = [...new Set(leftovers.map((each) => `"${each.text}"`))];
  const named = words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return `I did not understand ${named}: nothing in the database is called so, and no such name is recorded, so I can't answer without guessing`;
}
