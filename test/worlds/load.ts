import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadTables, readWorld, type World } from '../../evals/world.ts';

/** The small organisations of this folder. */
export const WORLDS = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

export interface LoadedWorld extends World {
  /** Folder of the world's Markdown files. */
  documents: string;
}

/** Makes the world's tables in the (empty) database at `url`; its documents stay files, for KNOWLEDGE_DIR. */
export async function loadWorld(name: string, url: string): Promise<LoadedWorld> {
  const folder = join(import.meta.dirname, name);
  const world = await readWorld(folder);
  await loadTables(world, url);
  return { ...world, documents: world.documents ?? join(folder, 'documents') };
}
