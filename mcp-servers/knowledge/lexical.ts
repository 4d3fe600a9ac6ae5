import type { Database } from '@parley/platform/database';
import { sql } from 'kysely';

export interface LexicalHit {
  id: number;
  /** The share of the query's words that the passage has, each by how rare it is: 0 to 1. */
  coverage: number;
  /** How often and how close together they stand, titles and headings before text: 0 to 1. */
  density: number;
  /** Also does what quotes, `-` and `or` in the query ask for. */
  exact: boolean;
}

export interface LexicalQuery {
  query: string;
  category?: string;
  limit: number;
}

/** Words about the asking, not about what is asked for; the English configuration does not count them as stop words. */
const ASKING = new Set(
  'please tell show give explain describe find list know want need like get say says many much us let may'.split(
    ' ',
  ),
);
const MAX_WORDS = 40;

/** The words of a question that can occur in an answer. */
export function wordsOf(query: string): string[] {
  const words = query.normalize('NFKC').match(/[\p{L}\p{N}](?:[\p{L}\p{N}'’._/-]*[\p{L}\p{N}])?/gu) ?? [];
  const distinct = [...new Set(words.map((word) => word.toLowerCase()))];
  const telling = distinct.filter((word) => !ASKING.has(word));
  return (telling.length > 0 ? telling : distinct).slice(0, MAX_WORDS);
}

/**
 * Full-text search in which any word may match. A word counts by its rarity (as in BM25), one that occurs nowhere by
 * the most: so coverage tells whether the knowledge base is about the question at all.
 */
export async function searchWords(
  database: Database,
  { query, category, limit }: LexicalQuery,
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
      select q, ln(1 + (passages - df + 0.5) / (df + 0.5)) as weight
      from term, size, lateral (select count(*) as df from knowledge.passages where lexemes @@ q) as f
    ), asked as (
      select string_agg('(' || q::text || ')', ' | ')::tsquery as any_word, sum(weight) as total from weighted
    )
    select p.id,
      (select sum(weight) filter (where p.lexemes @@ q) from weighted)::float8 / total::float8 as coverage,
      ts_rank_cd('{0.1, 0.3, 0.6, 1}', p.lexemes, any_word, 1 | 32)::float8 as density,
      p.lexemes @@ (websearch_to_tsquery('english', ${query}) || websearch_to_tsquery('simple', ${query})) as exact
    from knowledge.passages p join knowledge.documents d on d.id = p.document_id cross join asked
    where p.lexemes @@ any_word and (${category ?? null}::text is null or d.category_key = ${category ?? null})
    order by exact desc, coverage desc, density desc, p.id
    limit ${limit}`.execute(database.db);
  return rows;
}
