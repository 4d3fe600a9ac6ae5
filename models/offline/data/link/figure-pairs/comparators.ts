import type { Token } from '../../language/tokens.ts';
import type { FigureOp } from './figure-pair.ts';

/** The words that compare, from `start` to `end`; `noun` is what stands between "more" and "than". */
export interface Comparator {
  start: number;
  end: number;
  op: FigureOp;
  noun?: { start: number; end: number };
}

const MORE =
  /^(?:more|higher|greater|larger|bigger|longer|dearer|costlier|pricier|heavier|expensive|costly)$/;
const LESS = /^(?:less|fewer|lower|smaller|shorter|cheaper|lighter)$/;
const SINGLE: readonly [word: RegExp, op: FigureOp][] = [
  [/^(?:above|over|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|overr[au]n|overshot)$/, 'gt'],
  [/^(?:below|under|undercut)$/, 'lt'],
  [/^within$/, 'lte'],
];
const SEVERAL: readonly [words: string, op: FigureOp][] = [
  ['in excess of', 'gt'],
  ['short of', 'lt'],
  ['at least', 'gte'],
  ['at most', 'lte'],
  ['equal to', 'eq'],
  ['different from', 'ne'],
  ['minus', 'ne'],
];
const INVERSE: Record<FigureOp, FigureOp> = {
  gt: 'lte',
  gte: 'lt',
  lt: 'gte',
  lte: 'gt',
  eq: 'ne',
  ne: 'eq',
};
/** "More of the hours than" still compares hours. */
const MOST_BETWEEN = 3;

export const inverse = (op: FigureOp): FigureOp => INVERSE[op];

/** All places at which one thing may be set against another. */
export function comparatorsIn(tokens: readonly Token[]): Comparator[] {
  const words = tokens.map(({ lower }) => lower);
  return words.flatMap((_, at) => acrossThan(words, at) ?? asManyAs(words, at) ?? plain(words, at) ?? []);
}

/** "More than", "more hours than", "no more than", "more expensive than" */
function acrossThan(words: readonly string[], at: number): Comparator | undefined {
  const degree = words[at] ?? '';
  const [, adjective = ''] = words.slice(at, at + 2);
  const compound = /^(?:more|less)$/.test(degree) && /^(?:expensive|costly)$/.test(adjective);
  const op: FigureOp | undefined = MORE.test(degree) ? 'gt' : LESS.test(degree) ? 'lt' : undefined;
  const first = at + (compound ? 2 : 1);
  const than = words.indexOf('than', first);
  if (!op || /^(?:expensive|costly)$/.test(degree) || than < 0 || than - first > MOST_BETWEEN)
    return undefined;
  const noun = than > first ? { noun: { start: first, end: than } } : {};
  return { ...negated(words, { start: at, end: than + 1, op }), ...noun };
}

/** "At least as much as", "exactly as many places as" */
function asManyAs(words: readonly string[], at: number): Comparator | undefined {
  if (words[at] !== 'as' || !/^(?:much|many|long|high|low)$/.test(words[at + 1] ?? '')) return undefined;
  const as = words.indexOf('as', at + 2);
  if (as < 0 || as - at - 2 > MOST_BETWEEN) return undefined;
  const before = words.slice(Math.max(0, at - 2), at).join(' ');
  const [, lead = ''] = /(?:^| )(at least|exactly|precisely|just)$/.exec(before) ?? [];
  if (lead === '') return undefined;
  const start = at - lead.split(' ').length;
  const noun = as > at + 2 ? { noun: { start: at + 2, end: as } } : {};
  return { start, end: as + 1, op: lead === 'at least' ? 'gte' : 'eq', ...noun };
}

function plain(words: readonly string[], at: number): Comparator | undefined {
  const [, single] = SINGLE.find(([word]) => word.test(words[at] ?? '')) ?? [];
  if (single) return negated(words, { start: at, end: at + 1, op: single });
  for (const [phrase, op] of SEVERAL) {
    const parts = phrase.split(' ');
    if (parts.every((part, index) => words[at + index] === part))
      return { start: at, end: at + parts.length, op };
  }
  return undefined;
}

/** "No more than", "did not exceed" */
function negated(words: readonly string[], found: Comparator): Comparator {
  return /^(?:no|not|never)$/.test(words[found.start - 1] ?? '')
    ? { ...found, start: found.start - 1, op: inverse(found.op) }
    : found;
}
