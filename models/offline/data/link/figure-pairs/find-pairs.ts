import type { Token } from '../../language/tokens.ts';
import type { Column, Model } from '../../schema/model.ts';
import type { Target } from '../entry.ts';
import type { Lexicon } from '../lexicon.ts';
import { allMentions } from '../match.ts';
import type { Mention } from '../mention.ts';
import { type Comparator, comparatorsIn, inverse } from './comparators.ts';
import type { FigurePair } from './figure-pair.ts';
import {
  comparable,
  hasCome,
  isBound,
  isFigure,
  isMeant,
  measuredIn,
  says,
  type Together,
  togetherIn,
} from './figures.ts';
import { type Stretch, stretchBefore, stretchBehind } from './stretch.ts';

interface Text {
  tokens: readonly Token[];
  model: Model;
  lexicon: Lexicon;
}

interface Scored {
  pair: FigurePair;
  score: number;
}

/** Two readings whose scores lie so near to each other are as good. */
const AS_GOOD = 0.2;

/** Every stretch of the question that compares two figures of a row, or of a row and one that it refers to. */
export function figurePairs(text: Text, gap: boolean): FigurePair[] {
  const comparators = comparatorsIn(text.tokens);
  if (comparators.length === 0) return [];
  const mentions = allMentions(text.tokens, text.lexicon, () => false);
  const around = { model: text.model, mentions, gap };
  const together = togetherIn(text.model);
  const pairs = comparators.flatMap((comparator) => {
    const scored = together
      .flatMap((two) => pairAt(text.tokens, comparator, two, around) ?? [])
      .toSorted((a, b) => b.score - a.score);
    const [best] = scored;
    const rival = scored.find(({ pair }) => pair.left !== best?.pair.left || pair.right !== best.pair.right);
    return best && (!rival || best.score - rival.score > AS_GOOD) ? [best.pair] : [];
  });
  return pairs
    .filter((pair, at) => !pairs.slice(0, at).some((other) => other.end > pair.start))
    .map((pair) => (isRanked(text.tokens, pair) ? { ...pair, gap: true, ranked: true } : pair));
}

/** "Run over their estimate the most": by how much they do is what is ranked. */
function isRanked(tokens: readonly Token[], { end }: FigurePair): boolean {
  const behind = tokens
    .slice(end, end + 3)
    .map(({ lower }) => lower)
    .join(' ');
  return /^(?:by )?(?:the )?(?:most|furthest|farthest|least)(?!\p{L}| (?:of|often))/u.test(behind);
}

interface Around {
  model: Model;
  mentions: readonly Mention[];
  gap: boolean;
}

function pairAt(
  tokens: readonly Token[],
  comparator: Comparator,
  together: Together,
  { model, mentions, gap }: Around,
): Scored | undefined {
  const { left, right, host } = together;
  if (!isMeasuredSo(tokens, comparator, left)) return undefined;
  if (comparator.op === 'ne' && tokens[comparator.start]?.lower === 'minus' && !gap) return undefined;
  const parent = right.table === host.name ? undefined : model.byName.get(right.table);
  const owners = parent ? [host, parent] : [host];
  const behind = stretchBehind({ tokens, column: right, tables: owners, gap }, comparator.end);
  if (!behind) return undefined;
  const before = stretchBefore({ tokens, column: left, tables: owners, gap }, comparator.start);
  const said = withNoun(tokens, before, comparator, left);
  if (!said || !isSure(together, said, behind)) return undefined;
  // "A deposit higher than the list price" speaks of another figure.
  if (said.named === 0 && isFigureBefore(mentions, before.start, right)) return undefined;
  const spoken = tablesIn(mentions, before.start, behind.end);
  const [start, end] = [before.start, behind.end];
  const surface = tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
  const op = before.negated ? inverse(comparator.op) : comparator.op;
  const score = scoreOf(together, said, behind, spoken);
  return { score, pair: { start, end, surface, left, right, op, gap, host: host.name } };
}

function scoreOf(
  { left, right, host }: Together,
  said: Stretch,
  behind: Stretch,
  spoken: ReadonlySet<string>,
): number {
  return (
    2 * Math.min(behind.named, 2) +
    1.2 * Math.min(said.named, 2) +
    0.2 * (Math.min(said.kind, 2) + Math.min(behind.kind, 2)) +
    (isMeant(right) ? 0.5 : 0) -
    (isMeant(left) ? 0.8 : 0) +
    (hasCome(left) ? 0.3 : 0) +
    (spoken.has(host.name) ? 0.6 : 0) +
    (spoken.has(left.table) ? 0.4 : 0)
  );
}

/** "More hours than": what stands between the two words is of the figure. */
function withNoun(
  tokens: readonly Token[],
  before: Stretch,
  { noun }: Comparator,
  left: Column,
): Stretch | undefined {
  if (!noun) return before;
  const words = tokens
    .slice(noun.start, noun.end)
    .filter(({ lower }) => !/^(?:to|of|the|its|their|in)$/.test(lower));
  const said = words.map((token) => says(token, left));
  return said.every((each) => each > 0)
    ? { ...before, named: before.named + said.reduce((sum, each) => sum + each, 0) }
    : undefined;
}

/**
 * One of the two is called by a name of its own, and the other follows from that or is named too. A figure of the row
 * needs no name beside what was meant for it, or beside the price that a catalogue has.
 */
function isSure({ left, right, host }: Together, said: Stretch, behind: Stretch): boolean {
  if (behind.named === 0) return false;
  if (said.named > 0) return true;
  if (isMeant(left) || left.table !== host.name || (measuredIn(left) === undefined && isBound(right)))
    return false;
  return isMeant(right) || right.table !== left.table;
}

/** What is longer is no amount of money, and only that is dearer. */
function isMeasuredSo(tokens: readonly Token[], { start, end }: Comparator, column: Column): boolean {
  const words = tokens.slice(start, end).map(({ lower }) => lower);
  const money = measuredIn(column) === 'money';
  if (words.some((word) => /^(?:longer|shorter|heavier|lighter|long)$/.test(word))) return !money;
  return money || !words.some((word) => /^(?:dearer|cheaper|costlier|pricier|expensive|costly)$/.test(word));
}

const tops = ({ targets }: Mention): Target[] =>
  targets.filter(({ score }) => score >= 0.7 && score >= (targets[0]?.score ?? 0) - 0.1);

/** The tables that the question speaks of, but for what stands in the comparison. */
const tablesIn = (mentions: readonly Mention[], from: number, to: number): ReadonlySet<string> =>
  new Set(
    mentions
      .filter(({ start, end }) => end <= from || start >= to)
      .flatMap(tops)
      .map((target) => (target.kind === 'table' ? target.table : target.column.table)),
  );

/** Whether the word before the comparison names some other figure that could be compared. */
const isFigureBefore = (mentions: readonly Mention[], at: number, right: Column): boolean =>
  mentions.some((mention) => {
    const best = tops(mention);
    return (
      mention.end === at &&
      best.length > 0 &&
      best.every(({ kind }) => kind === 'column') &&
      best.some(
        (target) => target.kind === 'column' && isFigure(target.column) && comparable(target.column, right),
      )
    );
  });
