import type { Scored } from './score.ts';

/**
 * How much each piece of evidence speaks for a sentence, and each check that it doesn't pass against it: fitted by
 * logistic regression to some 300 questions on handbooks of eight trades, of which the right answers are known.
 */
const EVIDENCE = { score: 0.35, lead: 1.86, coverage: 0.37, alike: 0.09, own: -1.03, paragraph: 1.6, passage: 0.32, headed: -0.12, holds: 0.26, type: -0.07, told: 1.83 };
const AGAINST: Readonly<Record<string, number>> = { covers: -0.41, isAlike: 0.04, isOfWhatWasTold: 0.07, keepsCompounds: -0.39, speaksNear: -0.03, isOfThose: 0.14, saysWhich: -1.33, saysMore: 0.33, saysTheDeed: 0.16, missesNothing: -0.66, sharesMost: -0.17 };
const BIAS = -3.37;
/** Who asks about a case that says enough by itself is no worse answered than one whose case is half told. */
const TOLD_ENOUGH = 0.4;
/** From here on a sentence is told as the answer: one that passes every check, and one that doesn't. */
const LEAST_CHANCE = { sound: 0.33, doubtful: 0.5 };

type Evidence = Readonly<Record<keyof typeof EVIDENCE, number>>;

function evidenceOf({ score, lead, coverage, alike, soft, headed, holds, type, told }: Scored, thin: boolean): Evidence {
  return {
    score,
    lead,
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
