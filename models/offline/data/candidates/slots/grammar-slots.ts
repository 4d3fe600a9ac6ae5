import { isYearColumn } from '../../plan/semantics.ts';
import type { Column } from '../../schema/model.ts';
import { isFigure } from '../evidence/columns.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { impliedColumn, type Link, mentionOf, tieOf, useOf } from '../evidence/link.ts';
import { gapBetween, isFree, type Span, surely, surfaceOf } from '../evidence/span.ts';
import { yearOptions } from './number-slots.ts';
import { openOptions } from './open-states.ts';
import { spanOptions } from './pair-slots.ts';
import { ignored, NEARNESS, near, type Option, type Setting, type Slot } from './slot.ts';

const REACH = 5;
const REACH_OF_NUMBER = 2;
const MOST_DATES = 4;

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

type Said<Kind extends 'dates' | 'comparisons' | 'numbers'> = Evidence[Kind][number];

const linksNear = ({ evidence, taken }: Setting, span: Span, reach: number): Link[] =>
  evidence.links.filter((link) => isFree(link, taken) && gapBetween(link, span) <= reach);

const isDated = ({ target }: Link): boolean =>
  (target.kind === 'column' && (target.column.kind === 'date' || isYearColumn(target.column))) ||
  (target.kind === 'flag' && target.column.kind === 'date' && target.truth);

function dateSlot(setting: Setting, date: Said<'dates'>): Slot {
  const { start, end } = date;
  const word = surfaceOf(setting.evidence, date).toLowerCase();
  const open = end - start === 1 ? openOptions(setting.base, { word, start, end }) : [];
  const plain: Option = {
    condition: { kind: 'date', range: date.range, surface: surfaceOf(setting.evidence, date) },
    score: 1.25,
    uses: [surely(date)],
    traits: ['date:plain', `date:columns:${Math.min(daysOf(setting).length, 3)}`],
  };
  return {
    start,
    end,
    options: [
      ...datesNamed(setting, date),
      plain,
      ...yearOptions(setting, { start, end }),
      ...datesUnsaid(setting, date),
      ...open,
      ignored('date', open.length > 0 ? 0.2 : 1),
    ],
  };
}

/** A period of a date that stands near it: "opened in 2025". */
function datesNamed(setting: Setting, date: Said<'dates'>): Option[] {
  const { evidence } = setting;
  return linksNear(setting, date, REACH)
    .filter(isDated)
    .map((link): Option => {
      const where = near(link.target.kind === 'table' ? '' : link.target.column.table, setting);
      const gap = gapBetween(link, date);
      return {
        condition: {
          kind: 'date',
          range: date.range,
          surface: surfaceOf(evidence, date),
          cue: mentionOf(link, evidence),
        },
        score: 1 + link.score * 0.6 - NEARNESS[where] - gap * 0.05,
        uses: [surely(date), useOf(link)],
        traits: [`date:cue:${where}`, `date:tie:${tieOf(link)}`, `date:gap:${Math.min(gap, 3)}`],
      };
    });
}

const daysOf = ({ base }: Setting): Column[] => base.columns.filter(({ kind }) => kind === 'date');

/** A period of any day of the rows, though none is named. */
function datesUnsaid(setting: Setting, date: Said<'dates'>): Option[] {
  const { evidence } = setting;
  return daysOf(setting)
    .slice(0, MOST_DATES)
    .map((column, index): Option => {
      const cue = mentionOf(impliedColumn(column, date), evidence);
      return {
        condition: { kind: 'date', range: date.range, surface: surfaceOf(evidence, date), cue },
        score: 0.9 - index * 0.05,
        uses: [surely(date)],
        traits: [
          'date:any',
          `date:any:${index === 0 ? 'first' : 'later'}`,
          ...(column.nullable ? ['date:any:nullable'] : []),
        ],
      };
    });
}

function comparisonSlot(setting: Setting, said: Said<'comparisons'>): Slot {
  const { start, end, comparison } = said;
  const plain: Option = {
    condition: { kind: 'compare', comparison, surface: surfaceOf(setting.evidence, said) },
    score: 1.1,
    uses: [surely(said)],
    traits: ['compare:plain'],
  };
  const options = linksNear(setting, said, REACH).flatMap((link) => comparedWith(setting, said, link));
  return {
    start,
    end,
    options: [...options, ...spanOptions(setting, said), plain, ignored('compare', 1)],
  };
}

/** A figure that is named near a comparison, or a number of other rows that follow it: "more than three orders". */
function comparedWith(setting: Setting, said: Said<'comparisons'>, link: Link): Option[] {
  const { target } = link;
  const { comparison } = said;
  const gap = gapBetween(link, said);
  const surface = surfaceOf(setting.evidence, said);
  const mention = mentionOf(link, setting.evidence);
  const uses = [surely(said), useOf(link)];
  const side = link.start >= said.end ? 'after' : 'before';
  const traits = [`compare:tie:${tieOf(link)}`, `compare:gap:${side}${Math.min(gap, 3)}`];
  if (target.kind === 'column' && isFigure(target.column)) {
    const where = near(target.column.table, setting);
    return [
      {
        condition: { kind: 'compare', comparison, cue: mention, surface },
        score: 1 + link.score * 0.6 - NEARNESS[where] - gap * 0.05,
        uses,
        traits: [`compare:column:${where}`, ...traits],
      },
    ];
  }
  return target.kind === 'table' && target.table !== setting.base.name && side === 'after'
    ? [
        {
          condition: { kind: 'compare', comparison, cueAfter: mention, surface },
          score: 1 + link.score * 0.6 - gap * 0.05,
          uses,
          traits: ['compare:rows', ...traits],
        },
      ]
    : [];
}

function numberSlot(setting: Setting, said: Said<'numbers'>): Slot {
  const { evidence } = setting;
  const { start, end, value } = said;
  const options = linksNear(setting, said, REACH_OF_NUMBER).flatMap((link): Option[] => {
    const { target } = link;
    if (target.kind !== 'column' || link.end > start) return [];
    return [
      {
        condition: {
          kind: 'number',
          value,
          cue: mentionOf(link, evidence),
          surface: surfaceOf(evidence, said),
        },
        score: 0.8 + link.score * 0.5 - NEARNESS[near(target.column.table, setting)],
        uses: [surely(said), useOf(link)],
        traits: ['number:column', `number:tie:${tieOf(link)}`],
      },
    ];
  });
  return { start, end, options: [...options, ignored('number', 0.8)] };
}
