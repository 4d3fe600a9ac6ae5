import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WEIGHTS_FILE } from '@parley/models/offline/data/candidates/choice/weights';
import { type Question, readQuestions } from '../../questions.ts';
import { loadTables, readWorlds, type World } from '../../world.ts';
import type { Trainable } from '../ranker.ts';
import { collect, type Source } from './collect.ts';
import type { Example } from './examples.ts';
import { learn } from './learn.ts';

const EVALS = join(import.meta.dirname, '..', '..');
/** Among the worlds to learn from, but the rules were not written with its questions in view. */
const FRESH = ['airport'];

/** The ranker of the queries that a question may ask for. */
export const dataRanker = {
  name: 'data',
  weightsFile: WEIGHTS_FILE,
  async sources() {
    const worlds = (await readWorlds(join(EVALS, 'worlds'), { heldOut: false })).filter(
      ({ sql }) => sql !== undefined,
    );
    const strangers = await readWorlds(join(EVALS, 'strangers'), { heldOut: false });
    return await Promise.all([
      ...strangers.map((world) => sourceOf(world, { known: false, unrounded: true })),
      ...worlds.map((world) => sourceOf(world, { known: !FRESH.includes(world.name), unrounded: false })),
    ]);
  },
  async collect(source, url) {
    await loadTables(source.world, url);
    return await collect(source, url);
  },
  learn,
} satisfies Trainable<Example, Source>;

async function sourceOf(world: World, how: Pick<Source, 'known' | 'unrounded'>): Promise<Source> {
  return { ...how, world, questions: await questionsOf(world) };
}

async function questionsOf({ name, questions }: World): Promise<Question[]> {
  const plain = join(EVALS, 'worlds', name, 'plain.jsonl');
  return [
    ...questions.filter(({ kind }) => kind === 'data' || kind === 'decline'),
    ...(existsSync(plain) ? await readQuestions(plain) : []),
  ];
}
