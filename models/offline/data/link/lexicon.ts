import { nationalWords } from '../language/nations.ts';
import { singular } from '../language/singular.ts';
import { stem } from '../language/stem.ts';
import { peopleWords } from '../language/thesaurus.ts';
import { stopWords } from '../language/words.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import { computedOf } from './computed.ts';
import { statesOf } from './states.ts';

/** What a phrase of the question can stand for. */
export type Target =
  | { kind: 'table'; table: string; score: number }
  | { kind: 'column'; column: Column; score: number }
  | {
      kind: 'value';
      column: Column;
      values: string[];
      score: number;
      loose?: boolean;
      /** The column belongs to a table of people. */
      person?: boolean;
      extra?: { column: Column; value: string }[];
      /** The key by whose role the row is meant: "supervisor Ben". */
      via?: Column;
    }
  | { kind: 'flag'; column: Column; truth: boolean; score: number };

export interface Entry {
  words: EntryWord[];
  target: Target;
}

export interface EntryWord {
  word: string;
  stem: string;
}

export interface Lexicon {
  /** Entries by the stem of each of their words' first letter pair: a cheap first sieve. */
  entries: Entry[];
  longest: number;
}

const genericTails = new Set([
  'record',
  'entry',
  'log',
  'detail',
  'data',
  'info',
  'table',
  'list',
  'item',
  'line',
  'row',
  'history',
  'fact',
  'master',
  'register',
]);
const genericSuffixes = new Set([
  'date',
  'at',
  'on',
  'time',
  'timestamp',
  'day',
  'id',
  'code',
  'number',
  'amount',
  'value',
  'name',
  'key',
  'flag',
  'total',
  'type',
  'cent',
  'eur',
  'usd',
  'euro',
  'text',
  'count',
  'year',
  'until',
  'ref',
  'by',
]);
const genericPrefixes = new Set([
  'is',
  'has',
  'was',
  'total',
  'current',
  'number',
  'no',
  'full',
  'main',
  'unit',
  'list',
  'net',
  'gross',
  'be',
  'date',
]);

/** Every phrase that may name something of the schema, with what it names and how surely. */
export function buildLexicon(model: Model): Lexicon {
  const entries = model.tables.flatMap((table) => [
    ...tableEntries(table, model),
    ...table.columns.flatMap((column) => [...columnEntries(column, table), ...valueEntries(column, table)]),
    ...computedOf(table, model).flatMap(({ column, phrases }) =>
      phrases.flatMap((words) => entry(words, { kind: 'column', column, score: 0.9 })),
    ),
  ]);
  return { entries, longest: Math.max(1, ...entries.map((entry) => entry.words.length)) };
}

function entry(words: readonly string[], target: Target): Entry[] {
  const kept = words
    .filter((word) => word !== '')
    .map((word) => ({ word: singular(word), stem: stem(word) }));
  if (kept.length === 0) return [];
  const found = [{ words: kept, target }];
  const joined = hyphenated(words);
  return joined === undefined ? found : [...found, { words: [{ word: joined, stem: stem(joined) }], target }];
}

/** Two words that people write as one: part-time, step-free. */
function hyphenated(words: readonly string[]): string | undefined {
  const [first = '', second = ''] = words;
  return words.length === 2 && /^[a-z]{2,}$/.test(first) && /^[a-z]{2,}$/.test(second)
    ? `${first}-${second}`
    : undefined;
}

function tableEntries(table: Table, model: Model): Entry[] {
  const target = (score: number): Target => ({ kind: 'table', table: table.name, score });
  const { words } = table;
  const last = words.at(-1) ?? '';
  const found = entry(words, target(1));
  if (words.length > 1) {
    if (genericTails.has(last)) found.push(...entry(words.slice(0, -1), target(0.9)));
    else found.push(...entry([last], target(headScore(table, model))));
    const first = words[0] ?? '';
    if (!model.tables.some((other) => other !== table && other.words.includes(first)))
      found.push(...entry([first], target(0.66)));
    if (words.length > 2) found.push(...entry(words.slice(-2), target(0.85)));
  }
  found.push(...[...genericTails].flatMap((tail) => entry([...words, tail], target(0.98))));
  if (table.person)
    found.push(...['member', 'person'].flatMap((tail) => entry([...words, tail], target(0.98))));
  if (table.person)
    found.push(...[...peopleWords].flatMap((word) => entry([word], target(table.staff ? 0.8 : 0.72))));
  for (const phrase of [...commentPhrases(table.comment), ...bracketed(table.comment)])
    found.push(...entry(phrase, target(phrase.length > 1 ? 0.85 : 0.75)));
  return found;
}

/** "items" for order_items: nearly sure while no other table ends so. */
function headScore(table: Table, model: Model): number {
  const rivals = model.tables.filter((other) => other !== table && other.words.at(-1) === table.words.at(-1));
  return rivals.length > 0 ? 0.65 : 0.8;
}

