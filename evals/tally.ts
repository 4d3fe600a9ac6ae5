import type { Floors } from './floors.ts';
import { VERDICTS, type Verdict } from './grade/grade.ts';
import { KINDS, type Kind } from './questions.ts';

/** One question, judged. */
export interface Judged {
  id: string;
  kind: Kind;
  verdict: Verdict;
  durationMs: number;
}

export type Counts = Record<Verdict, number> & { total: number };

/** What a world's answers come to. */
export interface Tally {
  kinds: Record<Kind | 'all', Counts>;
  /** Share of the answerable questions that were answered wrongly without saying so. */
  confidentlyWrong: number;
  p50Ms: number;
  p95Ms: number;
}

export function tally(judged: readonly Judged[]): Tally {
  const of = (kind: Kind): readonly Judged[] => judged.filter((one) => one.kind === kind);
  const answerable = judged.filter(({ kind }) => kind !== 'decline');
  const durations = judged.map(({ durationMs }) => durationMs);
  return {
    kinds: {
      data: count(of('data')),
      document: count(of('document')),
      mixed: count(of('mixed')),
      decline: count(of('decline')),
      all: count(judged),
    },
    confidentlyWrong: share(count(answerable).wrong, answerable.length),
    p50Ms: percentile(durations, 0.5),
    p95Ms: percentile(durations, 0.95),
  };
}

function count(judged: readonly Judged[]): Counts {
  const of = (verdict: Verdict): number => judged.filter((one) => one.verdict === verdict).length;
  const byVerdict = Object.fromEntries(VERDICTS.map((verdict) => [verdict, of(verdict)]));
  return { ...(byVerdict as Record<Verdict, number>), total: judged.length };
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** The smallest value that at least this share of the values doesn't exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

/** Every floor that is broken, in words. A kind without questions breaks none. */
export function brokenFloors(result: Tally, floors: Floors, offline: boolean): string[] {
  const broken: string[] = [];
  for (const kind of [...KINDS, 'all'] as const) {
    const floor = floors.correct[kind];
    const { correct, total } = result.kinds[kind];
    if (floor === undefined || total === 0 || share(correct, total) >= floor) continue;
    broken.push(`${kind}: ${percent(share(correct, total))} correct, at least ${percent(floor)} wanted`);
  }
  if (result.confidentlyWrong > floors.confidentlyWrong) {
    broken.push(
      `confidently wrong: ${percent(result.confidentlyWrong)}, at most ${percent(floors.confidentlyWrong)} allowed`,
    );
  }
  if (offline && result.p95Ms > floors.p95Ms) {
    broken.push(`p95: ${Math.round(result.p95Ms)} ms, at most ${floors.p95Ms} ms allowed`);
  }
  return broken;
}

export function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

/** The table of one world; `before` is the same world's tally in the last run. */
export function tableOf(result: Tally, before: Tally | undefined): string {
  const head = ['kind', 'questions', ...VERDICTS, 'score', 'before'];
  const rows = [...KINDS, 'all' as const].map((kind) => {
    const counts = result.kinds[kind];
    const last = before?.kinds[kind];
    return [
      kind,
      String(counts.total),
      ...VERDICTS.map((verdict) => String(counts[verdict])),
      counts.total === 0 ? '-' : percent(share(counts.correct, counts.total)),
      last && last.total > 0 ? percent(share(last.correct, last.total)) : '-',
    ];
  });
  return align([head, ...rows]);
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
