import type { Token } from '../../language/tokens.ts';

/** A stretch of the question, by the numbers of its words; the end is the first word behind it. */
export interface Span {
  start: number;
  end: number;
}

/** Words that are used, and how well each of them is accounted for. */
export interface Use extends Span {
  strength: number;
}

interface Told {
  tokens: readonly Token[];
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const isFree = (span: Span, taken: readonly Span[]): boolean =>
  !taken.some((each) => overlaps(each, span));

export const isWithin = (at: number, { start, end }: Span): boolean => start <= at && end > at;

/** How many words stand between two stretches. */
export const gapBetween = (a: Span, b: Span): number =>
  a.end <= b.start ? b.start - a.end : Math.max(0, a.start - b.end);

/** Words that are accounted for beyond doubt. */
export const surely = ({ start, end }: Span): Use => ({ start, end, strength: 1 });

/** The words of a stretch, as they were written. */
export const surfaceOf = ({ tokens }: Told, { start, end }: Span): string =>
  tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');

/** The question in small letters, one space between two words. */
export const textOf = ({ tokens }: Told): string => tokens.map(({ lower }) => lower).join(' ');

/** Whether any single word of the question is one of these. */
export const says = ({ tokens }: Told, words: RegExp): boolean =>
  tokens.some(({ lower }) => words.test(lower));
