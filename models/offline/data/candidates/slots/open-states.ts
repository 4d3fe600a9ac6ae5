import { endOf } from '../../plan/semantics.ts';
import type { Column, Table } from '../../schema/model.ts';
import type { Option } from './slot.ts';

const OPEN =
  /^(?:still|yet|now|today|currently|current|presently|ongoing|running|open|unfinished|outstanding|unreturned|unpaid|away|out|pending|unresolved|unclosed|active|remaining)$/;
const MOST = 3;

const isEnd = (table: Table, column: Column): boolean => column === endOf(table);

/** "Still away", "in place today": rows whose end has no day yet. */
export function openOptions(
  base: Table,
  { word, start, end }: { word: string; start: number; end: number },
): Option[] {
  if (base.validity || !OPEN.test(word)) return [];
  const ends = base.columns.filter(
    ({ kind, nullable, words }) =>
      kind === 'date' && nullable && !/\b(?:birth|updated|modified)\b/.test(words.join(' ')),
  );
  return ends
    .toSorted((a, b) => Number(isEnd(base, b)) - Number(isEnd(base, a)))
    .slice(0, MOST)
    .map((column, index): Option => {
      const surface = column.words.join(' ');
      return {
        condition: {
          kind: 'missing',
          exclude: false,
          surface,
          mention: {
            start,
            end,
            surface,
            targets: [{ kind: 'column', column, score: 0.8 }],
            relation: false,
          },
        },
        score: (ends.length === 1 ? 0.55 : 0.4) - index * 0.05,
        uses: [{ start, end, strength: 1 }],
        traits: [
          'open-state',
          `open-state:${isEnd(base, column) ? 'end' : 'other'}:${Math.min(ends.length, 3)}`,
        ],
      };
    });
}
