import { wordVectors } from '../../../text/lexicon/vectors.ts';
import type { Features } from '../../../text/linear.ts';
import { stem } from '../../../text/stem.ts';
import { contentWords } from '../../../text/words.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { remembered } from '../evidence/remembered.ts';
import { surfaceOf } from '../evidence/span.ts';
import type { Candidate } from '../generate.ts';

/** Words by which readings are told, whatever they are of. */
const TELLING = new Set(
  'number list total average median highest lowest first recorded different values share true false above below none least'
    .split(' ')
    .map(stem),
);

const stemsIn = (text: string): string[] => [...new Set(contentWords(text).map((word) => word.stem))];

const stemsOf = remembered((evidence: Evidence) =>
  stemsIn(surfaceOf(evidence, { start: 0, end: evidence.tokens.length })),
);

/** How near a word comes to any of some others: 1 is the same, 0 has nothing to do with it. */
function nearest(own: string, others: readonly string[]): number {
  if (others.includes(own)) return 1;
  const { indexOf, similarity } = wordVectors();
  const index = indexOf(own);
  if (index === undefined) return 0;
  const all = others.flatMap((other) => {
    const there = indexOf(other);
    return there === undefined ? [] : [similarity(index, there)];
  });
  return Math.max(0, ...all) * 0.8;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 1 : values.reduce((sum, each) => sum + each, 0) / values.length;

/** How far a reading says what the question says, and no more. */
export function alikeFeatures(evidence: Evidence, { plan, shape }: Candidate): Features {
  const asked = stemsOf(evidence);
  const read = stemsIn(plan.reading).filter((each) => !TELLING.has(each) && !/^\d/.test(each));
  const said = read.map((each) => nearest(each, asked));
  const held = asked.map((each) => nearest(each, read));
  const unsaid = said.filter((each) => each < 0.35).length;
  const unheld = held.filter((each) => each < 0.35).length;
  return {
    'reading said': mean(said),
    'question held': mean(held),
    [`unsaid:${Math.min(unsaid, 5)}`]: 1,
    [`unheld:${Math.min(unheld, 5)}`]: 1,
    [`${shape.op}|unsaid:${Math.min(unsaid, 3)}`]: 1,
  };
}
