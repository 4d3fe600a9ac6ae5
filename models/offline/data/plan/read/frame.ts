import type { Clock } from '../../language/clock.ts';
import type { Comparison } from '../../language/comparisons.ts';
import type { DateRange } from '../../language/dates.ts';
import type { Aggregate, Grain } from '../../language/operator-phrases.ts';
import type { Mention } from '../../link/mention.ts';
import type { Deed } from '../conditions/ties.ts';
import { isYearColumn } from '../semantics.ts';

/** What the question asks, in its own terms: which mention plays which part, before any table is chosen. */
export interface Frame {
  intent: 'count' | 'list' | 'aggregate' | 'exists' | 'share';
  fn?: Aggregate;
  /** "average number of orders per customer" */
  countPerParent: boolean;
  /** "how often …": the rows that tell of it are counted, whatever they are called. */
  times?: boolean;
  /** "how many more … than …": the difference of two counts. */
  difference: boolean;
  distinct: boolean;
  /** By how much two figures differ is asked. */
  gap?: true;
  /** "total" or "sum" was said: adding up is what is wanted. */
  totalAsked: boolean;
  /** "in hours": how a span of time is to be given. */
  inUnit?: string;
  /** "To one decimal": as how many a figure is to be told with. */
  decimals?: number;
  /** "current" or "now" was said. */
  current: boolean;
  /** "still" was said. */
  still: boolean;
  /** Those who have left are meant as well. */
  everybody?: boolean;
  who: boolean;
  /** A verb of leading was said: "who runs". */
  governs?: boolean;
  /** "Who works there": people who are employed. */
  works?: boolean;
  /** "Who lives there" */
  lives?: boolean;
  /** The word for it, where it is asked who stays somewhere. */
  stays?: string;
  /** A noun that nothing is called by. */
  unkept?: string;
  when: boolean;
  where: boolean;
  /** What is counted or listed. */
  head?: Mention;
  measure?: Mention;
  /** Columns asked for: "names and emails of …". */
  attributes: Mention[];
  groups: GroupPart[];
  rank?: Rank;
  conditions: Condition[];
  /** Mentions that must turn up in the plan (as a table on the way, say), though they have no part of their own. */
  context: Mention[];
  leftovers: Leftover[];
  /** In a share: where the verb stands that divides the whole from the part. */
  shareSplit?: number;
  /** In a share: the figure that is added up, where it is not the rows that count. */
  shareOf?: Mention;
  /** A share of each group is wanted. */
  shareEach?: true;
}

/** Nothing read yet. */
export function emptyFrame(): Frame {
  return {
    intent: 'list',
    countPerParent: false,
    difference: false,
    distinct: false,
    totalAsked: false,
    current: false,
    still: false,
    who: false,
    when: false,
    where: false,
    attributes: [],
    groups: [],
    conditions: [],
    context: [],
    leftovers: [],
  };
}

export type GroupPart = { mention: Mention } | { grain: Grain; mention?: Mention };

export interface Rank {
  direction: 'asc' | 'desc';
  limit: number;
  offset: number;
  adjective?: string;
  explicit: boolean;
  /** What is ranked by; `countOf` when it is a number of rows. */
  by?: Mention;
  countOf?: Mention;
  /** "Used most often": a verb that only says that there was a row. */
  plain?: boolean;
}

export type PairOp = 'gt' | 'gte' | 'lt' | 'lte' | 'ne' | 'eq';

