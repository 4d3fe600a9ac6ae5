import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Question, readQuestions } from '../../questions.ts';
import { readWorlds } from '../../world.ts';

const EVALS = join(import.meta.dirname, '..', '..');
const PLAIN = ['plain.jsonl', 'plain-documents.jsonl'];

/** A question that is known to be one for the records, or for the documents. */
export interface Sided {
  world: string;
  question: string;
  ofRecords: boolean;
}

const sidedOf =
  (world: string) =>
  ({ kind, question }: Question): Sided[] =>
    kind === 'data' || kind === 'document' ? [{ world, question, ofRecords: kind === 'data' }] : [];

/** All questions of one side; those of worlds that are held out only when they are asked for. */
export async function sidedQuestions({ heldOut }: { heldOut: boolean }): Promise<Sided[]> {
  const found: Sided[] = [];
  for (const folder of ['worlds', 'strangers', 'handbooks'])
    for (const world of await readWorlds(join(EVALS, folder), { heldOut })) {
      const plain = PLAIN.map((name) => join(EVALS, folder, world.name, name)).filter((file) =>
        existsSync(file),
      );
      const more = await Promise.all(plain.map((file) => readQuestions(file)));
      found.push(...[...world.questions, ...more.flat()].flatMap(sidedOf(world.name)));
    }
  return found;
}
