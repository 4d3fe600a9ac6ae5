import type { Column } from '../../schema/model.ts';

export type FigureOp = 'gt' | 'gte' | 'lt' | 'lte' | 'ne' | 'eq';

/** A stretch of the question that sets one figure against another: "were sold for less than their list price". */
export interface FigurePair {
  start: number;
  end: number;
  surface: string;
  /** What came of it, of a row or of one that it refers to. */
  left: Column;
  right: Column;
  op: FigureOp;
  /** By how much the two differ is asked, not in which rows they do. */
  gap: boolean;
  /** "The most": that is what is ranked. */
  ranked?: true;
  /** The rows that have both figures. */
  host: string;
}
