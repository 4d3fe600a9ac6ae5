import type { Database } from '@parley/platform/database';
import { sql } from 'kysely';
import { EXCLUDED, wordsOf } from '../kit/query-words.ts';
import type { Narrowing } from './vector-index.ts';

export interface LexicalHit {
  id: number;
  /** The share of the query's words that the passage has, each by how rare it is: 0 to 1. */
  coverage: number;
  /** The share that the document's title has. */
  titled: number;
  /** The share that the headings above it have. */
  headed: number;
  /** The share that its whole document has. */
  document: number;
  /** How often and how close together they stand, titles and headings before text: 0 to 1. */
  density: number;
  /** The query has quotes or `-word`, and this does what they ask for. */
  exact: boolean;
}

export interface LexicalQuery extends Narrowing {
  query: string;
  limit: number;
}

/** Whether the query says more than its words, as on web search pages. */
function steered(query: string): boolean {
  return query.includes('"') || query.search(EXCLUDED) >= 0;
}

/**
 * Full-text search in which any word may match. A word counts by its rarity (as in BM25), one that occurs nowhere by
 * the most: so coverage tells whether the knowledge base is about the question at all.
 */
export async function searchWords(
  database: Database,
  { query, category, after, before, limit }: LexicalQuery,
): Promise<LexicalHit[]> {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const { rows } = await sql<LexicalHit>`
    with word as (
      select n, plainto_tsquery('english', w) as english, plainto_tsquery('simple', w) as literal
      from unnest(${words}::text[]) with ordinality as t(w, n)
    ), term as (
      select n, english || literal as q from word
      where numnode(english) > 0 or not exists (select from word where numnode(english) > 0)
    ), size as (
      select count(*) as passages from knowledge.passages
    ), weighted as (
      select n, q, ln(1 + (passages - df + 0.5) / (df + 0.5)) as weight
      from term, size, lateral (select count(*) as df from knowledge.passages where lexemes @@ q) as f
    ), asked as (
      select string_agg('(' || q::text || ')', ' | ')::tsquery as any_word, sum(weight) as total from weighted
    ), matched as (
      select p.id, p.document_id, p.lexemes, n, weight, ts_filter(p.lexemes, '{a}') @@ q as titled, ts_filter(p.lexemes, '{b}') @@ q as headed
      from weighted join knowledge.passages p on p.lexemes @@ q
        join knowledge.documents d on d.id = p.document_id
      where (${category ?? null}::text is null or d.category_key = ${category ?? null})
        and (${after ?? null}::text is null or d.updated >= ${after ?? null})
        and (${before ?? null}::text is null or d.updated <= ${before ?? null})
    ), whole as (
      select document_id, sum(weight) as weight
      from (select distinct document_id, n, weight from matched) as m group by document_id
    ), hit as (
      select id, lexemes, any_word, (sum(m.weight) / total)::float8 as coverage,
        (coalesce(sum(m.weight) filter (where titled), 0) / total)::float8 as titled,
        (coalesce(sum(m.weight) filter (where headed), 0) / total)::float8 as headed,
        (w.weight / total)::float8 as document
      from matched m join whole w using (document_id) cross join asked
      group by id, lexemes, any_word, w.weight, total
    ), rated as (
      select id, coverage, titled, headed, document, ts_rank_cd('{0.1, 0.3, 0.6, 1}', lexemes, any_word, 1 | 32)::float8 as density,
        ${steered(query)} and lexemes @@ (websearch_to_tsquery('english', ${query}) || websearch_to_tsquery('simple', ${query})) as exact
      from hit
    )
    select * from rated
    order by exact desc, coverage + 0.4 * titled + 0.2 * headed + 0.2 * document + 0.2 * density desc, id
    limit ${limit}`.execute(database.db);
  return rows;
}
