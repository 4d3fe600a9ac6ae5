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
  const found: T[] = [];
  for (const name of folderNames(options)) {
    const path = fileOf(options, name);
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    const thing = options.parse(name, module);
    if (thing.name !== name) {
      throw new ParleyError('internal', `${path} calls itself "${thing.name}", but its folder is "${name}".`);
    }
    found.push(thing);
  }
  return found;
}

/** The names alone, in their order: for who must know what there is, but doesn't run it. */
export function folderNames(options: Pick<DiscoverOptions<unknown>, 'root' | 'file'>): string[] {
  return readdirSync(fileURLToPath(options.root))
    .sort()
    .filter((name) => existsSync(fileOf(options, name)));
}

function fileOf({ root, file }: Pick<DiscoverOptions<unknown>, 'root' | 'file'>, name: string): string {
  return `${fileURLToPath(root).replace(/\/$/, '')}/${name}/${file}`;
}
