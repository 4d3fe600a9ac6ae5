import type { Mention } from '../../link/mention.ts';
import type { PairOp } from '../../plan/read/frame.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { FIRST_WORD, mentionOfColumn } from '../evidence/link.ts';
import {
  apart,
  bestHint,
  comparedIn,
  type Hint,
  hintsOf,
  isLater,
  isPlanned,
  spanColumn,
  usesOf,
} from '../evidence/pairs.ts';
import { isFree, isWithin, type Span, surely, surfaceOf, textOf } from '../evidence/span.ts';
import { ignored, type Option, type Setting, type Slot } from './slot.ts';

interface Comparative extends Span {
  op: PairOp;
}

const COMPARATIVES: readonly [words: RegExp, op: PairOp][] = [
  [/^(?:no|not) (?:later|longer|more|higher|greater|over|above|after)$/, 'lte'],
  [/^(?:no|not) (?:earlier|less|lower|fewer|before|below|under)$/, 'gte'],
  [/^(?:not|n't) (?:the same|the one)$/, 'ne'],
  [/^(?:on|in) time$|^on-time$|^at most$|^within$|^punctual(?:ly)?$/, 'lte'],
  [/^at least$/, 'gte'],
  [
    /^(?:late|later|overdue|after|past|beyond|behind|more|higher|greater|larger|bigger|longer|dearer|above|over|exceed(?:s|ed|ing)?|overran|overrun|outlasted)$/,
    'gt',
  ],
  [/^(?:early|earlier|ahead|before|less|lower|fewer|smaller|shorter|cheaper|below|under|undercut)$/, 'lt'],
  [/^(?:other|different|differs?|differed|differently|another|elsewhere|deviates?|deviated)$/, 'ne'],
  [/^(?:same|equals?|equal|exactly)$/, 'eq'],
];

const LONGEST = 3;
const FLIPPED: Record<PairOp, PairOp> = { gt: 'lt', lt: 'gt', gte: 'lte', lte: 'gte', ne: 'ne', eq: 'eq' };
const MOST = 4;
/** So much of both columns must be said. */
const LEAST = 0.45;
const LEAST_ACROSS = 1;

function comparativesIn({ tokens, comparisons }: Evidence): Comparative[] {
  const found: Comparative[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    if (comparisons.some((each) => isWithin(start, each))) continue;
    for (let length = LONGEST; length > 0; length -= 1) {
      const said = textOf({ tokens: tokens.slice(start, start + length) });
      const op = COMPARATIVES.find(([words]) => words.test(said))?.[1];
      if (!op) continue;
      found.push({ start, end: start + length, op });
      start += length - 1;
      break;
    }
  }
  return found;
}

/** "Paid later than due", "another stand than planned": each comparative with two columns of a row. */
export function pairSlots(setting: Setting): Slot[] {
  const rows = comparativesIn(setting.evidence).flatMap((comparative) => {
    if (!isFree(comparative, setting.taken)) return [];
    const options = [...ownPairs(setting, comparative), ...pairsAcross(setting, comparative)]
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST);
    return options.length > 0 ? [{ start: comparative.start, end: comparative.end, options }] : [];
  });
  const best = rows.toSorted((a, b) => (b.options[0]?.score ?? 0) - (a.options[0]?.score ?? 0)).slice(0, 2);
  return best.map((slot) => ({
    ...slot,
    options: [...slot.options, ignored('pair', 0.2)],
  }));
}

function ownPairs({ evidence, base, model }: Setting, comparative: Comparative): Option[] {
  const ordered = !/^(?:ne|eq)$/.test(comparative.op);
  const keys = ordered ? [] : keysOf(base, model);
  return [comparedIn(evidence, base, 'date'), comparedIn(evidence, base, 'number'), keys].flatMap((columns) =>
    columns.flatMap((left, at) =>
      columns.flatMap((right, other) => {
        if (left === right || (!ordered && other < at)) return [];
        if (columns === keys && left.reference?.table !== right.reference?.table) return [];
        return optionsFor(evidence, comparative, { left, right, where: 'own' });
      }),
    ),
  );
}

/** Keys that can be compared: those that are numbers. */
const keysOf = ({ columns }: Table, model: Model): Column[] =>
  columns.filter(
    ({ kind, reference }) => kind === 'number' && reference && model.byName.has(reference.table),
  );

/** A figure of the row and one of a row that it refers to: "paid less than the list price". */
function pairsAcross({ evidence, model, base }: Setting, comparative: Comparative): Option[] {
  const parents = new Set(base.foreignKeys.map(({ table }) => table));
  return [...parents].flatMap((name) => {
    const parent = model.byName.get(name);
    const reached = base.foreignKeys.filter(({ table }) => table === name).length;
    if (!parent || parent === base || reached > 1) return [];
    return (['date', 'number'] as const).flatMap((kind) =>
      comparedIn(evidence, base, kind).flatMap((own) =>
        comparedIn(evidence, parent, kind).flatMap((theirs) =>
          bestHint(evidence, own).score + bestHint(evidence, theirs).score < LEAST_ACROSS
            ? []
            : [
                ...optionsFor(evidence, comparative, { left: own, right: theirs, where: 'parent' }),
                ...optionsFor(evidence, comparative, { left: theirs, right: own, where: 'parent' }, base),
              ],
        ),
      ),
    );
  });
}

interface Two {
  left: Column;
  right: Column;
  where: 'own' | 'parent';
}

function optionsFor(evidence: Evidence, comparative: Comparative, two: Two, base?: Table): Option[] {
  const { end, op } = comparative;
  const hints = placed(evidence, { ...two, at: end });
  if (!isLikely(op, two, hints)) return [];
  // Rows that are asked for stand on the left.
  const turned = base !== undefined && two.left.table !== base.name;
  const [left, right] = turned ? hints.toReversed() : hints;
  if (!left || !right) return [];
  return [
    {
      condition: {
        kind: 'columns',
        op: turned ? FLIPPED[op] : op,
        left: mentionOfHint(left),
        right: mentionOfHint(right),
        across: two.where === 'parent',
        surface: surfaceOf(evidence, comparative),
      },
      uses: [surely(comparative), ...hints.flatMap(usesOf)],
      ...judged(evidence, comparative, { ...two, hints }),
    },
  ];
}

const directionOf = ({ left, right }: Two): 'planned' | 'reversed' | 'alike' =>
  isPlanned(left) === isPlanned(right) ? 'alike' : isPlanned(right) ? 'planned' : 'reversed';

/** Both are said, or one of them where it is plain which the other is. */
function isLikely(op: PairOp, two: Two, [one, other]: [Hint, Hint]): boolean {
  const meant = directionOf(two) === 'planned';
  if (meant && two.left.kind === 'date' && /^(?:gt|lt|lte)$/.test(op)) return true;
  const both = one.span !== undefined && other.span !== undefined;
  return one.score + other.score >= LEAST && (both || meant || two.left.reference !== undefined);
}

function judged(
  { tokens }: Evidence,
  { end, op }: Comparative,
  two: Two & { hints: [Hint, Hint] },
): Pick<Option, 'score' | 'traits'> {
  const [one, other] = two.hints;
  const direction = directionOf(two);
  const place = (other.span?.start ?? -1) >= end ? 'behind' : 'before';
  const tie = tokens.slice(end, end + 4).some(({ lower }) => /^(?:than|from|as|to)$/.test(lower))
    ? 'than'
    : 'bare';
  const said = one.score + other.score;
  const worth = { planned: 0.25, behind: 0.1, than: 0.15, parent: -0.15 } as Record<string, number>;
  return {
    score: [direction, place, tie, two.where].reduce(
      (sum, each) => sum + (worth[each] ?? 0),
      0.1 + 0.45 * said,
    ),
    traits: [
      'pair',
      `pair:${op}`,
      `pair:${two.left.reference ? 'key' : two.left.kind}:${two.where}`,
      `pair:said:${one.trait}:${other.trait}`,
      `pair:sure:${Math.round(said * 2) / 2}`,
      `pair:${direction}`,
      `pair:${place}:${tie}`,
    ],
  };
}

/** What is compared stands before the comparative, what it is compared with behind it. */
function placed(
  evidence: Evidence,
  { left, right, at }: { left: Column; right: Column; at: number },
): [Hint, Hint] {
  const before = hintsOf(evidence, left).filter(({ span }) => span && span.end <= at);
  const behind = hintsOf(evidence, right).filter(({ span }) => span && span.start >= at);
  const top = (hints: readonly Hint[]): Hint | undefined => hints.toSorted((a, b) => b.score - a.score)[0];
  const [one, two] = [top(before), top(behind)];
  if (one && two) return [one, two];
  const [anyLeft, anyRight] = apart(evidence, left, right);
  const misplaced = (hint: Hint): Hint => ({ ...hint, score: hint.score * 0.8 });
  return [misplaced(anyLeft), misplaced(anyRight)];
}

const mentionOfHint = ({ column, span = FIRST_WORD }: Hint): Mention => mentionOfColumn(column, span);

/** "More than ten days after it was ordered": a span of time between two days of the row. */
export function spanOptions(
  { evidence, base }: Setting,
  { start, end, comparison }: Evidence['comparisons'][number],
): Option[] {
  const unit = comparison.measure ?? comparison.unit ?? '';
  if (!/^(?:day|hour|minute|min|week|month)s?$/.test(unit) || base.validity) return [];
  const { adjective: _, ...bare } = comparison;
  const days = comparedIn(evidence, base, 'date');
  return days
    .flatMap((a, at) =>
      days.slice(at + 1).map((b): Option => {
        const [left, right] = isLater(a, b) ? [a, b] : [b, a];
        const [one, two] = apart(evidence, left, right);
        const cue = mentionOfHint({ ...one, column: spanColumn(left, right) });
        return {
          condition: { kind: 'compare', comparison: bare, cue, surface: cue.surface },
          score: 1.1 + 0.3 * (one.score + two.score) + (isPlanned(right) && !isPlanned(left) ? 0.1 : 0),
          uses: [surely({ start, end }), ...[one, two].flatMap(usesOf)],
          traits: [
            'pair:span',
            `pair:span:${one.trait}:${two.trait}`,
            `pair:span:days${Math.min(days.length, 4)}`,
          ],
        };
      }),
    )
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3);
}
