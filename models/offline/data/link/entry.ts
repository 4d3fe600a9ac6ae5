import { singular } from '../language/singular.ts';
import { stem } from '../language/stem.ts';
import type { Column } from '../schema/model.ts';

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
      /** The keys by whose role the row is meant, one of a table: "supervisor Ben". */
      via?: readonly Column[];
    }
  | { kind: 'flag'; column: Column; truth: boolean; score: number };

/** Who is called Turner does not turn: the name of a person is only that. */
export const isOwnName = (target: Target): boolean =>
  target.kind === 'value' &&
  target.person === true &&
  target.column.words.some((word) => /^(?:sur)?name$/.test(word));

export interface Entry {
  words: EntryWord[];
  target: Target;
  /** No synonym or word of the same family stands for it, or (`form`) not even another form. */
  exact?: 'word' | 'form';
}

export interface EntryWord {
  word: string;
  stem: string;
  /** How the name writes it, where that is a short form. */
  cut?: string;
}

const whole: ReadonlyMap<string, string> = new Map();

export function entry(
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
  const joined = writtenAsOne(kept.map(({ word }) => word));
  return [
    { words: kept, target },
    ...joined.map((word) => ({ words: [{ word, stem: stem(word) }], target })),
  ];
}

/** Two words that people write as one: part-time, X-ray, policyholder. */
function writtenAsOne([first = '', second = '', more]: readonly string[]): string[] {
  if (more !== undefined || !/^[a-z]+$/.test(first) || !/^[a-z]{2,}$/.test(second)) return [];
  return [
    `${first}-${second}`,
    ...(first.length > 1 && first.length + second.length > 6 ? [`${first}${second}`] : []),
  ];
}
