import type { Database } from '@parley/platform/database';
import { toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { closeness, inOrder, MIN_RELEVANCE, reciprocalRanks, relevanceOf } from '../kit/ranking.ts';
import type { Meaning, Nearest } from './meaning.ts';
import { type Kind, tablesOf } from './schema.ts';
import { type MemoryScope, within } from './scope.ts';
import { searchWords, type WordHit } from './words.ts';

export interface RecallRequest extends MemoryScope {
  query: string;
  topK: number;
  signal: AbortSignal;
}

export interface RecalledMemory {
  memory_id: string;
  text: string;
  kind: Kind;
  thread_id: string | null;
  agent: string | null;
  tags: string[];
  /** ISO 8601 */
  remembered_at: string;
  expires_at: string | null;
  relevance: number;
}

export interface Recalled {
  results: RecalledMemory[];
  /** How many memories matched before the cut. */
  total: number;
  searched_by: 'words and meaning' | 'words';
}

export type Recall = (request: RecallRequest) => Promise<Recalled>;

export interface RecallDeps {
  database: Database;
  /** Absent when there is no model for it. */
  meaning: Meaning | undefined;
  logger: Logger;
  /** Called when memories were left out of the search by meaning. */
  onMissing(): void;
}

/** Search by words and by meaning, fused; by words only while there is no model for the meaning. */
export function createRecall(deps: RecallDeps): Recall {
  return async (request) => {
    const [words, nearest] = await Promise.all([
      searchWords(deps.database, request.query, request),
      byMeaning(deps, request),
    ]);
    if (nearest && nearest.missing > 0) deps.onMissing();
    const ranked = fuse(words, nearest);
    return {
      results: await describe(deps.database, request, ranked.slice(0, request.topK)),
      total: ranked.length,
      searched_by: nearest ? 'words and meaning' : 'words',
    };
  };
}

async function byMeaning(deps: RecallDeps, request: RecallRequest): Promise<Nearest | undefined> {
  try {
    return await deps.meaning?.nearest(request.query, request, request.signal);
  } catch (error) {
    request.signal.throwIfAborted();
    deps.logger.warn({ err: toParleyError(error) }, 'recalling by words only');
    return undefined;
  }
}

export interface Ranked {
  id: string;
  relevance: number;
}

/** Orders by fused rank and relevance together; what nothing connects with the query is left out. */
export function fuse(words: WordHit[], nearest: Nearest | undefined): Ranked[] {
  const hits = nearest?.hits ?? [];
  const coverage = new Map(words.map((hit) => [hit.id, hit.coverage]));
  const close = new Map(hits.map(({ id, cosine }) => [id, closeness(cosine, nearest?.mean ?? 0)]));
  return [...reciprocalRanks([words, hits])]
    .map(([id, score]) => ({
      id,
      score,
      relevance: relevanceOf(coverage.get(id) ?? 0, close.get(id) ?? 0),
    }))
    .filter(({ relevance }) => relevance >= MIN_RELEVANCE)
    .sort((a, b) => b.score + b.relevance - (a.score + a.relevance))
    .map(({ id, relevance }) => ({ id, relevance }));
}

async function describe(database: Database, scope: MemoryScope, ranked: Ranked[]): Promise<RecalledMemory[]> {
  if (ranked.length === 0) return [];
  const rows = await tablesOf(database)
    .selectFrom('memories')
    .select(['id', 'text', 'kind', 'thread_id', 'agent', 'tags', 'updated_at', 'expires_at'])
    .where(within(scope))
    .where(
      'id',
      'in',
      ranked.map(({ id }) => id),
    )
    .execute();
  return inOrder(ranked, rows).map(({ rank: { relevance }, row }) => {
    const { updated_at, expires_at, id: memory_id, ...rest } = row;
    return {
      memory_id,
      ...rest,
      remembered_at: updated_at.toISOString(),
      expires_at: expires_at?.toISOString() ?? null,
      relevance,
    };
  });
}
