import { isStopWord } from '../../../text/words.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { isWithin } from '../evidence/span.ts';
import type { Candidate } from '../generate.ts';

/** How well a candidate accounts for each word of the question: 0 not at all, 1 surely; words of grammar always. */
export function coverageOf(
  { tokens }: Evidence,
  { shape, options }: Pick<Candidate, 'shape' | 'options'>,
): number[] {
  const strengths = tokens.map(({ lower }): number => (isStopWord(lower) ? 1 : 0));
  for (const { start, end, strength } of [...shape.taken, ...options.flatMap(({ uses }) => uses)])
    for (let at = start; at < end; at += 1) strengths[at] = Math.max(strengths[at] ?? 0, strength);
  return strengths;
}

/** The word that asks, at a place. */
export const operatorAt = ({ operators }: Evidence, at: number): Evidence['operators'][number] | undefined =>
  operators.find((each) => isWithin(at, each));

/** The words that nothing accounts for, as they were written; those that ask have their part. */
export function openWordsOf(evidence: Evidence, candidate: Pick<Candidate, 'shape' | 'options'>): string[] {
  const strengths = coverageOf(evidence, candidate);
  return evidence.tokens.flatMap(({ text }, at) =>
    strengths[at] === 0 && !operatorAt(evidence, at) && /[\p{L}\p{N}]/u.test(text) ? [text] : [],
  );
}
