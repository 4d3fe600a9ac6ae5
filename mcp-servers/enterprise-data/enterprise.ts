import { isParleyError, ParleyError } from '@parley/platform/errors';
import type { Readiness } from '@parley/platform/http/health';
import { runChecks } from '@parley/platform/http/health';
import type { Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import { type CatalogueSource, createCatalogue } from './catalogue/catalogue.ts';
import type { Catalogue, Restriction } from './catalogue/types.ts';
import { unmatched, visibleTo } from './catalogue/visible.ts';
import { executeQuery } from './query/execute.ts';
import type { QueryInput, QueryOutput } from './query/input.ts';
import { openReadOnly, type ReadOnlyDatabase } from './read-only.ts';

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

/** A PostgreSQL database as callers may see it: its description and its answers, by their scopes. */
export interface Enterprise {
  describe(principal: Principal): Promise<Catalogue>;
  query(
    input: QueryInput,
    call: { principal: Principal; maxBytes: number; signal: AbortSignal },
  ): Promise<QueryOutput>;
  ready(): Promise<Readiness>;
  close(): Promise<void>;
}

/** Opens the database that the server answers from. */
export function openEnterprise(options: EnterpriseOptions): Enterprise {
  const database = openReadOnly({
    ...options,
    statementTimeoutMs: options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
  });
  const catalogue = createCatalogue({ ...options, database, ttlMs: CATALOGUE_TTL_MS });
  const visible = async (principal: Principal, maxAgeMs?: number) =>
    visibleTo(principal, await catalogue.get(maxAgeMs), options.restrictions);
  return {
    describe: (principal) => visible(principal),
    async query(input, call) {
      const run = async (maxAgeMs?: number) =>
        executeQuery(input, { ...call, database, catalogue: await visible(call.principal, maxAgeMs) });
      try {
        return await run();
      } catch (error) {
        if (!isParleyError(error, 'conflict') && !isUnknownName(error)) throw error;
        return await run(isParleyError(error, 'conflict') ? 0 : RECHECK_AFTER_MS);
      }
    },
    ready: () => readiness(database, catalogue, options.restrictions),
    async close() {
      catalogue.close();
      await database.close();
    },
  };
}

function isUnknownName(error: unknown): boolean {
  return isParleyError(error, 'invalid_input') && /^There is no (table|column) /.test(error.message);
}

/** A restriction that meets no column stops the service from being ready: the column it meant would be open. */
async function readiness(
  database: ReadOnlyDatabase,
  catalogue: CatalogueSource,
  restrictions: readonly Restriction[],
): Promise<Readiness> {
  return runChecks({
    database: () => database.read(AbortSignal.timeout(5_000), (query) => query('select 1', [])),
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
}
