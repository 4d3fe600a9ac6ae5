import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ParleyError } from './errors.ts';

export interface DiscoverOptions<T> {
  root: URL;
  /** The file that makes a sub-folder one of these, for example `agent.ts`. */
  file: string;
  /** Turns the loaded module into the thing; throws when it isn't one. */
  parse: (name: string, module: Record<string, unknown>) => T;
}

/**
 * Adding a thing is adding a folder: every sub-folder of `root` that has `file` is loaded, in the order of the names.
 * A thing that names itself otherwise than its folder stops the start.
 */
export async function discoverFolders<T extends { name: string }>(options: DiscoverOptions<T>): Promise<T[]> {
  const root = fileURLToPath(options.root);
  const found: T[] = [];
  for (const name of readdirSync(root).sort()) {
    const path = `${root.replace(/\/$/, '')}/${name}/${options.file}`;
    if (!existsSync(path)) continue;
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    const thing = options.parse(name, module);
    if (thing.name !== name) {
      throw new ParleyError('internal', `${path} calls itself "${thing.name}", but its folder is "${name}".`);
    }
    found.push(thing);
  }
  return found;
}
