const BOUNDS = ['from', 'after', 'before', 'until', 'at', 'between'] as const;
export type ClockBound = (typeof BOUNDS)[number];

/** A time of the day, or a stretch of it, in minutes since midnight. */
export interface Clock {
  bound: ClockBound;
  minutes: number;
  end?: number;
}

/** One word for a time of the day, which nobody writes: `clock-from-1200`. */
export const clockMark = (bound: ClockBound, minutes: number, end?: number): string =>
  ` clock-${bound}-${minutes}${end === undefined ? '' : `-${end}`} `;

/** What such a word stands for. */
export function clockOf(word: string): Clock | undefined {
  const [, said, minutes = '', end] = /^clock-(\p{L}+)-(\d{1,4})(?:-(\d{1,4}))?$/u.exec(word) ?? [];
  const bound = BOUNDS.find((each) => each === said);
  return bound && { bound, minutes: Number(minutes), ...(end === undefined ? {} : { end: Number(end) }) };
}

/** `20:00` */
export const sayClock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
