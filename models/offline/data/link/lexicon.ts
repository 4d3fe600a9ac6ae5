import { nationalWords } from '../language/nations.ts';
import { singular } from '../language/singular.ts';
import { stem } from '../language/stem.ts';
import { peopleWords } from '../language/thesaurus.ts';
import { stopWords } from '../language/words.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import { genericPrefixes, type Phrase, phrasesOf } from './column-phrases.ts';
import { computedOf } from './computed.ts';
import { endingOf } from './endings.ts';
import { statesOf } from './states.ts';
import { unitPhrases } from './units.ts';

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
  /** Other forms of the words say something else. */
  exact?: boolean;
}

export interface EntryWord {
  word: string;
  stem: string;
  /** How the name writes it, where that is a short form. */
  cut?: string;
}

export interface Lexicon {
  /** Entries by the stem of each of their words' first letter pair: a cheap first sieve. */
  entries: Entry[];
  longest: number;
  /** First and last name of each table that keeps them apart. */
  fullNames: (readonly [Column, Column])[];
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
/** Every phrase that may name something of the schema, with what it names and how surely. */
export function buildLexicon(model: Model): Lexicon {
  const entries = model.tables.flatMap((table) => [
    ...tableEntries(table, model),
    ...endingEntries(table),
    ...table.columns.flatMap((column) => [
      ...columnEntries(column, table, model),
      ...valueEntries(column, table),
    ]),
    ...computedOf(table, model).flatMap(({ column, phrases }) =>
      phrases.flatMap((words) => entry(words, { kind: 'column', column, score: 0.9 })),
    ),
  ]);
  const fullNames = model.tables.flatMap(({ labels: [first, last] }) =>
    first && last ? [[first, last] as const] : [],
  );
  return { entries, fullNames, longest: Math.max(1, ...entries.map((entry) => entry.words.length)) };
}

const whole: ReadonlyMap<string, string> = new Map();

function entry(
  words: readonly string[],
  target: Target,
  cuts: ReadonlyMap<string, string> = target.kind === 'column' || target.kind === 'flag'
    ? target.column.cuts
    : whole,
): Entry[] {
  const kept = words
    .filter((word) => word !== '')
    .map((word) => {
      const cut = cuts.get(word);
      return { word: singular(word), stem: stem(word), ...(cut ? { cut } : {}) };
    });
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
  const named = (phrase: readonly string[], score: number): Entry[] =>
    entry(phrase, target(score), table.cuts);
  return [
    ...named(words, 1),
    ...(words.length > 1 ? shorterNames(table, model).flatMap((each) => named(each.words, each.score)) : []),
    ...[...genericTails].flatMap((tail) => entry([...words, tail], target(0.98))),
    ...(table.person ? ['member', 'person'].flatMap((tail) => entry([...words, tail], target(0.98))) : []),
    ...(table.person
      ? [...peopleWords].flatMap((word) => entry([word], target(table.staff ? 0.8 : 0.72)))
      : []),
    ...commentNames(table).flatMap((each) => entry(each.words, target(each.score))),
  ];
}

function shorterNames(table: Table, model: Model): Phrase[] {
  const { words } = table;
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const found: Phrase[] = [
    genericTails.has(last)
      ? { words: words.slice(0, -1), score: 0.9 }
      : { words: [last], score: headScore(table, model) },
  ];
  if (!model.tables.some((other) => other !== table && other.words.includes(first)))
    found.push({ words: [first], score: 0.66 });
  if (words.length > 2) found.push({ words: words.slice(-2), score: 0.85 });
  return found;
}

/** What the comment calls the rows, and the noun at the end of that. */
function commentNames({ comment }: Table): Phrase[] {
  return [...commentPhrases(comment), ...bracketed(comment)].flatMap((words) => {
    const head = words.at(-1) ?? '';
    if (words.length === 1) return [{ words, score: 0.75 }];
    return [{ words, score: 0.85 }, ...(vague.has(singular(head)) ? [] : [{ words: [head], score: 0.68 }])];
  });
}

function endingEntries(table: Table): Entry[] {
  const ending = endingOf(table);
  if (!ending) return [];
  const flag = (truth: boolean): Target => ({ kind: 'flag', column: ending.column, truth, score: 0.9 });
  return [
    ...ending.gone.flatMap((words) => entry(words, flag(true))),
    ...ending.present.flatMap((words) => entry(words, flag(false))),
  ].map((each) => ({ ...each, exact: true }));
}

/** "items" for order_items: nearly sure while no other table ends so. */
function headScore(table: Table, model: Model): number {
  const rivals = model.tables.filter((other) => other !== table && other.words.at(-1) === table.words.at(-1));
  return rivals.length > 0 ? 0.65 : 0.8;
}

function columnEntries(column: Column, table: Table, model: Model): Entry[] {
  if (column.kind === 'boolean') return flagEntries(column);
  const target = (score: number): Target => ({ kind: 'column', column, score });
  const found = statesOf(column).flatMap((state) =>
    entry(state.words, { kind: 'flag', column, truth: state.filled, score: 0.95 }),
  );
  for (const phrase of [...phrasesOf(column, table, model), ...unitPhrases(column)])
    found.push(...entry(phrase.words, target(phrase.score)));
  for (const phrase of commentPhrases(column.comment))
    found.push(...entry(phrase, target(phrase.length > 1 ? 0.85 : 0.75)));
  return found;
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
  const topic = words.filter(
    (word) => !/^(opt|in|subscribed?|enabled|allowed|consent|accepted|given|flag)$/.test(word),
  );
  const short = topic.length > 0 && topic.length < words.length ? entry(topic, flag(true, 0.8)) : [];
  return [...entry(words, flag(true, 1)), ...opposites, ...short];
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
    const others = [
      ...nationalWords(value, [...column.words, ...table.words]),
      ...genderWords(column, coded ?? value),
    ].map((word) => [word]);
    return [...phrases, ...others].flatMap((words) => entry(words, target([value], 1)));
  });
  const parts = [...partial].flatMap(([word, values]) =>
    entry([word], { ...target(values, values.length === 1 ? 0.72 : 0.66), loose: true }),
  );
  return [...whole, ...parts];
}

const genders: [RegExp, string[]][] = [
  [/^(f|w|female|woman)$/i, ['female', 'woman', 'girl', 'lady']],
  [/^(m|male|man)$/i, ['male', 'man', 'boy', 'gentleman']],
];

/** "Women" are those whose gender is F. */
function genderWords(column: Column, value: string): string[] {
  if (!column.words.some((word) => /^(gender|sex)$/.test(word))) return [];
  return genders.find(([pattern]) => pattern.test(value))?.[1] ?? [];
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
