import type { Scored } from './score.ts';

/**
 * How much each piece of evidence speaks for a sentence, and each check that it doesn't pass against it: fitted by
 * logistic regression to some 300 questions on handbooks of eight trades, of which the right answers are known.
 */
const EVIDENCE = {
  score: 0.33,
  lead: 1.98,
  coverage: 0.88,
  alike: 0.2,
  own: -0.99,
  paragraph: 1.19,
  passage: 0.05,
  headed: -0.13,
  holds: 0.16,
  type: 0.24,
  told: 1.0,
};
const AGAINST: Readonly<Record<string, number>> = {
  covers: -0.27,
  isAlike: -0.01,
  isOfWhatWasTold: -0.45,
  keepsCompounds: -1.24,
  speaksNear: -0.12,
  isOfThose: -0.21,
  saysWhich: -1.34,
  saysMore: 0.28,
  saysTheDeed: 0.11,
  missesNothing: -0.88,
  sharesMost: -0.1,
};
const BIAS = -2.78;
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
function chanceOf(scored: Scored, thin: boolean, failed: readonly string[]): number {
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
