import type { Frame } from '../../plan/read/frame.ts';
import type { Column, Table } from '../../schema/model.ts';
import type { Doer } from '../evidence/doers.ts';
import type { Link } from '../evidence/evidence.ts';

/** What is asked, before any condition: the kind of answer, of which rows, by which figure. */
export interface Shape {
  /** Names the kind of answer. */
  op: string;
  base: Table;
  frame: Partial<Frame>;
  taken: readonly { start: number; end: number; strength: number }[];
  score: number;
  traits: readonly string[];
  /** The key by which rows belong to those who are asked for. */
  role?: Doer['role'];
  /** Which conditions of a share tell the part. */
  part?: 'last' | 'first' | 'all';
  /** Two figures of one kind: apart by how much, or one over the other. */
  pair?: 'difference' | 'both';
}

export interface Noun {
  link?: Link;
  table: Table;
  score: number;
  trait: string;
  role?: Doer['role'];
}

export const spanOf = (link: Link | undefined): Shape['taken'] =>
  link ? [{ start: link.start, end: link.end, strength: link.score }] : [];

export const made = (column: Column, at = 0): Link => ({
  start: at,
  end: at + 1,
  target: { kind: 'column', column, score: 0.8 },
  score: 0.8,
  tie: 'near',
});
