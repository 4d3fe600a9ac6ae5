import { entry } from '../../link/entry.ts';
import type { Lexicon } from '../../link/lexicon.ts';
import { daysBetween } from '../../link/phrases/computed.ts';
import type { Column, Table } from '../../schema/model.ts';

interface Named {
  name: string;
  column: Column;
}

/** A question that speaks of columns by names made for it, which stand for nothing else. */
export interface Reworded {
  /** The likeliest wording first. */
  texts: readonly string[];
  named: readonly Named[];
}

/** The days from one column to another, by a name that nothing else has. */
export const spanNamed = (table: Table, begin: Column, end: Column): Named => ({
  name: 'spanasked',
  column: daysBetween(table, begin, end),
});

/** Two days that are set against each other. */
export const daysNamed = (left: Column, right: Column): [Named, Named] => [
  { name: 'daydone', column: left },
  { name: 'dayplanned', column: right },
];

/** A lexicon that knows these names, too. */
export function withNames(lexicon: Lexicon, named: Reworded['named']): Lexicon {
  const entries = named.flatMap(({ name, column }) =>
    entry([name], { kind: 'column', column, score: 1 }).map((each) => ({ ...each, exact: 'form' as const })),
  );
  const byFirst = new Map(lexicon.byFirst);
  for (const each of entries) if (each.words[0]) byFirst.set(each.words[0], [each]);
  return { ...lexicon, entries: [...lexicon.entries, ...entries], byFirst };
}
