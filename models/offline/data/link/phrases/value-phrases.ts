import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { nationalWords } from '../../language/nations.ts';
import { singular } from '../../language/singular.ts';
import { stopWords } from '../../language/words.ts';
import type { Column, Table } from '../../schema/model.ts';
import { type Entry, entry, type Target } from '../entry.ts';
import { saidPlainly } from './code-phrases.ts';

/** What names the values of a column. */
export function valueEntries(column: Column, table: Table): Entry[] {
  if (column.kind === 'date' || column.kind === 'boolean') return [];
  const { person } = table;
  const target = (values: string[], score: number): Target & { kind: 'value' } => ({
    kind: 'value',
    column,
    values,
    score,
    person,
  });
  const values = [...(column.values ?? column.codes.keys())];
  const whole = values.flatMap((value) =>
    phrasesOfValue(value, column, table).flatMap((words) =>
      entry(words, target(meaningSo(value, words, column), 1)),
    ),
  );
  const parts = [...partsOf(values, column, person)].flatMap(([word, partial]) => {
    const people =
      person && !table.labels.includes(column) && partial.every((value) => isKindOf(value, column, word));
    const score = people ? KIND_OF_PERSON : partial.length === 1 ? 0.72 : 0.66;
    return entry([word], { ...target(partial, score), loose: true }).map((each) =>
      isKindOfName(partial, table, column) || !(people || endsIn(partial, word))
        ? { ...each, exact: 'form' as const }
        : each,
    );
  });
  return [...whole, ...parts];
}

/** "Closed" is each of the codes that mean it: "U = closed, upheld, J = closed, rejected". */
function meaningSo(value: string, words: readonly string[], { codes }: Column): string[] {
  const meaning = codes.get(value);
  const same = [...codes].flatMap(([code, each]) => (each === meaning ? [code] : []));
  return same.includes(value) && words.join(' ') !== value.toLowerCase() ? same : [value];
}

/** Values by the words of theirs that may stand for them. */
function partsOf(values: readonly string[], column: Column, person: boolean): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const value of values) {
    const coded = column.codes.get(value) ?? '';
    const kind = person && valueWords(coded).length > 1 ? [headOf(coded)] : [];
    for (const word of [...tellingWords(value), ...kind])
      parts.set(word, [...(parts.get(word) ?? []), value]);
  }
  return parts;
}

function phrasesOfValue(value: string, column: Column, table: Table): string[][] {
  const coded = column.codes.get(value);
  const others = [
    ...nationalWords(value, [...column.words, ...table.words]),
    ...genderWords(column, coded ?? value),
  ].map((word) => [word]);
  const own = speaksItself(column, value) ? [valueWords(value)] : [];
  const beside = value.length <= 3 ? columnNames(column).map((words) => [...words, value.toLowerCase()]) : [];
  if (coded === undefined) return [...own, ...others, ...beside];
  const said = valueWords(coded);
  return [
    said,
    ...own,
    withoutLead(said),
    withoutTail(said),
    ...saidPlainly(coded),
    ...others,
    ...beside,
    [...said, ...column.words.slice(0, 1)],
  ];
}

/** "Nurses" are the registered nurses before they are whatever a key to them is called. */
const KIND_OF_PERSON = 0.9;

function isKindOf(value: string, { codes }: Column, word: string): boolean {
  return headOf(codes.get(value) ?? value) === singular(word);
}

/** English compounds end in what they name: a software engineer is an engineer, a head of sales a head. */
export function headOf(value: string): string {
  const words = valueWords(value);
  const end = words.findIndex((word, index) => index > 0 && /^(of|for|in|at|with|to|from|by|on)$/.test(word));
  return singular((end < 0 ? words : words.slice(0, end)).at(-1) ?? '');
}

/** "In the workshop" for a code that means "in workshop". */
function withoutLead([first = '', ...rest]: readonly string[]): string[] {
  return /^(in|at|on|under|for|being)$/.test(first) && rest.some((word) => word.length > 3) ? rest : [];
}

/** "Stock transfer" for a code that means "stock transfer between warehouses". */
function withoutTail(words: readonly string[]): string[] {
  const end = words.findIndex((word) =>
    /^(between|of|for|by|with|to|from|in|at|on|per|due|after|before)$/.test(word),
  );
  return end > 1 ? words.slice(0, end) : [];
}

/** "Quality A", "priority P1": a code beside what it is a code of. */
function columnNames({ words }: Column): string[][] {
  const last = words.at(-1) ?? '';
  const bare = words.length > 1 && /^(code|type|id|number|level)$/.test(last) ? words.slice(0, -1) : [];
  return [words, bare, words.slice(-1)].filter((each) => each.length > 0);
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

/** "Polar Foods" is a name, of which no part is what it means. */
export const isTitled = (value: string): boolean => /^\p{Lu}.*\s\p{Lu}/u.test(value);

/** A number or a letter with a meaning of its own is never asked for as such. */
function speaksItself(column: Column, value: string): boolean {
  return (
    column.kind !== 'number' &&
    !(column.codes.has(value) && (value.length < 2 || (value.length === 2 && !/\d/.test(value))))
  );
}

/** English compounds end in what they name: tickets are no "Ticket Clerk". */
function endsIn(values: readonly string[], word: string): boolean {
  return values.some((value) => valueWords(value).at(-1) === word);
}

/** "Halls" are not just those that are called so: a word that several names share says what kind of thing they are. */
function isKindOfName(values: readonly string[], table: Table, column: Column): boolean {
  return values.length > 2 && table.labels.includes(column) && !table.person;
}

/** The words of a longer value that can stand for it. */
function tellingWords(value: string): string[] {
  const words = valueWords(value);
  // Shows are the opposite of a "no-show".
  return words.length < 2 || /^(?:no|non|not|un)\b/i.test(value)
    ? []
    : words.filter(
        (word) =>
          word.length > 2 && !stopWords.has(word) && !/^\d+$/.test(word) && SMALL_NUMBERS[word] === undefined,
      );
}

export function valueWords(value: string): string[] {
  return value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== '');
}
