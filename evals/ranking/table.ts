import type { Verdict } from '../grade/grade.ts';
import { percent, share } from '../tally.ts';

/** `lucky`: what was asked for is in the answer, lost in a long list of other things. */
export type Judgement = Verdict | 'lucky';

/** What was made of a question by what other worlds taught. */
export interface Ranking {
  world: string;
  /** The rules were written with its questions in view: how good they are here says nothing of them elsewhere. */
  known: boolean;
  answerable: boolean;
  /** What the rules alone made of it. */
  rules: Verdict;
  /** Of the best candidate; unset where there is none. */
  best: Judgement | undefined;
  /** How likely the best is right. */
  chance: number;
  /** Whether a right candidate is among all, and among those that came to be compared more closely. */
  rightAmong: { all: boolean; likeliest: boolean };
}

const THRESHOLDS = [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];

const row = (name: string, cells: readonly string[]): string =>
  name.padEnd(24) + cells.map((cell) => cell.padStart(10)).join('');

const shareOf = <T>(all: readonly T[], holds: (each: T) => boolean): string =>
  percent(share(all.filter(holds).length, all.length));

/** Shares of the answerable questions answered rightly and wrongly, and of the others declined, by threshold. */
export function rankingTable(title: string, rankings: readonly Ranking[]): string {
  const answerable = rankings.filter((each) => each.answerable);
  const others = rankings.filter((each) => !each.answerable);
  const byRules = (verdict: Verdict) => (each: Ranking) => each.rules === verdict;
  const rows = THRESHOLDS.map((least) => {
    const told = ({ best, chance }: Ranking): boolean =>
      best !== undefined && best !== 'declined' && chance >= least;
    return row(`told from ${least.toFixed(2)}`, [
      shareOf(answerable, (each) => told(each) && each.best === 'correct'),
      shareOf(answerable, (each) => told(each) && each.best === 'wrong'),
      shareOf(others, (each) => !told(each)),
    ]);
  });
  const all = shareOf(answerable, ({ rightAmong }) => rightAmong.all);
  const likeliest = shareOf(answerable, ({ rightAmong }) => rightAmong.likeliest);
  const best = shareOf(answerable, (each) => each.best === 'correct');
  return [
    `${title}: ${answerable.length} questions with an answer, ${others.length} without`,
    row('', ['right', 'wrong', 'declines']),
    row('rules alone', [
      shareOf(answerable, byRules('correct')),
      shareOf(answerable, byRules('wrong')),
      shareOf(others, byRules('correct')),
    ]),
    ...rows,
    `a right candidate is among all of ${all}, among the likeliest of ${likeliest}, the best of ${best}`,
  ].join('\n');
}
