import type { Mention } from '../../link/mention.ts';
import type { Condition, Frame } from '../../plan/read/frame.ts';
import type { Model, Table } from '../../schema/model.ts';
import type { Evidence, Link } from '../evidence/evidence.ts';

/** One way to use a piece of evidence; without a condition it is left out. */
export interface Option {
  condition?: Condition;
  context?: Mention;
  /** The key by which rows belong to others, of several that lead there. */
  role?: { key: string; rivals: readonly string[] };
  /** Words that say nothing else where this is meant. */
  claims?: readonly { start: number; end: number }[];
  /** Those who have left are meant as well. */
  everybody?: true;
  /** How good it looks by itself; only an order in which to try. */
  score: number;
  /** The same by hand-made figures alone. */
  hunch?: number;
  /** The words it uses, and how well each is accounted for. */
  uses: readonly { start: number; end: number; strength: number }[];
  /** What a ranker is told of it. */
  traits: readonly string[];
}

/** A piece of evidence and what may be made of it. */
export interface Slot {
  start: number;
  end: number;
  options: Option[];
}

export const mentionOf = ({ start, end, target }: Link, { tokens }: Evidence): Mention => ({
  start,
  end,
  surface: tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' '),
  targets: [target],
  relation: false,
});

const bucket = (score: number): string =>
  score >= 0.94 ? 'a' : score >= 0.8 ? 'b' : score >= 0.65 ? 'c' : 'd';
export const tieOf = ({ tie, score, start, end }: Link): string =>
  `${tie}${bucket(score)}${end - start > 1 ? '+' : ''}`;

export interface Setting {
  evidence: Evidence;
  model: Model;
  base: Table;
  /** What the shape asks for. */
  frame: Partial<Frame>;
  /** Words that have a part already. */
  taken: readonly { start: number; end: number }[];
}

export const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;
export const isFree = (span: { start: number; end: number }, taken: Setting['taken']): boolean =>
  !taken.some((each) => overlaps(each, span));

export const away = (link: { start: number; end: number }, span: { start: number; end: number }): number =>
  link.end <= span.start ? span.start - link.end : link.start >= span.end ? link.start - span.end : 0;

export const near = (table: string, { base, model }: Setting): 'own' | 'linked' | 'far' => {
  if (table === base.name) return 'own';
  const keyed =
    base.foreignKeys.some((key) => key.table === table) ||
    (model.byName.get(table)?.foreignKeys.some((key) => key.table === base.name) ?? false);
  return keyed ? 'linked' : 'far';
};

/** What was never said counts less as a condition than as a word that was understood. */
export const DOUBT: Record<Link['tie'], number> = {
  said: 0,
  name: 0,
  phrase: 0.15,
  form: 0.1,
  kin: 0.3,
  comment: 0.35,
  near: 0.45,
};

export const NEARNESS = { own: 0, linked: 0.1, far: 0.3 };

export const ignored = (kind: string, cost: number): Option => ({
  score: -cost,
  uses: [],
  traits: [`skip:${kind}`],
});
