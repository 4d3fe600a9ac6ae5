import { type Clock, clockOf } from '../language/clock.ts';
import { type Comparison, readComparison } from '../language/comparisons.ts';
import { type DateRange, readDates } from '../language/dates.ts';
import { readNumber } from '../language/numbers.ts';
import type { Operator } from '../language/operator-phrases.ts';
import { readOperator } from '../language/operators.ts';
import type { Token } from '../language/tokens.ts';
import { fillers, relationVerbs, stopWords } from '../language/words.ts';
import { alikeValues } from './alike.ts';
import type { Target } from './entry.ts';
import type { FigurePair } from './figure-pairs/figure-pair.ts';
import type { Lexicon } from './lexicon.ts';
import { linkMentions } from './match.ts';
import type { Mention } from './mention.ts';
import { withoutStatesBehindDid } from './phrases/did.ts';
import { isOurName } from './phrases/our-name.ts';
import { withoutStrayParts } from './stray-parts.ts';

export type Item = {
  start: number;
  end: number;
  surface: string /** A comma stands behind it. */;
  comma: boolean;
} & (
  | { kind: 'mention'; mention: Mention }
  | { kind: 'pair'; pair: FigurePair }
  | { kind: 'clock'; clock: Clock }
  | { kind: 'operator'; operator: Operator }
  | { kind: 'comparison'; comparison: Comparison }
  | { kind: 'date'; range: DateRange }
  | { kind: 'number'; value: number; money: boolean; percent: boolean }
  | { kind: 'word'; role: 'stop' | 'filler' | 'relation' | 'unit'; lemma: string }
  | { kind: 'unknown'; capital: boolean; verb: boolean; quote?: number }
);

type Body = Item extends infer Each
  ? Each extends Item
    ? Omit<Each, 'start' | 'end' | 'surface' | 'comma'>
    : never
  : never;

export interface Recognition {
  tokens: Token[];
  lexicon: Lexicon;
  today: string;
  /** Names found by a look-up in the data, by the tokens they cover. */
  names: Mention[];
  /** Stretches that set one figure against another. */
  pairs?: readonly FigurePair[];
}

interface Span {
  start: number;
  end: number;
}

/** Every stretch of the question with what it is: an operator, a date, something of the schema, or unknown. */
export function recognise(input: Recognition): Item[] {
  const { tokens, lexicon } = input;
  const lower = tokens.map((token) => token.lower);
  const covered = new Map<number, Mention>();
  const pairs = input.pairs ?? [];
  const inName = (index: number): boolean =>
    [...input.names, ...pairs].some(({ start, end }) => index >= start && index < end);
  const isNumber = (index: number): boolean => readNumber([lower[index] ?? '']) !== undefined;
  const blocked = (index: number): boolean =>
    inName(index) || isNumber(index) || startsOperator(lower, index, input.today) !== undefined;
  const linked = alikeValues(
    withoutStatesBehindDid(
      linkMentions(tokens, lexicon, blocked).filter(
        (mention) => !overlapsAny(mention, [...input.names, ...pairs]),
      ),
      tokens,
    ),
    tokens,
    lexicon,
  );
  const ours = (at: number): boolean => isOurName(tokens, at, lexicon.ourNames);
  for (const mention of withoutStrayParts([...input.names, ...linked], tokens))
    if (mention.end > mention.start + 1 || !ours(mention.start)) covered.set(mention.start, mention);
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const item = itemAt(input, at, covered);
    items.push(item);
    at = item.end;
  }
  return items;
}

function overlapsAny(mention: Mention, others: readonly Span[]): boolean {
  return others.some((other) => mention.start < other.end && other.start < mention.end);
}

/** Operators, dates and comparisons read before single words are linked. */
function startsOperator(
  lower: readonly string[],
  at: number,
  today: string,
): { body: Body; length: number } | undefined {
  const words = lower.slice(at, at + 10);
  const date = readDates(words, today);
  if (date) return { body: { kind: 'date', range: date.range }, length: date.length };
  const comparison = readComparison(words);
  if (comparison)
    return { body: { kind: 'comparison', comparison: comparison.comparison }, length: comparison.length };
  const operator = readOperator(words);
  if (operator) return { body: { kind: 'operator', operator: operator.operator }, length: operator.length };
  return undefined;
}

