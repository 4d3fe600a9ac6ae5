import { isParleyError, ParleyError } from '@parley/platform/errors';
import type { Readiness } from '@parley/platform/http/health';
import { runChecks } from '@parley/platform/http/health';
import type { Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import { type CatalogueSource, createCatalogue } from './catalogue/catalogue.ts';
import type { Catalogue, Restriction } from './catalogue/types.ts';
import { unmatched, type View, visibleTo } from './catalogue/visible.ts';
import { executeQuery } from './query/execute.ts';
import type { QueryInput, QueryOutput } from './query/input.ts';
import { createReaders, type Readers } from './readers.ts';
import { createRevision } from './revision.ts';
import type { SqlInput, SqlOutput } from './sql/input.ts';
import { runSql } from './sql/run.ts';

const CATALOGUE_TTL_MS = 120_000;
/** A name that is not known may be new: the catalogue is read again, but not at every slip of a model. */
const RECHECK_AFTER_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 15_000;

export interface EnterpriseOptions {
  url: string;
  schema: string;
  tables: readonly string[] | undefined;
  restrictions: readonly Restriction[];
  logger: Logger;
  statementTimeoutMs?: number;
}

export interface Call {
  principal: Principal;
  maxBytes: number;
  signal: AbortSignal;
}

/** Sees only what needs no scope. */
const NOBODY: Principal = { subject: '', scopes: [], actors: [] };

/** A PostgreSQL database as callers may see it: its description and its answers, by their scopes. */
export interface Enterprise {
  describe(principal: Principal): Promise<Catalogue>;
  query(input: QueryInput, call: Call): Promise<QueryOutput>;
  /** One SELECT that the caller wrote. */
  sql(input: SqlInput, call: Call): Promise<SqlOutput>;
  /** Changes when the data or the tables do. */
  revision(): Promise<string>;
  ready(): Promise<Readiness>;
  close(): Promise<void>;
}

/** Opens the database that the server answers from. */
export function openEnterprise(options: EnterpriseOptions): Enterprise {
  const readers = createReaders({
    ...options,
    statementTimeoutMs: options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
  });
  const { restrictions } = options;
  const open = (full: Catalogue): View => visibleTo(NOBODY, full, restrictions);
  const catalogue = createCatalogue({
    ...options,
    database: readers.given,
    ttlMs: CATALOGUE_TTL_MS,
    async reader(structure) {
      await readers.sync(structure, open(structure).catalogue);
      return readers.for({ catalogue: structure, partial: new Set(), complete: true });
    },
  });
  const visible = async (principal: Principal, maxAgeMs?: number) =>
    visibleTo(principal, await catalogue.get(maxAgeMs), restrictions);
  return {
    describe: async (principal) => (await visible(principal)).catalogue,
    query: (input, call) =>
      withFreshNames(async (maxAgeMs) => {
        const view = await visible(call.principal, maxAgeMs);
        return executeQuery(input, { ...call, database: readers.for(view), catalogue: view.catalogue });
      }),
    sql: (input, call) =>
      withFreshNames(async (maxAgeMs) => {
        const view = await visible(call.principal, maxAgeMs);
        return runSql(input, { ...call, database: readers.forSql(view), view });
      }),
    revision: createRevision(readers.given, options.schema),
    ready: () => readiness(readers, catalogue, restrictions),
    async close() {
      catalogue.close();
      await readers.close();
    },
  };
}

/** A name that is not known, or no longer, may only be missing in an old description. */
async function withFreshNames<T>(run: (maxAgeMs?: number) => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isParleyError(error, 'conflict') && !isUnknownName(error)) throw error;
    return await run(isParleyError(error, 'conflict') ? 0 : RECHECK_AFTER_MS);
  }
}

function isUnknownName(error: unknown): boolean {
  return isParleyError(error, 'invalid_input') && /^There is no (table|column) /.test(error.message);
}

/** A restriction that meets no column stops the service from being ready: the column it meant would be open. */
async function readiness(
  readers: Readers,
  catalogue: CatalogueSource,
  restrictions: readonly Restriction[],
): Promise<Readiness> {
  const { ok, checks } = await runChecks({
    database: () => readers.given.read(AbortSignal.timeout(5_000), (query) => query('select 1', [])),
    async catalogue() {
      const known = await catalogue.get();
      if (known.tables.length === 0) {
        throw new ParleyError(
          'unavailable',
          `The schema "${known.schema}" has no table that this service may read.`,
        );
      }
      const missed = unmatched(known, restrictions).map(({ table, column }) => `${table}.${column}`);
      if (missed.length > 0) {
        throw new ParleyError(
          'invalid_input',
          `ENTERPRISE_RESTRICTED names columns that do not exist: ${missed.join(', ')}.`,
        );
      }
    },
  });
  return { ok, checks: { ...checks, role: readers.describe() } };
}
