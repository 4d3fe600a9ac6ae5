import type { ReadOnlyDatabase } from './read-only.ts';

/** PostgreSQL itself takes up to a second to count a change. */
const LOOK_AGAIN_MS = 500;
const TIMEOUT_MS = 2_000;

/** How often rows were written, and which tables there are in which version: what every connection may see. */
const COUNTERS = `select
    (select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_catalog.pg_stat_user_tables where schemaname = $1)::text
    || ':' ||
    (select coalesce(sum(c.xmin::text::bigint), 0) from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1)::text as revision`;

/**
 * A cheap sign that the data of a schema changed. Empty where the database does not tell: then answers are good for
 * as long as the tools say.
 */
export function createRevision(
  database: ReadOnlyDatabase,
  schema: string,
  now: () => number = Date.now,
): () => Promise<string> {
  let known: { revision: Promise<string>; at: number } | undefined;
  const look = (): Promise<string> =>
    database
      .read(AbortSignal.timeout(TIMEOUT_MS), (query) => query(COUNTERS, [schema]))
      .then(
        ([row]) => String(row?.['revision'] ?? ''),
        () => '',
      );
  return () => {
    if (!known || now() - known.at >= LOOK_AGAIN_MS) known = { revision: look(), at: now() };
    return known.revision;
  };
}