function itemAt(input: Recognition, at: number, covered: ReadonlyMap<number, Mention>): Item {
  const { tokens, today } = input;
  const surface = (end: number): string =>
    tokens
      .slice(at, end)
      .map((token) => token.text)
      .join(' ');
  const make = (end: number, body: Body): Item =>
    ({ start: at, end, surface: surface(end), comma: tokens[end - 1]?.comma ?? false, ...body }) as Item;
  const pair = input.pairs?.find(({ start }) => start === at);
  if (pair) return make(pair.end, { kind: 'pair', pair });
  const clock = clockOf(tokens[at]?.lower ?? '');
  if (clock) return make(at + 1, { kind: 'clock', clock });
  const mention = covered.get(at);
  const read = startsOperator(
    tokens.map((token) => token.lower),
    at,
    today,
  );
  const nextMention = [...covered.values()].filter((each) => each.start > at).map((each) => each.start);
  const limit = Math.min(...nextMention, tokens.length + 1);
  if (
    mention &&
    (mention.end - mention.start > 1 || !read || isFact(mention) || isSaidByCode(mention, read.body))
  )
    return make(mention.end, { kind: 'mention', mention });
  if (
    read &&
    (at + read.length <= limit ||
      read.body.kind !== 'operator' ||
      isPeriod(read.body, covered.get(limit)) ||
      isPaid(read.body))
  )
    return make(at + read.length, read.body);
  if (mention) return make(mention.end, { kind: 'mention', mention });
  const number = readNumber(tokens.slice(at, at + 6).map((token) => token.lower));
  if (number && tokens[at]?.quote === undefined)
    return make(at + number.length, {
      kind: 'number',
      value: number.value,
      money: number.money,
      percent: number.percent,
    });
  return make(
    at + 1,
    isOurName(tokens, at, input.lexicon.ourNames)
      ? { kind: 'word', role: 'stop', lemma: '' }
      : wordBody(tokens[at]),
  );
}

/** "Best paid" and "most valuable" is a superlative, whatever "paid" names by itself. */
function isPaid(body: Body): boolean {
  return (
    body.kind === 'operator' &&
    body.operator.kind === 'superlative' &&
    /^(paid|earning|valuable|popular|profitable|frequent|common)$/.test(body.operator.adjective ?? '')
  );
}

/** "Per year" is a period, unless a column is called just "year". */
function isPeriod(body: Body, swallowed: Mention | undefined): boolean {
  const sure = swallowed?.targets[0]?.score ?? 0;
  return body.kind === 'operator' && body.operator.kind === 'grain' && sure < 0.9;
}

/** "Billed yearly", where a code means yearly. */
function isSaidByCode({ targets: [best] }: Mention, body: Body): boolean {
  return (
    body.kind === 'operator' && body.operator.kind === 'grain' && best?.kind === 'value' && best.score === 1
  );
}

/** A name that the data itself holds wins over a word of grammar. */
function isFact(mention: Mention): boolean {
  return mention.targets.some((target: Target) => target.kind === 'value' && target.extra !== undefined);
}

const unitWords = new Set([
  'euro',
  'euros',
  'eur',
  'dollar',
  'dollars',
  'usd',
  'gbp',
  'pound',
  'pounds',
  '€',
  '$',
  '£',
  'years',
  'old',
  'days',
  'times',
  'time',
  'hours',
  'hour',
  'minutes',
  'percent',
  '%',
  'unit',
  'units',
  'kg',
  'km',
  'stars',
  'points',
  'pages',
  'items',
  'months',
  'meters',
  'metres',
  'm',
  'kilometers',
  'kilometres',
  'grams',
  'g',
  'mg',
  'cents',
  'square',
  'seconds',
  'weeks',
  'year',
  'age',
]);

/** "The Enterprise plan": with a capital in the middle of a question a word of the kind is a name. */
function isFiller({ text, lower, lemma, capital }: Token): boolean {
  if (capital && /^\p{Lu}\p{Ll}/u.test(text)) return false;
  return fillers.has(lower) || (fillers.has(lemma) && !/ed$/.test(lower));
}

function wordBody(token: Token | undefined): Body {
  if (token === undefined) return { kind: 'word', role: 'stop', lemma: '' };
  const { lower, lemma, quote } = token;
  if (quote === undefined) {
    if (stopWords.has(lower)) return { kind: 'word', role: 'stop', lemma };
    if (unitWords.has(lower)) return { kind: 'word', role: 'unit', lemma: lower };
    if (isFiller(token)) return { kind: 'word', role: 'filler', lemma };
    if (relationVerbs.has(lemma) && !token.capital) return { kind: 'word', role: 'relation', lemma };
  }
  return {
    kind: 'unknown',
    capital: token.capital,
    verb: token.verb,
    ...(quote === undefined ? {} : { quote }),
  };
}
