// Learns the weights of the data ranker from questions whose answers are known, and says how good they are.
//   node evals/ranking/run.ts [--write] [--measure] [--again]
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { WEIGHTS_FILE } from '@parley/models/offline/data/candidates/choice/weights';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { startEmbedded } from '@parley/platform/postgres/embedded';
import { freshDatabase } from '../databases.ts';
import { type Question, readQuestions } from '../questions.ts';
import { loadTables, readWorlds, type World } from '../world.ts';
import { collect, type Source } from './collect.ts';
import type { Example } from './examples.ts';
import { learn } from './learn.ts';
import { measure } from './measure.ts';
import { rankingTable } from './table.ts';

const EVALS = join(import.meta.dirname, '..');
const RESULTS = join(EVALS, 'results');
const COLLECTED = join(RESULTS, 'candidates.jsonl');
/** Among the worlds to learn from, but the rules were not written with its questions in view. */
const FRESH = ['airport'];

const write = (text: string): boolean => process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: { write: { type: 'boolean' }, measure: { type: 'boolean' }, again: { type: 'boolean' } },
});

/** Strangers' databases and, after them, the worlds to learn from; none that is held out. */
async function sources(): Promise<Omit<Source, 'url'>[]> {
  const strangers = await readWorlds(join(EVALS, 'strangers'));
  const worlds = (await readWorlds(join(EVALS, 'worlds'))).filter(({ sql }) => sql !== undefined);
  const learnedFrom = [
    ...strangers.map((world) => ({ world, known: false, unrounded: true })),
    ...worlds.map((world) => ({ world, known: !FRESH.includes(world.name), unrounded: false })),
  ].filter(({ world }) => !world.heldOut);
  return await Promise.all(
    learnedFrom.map(async (each) => ({ ...each, questions: await questionsOf(each.world) })),
  );
}

async function questionsOf({ name, questions }: World): Promise<Question[]> {
  const plain = join(EVALS, 'worlds', name, 'plain.jsonl');
  return [
    ...questions.filter(({ kind }) => kind === 'data' || kind === 'decline'),
    ...(existsSync(plain) ? await readQuestions(plain) : []),
  ];
}

async function withServer<T>(work: (database: (world: World) => Promise<string>) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'parley-train-'));
  const server = await startEmbedded({ dir: join(home, 'postgres'), logger: silentLogger(), volatile: true });
  try {
    return await work(async (world) => {
      const url = await freshDatabase(server.url, `world_${world.name}`);
      await loadTables(world, url);
      return url;
    });
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function collectAll(): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  const file = await open(COLLECTED, 'w');
  try {
    await withServer(async (database) => {
      for (const source of await sources()) {
        const started = performance.now();
        const examples = await collect({ ...source, url: await database(source.world) });
        for (const example of examples) await file.write(`${JSON.stringify(example)}\n`);
        const seconds = Math.round((performance.now() - started) / 1000);
        write(`${source.world.name}: ${examples.length} questions, ${seconds} s`);
      }
    });
  } finally {
    await file.close();
  }
}

async function readCollected(): Promise<Example[]> {
  if (!existsSync(COLLECTED))
    throw new ParleyError('not_found', `There is no ${COLLECTED} to learn from again.`);
  const examples: Example[] = [];
  for await (const line of createInterface({ input: createReadStream(COLLECTED) }))
    examples.push(JSON.parse(line) as Example);
  return examples;
}

async function train(): Promise<void> {
  if (!values.again) await collectAll();
  const { outcomes, learned } = learn(await readCollected());
  write(
    `\n${rankingTable(
      'New databases',
      outcomes.filter(({ example }) => !example.known),
    )}`,
  );
  write(
    `\n${rankingTable(
      'Databases that the rules know',
      outcomes.filter(({ example }) => example.known),
    )}`,
  );
  if (!values.write) return;
  const weights = learned();
  await writeFile(WEIGHTS_FILE, JSON.stringify(weights));
  const counts = Object.entries(weights).map(([stage, each]) => `${stage} ${Object.keys(each).length}`);
  write(`\nweights written: ${counts.join(', ')}`);
}

async function measureHeldOut(): Promise<void> {
  const strangers = await readWorlds(join(EVALS, 'strangers'));
  await withServer(async (database) => {
    for (const world of strangers.filter(({ heldOut }) => heldOut))
      write(await measure(world, await database(world)));
  });
}

try {
  await (values.measure ? measureHeldOut() : train());
} catch (error) {
  const { message, cause } = toParleyError(error);
  write(`${message}${cause instanceof Error ? `\n${cause.stack}` : ''}`);
  process.exitCode = 1;
}
