import type { RunSummary } from '../api/types.ts';
import { currentText } from '../i18n/text.ts';

/** A conversation: the runs that share a thread id. */
export interface Thread {
  threadId: string;
  title: string;
  /** The newest run; opening the thread goes there. */
  latest: RunSummary;
  runs: number;
  queries: string[];
}

/** The threads of these runs, the one with the newest run first; its first question is its title. */
export function threadsOf(runs: readonly RunSummary[]): Thread[] {
  const byThread = Map.groupBy(runs, (run) => run.threadId);
  return [...byThread]
    .flatMap(([threadId, members]) => {
      const ordered = inOrder(members);
      const first = ordered[0];
      const latest = ordered.at(-1);
      if (first === undefined || latest === undefined) return [];
      const queries = ordered.map(({ query }) => query);
      return [{ threadId, title: titleOf(first.query), latest, runs: ordered.length, queries }];
    })
    .sort((a, b) => b.latest.createdAt.localeCompare(a.latest.createdAt));
}

/** The runs from the oldest to the newest. */
export function inOrder(runs: readonly RunSummary[]): RunSummary[] {
  return runs.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
}

const LONGEST_TITLE = 90;

function titleOf(query: string): string {
  const line = query.trim().split('\n')[0] ?? '';
  return line.length > LONGEST_TITLE
    ? `${line.slice(0, LONGEST_TITLE - 1)}…`
    : line || currentText().untitled;
}
