export type Aggregate = 'sum' | 'avg' | 'median' | 'min' | 'max';
export type Grain = 'year' | 'quarter' | 'month' | 'week' | 'day';

/** A word or phrase that says what to do rather than what it is about. */
export type Operator =
  | { kind: 'count' }
  | { kind: 'amount' }
  | { kind: 'aggregate'; fn: Aggregate }
  | {
      kind: 'superlative';
      direction: 'asc' | 'desc';
      limit: number;
      offset: number;
      adjective?: string;
      explicit: boolean;
    }
  | { kind: 'group'; strong: boolean }
  | { kind: 'grain'; grain: Grain }
  | { kind: 'negation'; exclude: boolean }
  | { kind: 'share' }
  | { kind: 'difference' }
  | { kind: 'ratio' }
  | { kind: 'exists' }
  | { kind: 'distinct' }
  | { kind: 'partitive' }
  | { kind: 'ask'; word: 'which' | 'who' | 'when' | 'where' | 'list' | 'what' }
  | { kind: 'conjunction'; word: 'and' | 'or' };

const table: [string, Operator][] = [
  ...phrases(
    { kind: 'count' },
    'how many times',
    'how many',
    'how often',
    'total number of',
    'number of',
    'total count of',
    'count of',
    'count the',
    'count',
    'nr of',
    'how large is the number of',
    '# of',
  ),
  ...phrases({ kind: 'amount' }, 'how much'),
  ...phrases({ kind: 'aggregate', fn: 'avg' }, 'on average', 'average', 'avg', 'mean', 'typical'),
  ...phrases({ kind: 'aggregate', fn: 'median' }, 'median'),
  ...phrases(
    { kind: 'aggregate', fn: 'sum' },
    'sum of',
    'sum',
    'total',
    'totals',
    'combined',
    'cumulative',
    'sum up',
    'add up',
  ),
  ...phrases({ kind: 'aggregate', fn: 'min' }, 'minimum', 'min'),
  ...phrases({ kind: 'aggregate', fn: 'max' }, 'maximum', 'max'),
  ...phrases(
    { kind: 'group', strong: true },
    'per each',
    'for each',
    'for every',
    'in each',
    'in every',
    'of each',
    'by each',
    'within each',
    'at each',
    'from each',
    'to each',
    'per',
    'grouped by',
    'group by',
    'broken down by',
    'split by',
    'separated by',
    'across all',
    'across',
    'distribution by',
    'depending on',
    'each',
    'every',
    'for all',
  ),
  ...phrases({ kind: 'group', strong: false }, 'by'),
  ...phrases(
    { kind: 'grain', grain: 'year' },
    'per year',
    'by year',
    'each year',
    'every year',
    'for each year',
    'in each year',
    'yearly',
    'annually',
    'year over year',
    'year by year',
  ),
  ...phrases(
    { kind: 'grain', grain: 'quarter' },
    'per quarter',
    'by quarter',
    'each quarter',
    'every quarter',
    'for each quarter',
    'quarterly',
  ),
  ...phrases(
    { kind: 'grain', grain: 'month' },
    'per month',
    'by month',
    'each month',
    'every month',
    'for each month',
    'in each month',
    'monthly',
    'month over month',
    'month by month',
    'over time',
  ),
  ...phrases(
    { kind: 'grain', grain: 'week' },
    'per week',
    'by week',
    'each week',
    'every week',
    'for each week',
    'weekly',
  ),
  ...phrases(
    { kind: 'grain', grain: 'day' },
    'per day',
    'by day',
    'each day',
    'every day',
    'for each day',
    'daily',
  ),
  ...phrases(
    { kind: 'negation', exclude: true },
    'excluding',
    'except for',
    'except',
    'other than',
    'apart from',
    'not counting',
    'but not',
  ),
  ...phrases(
    { kind: 'negation', exclude: false },
    'without any',
    'without a single',
    'without',
    'not yet',
    'not any',
    'not',
    'never',
    'no',
    'none',
    'lacking',
    'lack',
    'lacks',
    'missing',
    'zero',
    'neither',
    'nobody',
    'yet to be',
  ),
  ...phrases(
    { kind: 'share' },
    'share of',
    'percentage of',
    'percent of',
    '% of',
    'fraction of',
    'proportion of',
    'what percentage',
    'what percent',
    'what share',
    'what fraction',
    'what proportion',
    'percentage',
    'rate of',
  ),
  ...phrases(
    { kind: 'difference' },
    'difference between',
    'difference in',
    'how many more',
    'how many fewer',
    'how much more',
    'gap between',
  ),
  ...phrases({ kind: 'ratio' }, 'ratio of', 'ratio between', 'ratio'),
  ...phrases({ kind: 'partitive' }, 'pieces of', 'piece of', 'items of', 'members of', 'cases of', 'instances of', 'occurrences of', 'pairs of'),
  ...phrases({ kind: 'distinct' }, 'different', 'distinct', 'unique'),
  ...phrases({ kind: 'ask', word: 'which' }, 'which'),
  ...phrases({ kind: 'ask', word: 'who' }, 'who', 'whom'),
  ...phrases({ kind: 'ask', word: 'when' }, 'when', 'on what date', 'on which date', 'since when'),
  ...phrases({ kind: 'ask', word: 'where' }, 'where'),
  ...phrases(
    { kind: 'ask', word: 'list' },
    'list',
    'show',
    'name',
    'enumerate',
    'give me',
    'find',
    'display',
  ),
  ...phrases({ kind: 'ask', word: 'what' }, 'what'),
  ...phrases(
    { kind: 'conjunction', word: 'and' },
    'and',
    'as well as',
    '&',
    'versus',
    'vs',
    'compared to',
    'compared with',
    'than',
  ),
  ...phrases({ kind: 'conjunction', word: 'or' }, 'or'),
];

