import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorldResult } from './evaluate.ts';

/** A run of the evaluation as it is kept. */
export interface Recorded {
  at: string;
  model: 'offline' | 'live';
  worlds: WorldResult[];
}

/** The results of the last run with the same model, by world; a run over some worlds hides no older one of others. */
export async function lastResults(
  folder: string,
  model: Recorded['model'],
): Promise<Map<string, WorldResult>> {
  const files = await readdir(folder).catch(() => []);
  const last = new Map<string, WorldResult>();
  for (const file of files.filter((name) => name.endsWith(`-${model}.json`)).sort()) {
    const recorded = JSON.parse(await readFile(join(folder, file), 'utf8')) as Recorded;
    for (const result of recorded.worlds) last.set(result.world, result);
  }
  return last;
}

export async function record(folder: string, recorded: Recorded): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${recorded.at.replaceAll(/[:.]/g, '-')}-${recorded.model}.json`);
  await writeFile(file, `${JSON.stringify(recorded, null, 2)}\n`);
  return file;
}
