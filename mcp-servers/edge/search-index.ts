import { z } from 'zod';
import { wordsOf } from '../kit/query-words.ts';
import { relevanceOf } from '../kit/ranking.ts';

export const MAX_DOCUMENTS = 500;
const MAX_TEXT = 20_000;
const SNIPPET = 400;
const TITLE_WEIGHT = 3;
/** The usual constants of BM25. */
const K1 = 1.2;
const B = 0.75;

const document = z.object({
  id: z.string().trim().min(1).max(200),
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(MAX_TEXT),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
});

/** The body of `PUT /index`. */
export const documentList = z.object({
  documents: z
    .array(document)
    .max(MAX_DOCUMENTS)
    .refine(
      (list) => new Set(list.map(({ id }) => id)).size === list.length,
      'two documents have the same id',
    ),
});
export type EdgeDocument = z.output<typeof document>;

/** As it lies in KV, as one value: readers see the old index or the new one, never a mixture. */
export const searchIndex = z.object({
  format: z.literal(1),
  updatedAt: z.string(),
  documents: z.array(document),
  /** Words of each document. */
  lengths: z.array(z.number()),
  /** Word → document, count, document, count, … */
  postings: z.array(z.tuple([z.string(), z.array(z.number())])),
});
export type StoredIndex = z.output<typeof searchIndex>;

export interface SearchHit extends EdgeDocument {
  relevance: number;
}

/** An index that is ready to be asked. */
export interface SearchIndex {
  documents: number;
  updatedAt: string;
  search(query: string, limit: number): { hits: SearchHit[]; total: number };
}

export function buildIndex(documents: EdgeDocument[], updatedAt: string): StoredIndex {
  const postings = new Map<string, number[]>();
  const lengths = documents.map(({ title, text }, at) => {
    const counts = new Map<string, number>();
    const count = (words: string[], weight: number) => {
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + weight);
    };
    const words = termsOf(text);
    count(words, 1);
    count(termsOf(title), TITLE_WEIGHT);
    for (const [word, times] of counts) {
      const list = postings.get(word) ?? [];
      list.push(at, times);
      postings.set(word, list);
    }
    return words.length;
  });
  return { format: 1, updatedAt, documents, lengths, postings: [...postings] };
}

export function openIndex({ documents, lengths, postings, updatedAt }: StoredIndex): SearchIndex {
  const byWord = new Map(postings);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const rarity = (listed: number) => Math.log(1 + (documents.length - listed + 0.5) / (listed + 0.5));

  return {
    documents: documents.length,
    updatedAt,
    search(query, limit) {
      const words = [...new Set(wordsOf(query).flatMap(termsOf))];
      const scores = new Map<number, { score: number; covered: number }>();
      let asked = 0;
      for (const word of words) {
        const list = byWord.get(word) ?? [];
        const weight = rarity(list.length / 2);
        asked += weight;
        for (let i = 0; i < list.length; i += 2) {
          const [at, times] = [list[i] as number, list[i + 1] as number];
          const damping = K1 * (1 - B + (B * (lengths[at] ?? 0)) / (mean || 1));
          const so = scores.get(at) ?? { score: 0, covered: 0 };
          const score = so.score + (weight * times * (K1 + 1)) / (times + damping);
          scores.set(at, { score, covered: so.covered + weight });
        }
      }
      const ranked = [...scores].sort(([a, x], [b, y]) => y.score - x.score || a - b);
      const hits = ranked.slice(0, limit).flatMap(([at, { covered }]) => {
        const found = documents[at];
        return found ? [{ ...found, relevance: relevanceOf(covered / asked, 0) }] : [];
      });
      return { hits, total: ranked.length };
    },
  };
}

/** The part of a text around the first of the words. */
export function snippetOf(text: string, query: string): string {
  if (text.length <= SNIPPET) return text;
  const words = new Set(wordsOf(query).flatMap(termsOf));
  const first = [...text.matchAll(WORD)].find(([word]) => words.has(termOf(word)))?.index ?? 0;
  const start = Math.max(0, Math.min(first - SNIPPET / 4, text.length - SNIPPET));
  const part = text
    .slice(start, start + SNIPPET)
    .toWellFormed()
    .trim();
  return `${start > 0 ? '…' : ''}${part}${start + SNIPPET < text.length ? '…' : ''}`;
}

const WORD = /[\p{L}\p{N}]+/gu;

function termsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(termOf);
}

/** Lower case, composed, without the s of a plural. */
function termOf(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\p{L}{3}[^s])s$/u, '');
}
