import type { Scored } from '../evidence/score.ts';

/**
 * How much each piece of evidence speaks for a sentence, and each check that it doesn't pass against it: fitted by
 * logistic regression to some 300 questions on handbooks of eight trades, of which the right answers are known.
 */
const EVIDENCE = {
  score: 0.44,
  lead: 1.81,
  coverage: 0.6,
  alike: 0.17,
  own: -0.91,
  paragraph: 1.19,
  passage: 0.03,
  headed: -0.14,
  holds: 0.45,
  type: 0.04,
  told: 1.51,
};
const AGAINST: Readonly<Record<string, number>> = {
  covers: -0.28,
  isAlike: -0.04,
  isOfWhatWasTold: -0.16,
  keepsCompounds: -1.58,
  speaksNear: -0.17,
  isOfThose: -0.05,
  saysWhich: -1.32,
  saysMore: 0.57,
  saysTheDeed: 0.26,
  missesNothing: -0.9,
  sharesMost: 0.03,
};
const BIAS = -3.21;
/** Who asks about a case that says enough by itself is no worse answered than one whose case is half told. */
const TOLD_ENOUGH = 0.4;
/** Where little was found, any sentence is far ahead of the rest. */
const MOST_LEAD = 0.8;
/** From here on a sentence is told as the answer: one that passes every check, and one that doesn't. */
const LEAST_CHANCE = { sound: 0.42, doubtful: 0.6 };

type Evidence = Readonly<Record<keyof typeof EVIDENCE, number>>;

function evidenceOf(
  { score, lead, coverage, alike, soft, headed, holds, type, told }: Scored,
  thin: boolean,
): Evidence {
  return {
    score,
    lead: Math.min(MOST_LEAD, lead),
    coverage,
    alike,
    ...soft,
    headed: Math.min(1, headed),
    holds: holds ? 1 : 0,
    type,
    told: thin ? told : TOLD_ENOUGH,
  };
}

/** The chance that a sentence answers, by what speaks for it and the checks that it doesn't pass: 0 to 1. */
export function chanceOf(scored: Scored, thin: boolean, failed: readonly string[]): number {
  const evidence = evidenceOf(scored, thin);
  const names = Object.keys(EVIDENCE) as (keyof Evidence)[];
  const support = names.reduce((sum, name) => sum + EVIDENCE[name] * evidence[name], BIAS);
  const total = failed.reduce((sum, name) => sum + (AGAINST[name] ?? 0), support);
  return 1 / (1 + Math.exp(-total));
}

export interface Verdict {
  /** The chance that it answers: 0 to 1. */
  chance: number;
  /** Whether it is told as the answer. */
  tells: boolean;
}

export function verdictOf(scored: Scored, thin: boolean, failed: readonly string[]): Verdict {
  const chance = chanceOf(scored, thin, failed);
  return { chance, tells: chance >= (failed.length === 0 ? LEAST_CHANCE.sound : LEAST_CHANCE.doubtful) };
}
