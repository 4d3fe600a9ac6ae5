import type { Database } from '@parley/platform/database';
import { sql } from 'kysely';
import { wordsOf } from '../kit/query-words.ts';
import { type MemoryScope, within } from './scope.ts';

export interface WordHit {
  id: string;
  /** The share of the query's words that the memory has, each by how rare it is: 0 to 1. */
  coverage: number;
}

const CANDIDATES = 100;
/** Counted as memories without any of the words: rarity must mean something even with three memories. */
const PRIOR = 100;

/** Full-text search in which any word may match, each by its rarity among the memories that are searched. */
export async function searchWords(database: Database, query: string, scope: MemoryScope): Promise<WordHit[]> {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const { rows } = await sql<WordHit>`
    with word as (
      select n, plainto_tsquery('english', w) as english, plainto_tsquery('simple', w) as literal
      from unnest(${words}::text[]) with ordinality as t(w, n)
    ), term as (
      select n, english || literal as q from word
      where numnode(english) > 0 or not exists (select from word where numnode(english) > 0)
    ), mine as materialized (
      select id, lexemes, updated_at from memory.memories where ${within(scope)}
    ), matched as materialized (
      select n, id, updated_at from term join mine on lexemes @@ q
    ), size as (
      select count(*) + ${PRIOR}::int as memories from mine
    ), weighted as (
      select n, ln(1 + (memories - df + 0.5) / (df + 0.5)) as weight
      from size, (select term.n, count(matched.id) as df from term left join matched using (n) group by term.n) as f
    )
    select id, (sum(weight) / (select sum(weight) from weighted))::float8 as coverage
    from matched join weighted using (n)
    group by id, updated_at
    order by coverage desc, updated_at desc, id
    limit ${CANDIDATES}`.execute(database.db);
  return rows;
}
