import { MAX_PASSAGE } from './passages.ts';

const GAP = '…';

/** The passage; of one that is too long (a large table) its head and the lines that have words of the query. */
export function snippetOf(text: string, words: string[]): string {
  if (text.length <= MAX_PASSAGE) return text;
  const lines = text.split('\n');
  const table = lines.findIndex((line) => /^\|?\s*:?-+/.test(line.trim()));
  const head = lines.slice(0, table < 0 ? 1 : table + 1);
  const rest = lines.slice(head.length).map((line, index) => ({ line, index, hits: hitsIn(line, words) }));
  let room = MAX_PASSAGE - head.join('\n').length - 2 * GAP.length;
  const kept = rest
    .toSorted((a, b) => b.hits - a.hits || a.index - b.index)
    .filter(({ line }) => {
      room -= line.length + GAP.length + 2;
      return room >= 0;
    })
    .toSorted((a, b) => a.index - b.index);
  const out = [...head];
  let next = 0;
  for (const { line, index } of kept) {
    if (index !== next) out.push(GAP);
    out.push(line);
    next = index + 1;
  }
  if (next < rest.length) out.push(GAP);
  return out.join('\n').slice(0, MAX_PASSAGE);
}

function hitsIn(line: string, words: string[]): number {
  const lower = line.toLowerCase();
  return words.filter((word) => lower.includes(word.length > 5 ? word.slice(0, -2) : word)).length;
}
