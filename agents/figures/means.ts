import type { Table } from './evidence.ts';

const MEAN_NAME = /avg|average|mean|median|price|rate|pct|percent|score|fee|cost_per/i;

/** A column whose values don't add up. */
export function isMean({ measures }: Table, column: string): boolean {
  const fn = measures.get(column)?.fn;
  return fn === 'avg' || fn === 'median' || MEAN_NAME.test(column);
}
