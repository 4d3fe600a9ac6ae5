import { testDatabase } from '@parley/platform/testing/postgres';
import { type OpenWorld, openWorld } from './open-world.ts';
import type { TestWorld } from './world.ts';

export interface RunningWorld extends OpenWorld {
  /** Address of its database. */
  url: string;
  /** The rows of a statement, as the truth to compare with. */
  truth(sql: string): Promise<unknown[][]>;
}

/** A world in a database of its own, behind the real query server. */
export async function runWorld(world: Omit<TestWorld, 'name'>): Promise<RunningWorld> {
  const { url, database, drop } = await testDatabase();
  await database.pool.query(world.sql);
  await database.pool.query('analyze');
  const open = await openWorld({ url, schema: world.schema ?? 'public', today: world.today });
  return {
    ...open,
    url,
    async truth(sql) {
      const { rows } = await database.pool.query<unknown[]>({ text: sql, rowMode: 'array' });
      return rows;
    },
    async close() {
      await open.close();
      await drop();
    },
  };
}
