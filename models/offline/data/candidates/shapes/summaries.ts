import type { Aggregate } from '../../language/operator-phrases.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Span, textOf } from '../evidence/span.ts';

export interface Summary {
  fn: Aggregate;
  span?: Span;
  /** Said in so many words, meant by a word for an amount, or only possible. */
  by: 'said' | 'unsaid' | 'guess';
}

const AMOUNTS =
  /\b(?:how (?:much|many|long)|total|sum|altogether|combined|amount|value|revenue|income|takings|turnover|proceeds|bill|spen[dt]|spending|costs?|worth|pay|paid|earn(?:ed)?|bring in|brought in|took in|take in|raised?|fees?)\b/;
const MEANS = /\b(?:usually|typically|typical|average|avg|mean|normally|how long|earn|paid)\b/;

/** Which summaries the words allow. */
export function summariesOf(evidence: Evidence): Summary[] {
  const { operators } = evidence;
  const extreme = extremeAsked(evidence);
  const said = operators.flatMap(({ operator, start, end }): Summary[] =>
    operator.kind === 'aggregate' ? [{ fn: operator.fn, span: { start, end }, by: 'said' }] : [],
  );
  const text = textOf(evidence);
  const isSaid = (fn: Aggregate): boolean => said.some((each) => each.fn === fn);
  const counts = operators.some(({ operator }) => operator.kind === 'count');
  return [
    ...said,
    ...(AMOUNTS.test(text) && !isSaid('sum') ? [{ fn: 'sum' as const, by: 'unsaid' as const }] : []),
    ...(MEANS.test(text) && !isSaid('avg') ? [{ fn: 'avg' as const, by: 'unsaid' as const }] : []),
    ...(extreme && !isSaid(extreme) ? [{ fn: extreme, by: 'unsaid' as const }] : []),
    ...(said.length === 0 && !counts && !AMOUNTS.test(text)
      ? [{ fn: 'sum' as const, by: 'guess' as const }]
      : []),
  ];
}

const LONGEST =
  /\b(?:longest|largest|highest|biggest|greatest|most|maximum|max|latest|record|worst|slowest)\b/;
const SHORTEST = /\b(?:shortest|smallest|lowest|least|fewest|minimum|earliest|quickest|fastest|cheapest)\b/;

/** "How many days did the longest absence last": a superlative that asks for the figure itself. */
function extremeAsked(evidence: Evidence): Aggregate | undefined {
  const text = textOf(evidence);
  if (
    !/\b(?:how (?:many|much|long|high|big|large|far)|what (?:is|was|were)|number of|figure|price|amount)\b/.test(
      text,
    )
  )
    return undefined;
  return LONGEST.test(text) ? 'max' : SHORTEST.test(text) ? 'min' : undefined;
}