export type Condition = { /** Where in the question it stands. */ at?: number } & (
  | {
      kind: 'value';
      mention: Mention;
      negated: boolean;
      cue?: Mention;
      anchor?: Mention;
      joined?: boolean;
      before?: string;
      /** Said of rows that were named before, not of all that something has: "not counting cancelled ones". */
      rowwise?: boolean;
      /** The noun before a negation. */
      subject?: Mention;
      /** "Both a laptop and a phone" */
      both?: boolean;
      /** "Only have laptops" */
      only?: boolean;
    }
  | {
      kind: 'compare';
      comparison: Comparison;
      cue?: Mention;
      cueAfter?: Mention;
      fn?: Aggregate;
      /** Rows of a kind are counted: "at least two laptops". */
      ofKind?: boolean;
      surface: string;
    }
  | {
      kind: 'date';
      range: DateRange;
      cue?: Mention;
      /** The noun right before it: "customers with orders in 2025". */
      near?: Mention;
      /** The verb that says what was done then, where no date is called so. */
      deed?: string;
      surface: string;
    }
  | { kind: 'missing'; mention: Mention; exclude: boolean; surface: string }
  | { kind: 'present'; mention: Mention }
  | {
      kind: 'columns';
      op: PairOp;
      left?: Mention;
      right: Mention;
      /** One of the two may stand in a row that the other's refers to. */
      across?: boolean;
      surface: string;
    }
  /** A time of the day, and the words before it that may say which. */
  | { kind: 'clock'; clock: Clock; verbs: readonly string[] }
  | { kind: 'still'; surface: string; optional?: boolean }
  | { kind: 'unassigned'; surface: string }
  /** "never performed": a verb that only ties, and nothing that it ties to. */
  | { kind: 'untied'; verb: string }
  /** "Never been out on a callout": whatever the deed, no row tells of it. */
  | { kind: 'never'; deed: Deed }
  | { kind: 'overdue'; surface: string }
  /** "took place": neither cancelled nor only planned. */
  | {
      kind: 'happened';
      of?: Mention /** Said in passing, of all that is meant. */;
      passing: boolean /** Only where rows have such a state. */;
      mild?: true;
    }
  /** "delivered late", "returned on time" */
  | { kind: 'late'; onTime: boolean; surface: string }
  /** "an expired licence", "a valid ticket" */
  | { kind: 'expired'; expired: boolean; surface: string }
  | { kind: 'number'; value: number; cue: Mention; surface: string }
);

export interface Leftover {
  text: string;
  capital: boolean;
  verb: boolean;
  start: number;
  end: number;
  quote?: number;
}

export function hasTable(mention: Mention | undefined): boolean {
  const top = mention?.targets[0]?.score ?? 0;
  return mention?.targets.some((target) => target.kind === 'table' && target.score >= top - 0.08) ?? false;
}

/** Whether a column target of this kind is among the readings and not far behind the best. */
export function hasColumn(mention: Mention | undefined, kinds: readonly string[], within = 0.25): boolean {
  const top = mention?.targets[0]?.score ?? 0;
  return (
    mention?.targets.some(
      (target) =>
        target.kind === 'column' &&
        kinds.includes(target.column.kind) &&
        !isKey(target.column) &&
        target.score >= top - within,
    ) ?? false
  );
}

/** Whether the mention may be a date, or a year. */
export function isDated(mention: Mention): boolean {
  return hasColumn(mention, ['date'], 0.4) || hasYear(mention) || isEndDated(mention);
}

/** "Left in 2025": the state is told by the day on which it began. */
function isEndDated({ targets: [best] }: Mention): boolean {
  return best?.kind === 'flag' && best.column.kind === 'date' && best.truth;
}

export function hasYear(mention: Mention): boolean {
  return mention.targets.some((target) => target.kind === 'column' && isYearColumn(target.column));
}

function isKey(column: { primary: boolean; reference?: unknown }): boolean {
  return column.primary || column.reference !== undefined;
}

export function hasValue(mention: Mention | undefined): boolean {
  return mention?.targets.some((target) => target.kind === 'value' || target.kind === 'flag') ?? false;
}

export function bestKind(mention: Mention): 'table' | 'column' | 'value' | 'flag' {
  return mention.targets[0]?.kind ?? 'table';
}

/** Whether a mention restricts by itself. */
export function isFilter(mention: Mention): boolean {
  const kind = bestKind(mention);
  return kind === 'value' || kind === 'flag';
}
