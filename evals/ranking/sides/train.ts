import { writeFile } from 'node:fs/promises';
import { WEIGHTS_FILE } from '@parley/models/offline/plan/leaning/weights';
import { learnSides } from './learn.ts';
import { sidedQuestions } from './questions.ts';
import { sidesTable } from './table.ts';

/** Learns which side answers a question, and says how well it is told: of other worlds, and of those held out. */
export async function trainSides(write: boolean, say: (text: string) => void): Promise<void> {
  const { outcomes, learned, judge } = learnSides(await sidedQuestions({ heldOut: false }));
  say(`\n${sidesTable('sides, by what other worlds teach', outcomes)}`);
  say(`\n${sidesTable('sides, held out', judge(await sidedQuestions({ heldOut: true })))}`);
  if (!write) return;
  const weights = learned();
  await writeFile(WEIGHTS_FILE, `${JSON.stringify(weights)}\n`);
  say(`\nweights written: side ${Object.keys(weights.side).length}`);
}
