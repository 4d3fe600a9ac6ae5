import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger } from '@parley/platform/logger';
import { startEmbedded } from '@parley/platform/postgres/embedded';
import pg from 'pg';

const BACK_MS = 60_000;

/** A PostgreSQL of the harness's own, with durable commits, that can be made to fail. */
export interface FaultyPostgres {
  url: string;
  /** Asks on a connection of its own. */
  query<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  /** Cuts every connection but the asking one. */
  cutConnections(): Promise<void>;
  /** The server ends without a farewell and is started again on the same port; resolves then. */
  crash(signal?: 'SIGQUIT' | 'SIGKILL'): Promise<void>;
  /** Nobody gets through for so long; the server itself lives on. */
  away(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startFaultyPostgres(): Promise<FaultyPostgres> {
  const dir = mkdtempSync(join(tmpdir(), 'parley-faults-'));
  const server = await startEmbedded({ dir, logger: silentLogger() });
  let unsupervise = server.supervise();
  const query = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> => {
    const client = new pg.Client({
      connectionString: server.url,
      application_name: 'harness',
      connectionTimeoutMillis: 5_000,
      query_timeout: 20_000,
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<R>(text, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  return {
    url: server.url,
    query,
    async cutConnections() {
      await query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
    },
    async crash(signal = 'SIGQUIT') {
      const [pid] = readFileSync(join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n');
      // SIGQUIT is an immediate shutdown: no checkpoint, recovery at the next start.
      process.kill(Number(pid), signal);
      await back(query);
    },
    async away(ms) {
      unsupervise();
      const [pid] = readFileSync(join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      await sleep(ms);
      unsupervise = server.supervise();
      await back(query);
    },
    async stop() {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function back(query: FaultyPostgres['query']): Promise<void> {
  for (const limit = Date.now() + BACK_MS; Date.now() < limit; await sleep(100)) {
    if (await answers(query)) return;
  }
  throw new Error('PostgreSQL did not come back');
}

async function answers(query: FaultyPostgres['query']): Promise<boolean> {
  try {
    await query('select 1');
    return true;
  } catch {
    return false;
  }
}
