/** Words about the asking, not about what is asked for; the English configuration does not count them as stop words. */
const ASKING = new Set(
  'please tell show give explain describe find list know want need like get say says many much us let may per'.split(
    ' ',
  ),
);
const MAX_WORDS = 40;
/** `-word`: leave out what has it, as on web search pages. */
export const EXCLUDED = /(?<=^|\s)-[\p{L}\p{N}][^\s]*/gu;

/** The words of a question that can occur in an answer. */
export function wordsOf(query: string): string[] {
  const wanted = query.normalize('NFKC').replace(EXCLUDED, ' ');
  const words = wanted.match(/[\p{L}\p{N}](?:[\p{L}\p{N}'’._/-]*[\p{L}\p{N}])?/gu) ?? [];
  const distinct = [...new Set(words.map((word) => word.toLowerCase()))];
  const telling = distinct.filter((word) => !ASKING.has(word));
  return (telling.length > 0 ? telling : distinct).slice(0, MAX_WORDS);
}
