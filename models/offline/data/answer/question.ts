import { findConcerns } from '../concerns/concerns.ts';
import { asksForConcerns } from '../concerns/topic.ts';
import { fiscalYearOf, withFiscalDates } from '../language/fiscal.ts';
import { asOneWord, inKnownWords, withoutSelf } from '../language/plain-words.ts';
import { readTrend, withoutDelay } from '../language/rewording.ts';
import { type Token, tokenise } from '../language/tokens.ts';
import { type Item, recognise } from '../link/items.ts';
import { buildLexicon, type Lexicon } from '../link/lexicon.ts';
import type { Mention } from '../link/match.ts';
import { compose, NOTHING_NAMED } from '../plan/compose.ts';
import type { Frame, Leftover } from '../plan/frame.ts';
import type { Fetch, Outcome } from '../plan/query.ts';
import { leftover } from '../plan/reading.ts';
import { roleHints, verbRoles } from '../plan/scope.ts';
import type { Model } from '../schema/model.ts';
import { humanTable } from '../schema/names.ts';
import { sayNumber } from './format.ts';
import { understand } from './understand.ts';

interface Task {
  world: { model: Model; today: string };
  fetch: Fetch;
}

const lexicons = new WeakMap<Model, Lexicon>();

function lexiconOf(model: Model): Lexicon {
  const known = lexicons.get(model) ?? buildLexicon(model);
  lexicons.set(model, known);
  return known;
}

