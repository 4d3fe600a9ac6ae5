import type { Question } from '../questions.ts';
import type { World } from '../world.ts';
import type { Ranking } from './table.ts';

/** Questions to learn from, and what they are asked of. */
export interface Source {
  world: World;
  /** The rules were written with these questions in view. */
  known: boolean;
  questions: readonly Question[];
}

/** What questions with known answers teach. */
export interface Lessons<Each extends Ranking, Learned> {
  /** Each question by what other worlds teach. */
  outcomes: Each[];
  /** What all of them together teach. */
  learned(): Learned;
}

/** A ranker of the offline model, as it is trained. */
export interface Trainable<Example, From extends Source = Source> {
  name: string;
  weightsFile: string;
  sources(): Promise<From[]>;
  /** All candidates of each question, judged; the database is empty and may be filled. */
  collect(source: From, database: string): Promise<Example[]>;
  learn(examples: readonly Example[]): Lessons<Ranking, object>;
}
