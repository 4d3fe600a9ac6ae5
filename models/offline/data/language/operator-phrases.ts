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

export const operatorPhrases: [string, Operator][] = [
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
    'in each quarter',
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
    'in each week',
    'weekly',
  ),
  ...phrases(
    { kind: 'grain', grain: 'day' },
    'per day',
    'by day',
    'each day',
    'every day',
    'for each day',
    'in each day',
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
  ...phrases(
    { kind: 'partitive' },
    'pieces of',
    'piece of',
    'items of',
    'item of',
    'members of',
    'cases of',
    'instances of',
    'occurrences of',
    'pairs of',
  ),
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
