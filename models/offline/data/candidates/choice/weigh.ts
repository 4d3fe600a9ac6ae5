/** How much what is told of a part speaks for it; learned from questions whose answers are known. */
export type Weigh = (traits: readonly string[]) => number;
