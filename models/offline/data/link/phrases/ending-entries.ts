import type { Table } from '../../schema/model.ts';
import { type Entry, entry, type Target } from '../entry.ts';
import { closingOf, endingOf, lifeOf } from './endings.ts';

/** What names the rows that have ended, and those that have not. */
export function endingEntries(table: Table): Entry[] {
  const ended = endingOf(table)?.column;
  const leavers =
    ended && table.person
      ? entry(['leaver'], { kind: 'flag', column: ended, truth: true, score: table.staff ? 0.95 : 0.9 })
      : [];
  return [...leavers.map((each) => ({ ...each, exact: 'word' as const })), ...endings(table)];
}

function endings(table: Table): Entry[] {
  return [endingOf(table), closingOf(table), lifeOf(table)].flatMap((ending) => {
    if (!ending) return [];
    const flag = (truth: boolean): Target => ({ kind: 'flag', column: ending.column, truth, score: 0.9 });
    return [
      ...ending.gone.flatMap((words) => entry(words, flag(true))),
      ...ending.present.flatMap((words) => entry(words, flag(false))),
    ].map((each) => ({ ...each, exact: 'form' as const }));
  });
}
