import { endOf } from '../../plan/semantics.ts';
import type { Column, Table } from '../../schema/model.ts';
import { isDay } from '../evidence/columns.ts';
import { mentionOfColumn } from '../evidence/link.ts';
import { type Span, surely } from '../evidence/span.ts';
import type { Option } from './slot.ts';

const OPEN =
  /^(?:still|yet|now|today|currently|current|presently|ongoing|running|open|unfinished|outstanding|unreturned|unpaid|away|out|pending|unresolved|unclosed|active|remaining)$/;
const MOST = 3;

const isEnd = (table: Table, column: Column): boolean => column === endOf(table);

/** "Still away", "in place today": rows whose end has no day yet. */
export function openOptions(base: Table, { word, ...span }: Span & { word: string }): Option[] {
  if (base.validity || !OPEN.test(word)) return [];
  const ends = base.columns.filter((column) => column.nullable && isDay(column));
  return ends
    .toSorted((a, b) => Number(isEnd(base, b)) - Number(isEnd(base, a)))
    .slice(0, MOST)
    .map((column, index): Option => {
      const mention = mentionOfColumn(column, span);
      return {
        condition: { kind: 'missing', exclude: false, surface: mention.surface, mention },
        score: (ends.length === 1 ? 0.55 : 0.4) - index * 0.05,
        uses: [surely(span)],
        traits: [
          'open-state',
          `open-state:${isEnd(base, column) ? 'end' : 'other'}:${Math.min(ends.length, 3)}`,
        ],
      };
    });
}
