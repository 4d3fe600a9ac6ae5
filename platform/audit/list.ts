import type { Database } from '../database.ts';
import type { AuditEntry } from './entry.ts';

export interface AuditQuery {
  subject?: string | undefined;
  service?: string | undefined;
  target?: string | undefined;
  kind?: AuditEntry['kind'] | undefined;
  /** Words that the target holds. */
  text?: string | undefined;
  outcome?: AuditEntry['outcome'] | undefined;
  since?: string | undefined;
  until?: string | undefined;
  /** Entries before this one; the `next` of the page before. */
  before?: string | undefined;
  limit: number;
}

export interface StoredEntry {
  id: string;
  at: string;
  service: string;
  kind: AuditEntry['kind'];
  target: string;
  subject: string | null;
  actors: string[];
  arguments: unknown;
  argumentsHash: string | null;
  outcome: AuditEntry['outcome'];
  code: string | null;
  /** `hit`, `joined` or `miss` for tools whose results are kept. */
  cache: string | null;
  durationMs: number | null;
  traceparent: string | null;
  requestId: string | null;
}

export interface AuditPage {
  /** Newest first. */
  entries: StoredEntry[];
  next: string | null;
}

export async function listEntries(database: Database, query: AuditQuery): Promise<AuditPage> {
  const { rows } = await database.pool.query<Omit<StoredEntry, 'at'> & { at: Date }>(
    `select id::text, at, service, kind, target, subject, actors, arguments, arguments_hash as "argumentsHash",
       outcome, code, cache, duration_ms as "durationMs", traceparent, request_id as "requestId"
     from audit.entry
     where ($1::text is null or subject = $1) and ($2::text is null or service = $2)
       and ($3::text is null or target = $3) and ($4::text is null or outcome = $4)
       and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)
       and ($7::bigint is null or id < $7) and ($8::text is null or kind = $8)
       and ($9::text is null or strpos(lower(target), lower($9)) > 0)
     order by audit.entry.id desc limit $10`,
    [
      query.subject,
      query.service,
      query.target,
      query.outcome,
      query.since,
      query.until,
      query.before,
      query.kind,
      query.text,
      query.limit + 1,
    ],
  );
  const entries = rows.slice(0, query.limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  return { entries, next: rows.length > query.limit ? (entries.at(-1)?.id ?? null) : null };
}
