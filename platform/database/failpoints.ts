import type pg from 'pg';
import { between, type Failpoints } from '../failpoints.ts';

/** Adds a passage before and after the commit of each transaction: a failure after it is one that nobody heard of. */
export function addCommitPassages(pool: pg.Pool, failpoints: Failpoints): void {
  pool.on('connect', (client: pg.PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    const passing = (...args: unknown[]): unknown => {
      const work = (): Promise<unknown> => query(...args);
      return isCommit(args) ? between(failpoints, 'commit', work) : work();
    };
    Object.assign(client, { query: passing });
  });
}

function isCommit([text, ...more]: unknown[]): boolean {
  return (
    typeof text === 'string' && /^commit\b/i.test(text) && more.every((one) => typeof one !== 'function')
  );
}
