import type { Database } from '@parley/platform/database';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { createBreaker, withTimeout } from '@parley/platform/resilience';
import { wordsOf } from '../kit/query-words.ts';
import { closeness, inOrder, MIN_RELEVANCE, reciprocalRanks, relevanceOf } from '../kit/ranking.ts';
import { unitLength } from '../kit/vectors.ts';
import { type Conflict, conflictsAmong } from './conflicts.ts';
import { categoryKey } from './documents.ts';
import type { PassageEmbedder } from './embeddings.ts';
import { type LexicalHit, searchWords } from './lexical.ts';
import { neighbours } from './neighbours.ts';
import { tablesOf } from './schema.ts';
import { snippetOf } from './snippet.ts';
import { createVectorIndexes, type Narrowing, type Nearest } from './vector-index.ts';

export interface SearchRequest {
  query: string;
  category?: string | undefined;
  /** Only documents that were last changed from this day on, or until that day: YYYY-MM-DD. */
  after?: string | undefined;
  before?: string | undefined;
  topK: number;
  /** How many passages before and after each result are given, too. */
  context?: number | undefined;
  signal: AbortSignal;
}

export interface SearchResult {
  document_id: string;
  title: string;
  category: string;
  /** YYYY-MM-DD */
  updated: string;
  heading: string;
  snippet: string;
  relevance: number;
  before?: string[];
  after?: string[];
}

export interface SearchReply {
  results: SearchResult[];
  /** How many passages matched before the cut. */
  total: number;
  /** Where two of the documents give different figures for the same thing. */
  conflicts?: Conflict[];
}

export interface Search {
  search(request: SearchRequest): Promise<SearchReply>;
}

const CANDIDATES = 100;
const QUERY_EMBEDDING_MS = 4_000;
/** More than any other evidence together. */
const EXACT = 2;

/** Search by words and by meaning, fused; by words only while there is no model for the meaning. */
export function createSearch(deps: {
  database: Database;
  embedder: PassageEmbedder | undefined;
  logger: Logger;
  /** Called when the knowledge base is another than at the search before. */
  onChange?: () => void;
}): Search {
  const indexes = createVectorIndexes(deps.database, deps.onChange);
  const breaker = createBreaker({ name: 'The embedding model', threshold: 2, halfOpenAfterMs: 30_000 });

  const byMeaning = async (request: SearchRequest, narrowing: Narrowing): Promise<Nearest> => {
    const { embedder } = deps;
    if (!embedder) return { hits: [], mean: 0 };
    try {
      const embed = () =>
        withTimeout(QUERY_EMBEDDING_MS, (limit) => embedder.embed([request.query], limit), request.signal);
      const [[vector], { version }] = await Promise.all([
        breaker.run(embed),
        tablesOf(deps.database).selectFrom('state').select('version').executeTakeFirstOrThrow(),
      ]);
      const index = await indexes.current(version, embedder.id);
      if (!vector) return { hits: [], mean: 0 };
      return index.nearest(unitLength(vector), { ...narrowing, limit: CANDIDATES });
    } catch (error) {
      request.signal.throwIfAborted();
      deps.logger.warn({ err: toParleyError(error) }, 'searching by words only');
      return { hits: [], mean: 0 };
    }
  };

  return {
    async search(request) {
      const { query, after, before, topK, context = 0 } = request;
      const narrowing = { category: await knownCategory(deps.database, request.category), after, before };
      const [words, meaning] = await Promise.all([
        searchWords(deps.database, { query, limit: CANDIDATES, ...narrowing }),
        byMeaning(request, narrowing),
      ]);
      const ranked = fuse(words, meaning);
      const found = await describe(deps.database, ranked.slice(0, topK));
      const conflicts = conflictsAmong(found, query);
      return {
        results: await shown(deps.database, found, { query, context }),
        total: ranked.length,
        ...(conflicts.length > 0 ? { conflicts } : {}),
      };
    },
  };
}

