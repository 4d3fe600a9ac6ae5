import type { Mention } from '../../link/mention.ts';
import type { Condition, Frame } from '../../plan/read/frame.ts';
import type { Model, Table } from '../../schema/model.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Role } from '../evidence/sightings.ts';
import type { Span, Use } from '../evidence/span.ts';

/** One way to use a piece of evidence; without a condition it is left out. */
export interface Option {
  condition?: Condition;
  context?: Mention;
  role?: Role;
  /** Words that say nothing else where this is meant. */
  claims?: readonly Span[];
  /** Those who have left are meant as well. */
  everybody?: true;
  /** How good it looks by itself; only an order in which to try. */
  score: number;
  /** The same by hand-made figures alone. */
  hunch?: number;
  uses: readonly Use[];
  /** What a ranker is told of it. */
  traits: readonly string[];
}

/** A piece of evidence and what may be made of it. */
export interface Slot extends Span {
  options: Option[];
}

export interface Setting {
  evidence: Evidence;
  model: Model;
  base: Table;
  /** What the shape asks for. */
  frame: Partial<Frame>;
  /** Words that have a part already. */
  taken: readonly Span[];
}

/** How far a table is from the rows that are asked for. */
export const near = (table: string, { base, model }: Setting): 'own' | 'linked' | 'far' => {
  if (table === base.name) return 'own';
  const keyed =
    base.foreignKeys.some((key) => key.table === table) ||
    (model.byName.get(table)?.foreignKeys.some((key) => key.table === base.name) ?? false);
  return keyed ? 'linked' : 'far';
};

export const NEARNESS = { own: 0, linked: 0.1, far: 0.3 };

/** Leaves the piece of evidence out, at a cost. */
export const ignored = (kind: string, cost: number): Option => ({
  score: -cost,
  uses: [],
  traits: [`skip:${kind}`],
});

export const isIgnored = ({ condition, context, role }: Option): boolean => !condition && !context && !role;
