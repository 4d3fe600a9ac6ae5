import type { Token } from '../../language/tokens.ts';
import type { Target } from '../../link/entry.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column } from '../../schema/model.ts';
import { type Span, surfaceOf, type Use } from './span.ts';

/** How a stretch of the question was tied to something of the schema. */
export type Tie = 'said' | 'name' | 'phrase' | 'form' | 'kin' | 'comment' | 'near';

export interface Link extends Span {
  target: Target;
  /** 0 to 1. */
  score: number;
  tie: Tie;
}

export const tableOf = (target: Target): string =>
  target.kind === 'table' ? target.table : target.column.table;

/** What one word stands for. */
export const linkOfWord = (at: number, link: Pick<Link, 'target' | 'score' | 'tie'>): Link => ({
  start: at,
  end: at + 1,
  ...link,
});

/** The targets of names that come to the same. */
export function targetsBy<Name extends { target: Target }>(
  names: readonly Name[],
  keyOf: (name: Name) => string,
): ReadonlyMap<string, readonly Target[]> {
  const grouped = Map.groupBy(names, keyOf);
  return new Map([...grouped].map(([key, same]) => [key, same.map(({ target }) => target)]));
}

const UNSAID: Span = { start: 0, end: 0 };
/** Where a figure stands that no word names: the words that ask come first. */
export const FIRST_WORD: Span = { start: 0, end: 1 };
const IMPLIED = 0.8;

/** A table that no word names. */
export const impliedTable = (table: string): Link => ({
  ...UNSAID,
  target: { kind: 'table', table, score: IMPLIED },
  score: IMPLIED,
  tie: 'near',
});

/** A column that is meant by words which don't name it. */
export const impliedColumn = (column: Column, span: Span = UNSAID, score = IMPLIED): Link => ({
  start: span.start,
  end: span.end,
  target: { kind: 'column', column, score },
  score,
  tie: 'near',
});

export const mentionOf = ({ start, end, target }: Link, evidence: { tokens: readonly Token[] }): Mention => ({
  start,
  end,
  surface: surfaceOf(evidence, { start, end }),
  targets: [target],
  relation: false,
});

/** A column by its own name, whatever words speak for it. */
export const mentionOfColumn = (column: Column, { start, end }: Span, score = IMPLIED): Mention => ({
  start,
  end,
  surface: column.words.join(' '),
  targets: [{ kind: 'column', column, score }],
  relation: false,
});

/** The words of a link, as far as it is sure. */
export const useOf = ({ start, end, score }: Link): Use => ({ start, end, strength: score });

const bucket = (score: number): string =>
  score >= 0.94 ? 'a' : score >= 0.8 ? 'b' : score >= 0.65 ? 'c' : 'd';

/** What a ranker is told of a link: how it was tied, how surely, and whether by several words. */
export const tieOf = ({ tie, score, start, end }: Link): string =>
  `${tie}${bucket(score)}${end - start > 1 ? '+' : ''}`;
