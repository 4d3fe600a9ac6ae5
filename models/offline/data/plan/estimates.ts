import type { Column } from '../schema/model.ts';

const ESTIMATE =
  /^(?:estimate|estimated|planned|budget|budgeted|quoted|quote|expected|target|forecast|projected)$/;
const ACTUAL = /^(?:actual|actually|final|real)$/;

/** What was reckoned with beforehand. */
export const isEstimate = ({ words }: Column): boolean => words.some((word) => ESTIMATE.test(word));

/** "Estimated" or "planned" is said, so what was reckoned with beforehand is meant. */
export const speaksOfEstimates = (surface: string): boolean =>
  surface
    .toLowerCase()
    .split(/\P{L}+/u)
    .some(
      (word) =>
        ESTIMATE.test(word) || /^(?:estimates|quotes|budgets|first|initial|initially|plan|est)$/.test(word),
    );

/** "The cost of the repairs" is what they did cost, where that is kept beside what they were thought to cost. */
export function withoutEstimates<Each extends { column: Column }>(figures: readonly Each[]): Each[] {
  return figures.filter(
    ({ column }) => !isEstimate(column) || !figures.some((other) => isOutcomeOf(other.column, column)),
  );
}

/** Two names that differ in nothing but that one says "actual", or nothing, where the other says "estimated". */
function isOutcomeOf(actual: Column, estimate: Column): boolean {
  const bare = (words: readonly string[], mark: RegExp): string =>
    words.filter((word) => !mark.test(word)).join(' ');
  return (
    actual !== estimate &&
    actual.table === estimate.table &&
    !isEstimate(actual) &&
    bare(actual.words, ACTUAL) === bare(estimate.words, ESTIMATE)
  );
}