export interface Ranked {
  id: number;
  /** Fused rank, 0 to 1, and more for what the query asks for exactly. */
  score: number;
  relevance: number;
}

/**
 * Fuses both lists by reciprocal rank. The order is that of fused rank (1 = first in both) and relevance together:
 * ranks alone know no distances, relevance alone trusts its scale too much. What nothing connects is left out.
 */
export function fuse(words: LexicalHit[], meaning: Nearest): Ranked[] {
  const scores = reciprocalRanks([words, meaning.hits]);
  const lexical = new Map(words.map((hit) => [hit.id, hit]));
  const cosines = new Map(meaning.hits.map((hit) => [hit.id, hit.cosine]));
  return [...scores]
    .map(([id, score]) => ({
      id,
      score: score + (lexical.get(id)?.exact ? EXACT : 0),
      relevance: relevanceOf(wordingOf(lexical.get(id)), closeness(cosines.get(id), meaning.mean)),
    }))
    .filter(({ relevance }) => relevance >= MIN_RELEVANCE)
    .sort((a, b) => placeOf(b) - placeOf(a) || a.id - b.id);
}

function placeOf({ score, relevance }: Ranked): number {
  return score + relevance;
}

/** How much of the query's wording the passage, its document and its title have: 0 to 1. */
function wordingOf(hit: LexicalHit | undefined): number {
  return hit ? 0.75 * hit.coverage + 0.15 * hit.document + 0.1 * hit.titled : 0;
}

async function knownCategory(database: Database, category: string | undefined): Promise<string | undefined> {
  if (category === undefined || category.trim() === '') return undefined;
  const key = categoryKey(category);
  const known = await categoriesOf(database);
  if (known.some((name) => categoryKey(name) === key)) return key;
  throw new ParleyError('invalid_input', `There is no category "${category}" in the knowledge base.`, {
    hint:
      known.length > 0
        ? `Known categories: ${known.join(', ')}. Leave category out to search all of them.`
        : 'The knowledge base is empty.',
  });
}

/** The categories that have a document, in the spelling of most of them. */
export async function categoriesOf(database: Database): Promise<string[]> {
  const rows = await tablesOf(database)
    .selectFrom('documents')
    .select(['category', 'category_key', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(['category', 'category_key'])
    .orderBy('count', 'desc')
    .orderBy('category')
    .execute();
  const spelling = new Map<string, string>();
  for (const row of rows) if (!spelling.has(row.category_key)) spelling.set(row.category_key, row.category);
  return [...spelling.values()].sort();
}

/** A passage as it is stored, with what is to be said of its document. */
export interface Found extends Omit<SearchResult, 'snippet' | 'before' | 'after'> {
  ordinal: number;
  text: string;
}

async function describe(database: Database, ranked: Ranked[]): Promise<Found[]> {
  if (ranked.length === 0) return [];
  const rows = await tablesOf(database)
    .selectFrom('passages')
    .innerJoin('documents', 'documents.id', 'passages.document_id')
    .select(['passages.id', 'passages.ordinal', 'passages.heading', 'passages.text'])
    .select(['documents.id as document_id', 'documents.title', 'documents.category', 'documents.updated'])
    .where(
      'passages.id',
      'in',
      ranked.map(({ id }) => id),
    )
    .execute();
  return inOrder(ranked, rows).map(({ rank: { relevance }, row: { id: _id, ...row } }) => ({
    ...row,
    relevance,
  }));
}

async function shown(
  database: Database,
  found: Found[],
  { query, context }: { query: string; context: number },
): Promise<SearchResult[]> {
  const words = wordsOf(query);
  const around = context > 0 ? await neighbours(database, found, context) : undefined;
  return found.map(({ text, ordinal, ...row }) => ({
    document_id: row.document_id,
    title: row.title,
    category: row.category,
    updated: row.updated,
    heading: row.heading,
    snippet: snippetOf(text, words),
    relevance: row.relevance,
    ...around?.({ document_id: row.document_id, ordinal }),
  }));
}
