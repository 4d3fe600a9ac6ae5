import type { Random } from '../../../test/faults/random.ts';
import type { Mark, Report } from './marked.ts';

/** A report with something wrong in it, and where that may be noticed. */
export interface Spoilt {
  kind: string;
  markdown: string;
  right: string;
  wrong: string;
  spans: { from: number; to: number }[];
}

type Spoil = (mark: Mark, random: Random) => string | undefined;

const UNITS: Record<string, string[]> = {
  minutes: ['hours', 'seconds'],
  hours: ['minutes', 'days'],
  days: ['weeks', 'months', 'hours'],
  weeks: ['days', 'months'],
  months: ['weeks', 'years'],
  years: ['months', 'weeks'],
  million: ['thousand', 'billion'],
  '€': ['$', '£'],
  '£': ['€', '$'],
  EUR: ['USD', 'GBP'],
};
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const SPOILS: Record<string, Spoil> = {
  'changed digit': ({ text, isRough }, random) => {
    const places = placesOfDigits(text).slice(0, isRough ? 1 : undefined);
    if (places.length === 0 || isPeriod(text)) return undefined;
    const at = random.pick(places);
    const digit = random.between(at === places[0] ? 1 : 0, 9);
    return `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
  },
  'transposed digits': ({ text }, random) => {
    const pairs = [...text.matchAll(/(?=(\d)[,.]?(\d))/g)].filter((match) => match[1] !== match[2]);
    if (pairs.length === 0 || isDate(text) || isPeriod(text)) return undefined;
    const at = random.pick(pairs).index;
    const wrong = text.slice(0, at) + text.slice(at).replace(/(\d)([,.]?)(\d)/, '$3$2$1');
    return /(?<!\d[.,]?)0\d/.test(wrong) ? undefined : wrong;
  },
  'off by one': ({ text, isRough }, random) => {
    const at = placesOfDigits(text).at(-1);
    if (at === undefined || isRough || isDate(text) || isPeriod(text)) return undefined;
    const digit = Number(text[at]) + (random.next() < 0.5 ? 1 : -1);
    return digit < 0 || digit > 9 ? undefined : `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
  },
  'other value': ({ wrong }, random) => (wrong.length > 0 ? random.pick(wrong) : undefined),
  'wrong unit': ({ text }, random) => {
    const unit = Object.keys(UNITS).find((one) => text.includes(one));
    return unit && text.replace(unit, random.pick(UNITS[unit] ?? [unit]));
  },
  'percent for count': ({ text }) => {
    if (/^[\d.,]+\s?%$/.test(text)) return text.replace(/\s?%/, '');
    return /^\d{2}$/.test(text) ? `${text} %` : undefined;
  },
  'wrong period': ({ text }, random) => {
    const month = MONTHS.find((one) => text.includes(one));
    if (month) return text.replace(month, random.pick(MONTHS.filter((other) => other !== month)));
    return text.replace(/\b(?:19|20)\d\d\b/, (year) => String(Number(year) + random.pick([-2, -1, 1])));
  },
};

function placesOfDigits(text: string): number[] {
  return [...text.matchAll(/\d/g)].map(({ index }) => index);
}

/** A year, a month or a quarter names what a figure is about, like the name of a group. */
function isPeriod(text: string): boolean {
  return /^(?:(?:19|20)\d\d|Q[1-4])$/.test(text) || MONTHS.includes(text);
}

/** Digits of a date can't be changed one by one and stay a date. */
function isDate(text: string): boolean {
  return /\d{4}-\d\d|\d\.\d\d\.\d|[A-Z][a-z]+ \d{4}/.test(text);
}

/** Makes one thing wrong; undefined when the way that was picked does not apply to what was picked. */
export function plantIn(report: Report, random: Random, values: ReadonlySet<number>): Spoilt | undefined {
  const way = random.next();
  if (way < 0.15) return withSwap(report, random);
  const names = report.marks.filter(({ isName }) => isName);
  if (way < 0.3) return names.length > 0 ? withName(report, random.pick(names), random) : undefined;
  const figures = report.marks.filter(({ isName }) => !isName);
  const mark = random.pick(figures);
  const kind = random.pick(Object.keys(SPOILS));
  const wrong = SPOILS[kind]?.(mark, random);
  if (wrong === undefined || wrong === mark.text) return undefined;
  // `91.27` for `91.27 %` repeats what the data says as it stands there.
  if (kind === 'percent for count' && [...values].some((value) => Math.abs(value - Number(wrong)) <= 0.05))
    return undefined;
  const markdown = replaced(report.markdown, [{ mark, wrong }]);
  const spans = isPeriod(mark.text)
    ? [lineAt(markdown, mark.offset)]
    : [{ from: mark.offset, to: mark.offset + wrong.length }];
  return { kind, markdown, right: mark.text, wrong, spans };
}

/** Two figures of a line in each other's place. */
function withSwap({ markdown, marks }: Report, random: Random): Spoilt | undefined {
  const lineOf = ({ offset }: Mark): number => markdown.slice(0, offset).split('\n').length;
  const pairs = marks.flatMap((a, index) =>
    marks
      .slice(index + 1)
      .filter((b) => a.wrong.includes(b.text) && b.text !== a.text && lineOf(a) === lineOf(b))
      .map((b) => [a, b] as const),
  );
  if (pairs.length === 0) return undefined;
  const [a, b] = random.pick(pairs);
  const shift = b.text.length - a.text.length;
  return {
    kind: 'swapped figures',
    markdown: replaced(markdown, [
      { mark: a, wrong: b.text },
      { mark: b, wrong: a.text },
    ]),
    right: `${a.text}, ${b.text}`,
    wrong: `${b.text}, ${a.text}`,
    spans: a.isName
      ? [lineAt(markdown, a.offset)]
      : [
          { from: a.offset, to: a.offset + b.text.length },
          { from: b.offset + shift, to: b.offset + shift + a.text.length },
        ],
  };
}

/** Another name: every figure of its line may be the one that is noticed. */
function withName({ markdown }: Report, mark: Mark, random: Random): Spoilt | undefined {
  if (mark.wrong.length === 0) return undefined;
  const wrong = random.pick(mark.wrong);
  const spoilt = replaced(markdown, [{ mark, wrong }]);
  const spans = [lineAt(spoilt, mark.offset)];
  return { kind: 'wrong label', markdown: spoilt, right: mark.text, wrong, spans };
}

function lineAt(text: string, at: number): { from: number; to: number } {
  const end = text.indexOf('\n', at);
  return { from: text.lastIndexOf('\n', at) + 1, to: end < 0 ? text.length : end };
}

function replaced(markdown: string, changes: { mark: Mark; wrong: string }[]): string {
  return changes.reduceRight(
    (text, { mark, wrong }) =>
      text.slice(0, mark.offset) + wrong + text.slice(mark.offset + mark.text.length),
    markdown,
  );
}