/** Answers one simple question: reads it, looks up names it holds, composes the best query and words its result. */
export function answerQuestion(task: Task, text: string): Outcome {
  const { model, today } = task.world;
  const lexicon = lexiconOf(model);
  const trend = readTrend(text, today);
  if (trend?.unread !== undefined) return { kind: 'decline', reason: sayUnknown([leftover(trend.unread)]) };
  const tokens = tokenise(inPlainWords(inKnownWords(dated(trend?.text ?? text, model)), lexicon));
  let items = recognise({ tokens, lexicon, today, names: [] });
  if (asksForConcerns(tokens, items)) return findConcerns(task, tokens, items);
  const pair = countedPair(items);
  if (pair) return both(task, pair);
  const groups = comparedGroups(text);
  if (groups) return both(task, groups);
  const apart = subtracted(text);
  if (apart) return difference(task, apart);
  const pronoun = openPronoun(tokens, items);
  if (pronoun)
    return { kind: 'decline', reason: `I don't know who or what "${pronoun}" refers to; please name it` };
  const understood = understand({ model, tokens, lexicon, today, fetch: task.fetch }, items);
  if (understood.kind === 'pending') return understood;
  if (understood.kind === 'unclear') return { kind: 'decline', reason: understood.reason };
  const { frame, unused, read } = understood;
  items = understood.items;
  if (unused.length > 0) return { kind: 'decline', reason: sayUnknown(unused) };
  if (/^what (?:have|has|did|do|does) /i.test(text) && asksNothing(frame))
    return {
      kind: 'decline',
      reason: "I don't see what is asked about them: a figure, a name or a number of rows",
    };
  const standing = trend && standingPeople(model, frame);
  if (standing) return { kind: 'decline', reason: standing };
  const decision = compose({ model, today, roles: rolesIn(model, items, tokens) }, frame);
  if (decision.kind === 'no') return { kind: 'decline', reason: namingWords(decision.reason, items) };
  return withNotes(decision.plan.run(task.fetch), items, read);
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

/** "How many employees and projects": two tables that are counted each by itself. */
function countedPair(items: readonly Item[]): string[] | undefined {
  const [first, ...rest] = items.filter((item) => item.kind !== 'word');
  const [a, joint, b, more] = rest;
  const counts =
    first?.kind === 'operator' &&
    first.operator.kind === 'count' &&
    joint?.kind === 'operator' &&
    joint.operator.kind === 'conjunction';
  if (!counts || more || a?.kind !== 'mention' || b?.kind !== 'mention') return undefined;
  const tables = [a, b].every((item) => item.mention.targets[0]?.kind === 'table');
  return tables ? [a.surface, b.surface].map((noun) => `How many ${noun} are there`) : undefined;
}

const moreOf =
  /^(?:(?:are|were) there|(?:do|did) we have|have we(?: got)?) (?:more|fewer|as many) (.+?) (from|in|of|for|with|by|at|on) (?:the )?(.+?),? (?:or|than|as) (?:\2 )?(?:the )?(.+?)[?.!]*$/i;
const whoHasMore = /^which (?:one )?has (?:more|fewer) (.+?)[:,] (?:the )?(.+?) or (?:the )?(.+?)[?.!]*$/i;

/** "Are there more grants from the Trust or from the State": each group is counted, and the reader sees both. */
function comparedGroups(text: string): string[] | undefined {
  const [, noun, joint, a, b] = moreOf.exec(text.trim()) ?? [];
  if (noun && joint && a && b) return [a, b].map((each) => `How many ${noun} ${joint} ${each} are there`);
  const [, counted, first, second] = whoHasMore.exec(text.trim()) ?? [];
  return counted && first && second
    ? [first, second].map((each) => `How many ${counted} does ${each} have`)
    : undefined;
}

const moreThen =
  /^how (many|much) (?:more|fewer|less) (.+?) (in|on|during|from|at|for|by|with) ((?:(?!\bthan\b).)+?) than (?:\3 )?(.+?)[?.!]*$/i;
const moreKinds =
  /^how (many|much) (?:more|fewer|less) (.+?) than (.+?) ((?:did|do|have|had|are|were|was|is)\b.*?)[?.!]*$/i;

/** "How many more arrivals were there in 2025 than in 2024": two counts, and what lies between them. */
function subtracted(text: string): [string, string] | undefined {
  const kinds = moreKinds.exec(text.trim());
  if (kinds) {
    const [, many, a, b, rest] = kinds;
    return [`how ${many} ${a} ${rest}`, `how ${many} ${b} ${rest}`];
  }
  const [, many, what, joint, a, b] = moreThen.exec(text.trim()) ?? [];
  return many && what && joint && a && b
    ? [`how ${many} ${what} ${joint} ${a}`, `how ${many} ${what} ${joint} ${b}`]
    : undefined;
}

function difference(task: Task, questions: [string, string]): Outcome {
  const [a, b] = questions.map((question) => answerQuestion(task, question));
  if (!a || !b || a.kind === 'pending' || b.kind === 'pending') return { kind: 'pending' };
  if (a.kind === 'decline') return a;
  if (b.kind === 'decline') return b;
  if (a.value === undefined || b.value === undefined)
    return { kind: 'decline', reason: 'the two figures to compare could not be had' };
  const value = a.value - b.value;
  const text = `The difference is **${sayNumber(Math.abs(value))}**${value < 0 ? ', the other way round' : ''}: ${plainFigures(a.text)} ${plainFigures(b.text)}`;
  return { kind: 'answer', text, value };
}

/** The figures that a difference rests on are not what was asked for. */
const plainFigures = (text: string): string => text.replaceAll('**', '');

function both(task: Task, questions: readonly string[]): Outcome {
  const outcomes = questions.map((question) => answerQuestion(task, question));
  if (outcomes.some((outcome) => outcome.kind === 'pending')) return { kind: 'pending' };
  const refused = outcomes.find((outcome) => outcome.kind === 'decline');
  return (
    refused ?? {
      kind: 'answer',
      text: outcomes.map((outcome) => (outcome.kind === 'answer' ? outcome.text : '')).join('\n\n'),
    }
  );
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

/** "unresolved" means not resolved, where only the latter is known; "behind schedule" means overdue. */
function inPlainWords(text: string, lexicon: Lexicon): string {
  const known = (word: string): boolean =>
    lexicon.entries.some((entry) => entry.words.length === 1 && entry.words[0]?.word === word);
  return withoutDelay(withoutSelf(asOneWord(text, known), known), known).replace(
    /\bun([a-z]{3,}(?:ed|en|t|d))\b/gi,
    (whole: string, rest: string) =>
      known(whole.toLowerCase()) || !known(rest.toLowerCase()) ? whole : `not ${rest}`,
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
  const verbs = items.flatMap((item) =>
    item.kind === 'word' && item.role !== 'stop' ? (tokens[item.start]?.lemma ?? []) : [],
  );
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

/** A corrected spelling, or a word that was taken for another, is said, so that a reader can object. */
function withNotes(outcome: Outcome, items: readonly Item[], read: readonly string[]): Outcome {
  if (outcome.kind !== 'answer') return outcome;
  const corrected = mentionsIn(items).flatMap((mention) =>
    mention.typo === undefined ? [] : [`"${mention.surface}" as "${mention.typo}"`],
  );
  const notes = [...corrected, ...read];
  return notes.length === 0
    ? outcome
    : { ...outcome, text: `${outcome.text}\n\n(I read ${notes.join(' and ')}.)` };
}
