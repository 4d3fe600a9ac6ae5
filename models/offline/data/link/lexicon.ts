import { singular } from '../language/singular.ts';
import { peopleWords, personNouns, synonyms } from '../language/thesaurus.ts';
import { isAdditive, isCodeTable, isMoney } from '../plan/semantics.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import { partsOfName } from '../schema/names.ts';
import { type Entry, type EntryWord, entry, type Target } from './entry.ts';
import { genericPrefixes, type Phrase, phrasesOf } from './phrases/column-phrases.ts';
import { bracketed, namingPhrases, vague } from './phrases/comment-naming.ts';
import { computedOf, lengthOf, spanOf } from './phrases/computed.ts';
import { consents } from './phrases/consents.ts';
import { endingEntries } from './phrases/ending-entries.ts';
import { ourNames } from './phrases/our-name.ts';
import { roleKindEntries } from './phrases/role-kinds.ts';
import { deedsOf, statesOf } from './phrases/states.ts';
import { generalNames, keyNames, ofItself } from './phrases/table-names.ts';
import { isPriceOfOne, unitPhrases } from './phrases/units.ts';
import { valueEntries } from './phrases/value-phrases.ts';
import { yesNoEntries } from './phrases/yes-no.ts';

export interface Lexicon {
  entries: Entry[];
  /** Entries by their first word, so that a word of the question is compared with each word once. */
  byFirst: ReadonlyMap<EntryWord, readonly Entry[]>;
  /** First and last name of each table that keeps them apart. */
  fullNames: (readonly [Column, Column])[];
  /** How the whole organisation is called. */
  ourNames: ReadonlySet<string>;
  /** Tables that only say what a code means. */
  codeTables: ReadonlySet<string>;
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
    ...spanOf(table).flatMap(({ column, phrases }) =>
      phrases.flatMap((word) =>
        entry([word], { kind: 'column', column, score: 0.7 }).map((each) => ({
          ...each,
          exact: 'form' as const,
        })),
      ),
    ),
    ...lengthOf(table).flatMap(({ column, phrases }) =>
      phrases.flatMap((word) => entry([word], { kind: 'column', column, score: 0.9 })),
    ),
    ...computedOf(table, model).flatMap(({ column, phrases }) =>
      phrases.flatMap((words) =>
        entry(words, { kind: 'column', column, score: 0.9 }).map((each) => ({
          ...each,
          // "Stays" are rows, and "staying" is what people do.
          ...(words.join(' ') === 'stay' ? { exact: 'form' as const } : {}),
        })),
      ),
    ),
  ]);
  entries.push(...roleKindEntries(model));
  const fullNames = model.tables.flatMap(({ labels: [first, last] }) =>
    first && last ? [[first, last] as const] : [],
  );
  const codeTables = new Set(model.tables.filter(isCodeTable).map(({ name }) => name));
  return { entries, fullNames, byFirst: byFirstWord(entries), ourNames: ourNames(model), codeTables };
}

function byFirstWord(entries: readonly Entry[]): Map<EntryWord, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const each of entries) {
    const [first] = each.words;
    const id = `${first?.word} ${first?.cut ?? ''}`;
    groups.set(id, [...(groups.get(id) ?? []), each]);
  }
  return new Map(
    [...groups.values()].flatMap((group) =>
      group[0]?.words[0] ? [[group[0].words[0], group] as const] : [],
    ),
  );
}

function tableEntries(table: Table, model: Model): Entry[] {
  const target = (score: number): Target => ({ kind: 'table', table: table.name, score });
  const { words } = table;
  const named = (phrase: readonly string[], score: number): Entry[] =>
    entry(phrase, target(score), table.cuts);
  return [
    ...named(words, 1),
    ...entry(partsOfName(table.name, 'table').map(singular), target(1)),
    ...(words.length > 1 ? shorterNames(table, model).flatMap((each) => named(each.words, each.score)) : []),
    ...[...genericTails].flatMap((tail) =>
      entry([...words, tail], target(0.98)).map((each) => ({ ...each, exact: 'word' as const })),
    ),
    ...(table.person ? ['member', 'person'].flatMap((tail) => entry([...words, tail], target(0.98))) : []),
    ...(table.person
      ? [...peopleWords].flatMap((word) =>
          entry([word], target(isTaken(word, model) ? 0.55 : table.staff ? 0.8 : 0.72)),
        )
      : []),
    ...(table.staff ? ['colleague', 'coworker'].flatMap((word) => entry([word], target(0.75))) : []),
    ...keyNames(table).flatMap((each) => named(each, 0.85)),
    ...generalNames(table).flatMap((word) => entry([word], target(0.7))),
    ...commentNames({ ...table, comment: ofItself(table, model) })
      .filter(({ words: each }) => !isKindElsewhere(each, table, model))
      .flatMap((each) => entry(each.words, target(each.score))),
  ];
}

