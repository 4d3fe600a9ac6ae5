import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@parley/platform/logger';
import { startEmbedded } from '@parley/platform/postgres/embedded';
import { freshDatabase } from '../databases.ts';

/** Makes an empty database; what it gives back is its address. */
export type MakeDatabase = (name: string) => Promise<string>;

/** A server of its own, of which nothing is left afterwards. */
export async function withServer<T>(work: (database: MakeDatabase) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'parley-train-'));
  try {
    const dir = join(home, 'postgres');
    const server = await startEmbedded({ dir, logger: silentLogger(), volatile: true });
    try {
      return await work((name) => freshDatabase(server.url, name));
    } finally {
      await server.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
