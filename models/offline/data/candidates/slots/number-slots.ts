import { readNumber } from '../../language/numbers.ts';
import type { Token } from '../../language/tokens.ts';
import type { Column } from '../../schema/model.ts';
import { isFigure } from '../evidence/columns.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { impliedColumn, mentionOf, useOf } from '../evidence/link.ts';
import { isFree, type Span } from '../evidence/span.ts';
import { ignored, type Option, type Setting, type Slot } from './slot.ts';

const SURE = 0.9;
const JOINED = /^([a-z]+|\d+)-(\p{L}{3,})$/u;

function couldBe({ min, max }: Column, value: number): boolean {
  return min === undefined || max === undefined || (Number(min) <= value && Number(max) >= value);
}

/** "Two-bedroom flats", "one-star reviews", "Year 10", "the 2026 edition": a figure is exactly that. */
export function equalSlots(setting: Setting): Slot[] {
  const { evidence } = setting;
  const joined = evidence.tokens.flatMap((token, at) => joinedNumber(token, at));
  return joined
    .map(({ start, end, value, noun }): Slot => {
      const options = figuresFor(setting, noun, value).map(
        ({ column, score, trait }): Option => equalTo(evidence, { start, end, value, column, score, trait }),
      );
      return { start, end, options: [...options, ignored('joined', 0.6)] };
    })
    .filter(({ options }) => options.length > 1);
}

interface Equal extends Span {
  value: number;
  column: Column;
  score: number;
  trait: string;
}

/** A condition that a figure is exactly a number. */
export function equalTo(evidence: Evidence, { start, end, value, column, score, trait }: Equal): Option {
  const cue = mentionOf(impliedColumn(column, { start, end }, SURE), evidence);
  return {
    condition: {
      kind: 'compare',
      comparison: { op: 'eq', value, money: false, percent: false },
      cue,
      surface: cue.surface,
    },
    score,
    uses: [{ start, end, strength: SURE }],
    traits: ['number:equal', `number:equal:${trait}`],
  };
}

function joinedNumber({ lower }: Token, at: number): (Span & { value: number; noun: string })[] {
  const [, said = '', noun = ''] = JOINED.exec(lower) ?? [];
  const value = said ? readNumber([said])?.value : undefined;
  return value === undefined || !Number.isInteger(value) ? [] : [{ start: at, end: at + 1, value, noun }];
}

/** The figures of the rows that a noun may be counted in: those called so, or the only rating there is. */
function figuresFor(
  { base }: Setting,
  noun: string,
  value: number,
): { column: Column; score: number; trait: string }[] {
  const head = noun.replace(/s$/, '');
  const all = base.columns.filter((column) => isFigure(column) && couldBe(column, value));
  return all.flatMap((column) => {
    const words = [...column.words, ...(column.comment?.toLowerCase().match(/\p{L}+/gu) ?? [])];
    const own = column.words.some((word) => alike(word, head));
    const rating = head === 'star' && /^(?:rating|score|stars?)$/.test(column.words.at(-1) ?? '');
    if (own || rating) return [{ column, score: 1, trait: own ? 'named' : 'rating' }];
    return words.some((word) => alike(word, head)) ? [{ column, score: 0.8, trait: 'comment' }] : [];
  });
}

const alike = (a: string, b: string): boolean => {
  const [short = '', long = ''] = [a.replace(/s$/, ''), b].toSorted((x, y) => x.length - y.length);
  return short.length >= 3 && long.startsWith(short);
};

/** "The 2026 edition": a year that stands beside a figure which holds years. */
export function yearOptions({ evidence, base, model, taken }: Setting, span: Span): Option[] {
  const said = evidence.tokens[span.start]?.lower ?? '';
  const value = span.end - span.start === 1 && /^(?:19|20)\d\d$/.test(said) ? Number(said) : undefined;
  if (value === undefined) return [];
  const nearest = [base, ...base.foreignKeys.flatMap(({ table }) => model.byName.get(table) ?? [])];
  return nearest.flatMap(({ columns, name }) =>
    columns
      .filter((column) => isFigure(column) && holdsYears(column))
      .map((column): Option => {
        const link = evidence.links.find(
          ({ target, start, end }) =>
            target.kind === 'column' &&
            target.column.name === column.name &&
            Math.min(Math.abs(start - span.end), Math.abs(span.start - end)) <= 1 &&
            isFree({ start, end }, taken),
        );
        const own = name === base.name;
        const made = equalTo(evidence, {
          ...span,
          value,
          column,
          score: (link ? 1.5 : 1.05) - (own ? 0 : 0.15),
          trait: `year:${own ? 'own' : 'linked'}${link ? ':named' : ''}`,
        });
        return link ? { ...made, uses: [...made.uses, useOf(link)] } : made;
      }),
  );
}

const holdsYears = ({ min, max }: Column): boolean =>
  [min, max].every((bound) => bound !== undefined && /^(?:19|20)\d\d$/.test(bound));
