import { relativesOf } from '../text/kinship.ts';
import { expandQuery } from '../text/synonyms.ts';
import { contentWords } from '../text/words.ts';

const MAX_QUERY = 480;
const MAX_WORDS = 24;
const MIN_QUERY = 3;

/** The words of a question that are worth looking for, as written. */
export function keywordsOf(question: string): string[] {
  const seen = new Set<string>();
  return contentWords(question)
    .filter((w) => !seen.has(w.stem) && seen.add(w.stem))
    .map((w) => w.text)
    .slice(0, MAX_WORDS);
}

function fit(query: string): string | undefined {
  const cut = query.length > MAX_QUERY ? query.slice(0, query.lastIndexOf(' ', MAX_QUERY)) : query;
  return cut.trim().length >= MIN_QUERY ? cut.trim() : undefined;
}

/** The first of each list, then the second of each. */
function inTurns(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

/** What to search for: the question's key words and, beside them, other words for the same things. */
export function queriesFor(question: string): string[] {
  const keywords = keywordsOf(question);
  const base =
    fit(keywords.join(' ')) ?? fit(question.replace(/[^\p{L}\p{N}\s-]/gu, ' ').replace(/\s+/g, ' '));
  if (base === undefined) return [];
  const relatives = contentWords(question).map((w) => relativesOf(w.stem));
  const expansion = [...expandQuery(question), ...inTurns(relatives)];
  const wider = expansion.length > 0 ? fit([...keywords, ...expansion].join(' ')) : undefined;
  return wider && wider !== base ? [base, wider] : [base];
}
