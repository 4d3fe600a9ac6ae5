import type { Target } from '../link/entry.ts';
import type { Mention } from '../link/mention.ts';
import type { Condition, Frame } from '../plan/read/frame.ts';
import { isYearColumn } from '../plan/semantics.ts';
import type { Model, Table } from '../schema/model.ts';
import { denialOf } from './denials.ts';
import type { Evidence, Link } from './evidence.ts';
import { HUNCH, type Weigh } from './generate.ts';
import { equalSlots, yearOptions } from './number-slots.ts';
import { openOptions } from './open-states.ts';
import { pairSlots, spanOptions } from './pair-slots.ts';
import { presenceSlots } from './presence.ts';
import { roleSlots, samePersonSlots, withRole } from './role-slots.ts';

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

const MOST_OPTIONS = 4;
const REACH = 5;

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

const bucket = (score: number): string => (score >= 0.94 ? 'a' : score >= 0.8 ? 'b' : score >= 0.65 ? 'c' : 'd');
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

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;
const isFree = (span: { start: number; end: number }, taken: Setting['taken']): boolean =>
  !taken.some((each) => overlaps(each, span));

/** Each piece of evidence that is left, with the ways to use it for rows of one table. */
export function slotsOf(setting: Setting, weigh: Weigh): Slot[] {
  const dated = setting.evidence.dates.filter((each) => isFree(each, setting.taken)).map((each) => dateSlot(setting, each));
  const compared = setting.evidence.comparisons
    .filter((each) => isFree(each, setting.taken))
    .map((each) => comparisonSlot(setting, each));
  const numbered = setting.evidence.numbers
    .filter((each) => isFree(each, setting.taken))
    .map((each) => numberSlot(setting, each));
  const slots = [...dated, ...compared, ...numbered, ...linkSlots(setting), ...stateSlots(setting), ...pairSlots(setting), ...roleSlots(setting), ...samePersonSlots(setting), ...equalSlots(setting), ...presenceSlots(setting)];
  return slots.map((slot) => ({
    ...slot,
    options: top(slot.options.map((option) => ({ ...option, hunch: option.score, score: option.score * HUNCH + weigh(option.traits) }))),
  }));
}

const away = (link: { start: number; end: number }, span: { start: number; end: number }): number =>
  link.end <= span.start ? span.start - link.end : link.start >= span.end ? link.start - span.end : 0;

const near = (table: string, { base, model }: Setting): 'own' | 'linked' | 'far' => {
  if (table === base.name) return 'own';
  const keyed =
    base.foreignKeys.some((key) => key.table === table) ||
    (model.byName.get(table)?.foreignKeys.some((key) => key.table === base.name) ?? false);
  return keyed ? 'linked' : 'far';
};

/** What was never said counts less as a condition than as a word that was understood. */
const DOUBT: Record<Link['tie'], number> = { said: 0, name: 0, phrase: 0.15, form: 0.1, kin: 0.3, comment: 0.35, near: 0.45 };

const NEARNESS = { own: 0, linked: 0.1, far: 0.3 };

const ignored = (kind: string, cost: number): Option => ({ score: -cost, uses: [], traits: [`skip:${kind}`] });

