/** Of reciprocal rank fusion: how fast a lower place loses worth. */
const RRF_K = 60;
/** Above 1: a text that has few of the words is about something else. */
const PARTIAL = 1.4;
/** Nearness without a common word is a hint, not a proof. */
const MEANING_WEIGHT = 0.6;
/** About what a text that answers in other words scores with common models. */
const CLOSE = 0.8;
/** Below this nothing connects a text with the query. */
export const MIN_RELEVANCE = 0.05;

/** Fuses ranked lists by reciprocal rank: 1 = first in all of them. */
export function reciprocalRanks<Id>(lists: readonly (readonly { id: Id }[])[]): Map<Id, number> {
  const scores = new Map<Id, number>();
  for (const list of lists) {
    for (const [rank, { id }] of list.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + (RRF_K + 1) / (RRF_K + rank + 1) / lists.length);
    }
  }
  return scores;
}

/** How far a cosine stands above that of unrelated texts (`mean`): 0 to 1, the same for models of any scale. */
export function closeness(cosine: number | undefined, mean: number): number {
  if (cosine === undefined || mean >= CLOSE) return 0;
  return Math.min(1, Math.max(0, (cosine - mean) / (CLOSE - mean)));
}

/** Either kind of evidence (both 0 to 1) is enough to be relevant; both together are more. */
export function relevanceOf(wording: number, close: number): number {
  return Math.round((1 - (1 - wording ** PARTIAL) * (1 - MEANING_WEIGHT * close)) * 100) / 100;
}

/** The rows of ranked ids in the order of their ranks; what is gone since the search is left out. */
export function inOrder<Id, Rank extends { id: Id }, Row extends { id: Id }>(
  ranked: readonly Rank[],
  rows: readonly Row[],
): { rank: Rank; row: Row }[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap((rank) => {
    const row = byId.get(rank.id);
    return row === undefined ? [] : [{ rank, row }];
  });
}
