import { findConcerns } from '../concerns/concerns.ts';
import { asksForConcerns } from '../concerns/topic.ts';
import { fiscalYearOf, withFiscalDates } from '../language/fiscal.ts';
import { withGap } from '../language/gaps.ts';
import { withOwnFigures } from '../language/own-figures.ts';
import { withWorkingTime } from '../language/part-time.ts';
import { asOneWord, inKnownWords, withoutSelf } from '../language/plain-words.ts';
import { readTrend, unended, withoutDelay } from '../language/rewording.ts';
import { withSameDoer } from '../language/same-doer.ts';
import { type Token, tokenise } from '../language/tokens.ts';
import type { FigurePair } from '../link/figure-pairs/figure-pair.ts';
import { figurePairs } from '../link/figure-pairs/find-pairs.ts';
import { type Item, recognise } from '../link/items.ts';
import type { Lexicon } from '../link/lexicon.ts';
import type { Mention } from '../link/mention.ts';
import { spokenOf } from '../link/spoken-of.ts';
import { compose, NOTHING_NAMED } from '../plan/compose.ts';
import type { Fetch, Outcome, Plan } from '../plan/query.ts';
import type { Frame, Leftover } from '../plan/read/frame.ts';
import { leftover } from '../plan/read/reading.ts';
import { keysOfDeeds } from '../plan/same-keys.ts';
import { roleHints, verbRoles } from '../plan/scope.ts';
import type { Model } from '../schema/model.ts';
import { humanTable } from '../schema/names.ts';
import { countedPair } from './in-two.ts';
import { understand } from './understand.ts';

export interface Task {
  world: { model: Model; today: string };
  lexicon: Lexicon;
  fetch: Fetch;
}

/** What one simple question was read as. */
export type QuestionReading =
  | { kind: 'pending' }
  /** A query that is ready to run; `notes` say which word was taken for which. */
  | {
      kind: 'plan';
      plan: Plan;
      notes: readonly string[] /** No other reading comes near. */;
      settled?: boolean;
    }
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
  const { lexicon, world } = task;
  const { model, today } = world;
  const trend = readTrend(text, today);
  if (trend?.unread !== undefined) return unread(sayUnknown([leftover(trend.unread)]));
  const { tokens, pairs } = withPairs(
    inPlainWords(
      inKnownWords(
        withOwnFigures(withWorkingTime(dated(sameDoers(trend?.text ?? text, model), model), model), model),
      ),
      lexicon,
    ),
    task,
  );
  const items = recognise({ tokens, lexicon, today, names: [], pairs });
  if (asksForConcerns(tokens, items)) return { kind: 'outcome', outcome: findConcerns(task, tokens, items) };
  const pair = countedPair(items);
  if (pair) return { kind: 'apart', questions: pair };
  const pronoun = openPronoun(tokens, items);
  if (pronoun) return unread(`I don't know who or what "${pronoun}" refers to; please name it`);
  const understood = understand({ model, tokens, lexicon, today, pairs, fetch: task.fetch }, items);
  if (understood.kind === 'pending') return understood;
  if (understood.kind === 'unclear') return unread(understood.reason);
  const { frame, unused } = understood;
  if (unused.length > 0) return unread(sayUnknown(unused), spokenOf(model, understood.items));
  if (/^(?:what (?:have|has|did|do|does)|how (?:much|far)) /i.test(text) && asksNothing(frame))
    return unread("I don't see what is asked about them: a figure, a name or a number of rows");
  if (/\bhow long\b/i.test(text) && frame.intent === 'aggregate' && !frame.measure)
    return unread("I don't see which span of time is asked for");
  const standing = trend && standingPeople(model, frame);
  if (standing) return unread(standing);
  const decision = compose({ model, today, roles: rolesIn(model, understood.items, tokens) }, frame);
  if (decision.kind === 'no')
    return unread(namingWords(decision.reason, understood.items), spokenOf(model, understood.items));
  return {
    kind: 'plan',
    plan: decision.plan,
    notes: [...corrections(understood.items), ...understood.read],
    settled: isSettled(frame),
  };
}

/** Figures set against each other and times of the day are read by rules alone; the rest must be plain as well. */
const isSettled = ({ conditions, gap }: Frame): boolean =>
  (gap === true ||
    conditions.some((each) => each.kind === 'clock' || (each.kind === 'columns' && each.across))) &&
  !conditions.some(({ kind }) => kind === 'present');

/** The words of a question, and the figures that it sets against each other. */
function withPairs(text: string, { world: { model }, lexicon }: Task): Compared {
  const gap = withGap(text);
  const [subtracted, tokens] = [gap === undefined ? [] : tokenise(gap), tokenise(text)];
  const pairs = figurePairs({ tokens: subtracted, model, lexicon }, true);
  return pairs.length > 0
    ? { tokens: subtracted, pairs }
    : { tokens, pairs: figurePairs({ tokens, model, lexicon }, false) };
}

interface Compared {
  tokens: Token[];
  pairs: readonly FigurePair[];
}

const sameDoers = (text: string, model: Model): string =>
  withSameDoer(text, (first, second) => keysOfDeeds(model, first, second));

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

/** Fiscal years run as the comments of the schema say. */
function dated(text: string, model: Model): string {
  if (!/\b(?:fiscal|financial|business) year|\bfy ?-?\d/i.test(text)) return text;
  const comments = model.tables.flatMap((table) =>
    [table, ...table.columns].map(({ comment }) => comment ?? ''),
  );
  const fiscal = fiscalYearOf(comments);
  return fiscal ? withFiscalDates(text, fiscal) : text;
}

/** Nouns that only count how often something was. */
const CASES =
  /\b(?:(?:in|on|at) how many (?:cases|instances|occasions)|how many times) (?=did|do|does|was|were|is|are|has|have|had|could|can)/gi;

/** "unresolved" means not resolved, where only the latter is known; "behind schedule" means overdue. */
function inPlainWords(text: string, lexicon: Lexicon): string {
  const known = (word: string): boolean =>
    lexicon.entries.some(({ words }) => words.map((each) => each.word).join(' ') === word);
  // "The unpaid balance" is one name.
  const isSaid = (word: string): boolean =>
    lexicon.entries.some(({ words }) => words.some((each) => each.word === word));
  const named = (word: string): boolean =>
    lexicon.entries.some(
      ({ words, target }) => target.kind !== 'flag' && words.map((each) => each.word).join(' ') === word,
    );
  const kept = withStays(text, lexicon);
  const often = known('case') ? kept : kept.replaceAll(CASES, 'how often ');
  const plain = known('called off') ? often : often.replaceAll(/\bcalled off\b/gi, 'cancelled');
  return withoutDelay(withoutSelf(unended(asOneWord(plain, known), known), named), known).replace(
    /\bun([a-z]{3,}(?:ed|en|t|d))\b/gi,
    (whole: string, rest: string) =>
      isSaid(whole.toLowerCase()) || !known(rest.toLowerCase()) ? whole : `not ${rest}`,
  );
}

/** "How many stays" counts reservations, where the data calls them so. */
function withStays(text: string, { entries }: Lexicon): string {
  const tables = entries.flatMap(({ words, target }) =>
    target.kind === 'table' ? [words.map(({ word }) => word).join(' ')] : [],
  );
  const rows = tables.includes('stay')
    ? undefined
    : tables.find((name) => /^(?:reservation|booking)$/.test(name));
  return rows ? text.replace(/\b(how many|number of|share of|percentage of) stays\b/gi, `$1 ${rows}s`) : text;
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
