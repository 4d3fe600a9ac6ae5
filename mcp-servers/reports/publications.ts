import type { Config } from '@parley/platform/config';
import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { createSafeFetch, type SafeResponse } from '@parley/platform/safe-fetch';
import { tablesOf } from './schema.ts';

/** A finished report as others see it. */
export interface Publication {
  id: string;
  job_id: string;
  title: string;
  markdown: string;
  published_by: string;
  /** What a reader here must hold. */
  required_scopes: string[];
}

/** Where reports are published. The same id is the same publication, however often it is put there. */
export interface Board {
  /** For people: where it can be found. */
  addressOf(id: string): string;
  put(publication: Publication, signal: AbortSignal): Promise<void>;
  has(id: string, signal: AbortSignal): Promise<boolean>;
}

const TIMEOUT_MS = 15_000;

/** The company's own board when one is configured; else a list that this server keeps. */
export function createBoard({ config, database }: { config: Config; database: Database }): Board {
  const { publishUrl } = config.reports;
  return publishUrl ? outsideBoard(publishUrl) : ownBoard(database);
}

/** One address for each publication: putting it there twice makes one, and looking says whether it is there. */
function outsideBoard(base: string): Board {
  // Its operator named it, so it may be inside their network; nothing else may.
  const safeFetch = createSafeFetch({ allow: [new URL(base).origin] });
  const addressOf = (id: string): string => `${base.replace(/\/+$/, '')}/${id}`;
  return {
    addressOf,
    async put({ required_scopes: _, ...publication }, signal) {
      const response = await safeFetch(addressOf(publication.id), {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'idempotency-key': publication.id },
        body: JSON.stringify(publication),
        timeoutMs: TIMEOUT_MS,
        signal,
      });
      if (!isGood(response)) throw refused(response);
    },
    async has(id, signal) {
      const response = await safeFetch(addressOf(id), { method: 'GET', timeoutMs: TIMEOUT_MS, signal });
      if (response.status === 404 || response.status === 410) return false;
      if (isGood(response)) return true;
      throw refused(response);
    },
  };
}

function isGood({ status }: SafeResponse): boolean {
  return status >= 200 && status < 300;
}

function refused({ status }: SafeResponse): ParleyError {
  return new ParleyError('upstream_failed', `The notice board answered ${status}.`, {
    hint: 'Say that the report is made, but not published.',
  });
}

function ownBoard(database: Database): Board {
  const tables = tablesOf(database);
  return {
    addressOf: (id) => `publication://${id}`,
    async put(publication) {
      await tables
        .insertInto('publications')
        .values(publication)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async has(id) {
      const found = await tables.selectFrom('publications').select('id').where('id', '=', id).execute();
      return found.length > 0;
    },
  };
}