function phrases(operator: Operator, ...texts: string[]): [string, Operator][] {
  return texts.map((text) => [text, operator]);
}

const operators = table
  .map(([text, operator]) => ({ words: text.split(' '), operator }))
  .toSorted((a, b) => b.words.length - a.words.length);

/** The longest operator at the start of `words` (lower case). */
export function readOperator(words: readonly string[]): { operator: Operator; length: number } | undefined {
  const superlative = readSuperlative(words);
  if (superlative) return superlative;
  const found = operators.find((each) => each.words.every((word, index) => words[index] === word));
  return found && { operator: found.operator, length: found.words.length };
}

/** Adjectives a superlative is made of: the larger (desc) or smaller (asc) end, and the thing measured. */
const adjectives: Record<string, { direction: 'asc' | 'desc'; about?: string }> = {
  high: { direction: 'desc' },
  large: { direction: 'desc' },
  big: { direction: 'desc' },
  great: { direction: 'desc' },
  low: { direction: 'asc' },
  small: { direction: 'asc' },
  little: { direction: 'asc' },
  few: { direction: 'asc', about: 'count' },
  expensive: { direction: 'desc', about: 'price' },
  costly: { direction: 'desc', about: 'price' },
  pricey: { direction: 'desc', about: 'price' },
  cheap: { direction: 'asc', about: 'price' },
  valuable: { direction: 'desc', about: 'amount' },
  old: { direction: 'asc', about: 'age' },
  young: { direction: 'desc', about: 'age' },
  new: { direction: 'desc', about: 'date' },
  recent: { direction: 'desc', about: 'date' },
  late: { direction: 'desc', about: 'date' },
  last: { direction: 'desc', about: 'date' },
  early: { direction: 'asc', about: 'date' },
  first: { direction: 'asc', about: 'date' },
  long: { direction: 'desc', about: 'duration' },
  short: { direction: 'asc', about: 'duration' },
  heavy: { direction: 'desc', about: 'weight' },
  light: { direction: 'asc', about: 'weight' },
  tall: { direction: 'desc', about: 'height' },
  recently: { direction: 'desc', about: 'date' },
  good: { direction: 'desc', about: 'rating' },
  bad: { direction: 'asc', about: 'rating' },
  popular: { direction: 'desc', about: 'popularity' },
  common: { direction: 'desc', about: 'count' },
  frequent: { direction: 'desc', about: 'count' },
  frequently: { direction: 'desc', about: 'count' },
  often: { direction: 'desc', about: 'count' },
  busy: { direction: 'desc', about: 'popularity' },
};

const irregular: Record<string, string> = {
  latest: 'late',
  earliest: 'early',
  biggest: 'big',
  busiest: 'busy',
  heaviest: 'heavy',
  priciest: 'pricey',
  costliest: 'costly',
  largest: 'large',
  fewest: 'few',
  least: 'little',
  best: 'good', last: 'late', first: 'early',
  worst: 'bad',
};

function adjectiveOf(word: string): string | undefined {
  const known = irregular[word];
  if (known) return known;
  if (!word.endsWith('est')) return undefined;
  return [word.slice(0, -3), word.slice(0, -2)].find((each) => adjectives[each] !== undefined);
}

function readSuperlative(words: readonly string[]): { operator: Operator; length: number } | undefined {
  const top = /^(top|bottom)$/.exec(words[0] ?? '');
  if (top) {
    const limit = numberAt(words[1]);
    return make({
      direction: top[1] === 'top' ? 'desc' : 'asc',
      limit: limit ?? 10,
      explicit: true,
      length: limit === undefined ? 1 : 2,
    });
  }
  const count = numberAt(words[0]);
  const ordinal = ordinals[words[0] ?? ''];
  const lead = count !== undefined || ordinal !== undefined ? 1 : 0;
  const read = readAdjective(words.slice(lead));
  if (!read) return undefined;
  return make({
    ...read,
    limit: count ?? 1,
    offset: ordinal === undefined ? 0 : ordinal - 1,
    explicit: count !== undefined,
    length: lead + read.length,
  });
}

const ordinals: Record<string, number> = {
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  '5th': 5,
};
const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function numberAt(word: string | undefined): number | undefined {
  if (/^\d{1,3}$/.test(word ?? '')) return Number(word);
  const index = numberWords.indexOf(word ?? '');
  return index > 0 ? index : undefined;
}

function readAdjective(
  words: readonly string[],
): { direction: 'asc' | 'desc'; adjective?: string; length: number } | undefined {
  const [first = '', second = ''] = words;
  if (first === 'most' || first === 'least') {
    const adjective = adjectives[second];
    const flip = first === 'least';
    if (adjective)
      return {
        direction: flip ? opposite(adjective.direction) : adjective.direction,
        adjective: second,
        length: 2,
      };
    return { direction: flip ? 'asc' : 'desc', length: 1 };
  }
  const base = adjectiveOf(first);
  const known = base === undefined ? undefined : adjectives[base];
  return known && base !== undefined ? { direction: known.direction, adjective: base, length: 1 } : undefined;
}

const opposite = (direction: 'asc' | 'desc'): 'asc' | 'desc' => (direction === 'asc' ? 'desc' : 'asc');

function make(part: {
  direction: 'asc' | 'desc';
  limit: number;
  offset?: number;
  adjective?: string;
  explicit: boolean;
  length: number;
}): { operator: Operator; length: number } {
  const { length, offset = 0, ...rest } = part;
  return { operator: { kind: 'superlative', offset, ...rest }, length };
}

/** What an adjective measures: "cheap" → price. */
export function aboutAdjective(adjective: string | undefined): string | undefined {
  return adjective === undefined ? undefined : adjectives[adjective]?.about;
}