function dateSlot(setting: Setting, { start, end, range }: Evidence['dates'][number]): Slot {
  const { evidence, taken } = setting;
  const surface = evidence.tokens.slice(start, end).map(({ text }) => text).join(' ');
  const isDated = ({ target }: Link): boolean =>
    (target.kind === 'column' && (target.column.kind === 'date' || isYearColumn(target.column))) ||
    (target.kind === 'flag' && target.column.kind === 'date' && target.truth);
  const cued = evidence.links
    .filter((link) => isDated(link) && isFree(link, taken) && away(link, { start, end }) <= REACH)
    .map((link): Option => {
      const table = link.target.kind === 'table' ? '' : link.target.column.table;
      const where = near(table, setting);
      const gap = away(link, { start, end });
      return {
        condition: { kind: 'date', range, surface, cue: mentionOf(link, evidence) },
        score: 1 + link.score * 0.6 - NEARNESS[where] - gap * 0.05,
        uses: [
          { start, end, strength: 1 },
          { start: link.start, end: link.end, strength: link.score },
        ],
        traits: [`date:cue:${where}`, `date:tie:${tieOf(link)}`, `date:gap:${Math.min(gap, 3)}`],
      };
    });
  const own = setting.base.columns.filter(({ kind }) => kind === 'date');
  const plain: Option = {
    condition: { kind: 'date', range, surface },
    score: 1.25,
    uses: [{ start, end, strength: 1 }],
    traits: ['date:plain', `date:columns:${Math.min(own.length, 3)}`],
  };
  const other = own.slice(0, 4).map((column, index): Option => {
    const target: Target = { kind: 'column', column, score: 0.8 };
    return {
      condition: { kind: 'date', range, surface, cue: mentionOf({ start, end, target, score: 0.8, tie: 'near' }, evidence) },
      score: 0.9 - index * 0.05,
      uses: [{ start, end, strength: 1 }],
      traits: ['date:any', `date:any:${index === 0 ? 'first' : 'later'}`, ...(column.nullable ? ['date:any:nullable'] : [])],
    };
  });
  const open = end - start === 1 ? openOptions(setting.base, { word: surface.toLowerCase(), start, end }) : [];
  const years = yearOptions(setting, { start, end });
  const skip = ignored('date', open.length > 0 ? 0.2 : 1);
  return { start, end, options: [...cued, plain, ...years, ...other, ...open, skip] };
}

function comparisonSlot(setting: Setting, { start, end, comparison }: Evidence['comparisons'][number]): Slot {
  const { evidence, taken } = setting;
  const surface = evidence.tokens.slice(start, end).map(({ text }) => text).join(' ');
  const options = evidence.links
    .filter((link) => isFree(link, taken) && away(link, { start, end }) <= REACH)
    .flatMap((link): Option[] => {
      const { target } = link;
      const gap = away(link, { start, end });
      const uses = [
        { start, end, strength: 1 },
        { start: link.start, end: link.end, strength: link.score },
      ];
      const side = link.start >= end ? 'after' : 'before';
      if (target.kind === 'column' && target.column.kind === 'number' && !target.column.reference && !target.column.primary) {
        const where = near(target.column.table, setting);
        return [
          {
            condition: { kind: 'compare', comparison, cue: mentionOf(link, evidence), surface },
            score: 1 + link.score * 0.6 - NEARNESS[where] - gap * 0.05,
            uses,
            traits: [`compare:column:${where}`, `compare:tie:${tieOf(link)}`, `compare:gap:${side}${Math.min(gap, 3)}`],
          },
        ];
      }
      if (target.kind === 'table' && target.table !== setting.base.name && side === 'after')
        return [
          {
            condition: { kind: 'compare', comparison, cueAfter: mentionOf(link, evidence), surface },
            score: 1 + link.score * 0.6 - gap * 0.05,
            uses,
            traits: [`compare:rows`, `compare:tie:${tieOf(link)}`, `compare:gap:${side}${Math.min(gap, 3)}`],
          },
        ];
      return [];
    });
  const plain: Option = {
    condition: { kind: 'compare', comparison, surface },
    score: 1.1,
    uses: [{ start, end, strength: 1 }],
    traits: ['compare:plain'],
  };
  const spans = spanOptions(setting, { start, end, comparison });
  return { start, end, options: [...options, ...spans, plain, ignored('compare', 1)] };
}

function numberSlot(setting: Setting, { start, end, value }: Evidence['numbers'][number]): Slot {
  const { evidence, taken } = setting;
  const surface = evidence.tokens.slice(start, end).map(({ text }) => text).join(' ');
  const options = evidence.links
    .filter((link) => isFree(link, taken) && away(link, { start, end }) <= 2)
    .flatMap((link): Option[] => {
      const { target } = link;
      const uses = [
        { start, end, strength: 1 },
        { start: link.start, end: link.end, strength: link.score },
      ];
      if (target.kind === 'column' && link.end <= start)
        return [
          {
            condition: { kind: 'number', value, cue: mentionOf(link, evidence), surface },
            score: 0.8 + link.score * 0.5 - NEARNESS[near(target.column.table, setting)],
            uses,
            traits: ['number:column', `number:tie:${tieOf(link)}`],
          },
        ];
      return [];
    });
  return { start, end, options: [...options, ignored('number', 0.8)] };
}

