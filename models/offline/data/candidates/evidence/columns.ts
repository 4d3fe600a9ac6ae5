import type { Column, Table } from '../../schema/model.ts';

/** Numbers that tell how much or how many. */
export const isFigure = ({ kind, primary, reference }: Column): boolean =>
  kind === 'number' && !primary && !reference;

/** Columns whose different values can be counted or ranked. */
export const isNameOrKey = ({ kind, primary, reference }: Column): boolean =>
  (kind === 'text' || reference !== undefined) && !primary;

const BESIDE_THE_ROW = /\b(?:birth|updated|modified)\b/;

/** Days on which something became of a row. */
export const isDay = ({ kind, words }: Column): boolean =>
  kind === 'date' && !BESIDE_THE_ROW.test(words.join(' '));

/** The name by which a key is told from its rivals. */
export const idOfKey = ({ table, name }: Column): string => `${table}.${name}`;

/** The keys of a table that lead to another one. */
export const keysTo = (table: Table, parent: string): Column[] =>
  table.columns.filter(({ reference }) => reference?.table === parent);
