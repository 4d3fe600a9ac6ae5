import type { Target } from './entry.ts';

/** A phrase of the question with everything it may stand for, best first. */
export interface Mention {
  start: number;
  end: number;
  surface: string;
  targets: Target[];
  /** A verb that ties nouns together (placed, made): it names a date, if anything. */
  relation: boolean;
  /** What was corrected, when a word was only nearly right. */
  typo?: string;
}

export function idOf(target: Target): string {
  if (target.kind === 'table') return `table ${target.table}`;
  const column = `${target.column.table}.${target.column.name}`;
  if (target.kind === 'column') return `column ${column}`;
  return target.kind === 'flag'
    ? `flag ${column} ${target.truth}`
    : `value ${column} ${target.values.join('|')}`;
}
