import type { ByRules } from '@parley/models/offline/data/candidates/choice/ranking';
import type { Features } from '@parley/models/offline/text/linear';
import type { Verdict } from '../../grade/grade.ts';
import type { Judgement } from '../table.ts';

/** One of the queries that a question may ask for. */
export interface Reading {
  features: Features;
  /** Features of the answer it gives. */
  result: Features;
  judgement: Judgement;
  /** Whether the rules asked the same. */
  same: boolean;
}

/** A question whose answer is known, with all readings of it. */
export interface Example {
  world: string;
  /** The rules were written with these questions in view: how good they are here says nothing of them elsewhere. */
  known: boolean;
  question: string;
  answerable: boolean;
  rules: { kind: ByRules; text: string; verdict: Verdict };
  readings: Reading[];
}