/** Values, states, dates without a period, and other tables. */
function linkSlots(setting: Setting): Slot[] {
  const { evidence, taken } = setting;
  const free = evidence.links.filter(
    (link) =>
      isFree(link, taken) &&
      isFree(link, evidence.dates) &&
      isFree(link, evidence.comparisons) &&
      isFree(link, evidence.exclusions.map(({ cue }) => cue)),
  );
  const regions: (Slot & { known: number })[] = [];
  const order = free.toSorted((a, b) => worth(b) - worth(a));
  for (const link of order) {
    const region = regions.find((each) => overlaps(each, link));
    const options = optionsOf(setting, link);
    if (options.length === 0) continue;
    const known = /^(?:said|name)$/.test(link.tie) && link.score >= 0.75 ? link.score : 0;
    if (!region) regions.push({ start: link.start, end: link.end, options: [...options], known });
    else if (region.start <= link.start && region.end >= link.end) {
      region.options.push(...options);
      region.known = Math.max(region.known, known);
    }
  }
  return regions.map((region) => ({
    ...region,
    options: [...region.options, ignored(region.known ? `known:${kindOf(region.options[0])}` : 'soft', region.known ? region.known * 0.5 : 0.05)],
  }));
}

const worth = ({ score, start, end }: Link): number => score * (end - start) ** 0.6;
const kindOf = (option: Option | undefined): string => option?.traits[0] ?? 'nothing';

function optionsOf(setting: Setting, link: Link): Option[] {
  const { evidence } = setting;
  const { target, start, end } = link;
  const mention = mentionOf(link, evidence);
  const uses = [{ start, end, strength: link.score }];
  const excluded = evidence.exclusions.find((each) => each.start <= start && each.end >= end)?.cue;
  const negation = excluded ?? denialOf(evidence, link);
  const denied = negation ? [{ start: negation.start, end: negation.end, strength: 1 }] : [];
  const table = target.kind === 'table' ? target.table : target.column.table;
  const where = near(table, setting);
  const traits = [`tie:${tieOf(link)}`, `at:${where}`];
  const score = link.score - NEARNESS[where] - DOUBT[link.tie];
  if (target.kind === 'value' || target.kind === 'flag') {
    const kind = target.kind === 'value' ? (target.loose ? 'loose' : 'value') : `flag${target.truth ? '' : '-no'}`;
    const plain: Option = {
      condition: { kind: 'value', mention, negated: false, joined: true, cue: mention },
      score: score - (negation ? 0.3 : 0),
      uses,
      traits: [kind, ...traits.map((each) => `${kind}:${each}`), ...(negation ? ['value:though-denied'] : [])],
    };
    return negation
      ? [
          {
            ...plain,
            condition: {
              kind: 'value',
              mention,
              negated: true,
              joined: true,
              cue: mention,
              ...(excluded ? { rowwise: true } : {}),
            },
            score,
            uses: [...uses, ...denied],
            traits: [
              kind,
              ...traits.map((each) => `${kind}:${each}`),
              'value:denied',
              ...(excluded ? ['value:excluded'] : []),
            ],
          },
          plain,
        ]
      : [...withRole(setting, link, plain), plain];
  }
  if (target.kind === 'column') {
    const { column } = target;
    if (column.primary) return [];
    // "Tips not included": a figure that is no part of the one asked for.
    const apart: Option[] =
      negation && column.kind === 'number'
        ? [{ score: excluded ? 1.2 : 0.3, uses: [...uses, ...denied], traits: [excluded ? 'figure:excluded' : 'apart', `apart:${tieOf(link)}`] }]
        : [];
    if (apart.length > 0 && negation && negation.start >= end) return apart;
    const missing: Option[] = negation
      ? [
          {
            condition: { kind: 'missing', mention, exclude: false, surface: mention.surface },
            score: score + (excluded ? -0.3 : 0.1),
            uses: [...uses, ...denied],
            traits: ['missing', ...traits.map((each) => `missing:${each}`), ...(excluded ? ['missing:excluded'] : [])],
          },
        ]
      : [];
    const present: Option[] =
      column.nullable || column.kind === 'number'
        ? [
            {
              condition: { kind: 'present', mention },
              score: score - (column.kind === 'number' ? 0.5 : 0.2) - (excluded ? 0.6 : negation ? 0.3 : 0),
              uses,
              traits: [`present:${column.kind}`, ...traits.map((each) => `present:${each}`)],
            },
          ]
        : [];
    return [...apart, ...missing, ...present];
  }
  if (target.table === setting.base.name)
    return [{ score: score * 0.5, uses, traits: ['again', `again:${tieOf(link)}`], context: mention }];
  const child = setting.model.byName.get(target.table)?.foreignKeys.some((key) => key.table === setting.base.name);
  const kept: Option = {
    context: mention,
    score: score - 0.1 - (negation ? 0.3 : 0),
    uses,
    traits: [`context:${child ? 'child' : 'other'}`, ...traits.map((each) => `context:${each}`)],
  };
  const lacking: Option[] = negation
    ? [
        {
          condition: { kind: 'missing', mention, exclude: false, surface: mention.surface },
          score: score + 0.1,
          uses: [...uses, ...denied],
          traits: [`lacks:${child ? 'child' : 'other'}`, ...traits.map((each) => `lacks:${each}`)],
        },
      ]
    : [];
  return [...lacking, kept];
}

