import type { PhraseMatch } from '../../text/phrases.ts';
import type { Word } from '../../text/words.ts';

/** What is meant by the longest expressions of the phrase lexicon that a word stands in. */
export function meaningsOf({ start, end }: Word, phrases: readonly PhraseMatch[]): number[] {
  const holding = phrases.filter((p) => p.start <= start && p.end >= end);
  const longest = Math.max(0, ...holding.map((p) => p.phrase.words.length));
  return [...new Set(holding.filter((p) => p.phrase.words.length === longest).map((p) => p.meaning))];
}
