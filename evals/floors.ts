import type { Kind } from './questions.ts';

/** The least that a world's answers must reach; shares of 0 to 1. */
export interface Floors {
  /** Correct answers, by kind or over all questions. */
  correct: Partial<Record<Kind | 'all', number>>;
  /** At most this share of the answerable questions may be answered wrongly without a word of doubt. */
  confidentlyWrong: number;
  /** 95 of 100 answers come within this time, with the offline model. */
  p95Ms: number;
}

const UNSEEN: Floors = {
  correct: { data: 0.6, document: 0.8, mixed: 0.45, decline: 0.9 },
  confidentlyWrong: 0.1,
  p95Ms: 1_500,
};

const SAMPLE: Floors = { ...UNSEEN, correct: { all: 0.85, decline: 0.9 } };

export function floorsOf(world: string): Floors {
  return world === 'acme' ? SAMPLE : UNSEEN;
}