/** "Lecturers, professors and assistants": each is a kind of staff, where their posts are kept by name. */
function isKindElsewhere(words: readonly string[], { comment = '' }: Table, { tables }: Model): boolean {
  const said = words.map(singular).join(' ');
  return (
    /^[\p{L} ]+,[\p{L} ,]+ and [\p{L} ]+/u.test(comment) &&
    tables.some(({ columns }) =>
      columns.some(({ values = [], codes }) =>
        [...values, ...codes.values()].some((value) => value.toLowerCase() === said),
      ),
    )
  );
}

/** "Members" are those of the club where a table keeps them. */
function isTaken(word: string, { tables }: Model): boolean {
  return tables.some(({ words }) => words.includes(word));
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
  // "Laptops, screens and other things": none of them is what all rows are.
  if (/^[^.;(]*,[^.;(]*\band other\b/i.test(comment ?? '')) return [];
  return [...namingPhrases(comment), ...bracketed(comment)].flatMap((words) => {
    const head = words.at(-1) ?? '';
    if (words.length === 1) return [{ words, score: 0.75 }];
    const [first = ''] = words;
    const known =
      words.length === 2 && (personNouns.has(singular(first)) || synonyms(singular(first)).size > 0);
    const parts = known ? words : [head];
    const short = parts.filter((word) => !vague.has(singular(word)));
    return [
      { words, score: 0.85 },
      ...short.map((word) => ({ words: [word], score: word === head ? 0.68 : 0.64 })),
    ];
  });
}

/** "items" for order_items: nearly sure while no other table ends so. */
function headScore(table: Table, model: Model): number {
  const rivals = model.tables.filter((other) => other !== table && other.words.at(-1) === table.words.at(-1));
  return rivals.length > 0 ? 0.65 : 0.8;
}

function columnEntries(column: Column, table: Table, model: Model): Entry[] {
  if (column.kind === 'boolean') return flagEntries(column);
  const yesNo = yesNoEntries(column);
  if (yesNo.length > 0) return yesNo;
  const target = (score: number): Target => ({ kind: 'column', column, score });
  const found = statesOf(column).flatMap((state) =>
    entry(state.words, { kind: 'flag', column, truth: state.filled, score: 0.95 }),
  );
  for (const words of deedsOf(column))
    found.push(
      ...entry(words, { kind: 'flag', column, truth: true, score: 0.9 }).map((each) => ({
        ...each,
        exact: 'form' as const,
      })),
    );
  if (column.kind === 'number' && isMoney(column) && isAdditive(column) && !isPriceOfOne(column))
    found.push(...entry(['money'], target(0.68)));
  for (const phrase of [...phrasesOf(column, table, model), ...unitPhrases(column)])
    found.push(...phraseEntries(phrase, target(phrase.score)));
  for (const phrase of namingPhrases(column.comment)) {
    const head = phrase.at(-1) ?? '';
    found.push(...entry(phrase, target(phrase.length > 1 ? 0.85 : 0.8)));
    if (phrase.length > 1 && !vague.has(singular(head))) found.push(...entry([head], target(0.68)));
  }
  return found;
}

function phraseEntries({ words, exact }: Phrase, target: Target): Entry[] {
  return entry(words, target).map((each) => (exact ? { ...each, exact: 'word' as const } : each));
}

/** What the comment of a yes-no column says of rows with a yes: "Sent back at the door", "Agreed to mails". */
function toldYes({ comment = '' }: Column): string[][] {
  const words =
    (comment.split(/[.;:(=]/)[0] ?? '')
      .toLowerCase()
      .replaceAll('e-mail', 'email')
      .match(/[\p{L}-]+/gu) ?? [];
  const whole = words[0] === 'true' || words[0] === 'whether' ? [] : words;
  return whole.length > 1 && whole.length <= 6 && /(?:ed|en|nt|ld|pt)$/.test(whole[0] ?? '') ? [whole] : [];
}

/** What people say where a yes-no column says no. */
const antonyms: Record<string, string[]> = {
  passed: ['failed'],
  pass: ['failed', 'fail'],
  open: ['closed', 'shut'],
  closed: ['open'],
  online: ['offline'],
  indoor: ['outdoor'],
  outdoor: ['indoor'],
  permanent: ['temporary'],
};

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
  const turned = words.length === 2 ? entry(words.toReversed(), flag(true, 1)) : [];
  const said = words.at(-1) ?? '';
  const bare = words.length === 2 && /^(paid|[a-z]{3,}ed)$/.test(said) ? said : undefined;
  const alone = bare ? [...entry([bare], flag(true, 0.85)), ...entry([`un${bare}`], flag(false, 0.85))] : [];
  const contrary = (antonyms[said] ?? []).flatMap((word) =>
    entry([...words.slice(0, -1), word], flag(false, 1)),
  );
  const agreed = consents(words).flatMap((phrase) => entry(phrase, flag(true, 0.95)));
  const agent = entry([...words.slice(0, -1), `${said.replace(/e$/, '')}er`], flag(true, 0.95));
  const told = toldYes(column).flatMap((phrase) => entry(phrase, flag(true, 0.95)));
  return [
    ...entry(words, flag(true, 1)),
    ...opposites,
    ...short,
    ...turned,
    ...alone,
    ...contrary,
    ...agent,
    ...told,
    ...agreed,
  ];
}