function columnEntries(column: Column, table: Table): Entry[] {
  const { words } = column;
  if (column.kind === 'boolean') return flagEntries(column);
  const target = (score: number): Target => ({ kind: 'column', column, score });
  const found = statesOf(column).flatMap((state) =>
    entry(state.words, { kind: 'flag', column, truth: state.filled, score: 0.95 }),
  );
  found.push(...entry(words, target(words.length === 1 && genericSuffixes.has(words[0] ?? '') ? 0.92 : 1)));
  if (words.length === 2 && !/^(number|count|id|code)$/.test(words[1] ?? ''))
    found.push(...entry([words[1] ?? '', 'of', words[0] ?? ''], target(1)));
  const bare = words.filter((word) => !table.words.includes(word));
  if (bare.length > 0 && bare.length < words.length) found.push(...entry(bare, target(0.95)));
  for (const shorter of shortForms(words, column)) found.push(...entry(shorter.words, target(shorter.score)));
  for (const phrase of commentPhrases(column.comment))
    found.push(...entry(phrase, target(phrase.length > 1 ? 0.85 : 0.75)));
  return found;
}

/** Too short for a stem: hires were hired. */
function shortVerb(first: string, { kind }: Column): { words: string[]; score: number }[] {
  return kind === 'date' && /^[a-z]{3}ed$/.test(first) ? [{ words: [first.slice(0, -1)], score: 0.86 }] : [];
}

function shortForms(words: readonly string[], column: Column): { words: string[]; score: number }[] {
  if (words.length < 2) return [];
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const forms = shortVerb(first, column);
  if (genericSuffixes.has(last))
    forms.push({ words: words.slice(0, -1), score: last === 'id' ? 0.85 : 0.88 });
  else forms.push({ words: [last], score: 0.78 });
  if (genericPrefixes.has(first)) forms.push({ words: words.slice(1), score: 0.9 });
  else if (column.kind === 'number' && !genericSuffixes.has(last)) forms.push({ words: [first], score: 0.5 });
  if (genericSuffixes.has(last) && column.kind === 'number' && last !== 'id')
    forms.push({ words: [last], score: 0.7 });
  if (column.kind === 'date' && words.length === 2 && genericSuffixes.has(last) && last !== 'date')
    forms.push({ words: [first, 'date'], score: 0.95 });
  return forms;
}

function flagEntries(column: Column): Entry[] {
  const words = genericPrefixes.has(column.words[0] ?? '')
    ? column.words.slice(1)
    : column.words.at(-1) === 'flag'
      ? column.words.slice(0, -1)
      : column.words;
  const first = words[0] ?? '';
  const flag = (truth: boolean, score: number): Target => ({ kind: 'flag', column, truth, score });
  const opposites = [`in${first}`, `un${first}`, `non-${first}`, `non${first}`, `dis${first}`].flatMap(
    (word) => entry([word, ...words.slice(1)], flag(false, 1)),
  );
  return [...entry(words, flag(true, 1)), ...opposites];
}

function valueEntries(column: Column, table: Table): Entry[] {
  if (column.kind === 'date' || column.kind === 'boolean') return [];
  const { person } = table;
  const target = (values: string[], score: number): Target & { kind: 'value' } => ({
    kind: 'value',
    column,
    values,
    score,
    person,
  });
  const partial = new Map<string, string[]>();
  const whole = [...(column.values ?? column.codes.keys())].flatMap((value) => {
    const coded = column.codes.get(value);
    for (const word of tellingWords(value)) partial.set(word, [...(partial.get(word) ?? []), value]);
    const phrases = [
      coded === undefined ? [] : valueWords(coded),
      speaksItself(column, value) ? valueWords(value) : [],
    ];
    const others = nationalWords(value, [...column.words, ...table.words]).map((word) => [word]);
    return [...phrases, ...others].flatMap((words) => entry(words, target([value], 1)));
  });
  const parts = [...partial].flatMap(([word, values]) =>
    entry([word], { ...target(values, values.length === 1 ? 0.72 : 0.66), loose: true }),
  );
  return [...whole, ...parts];
}

/** A number or a letter with a meaning of its own is never asked for as such. */
function speaksItself(column: Column, value: string): boolean {
  return column.kind !== 'number' && !(column.codes.has(value) && value.length <= 2);
}

/** The words of a longer value that can stand for it. */
function tellingWords(value: string): string[] {
  const words = valueWords(value);
  return words.length < 2
    ? []
    : words.filter((word) => word.length > 2 && !stopWords.has(word) && !/^\d+$/.test(word));
}

export function valueWords(value: string): string[] {
  return value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== '');
}

/** First words of comments that name nothing: "Name of the department". */
const vague = new Set(
  'name title type kind number date id code day first last one row each true false list key unit planned actual'.split(
    ' ',
  ),
);

/** "Family doctors (general practitioners)": the other name. */
function bracketed(comment: string | undefined): string[][] {
  const inside = /\(([\p{L} -]{3,40})\)/u.exec(comment ?? '')?.[1];
  return commentPhrases(inside);
}

/** The naming phrases of a comment: up to its first full stop or bracket, at most four words each. */
function commentPhrases(comment: string | undefined): string[][] {
  if (comment === undefined) return [];
  const lead = comment.split(/[.(:=]|\s[-–]\s/)[0] ?? '';
  const naming =
    lead
      .toLowerCase()
      .split(/\b(?:of|in|for|when|that|which|with|per|by|from|at|on|to|where|as|and|while)\b/)[0] ?? '';
  const phrases = naming
    .split(/[,;/]|\bor\b/)
    .map((part) => part.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !stopWords.has(word)));
  return phrases
    .slice(0, 2)
    .filter(
      (words) => words.length > 0 && words.length <= 3 && !(words.length === 1 && vague.has(words[0] ?? '')),
    );
}
