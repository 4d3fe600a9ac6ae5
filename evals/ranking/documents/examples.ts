import type { Candidate } from '@parley/models/offline/documents/ranking/telling';
import type { Features } from '@parley/models/offline/text/linear';
import type { Verdict } from '../../grade/grade.ts';

/** A sentence, item or row that may be told as the answer, and what became of it. */
export interface Option extends Candidate {
  judgement: Verdict;
}

/** A question whose answer is known, with all that may be told for it. */
export interface Example {
  world: string;
  /** The rules were written with these questions in view. */
  known: boolean;
  question: string;
  answerable: boolean;
  /** What the rules alone make of it. */
  rules: Verdict;
  ofQuestion: Features;
  options: Option[];
}
