import type { Frame } from '../../plan/read/frame.ts';
import type { Table } from '../../schema/model.ts';
import { type Link, useOf } from '../evidence/link.ts';
import type { Role } from '../evidence/sightings.ts';
import { overlaps, type Use } from '../evidence/span.ts';

/** What is asked, before any condition: the kind of answer, of which rows, by which figure. */
export interface Shape {
  /** Names the kind of answer. */
  op: string;
  base: Table;
  frame: Partial<Frame>;
  taken: readonly Use[];
  score: number;
  traits: readonly string[];
  /** The key by which rows belong to those who are asked for. */
  role?: Role;
  /** Which conditions of a share tell the part. */
  part?: 'last' | 'first' | 'all';
  /** Two figures of one kind: apart by how much, or one over the other. */
  pair?: 'difference' | 'both';
}

/** The words of a link, where there are any. */
export const usesOfLink = (link: Link | undefined): Use[] => (link ? [useOf(link)] : []);

/** Whether two parts of a question rest on other words, as far as words name them. */
export const areApart = (a: Link | undefined, b: Link | undefined): boolean => !a || !b || !overlaps(a, b);
