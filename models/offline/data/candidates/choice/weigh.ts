/** How much what is told of a part speaks for it; learned from questions whose answers are known. */
export type Weigh = (traits: readonly string[]) => number;

/** How much a first look counts beside what was learned. */
export const HUNCH = 1;
