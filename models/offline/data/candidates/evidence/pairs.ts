import { stem } from '../../../text/stem.ts';
import { differenceOf } from '../../plan/conditions/column-pairs.ts';
import { isMoney } from '../../plan/semantics.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { idOfKey, isDay, isFigure } from './columns.ts';
import type { Evidence } from './evidence.ts';
import { tableOf } from './link.ts';
import { remembered } from './remembered.ts';
import { isWithin, overlaps, type Span, says, type Use } from './span.ts';

/** A column and what of the question speaks for it. */
export interface Hint {
  column: Column;
  score: number;
  /** The words, where they are known. */
  span?: Span;
  /** How its link is tied, `stem` or `unsaid`. */
  trait: string;
}

/** Two columns are seldom both named in full: a hint accounts for its words well enough. */
export const usesOf = ({ span, score }: Hint): Use[] =>
  span ? [{ ...span, strength: Math.max(0.6, score) }] : [];

/** What was meant to be, beside what came of it. */
const PLANNED =
  /\b(?:due|plan|planned|agreed|expected|target|deadline|promised|estimate|estimated|quote|quoted|quo|budget|budgeted|list|regular|standard|normal|maximum|max|limit|wanted|scheduled|deliver by|until|ordered|requested|asked|sought|allowed|forecast)\b/;

export const isPlanned = ({ words }: Column): boolean => PLANNED.test(words.join(' '));

const SHORTEST = 4;

/** "Opening" for a column `opened_on`. */
function stemsMeet(word: string, other: string): boolean {
  const [a, b] = [stem(word), stem(other)];
  return a === b || (a.length >= SHORTEST && b.length >= SHORTEST && (a.startsWith(b) || b.startsWith(a)));
}

const hintedIn = remembered((_: Evidence) => new Map<string, Hint[]>());

/** What speaks for a column, each place apart; without any word, one hint that says so. */
export function hintsOf(evidence: Evidence, column: Column): Hint[] {
  const known = hintedIn(evidence);
  const id = idOfKey(column);
  const found = known.get(id) ?? findHints(evidence, column);
  known.set(id, found);
  return found;
}

function findHints({ links, tokens }: Evidence, column: Column): Hint[] {
  const linked = links
    .filter(({ target }) => target.kind !== 'table' && target.kind !== 'value' && target.column === column)
    .map(({ start, end, score, tie }): Hint => ({ column, score, span: { start, end }, trait: tie }));
  const words = column.words.filter((word) => word.length >= SHORTEST && !/^(?:date|day|time)$/.test(word));
  const alike = tokens.flatMap((token, at): Hint[] =>
    words.some((word) => stemsMeet(token.lower, word)) &&
    !linked.some(({ span }) => span && isWithin(at, span))
      ? [{ column, score: 0.6, span: { start: at, end: at + 1 }, trait: 'stem' }]
      : [],
  );
  return [...linked, ...alike, { column, score: 0, trait: 'unsaid' }];
}

export const bestHint = (evidence: Evidence, column: Column): Hint =>
  hintsOf(evidence, column).reduce((best, each) => (each.score > best.score ? each : best));

export interface Pair {
  left: Hint;
  right: Hint;
  score: number;
}

const MOST_COLUMNS = 8;

