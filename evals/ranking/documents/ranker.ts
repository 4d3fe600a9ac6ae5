import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WEIGHTS_FILE } from '@parley/models/offline/documents/ranking/weights';
import { readQuestions } from '../../questions.ts';
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
    const sources = await Promise.all([
      ...handbooks.map((world) => sourceOf(world, false)),
      ...worlds.map((world) => sourceOf(world, true)),
    ]);
    return sources.filter(({ world }) => world.documents !== undefined);
  },
  collect,
  learn,
} satisfies Trainable<Example>;

/** Questions to documents, in everyday words, too, and those that have no answer at all. */
async function sourceOf(world: World, known: boolean): Promise<Source> {
  const plain = join(EVALS, 'worlds', world.name, 'plain-documents.jsonl');
  const all = [...world.questions, ...(existsSync(plain) ? await readQuestions(plain) : [])];
  const questions = all.filter(
    ({ kind, expect }) => kind === 'document' || (kind === 'decline' && expect.sql === undefined),
  );
  return { world, known, questions };
}
