import { type Audit, type AuditEntry, argumentsHash, logAudit, rounded } from './audit/entry.ts';
import { type AuditPage, type AuditQuery, listEntries } from './audit/list.ts';
import { auditMigrations } from './audit/migrations.ts';
import { cleanText, redact } from './audit/redact.ts';
import type { Database } from './database.ts';
import type { Logger } from './logger.ts';
import { migrate } from './migrate.ts';

/** The audit of an installation: a table that only grows, in the order of its entries. */
export interface AuditLog extends Audit {
  list(query: AuditQuery): Promise<AuditPage>;
  /** Writes what waits. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface AuditLogOptions {
  database: Database;
  logger: Logger;
  /** Entries older than this are deleted. */
  retentionDays: number;
  flushAfterMs?: number;
  maxWaiting?: number;
}

const FLUSH_AFTER_MS = 250;
const BATCH = 500;
const MAX_WAITING = 10_000;
const CLEAN_UP_MS = 3_600_000;

/** Entries are written in batches. What the table can't take goes to the log as errors: none is lost in silence. */
export async function createAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const { database, logger, flushAfterMs = FLUSH_AFTER_MS, maxWaiting = MAX_WAITING } = options;
  await migrate(database, { schema: 'audit', migrations: auditMigrations });
  let waiting: Row[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const lines = logAudit(logger);

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      await insert(database, batch);
      waiting = waiting.slice(batch.length);
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch((err: unknown) => {
      logger.error({ err, waiting: waiting.length }, 'the audit cannot be written');
      schedule(flushAfterMs * 20);
    });
    return writing;
  };
  const schedule = (ms: number): void => {
    timer ??= setTimeout(flush, ms);
    timer.unref();
  };
  const cleanUp = () =>
    forget(database, options.retentionDays).catch((err: unknown) =>
      logger.warn({ err }, 'old audit entries stay'),
    );
  const cleaning = setInterval(cleanUp, CLEAN_UP_MS);
  cleaning.unref();
  void cleanUp();
  return {
    record(entry) {
      const row = rowOf(entry);
      lines.record(entry);
      if (waiting.length >= maxWaiting) return logger.error({ audit: row }, 'the audit is full');
      waiting.push(row);
      if (waiting.length >= BATCH) void flush();
      else schedule(flushAfterMs);
    },
    list: (query) => listEntries(database, query),
    flush,
    async close() {
      clearInterval(cleaning);
      await flush();
      clearTimeout(timer);
      for (const row of waiting) logger.error({ audit: row }, 'an audit entry was not written');
    },
  };
}

interface Row {
  at: string;
  service: string;
  kind: string;
  target: string;
  subject: string | undefined;
  actors: readonly string[];
  arguments: unknown;
  arguments_hash: string | undefined;
  outcome: string;
  code: string | undefined;
  cache: string | undefined;
  duration_ms: number | undefined;
  traceparent: string | undefined;
  request_id: string | undefined;
}

function rowOf({ principal, args, target, ...entry }: AuditEntry): Row {
  return {
    at: new Date().toISOString(),
    service: entry.service,
    kind: entry.kind,
    target: cleanText(target),
    subject: principal && cleanText(principal.subject),
    actors: principal?.actors ?? [],
    arguments: args === undefined ? undefined : redact(args),
    arguments_hash: args === undefined ? undefined : argumentsHash(args),
    outcome: entry.outcome,
    code: entry.code,
    cache: entry.cache,
    duration_ms: rounded(entry.durationMs),
    traceparent: entry.traceparent,
    request_id: entry.requestId,
  };
}

async function insert(database: Database, rows: readonly Row[]): Promise<void> {
  await database.pool.query(
    `insert into audit.entry (at, service, kind, target, subject, actors, arguments, arguments_hash, outcome, code, cache,
       duration_ms, traceparent, request_id)
     select at, service, kind, target, subject, coalesce(actors, '{}'), arguments, arguments_hash, outcome, code, cache,
       duration_ms, traceparent, request_id
     from jsonb_to_recordset($1::jsonb) as r(at timestamptz, service text, kind text, target text, subject text,
       actors text[], arguments jsonb, arguments_hash text, outcome text, code text, cache text, duration_ms real,
       traceparent text, request_id text)`,
    [JSON.stringify(rows)],
  );
}

async function forget(database: Database, days: number): Promise<void> {
  await database.pool.query(`delete from audit.entry where at < now() - $1::int * interval '1 day'`, [
    Math.max(2, days),
  ]);
}
