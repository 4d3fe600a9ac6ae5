import type { Logger } from '@parley/platform/logger';
import { mapLimit } from '@parley/platform/resilience';
import type { ReadOnlyDatabase } from '../read-only.ts';
import { measure } from './statistics.ts';
import { readStructure } from './structure.ts';
import type { Catalogue } from './types.ts';

export interface CatalogueSource {
  /** The description of the database, at most `maxAgeMs` old (default: the time to live). */
  get(maxAgeMs?: number): Promise<Catalogue>;
  close(): void;
}

export interface CatalogueOptions {
  database: ReadOnlyDatabase;
  schema: string;
  tables: readonly string[] | undefined;
  logger: Logger;
  ttlMs: number;
  /** What the tables are measured with, once it is known which there are; default: `database`. */
  reader?: (structure: Catalogue) => Promise<ReadOnlyDatabase>;
  now?: () => number;
}

const LANES = 3;

/** Keeps the catalogue in memory. Callers who come together share one reading; a failed one is not kept. */
export function createCatalogue(options: CatalogueOptions): CatalogueSource {
  const now = options.now ?? (() => performance.now());
  const closed = new AbortController();
  let kept: { at: number; catalogue: Catalogue } | undefined;
  let reading: Promise<Catalogue> | undefined;

  async function read(): Promise<Catalogue> {
    const at = now();
    const structure = await readStructure(options.database, { ...options, signal: closed.signal });
    const reader = (await options.reader?.(structure)) ?? options.database;
    const tables = await mapLimit(structure.tables, LANES, (table) =>
      measure(reader, table, { ...options, signal: closed.signal }),
    );
    const catalogue = { ...structure, tables };
    kept = { at, catalogue };
    return catalogue;
  }

  return {
    get(maxAgeMs = options.ttlMs) {
      if (kept && now() - kept.at <= maxAgeMs) return Promise.resolve(kept.catalogue);
      reading ??= read().finally(() => {
        reading = undefined;
      });
      return reading;
    },
    close: () => closed.abort(),
  };
}
