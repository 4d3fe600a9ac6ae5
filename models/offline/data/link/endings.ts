import { endOf } from '../plan/semantics.ts';
import type { Column, Table } from '../schema/model.ts';

/** How people say that a row has ended, and that it has not, where the table keeps the day it ends. */
export interface Ending {
  column: Column;
  gone: string[][];
  present: string[][];
}

export function endingOf(table: Table): Ending | undefined {
  const column = table.validity ? undefined : endOf(table);
  if (!column) return undefined;
  const gone = table.person
    ? ['left', 'leave', 'gone', 'departed', 'quit', 'resigned', 'former', 'ex']
    : ['ended', 'former'];
  const present = table.person && table.staff ? ['employ', 'employed', 'on staff', 'on the payroll'] : [];
  const split = (phrases: string[]): string[][] => phrases.map((phrase) => phrase.split(' '));
  return { column, gone: split(gone), present: split(present) };
}
