import { isWord } from '../language/dictionary.ts';
import { singular } from '../language/singular.ts';
import { usualWords } from './short-forms.ts';

const tablePrefixes = new Set(['tbl', 'dim', 'fact', 'fct', 't', 'tb', 'vw', 'v', 'stg', 'lkp', 'ref']);

/** What the parts of names stand for in one schema, where its comments tell. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

const nothing: Vocabulary = new Map();

/** The parts of a name as it is written, in lower case: `EmpNo` → emp, no. */
export function partsOfName(name: string, kind: 'table' | 'column' = 'column'): string[] {
  const parts = name
    .replace(/([a-z]{2,})(\d[A-Z])(?![a-z])/g, '$1_$2')
    .replace(/([a-z])([A-Z])|(\d)([A-Z][a-z])/g, '$1$3_$2$4')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
  return kind === 'table' && parts.length > 1 && tablePrefixes.has(parts[0] ?? '') ? parts.slice(1) : parts;
}

/** The words of a name, in the singular: `emp_no`, `EmpNo` → employee number. */
export function splitName(
  name: string,
  kind: 'table' | 'column' = 'column',
  vocabulary: Vocabulary = nothing,
): string[] {
  return partsOfName(name, kind).flatMap((part, index, parts) =>
    index === 0 && part === 'min'
      ? ['minimum']
      : isCost(part, index, parts, kind)
        ? (vocabulary.get(part) ?? ['cost'])
        : expand(part, vocabulary),
  );
}

/** `cst_no` is a customer's, but `rep_cst` and a bare `cst` are what something cost. */
const isCost = (part: string, index: number, parts: readonly string[], kind: 'table' | 'column'): boolean =>
  part === 'cst' && kind === 'column' && index === parts.length - 1;

/** The words of a name that are written shorter, or are no words at all, with how they are written. */
export function cutsOfName(name: string, vocabulary: Vocabulary = nothing): ReadonlyMap<string, string> {
  return new Map(
    partsOfName(name).flatMap((part) => {
      const [word, more] = expand(part, vocabulary);
      const isCut = usualWords(part) !== undefined || !isWord(part);
      return word !== undefined && more === undefined && isCut ? [[word, part] as const] : [];
    }),
  );
}

function expand(part: string, vocabulary: Vocabulary): readonly string[] {
  const known = vocabulary.get(part) ?? usualWords(part);
  if (known !== undefined) return known;
  const one = part.endsWith('s') ? usualWords(part.slice(0, -1)) : undefined;
  return one ?? [singular(part)];
}

/** A column's name as a reader would say it. */
export function humanName(name: string): string {
  return splitPlain(name, 'column').join(' ');
}

function splitPlain(name: string, kind: 'table' | 'column'): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase())
    .map((part, index, parts) =>
      isCost(part, index, parts, kind) ? 'cost' : (usualWords(part)?.join(' ') ?? part),
    );
}

/** A table's name as a reader would say it, in the number that fits; its own words where no English noun is seen. */
export function humanTable(name: string, count: number): string {
  const words = splitName(name, 'table');
  const spoken = splitPlain(name, 'table').join(' ').split(' ');
  const bare = spoken.length > words.length ? spoken.slice(spoken.length - words.length) : spoken;
  const [own, one] = [bare.at(-1) ?? '', words.at(-1) ?? ''];
  const many = own !== one || isUninflected(own) ? own : plural(one);
  return [...bare.slice(0, -1), count === 1 ? one : many].join(' ');
}

/** "pts", "cds": without a vowel it is an abbreviation that nobody inflects. */
const isUninflected = (word: string): boolean => !/[aeiouy]/.test(word);

function plural(word: string): string {
  if (word === 'person') return 'people';
  if (word === 'child') return 'children';
  if (/^(staff|data|personnel|news|series|species|inventory|stock|equipment|information)$/.test(word))
    return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh|z)$/.test(word)
    ? `${word.replace(/is$/, 'e').replace(/s$/, word.endsWith('is') ? '' : 's')}${word.endsWith('is') ? 's' : 'es'}`
    : `${word}s`;
}
