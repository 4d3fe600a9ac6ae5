// Learns the weights of the rankers from questions whose answers are known, and says how good they are.
//   node evals/ranking/run.ts [data] [documents] [sides] [--write] [--again] [--only part-of-a-name] [--measure]
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import { loadTables, readWorlds } from '../world.ts';
import { readCollected, writeCollected } from './collected.ts';
import { measure } from './data/measure.ts';
import { dataRanker } from './data/ranker.ts';
import { documentRanker } from './documents/ranker.ts';
import type { Source, Trainable } from './ranker.ts';
import { type MakeDatabase, withServer } from './server.ts';
import { trainSides } from './sides/train.ts';
import { rankingTable } from './table.ts';

const EVALS = join(import.meta.dirname, '..');

const write = (text: string): boolean => process.stdout.write(`${text}\n`);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean' },
    again: { type: 'boolean' },
    only: { type: 'string' },
    measure: { type: 'boolean' },
  },
});

const TRAININGS = {
  data: () => train(dataRanker),
  documents: () => train(documentRanker),
  sides: () => trainSides(values.write ?? false, write),
};

async function train<Example, From extends Source>(ranker: Trainable<Example, From>): Promise<void> {
  // What is learned from a few worlds never takes the place of what all of them teach.
  const part = values.only === undefined ? '' : '-part';
  const file = join(EVALS, 'results', `ranking-${ranker.name}${part}.jsonl`);
  if (!values.again) await withServer((database) => writeCollected(file, collected(ranker, database)));
  const { outcomes, learned } = ranker.learn(await readCollected<Example>(file));
  for (const known of [false, true]) {
    const those = outcomes.filter((each) => each.known === known);
    const worlds = new Set(those.map(({ world }) => world)).size;
    const title = `${ranker.name}, ${worlds} worlds that the rules ${known ? 'know' : "don't know"}`;
    if (those.length > 0) write(`\n${rankingTable(title, those)}`);
  }
  if (!values.write) return;
  const weights = learned();
  await writeFile(ranker.weightsFile, `${JSON.stringify(weights)}\n`);
  const counts = Object.entries(weights).map(([stage, each]) => `${stage} ${Object.keys(each).length}`);
  write(`\nweights written: ${counts.join(', ')}`);
}

async function* collected<Example, From extends Source>(
  { sources, collect }: Trainable<Example, From>,
  database: MakeDatabase,
): AsyncGenerator<Example[]> {
  const all = await sources();
  const chosen = all.filter(({ world }) => world.name.includes(values.only ?? ''));
  if (chosen.length === 0)
    throw new ParleyError('invalid_input', `No world to learn from has "${values.only}" in its name.`);
  for (const source of chosen) {
    const { name } = source.world;
    const started = performance.now();
    const examples = await collect(source, await database(`world_${name}`));
    write(`${name}: ${examples.length} questions, ${Math.round((performance.now() - started) / 1000)} s`);
    yield examples;
  }
}

async function measureHeldOut(): Promise<void> {
  const heldOut = await readWorlds(join(EVALS, 'strangers'), { heldOut: true });
  await withServer(async (database) => {
    for (const world of heldOut) {
      const url = await database(`world_${world.name}`);
      await loadTables(world, url);
      write(await measure(world, url));
    }
  });
}

async function run(): Promise<void> {
  if (values.measure) return await measureHeldOut();
  if (values.write && values.only !== undefined)
    throw new ParleyError('invalid_input', 'Weights that are written are learned from all worlds.');
  const names = positionals.length > 0 ? positionals : Object.keys(TRAININGS);
  for (const name of names) {
    const training = Object.entries(TRAININGS).find(([each]) => each === name)?.[1];
    if (!training)
      throw new ParleyError(
        'invalid_input',
        `There is no ranker "${name}"; there are ${Object.keys(TRAININGS).join(', ')}.`,
      );
    await training();
  }
}

try {
  await run();
} catch (error) {
  const { message, cause } = toParleyError(error);
  write(`${message}${cause instanceof Error ? `\n${cause.stack}` : ''}`);
  process.exitCode = 1;
}
