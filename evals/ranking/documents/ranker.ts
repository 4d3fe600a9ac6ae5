import { join } from 'node:path';
import { WEIGHTS_FILE } from '@parley/models/offline/documents/ranking/weights';
import { readWorlds, type World } from '../../world.ts';
import type { Source, Trainable } from '../ranker.ts';
import { collect } from './collect.ts';
import type { Example } from './examples.ts';
import { learn } from './learn.ts';

const EVALS = join(import.meta.dirname, '..', '..');

/** The ranker of the sentences that may answer a question. */
export const documentRanker = {
  name: 'documents',
  weightsFile: WEIGHTS_FILE,
  async sources() {
    const handbooks = await readWorlds(join(EVALS, 'handbooks'), { heldOut: false });
    const worlds = await readWorlds(join(EVALS, 'worlds'), { heldOut: false });
    return [
      ...handbooks.map((world) => sourceOf(world, false)),
      ...worlds.map((world) => sourceOf(world, true)),
    ].filter(({ world }) => world.documents !== undefined);
  },
  collect,
  learn,
} satisfies Trainable<Example>;

/** Questions to documents, and those that have no answer at all. */
function sourceOf(world: World, known: boolean): Source {
  const questions = world.questions.filter(
    ({ kind, expect }) => kind === 'document' || (kind === 'decline' && expect.sql === undefined),
  );
  return { world, known, questions };
}