/** The days and figures of a table that may be set against each other, the likeliest first. */
export function comparedIn(evidence: Evidence, table: Table, kind: 'date' | 'number'): Column[] {
  return table.columns
    .filter((column) => !column.expression && (kind === 'date' ? isDay(column) : isFigure(column)))
    .map((column) => ({ column, score: bestHint(evidence, column).score + (isPlanned(column) ? 0.1 : 0) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_COLUMNS)
    .map(({ column }) => column);
}

/** Of two days the later one, as far as the data tells. */
export function isLater(a: Column, b: Column): boolean {
  if (isPlanned(a) !== isPlanned(b)) return !isPlanned(a);
  if (a.nullable !== b.nullable) return a.nullable;
  return (a.min ?? '') > (b.min ?? '');
}

/** Days, or what one figure is above another. */
export function spanColumn(left: Column, right: Column): Column {
  return {
    ...differenceOf(left, right),
    name: `${left.words.join(' ')} minus ${right.words.join(' ')}`,
    words: [...left.words, 'minus', ...right.words],
    ...(left.kind === 'date' ? { unit: 'day' } : {}),
  };
}

const DAYS =
  /^(?:days?|hours?|minutes?|mins?|weeks?|months?|long|longer|longest|shorter|shortest|fastest|slowest|quick|quickest|quickly|fast|slow|time|duration|durations|wait|waited|waiting|delay|delayed|gap|takes?|took|taken|lasts?|lasted|lasting|turnaround|notice|ahead|late|later|overdue|overran|elapse|elapsed|stay|stayed|pass|passes|passed)$/;
const DIFFERENCE =
  /^(?:difference|differ|minus|less|more|exceed|exceeds|exceeded|margin|markup|gap|over|under|above|below|discount|profit|gain|gained|loss|short|shortfall|outstanding|save|saved|saving|unpaid|remain|remains|remaining|left|higher|lower|overspent|overrun|still)$/;

const OWED =
  /^(?:outstanding|unpaid|owed|owes?|owing|yet|missing|remaining|remains?|arrears|shortfall|uncollected|open|still)$/;

/** What should come and what came: the money of one that the other lacks. */
const isOwed = (left: Column, right: Column): boolean =>
  isMoney(left) && isMoney(right) && isPlanned(left) && !isPlanned(right);

/** Durations and differences that the question may ask for. */
export function spansOf(evidence: Evidence, model: Model): Pair[] {
  const tables = new Set(evidence.links.map(({ target }) => tableOf(target)));
  const named = new Map(
    evidence.links.toSorted((a, b) => a.score - b.score).map(({ target, score }) => [tableOf(target), score]),
  );
  const owed = says(evidence, OWED);
  const inTables = (kind: 'date' | 'number', least: number): Pair[] =>
    [...tables].flatMap((name) => {
      const table = model.byName.get(name);
      if (!table || (kind === 'date' && table.validity)) return [];
      const columns = comparedIn(evidence, table, kind);
      // A row that has two days begins and ends with them.
      const only = kind === 'date' && columns.length === 2 && (named.get(name) ?? 0) >= 0.8;
      return pairsOf(evidence, columns)
        .filter(
          ({ left, right }) =>
            only || left.score + right.score >= least || (owed && isOwed(left.column, right.column)),
        )
        .map((pair) => ({ ...pair, score: pair.score + 0.15 * (named.get(name) ?? 0) }));
    });
  const days = says(evidence, DAYS) ? inTables('date', 0.4) : [];
  const figures = says(evidence, DIFFERENCE) || owed ? inTables('number', 1.0) : [];
  const best = (pairs: readonly Pair[], most: number): Pair[] =>
    pairs.toSorted((a, b) => b.score - a.score).slice(0, most);
  return [...best(days, 4), ...best(figures, 3)];
}

/** Each two once: the later day first, the figure that was named first first. */
function pairsOf(evidence: Evidence, columns: readonly Column[]): Pair[] {
  return columns.flatMap((a, at) =>
    columns.slice(at + 1).map((b): Pair => {
      const [left, right] = (a.kind === 'date' ? isLater(a, b) : isFirst(evidence, a, b)) ? [a, b] : [b, a];
      const [one, two] = apart(evidence, left, right);
      return { left: one, right: two, score: 0.2 + 0.35 * one.score + 0.35 * two.score };
    }),
  );
}

const isFirst = (evidence: Evidence, a: Column, b: Column): boolean => {
  if (isPlanned(a) !== isPlanned(b)) return says(evidence, OWED) ? isPlanned(a) : isPlanned(b);
  return (bestHint(evidence, a).span?.start ?? 99) <= (bestHint(evidence, b).span?.start ?? 99);
};

/** The best hints of two columns that don't claim the same word. */
export function apart(evidence: Evidence, left: Column, right: Column): [Hint, Hint] {
  const pairs = hintsOf(evidence, left).flatMap((one) =>
    hintsOf(evidence, right).map((two): [Hint, Hint] => [one, two]),
  );
  const clear = pairs.filter(([{ span: a }, { span: b }]) => !a || !b || !overlaps(a, b));
  return clear.reduce(
    (best, each) => (each[0].score + each[1].score > best[0].score + best[1].score ? each : best),
    clear.at(-1) ?? [bestHint(evidence, left), bestHint(evidence, right)],
  );
}
