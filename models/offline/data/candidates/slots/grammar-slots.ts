import type { Target } from '../../link/entry.ts';
import { isYearColumn } from '../../plan/semantics.ts';
import type { Evidence, Link } from '../evidence/evidence.ts';
import { yearOptions } from './number-slots.ts';
import { openOptions } from './open-states.ts';
import { spanOptions } from './pair-slots.ts';
import {
  away,
  ignored,
  isFree,
  mentionOf,
  NEARNESS,
  near,
  type Option,
  type Setting,
  type Slot,
  tieOf,
} from './slot.ts';

const REACH = 5;

/** Periods, comparisons and numbers that are left, each with the columns that it may be said of. */
export function grammarSlots(setting: Setting): Slot[] {
  const { evidence, taken } = setting;
  return [
    ...evidence.dates.filter((each) => isFree(each, taken)).map((each) => dateSlot(setting, each)),
    ...evidence.comparisons
      .filter((each) => isFree(each, taken))
      .map((each) => comparisonSlot(setting, each)),
    ...evidence.numbers.filter((each) => isFree(each, taken)).map((each) => numberSlot(setting, each)),
  ];
}

function dateSlot(setting: Setting, { start, end, range }: Evidence['dates'][number]): Slot {
  const { evidence, taken } = setting;
  const surface = evidence.tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
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
      condition: {
        kind: 'date',
        range,
        surface,
        cue: mentionOf({ start, end, target, score: 0.8, tie: 'near' }, evidence),
      },
      score: 0.9 - index * 0.05,
      uses: [{ start, end, strength: 1 }],
      traits: [
        'date:any',
        `date:any:${index === 0 ? 'first' : 'later'}`,
        ...(column.nullable ? ['date:any:nullable'] : []),
      ],
    };
  });
  const open =
    end - start === 1 ? openOptions(setting.base, { word: surface.toLowerCase(), start, end }) : [];
  const years = yearOptions(setting, { start, end });
  const skip = ignored('date', open.length > 0 ? 0.2 : 1);
  return { start, end, options: [...cued, plain, ...years, ...other, ...open, skip] };
}

function comparisonSlot(setting: Setting, { start, end, comparison }: Evidence['comparisons'][number]): Slot {
  const { evidence, taken } = setting;
  const surface = evidence.tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
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
      if (
        target.kind === 'column' &&
        target.column.kind === 'number' &&
        !target.column.reference &&
        !target.column.primary
      ) {
        const where = near(target.column.table, setting);
        return [
          {
            condition: { kind: 'compare', comparison, cue: mentionOf(link, evidence), surface },
            score: 1 + link.score * 0.6 - NEARNESS[where] - gap * 0.05,
            uses,
            traits: [
              `compare:column:${where}`,
              `compare:tie:${tieOf(link)}`,
              `compare:gap:${side}${Math.min(gap, 3)}`,
            ],
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
  const surface = evidence.tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
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
