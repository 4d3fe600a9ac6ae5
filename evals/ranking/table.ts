import { percent, share } from '../tally.ts';
import type { Outcome } from './learn.ts';

const THRESHOLDS = [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];

const row = (name: string, cells: readonly string[]): string =>
  name.padEnd(24) + cells.map((cell) => cell.padStart(10)).join('');

const shareOf = <T>(all: readonly T[], holds: (each: T) => boolean): string =>
  percent(share(all.filter(holds).length, all.length));

/** Shares of the answerable questions answered rightly and wrongly, and of the others declined, by threshold. */
export function rankingTable(title: string, outcomes: readonly Outcome[]): string {
  const answerable = outcomes.filter(({ example }) => example.answerable);
  const others = outcomes.filter(({ example }) => !example.answerable);
  const byRules = (verdict: string) => (each: Outcome) => each.example.rules.verdict === verdict;
  const rows = THRESHOLDS.map((least) => {
    const told = ({ entry, chance }: Outcome): boolean =>
      entry !== undefined && chance >= least && entry.judgement !== 'declined';
    return row(`told from ${least.toFixed(2)}`, [
      shareOf(answerable, (each) => told(each) && each.entry?.right === true),
      shareOf(answerable, (each) => told(each) && each.entry?.judgement === 'wrong'),
      shareOf(others, (each) => !told(each)),
    ]);
  });
  return [
    `${title}: ${answerable.length} questions with an answer, ${others.length} without`,
    row('', ['right', 'wrong', 'declines']),
    row('rules alone', [
      shareOf(answerable, byRules('correct')),
      shareOf(answerable, byRules('wrong')),
      shareOf(others, byRules('correct')),
    ]),
    ...rows,
    `a right reading is among all of ${shareOf(answerable, ({ rightAny }) => rightAny)}, among those asked of ${shareOf(answerable, ({ rightAsked }) => rightAsked)}, the best of ${shareOf(answerable, ({ entry }) => entry?.right === true)}`,
  ].join('\n');
}