const STATES: readonly [words: RegExp, condition: (surface: string) => Condition, kind: string][] = [
  [/^(?:still|current|currently|now|present|presently|remaining|today)$/, (surface) => ({ kind: 'still', surface, optional: true }), 'still'],
  [/^overdue$/, (surface) => ({ kind: 'overdue', surface }), 'overdue'],
  [/^late$/, (surface) => ({ kind: 'late', onTime: false, surface }), 'late'],
  [/^on-time$/, (surface) => ({ kind: 'late', onTime: true, surface }), 'on-time'],
  [/^(?:expired|lapsed)$/, (surface) => ({ kind: 'expired', expired: true, surface }), 'expired'],
  [/^valid$/, (surface) => ({ kind: 'expired', expired: false, surface }), 'valid'],
  [/^(?:unassigned|unallocated)$/, (surface) => ({ kind: 'unassigned', surface }), 'unassigned'],
];

/** Words that tell of a state by the days of a row. */
function stateSlots({ evidence, taken, base }: Setting): Slot[] {
  return evidence.tokens.flatMap((token, at): Slot[] => {
    const span = { start: at, end: at + 1 };
    const found = STATES.find(([words]) => words.test(token.lower));
    const open = openOptions(base, { ...span, word: token.lower });
    if (!isFree(span, taken) || !isFree(span, evidence.dates)) return [];
    if (!found) return open.length > 0 ? [{ ...span, options: [...open, { score: 0.45, uses: [], traits: ['skip:open-state'] }] }] : [];
    const [, condition, kind] = found;
    return [
      {
        ...span,
        options: [
          { condition: condition(token.text), score: 0.5, uses: [{ ...span, strength: 1 }], traits: [`state:${kind}`] },
          ...open,
          { score: 0.2, uses: [], traits: [`skip:state:${kind}`] },
        ],
      },
    ];
  });
}

const top = (options: readonly Option[]): Option[] => {
  const sorted = options.toSorted((a, b) => b.score - a.score);
  const skip = sorted.find(({ condition, context, role }) => !condition && !context && !role);
  const best = sorted.filter((each) => each !== skip).slice(0, MOST_OPTIONS);
  return skip ? [...best, skip] : best;
};
