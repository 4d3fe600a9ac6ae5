import { cell } from '../../answer/format.ts';
import { buildLexicon } from '../../link/lexicon.ts';
import type { Fetch, Query } from '../../plan/query.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import type { Read } from './short-names.ts';

/** One table that keeps the codes of many columns: which column, which code, what it means. */
export interface SharedCodes {
  table: Table;
  topic: Column;
  code: Column;
  meaning: Column;
}

const MOST_CODES = 300;

/** The table of all codes, where there is one and no key says what it belongs to. */
export function sharedCodesOf({ tables }: Model): SharedCodes | undefined {
  return tables.flatMap((table) => sharedIn(table, tables))[0];
}

function sharedIn(table: Table, tables: readonly Table[]): SharedCodes[] {
  const { columns, foreignKeys, primaryKey, rows } = table;
  const keys = columns.filter(({ name, kind }) => primaryKey.includes(name) && kind === 'text');
  const [meaning, more] = columns.filter(({ name, kind }) => !primaryKey.includes(name) && kind === 'text');
  const [topic, code] = keys.toSorted((a, b) => (a.values?.length ?? rows) - (b.values?.length ?? rows));
  const kept = tables.some((other) => other.foreignKeys.some((key) => key.table === table.name));
  const fits = keys.length === 2 && primaryKey.length === 2 && foreignKeys.length === 0 && !kept;
  return fits && topic && code && meaning && !more && rows <= MOST_CODES
    ? [{ table, topic, code, meaning }]
    : [];
}

const told = new WeakMap<Model, { rows: string; made: Read }>();

/** The model with what each code means told beside its column, as a comment would. */
export function withSharedCodes(
  model: Model,
  shared: SharedCodes,
  fetch: Fetch,
): Read | 'pending' | undefined {
  const { table, topic, code, meaning } = shared;
  const names = [topic.name, code.name, meaning.name];
  const query: Query = { table: table.name, columns: names, limit: MOST_CODES };
  const result = fetch(query, `look up what the codes of ${table.name} mean`);
  if (result.kind === 'pending') return 'pending';
  if (result.kind === 'error' || result.result.truncated) return undefined;
  const rows = result.result.rows.map((row) => names.map((name, at) => String(cell(row, name, at) ?? '')));
  const id = JSON.stringify(rows);
  const known = told.get(model);
  if (known?.rows === id) return known.made;
  const tables = model.tables.filter((each) => each !== table).map((each) => withCodes(each, rows));
  const named = { tables, byName: new Map(tables.map((each) => [each.name, each])) };
  const made = { model: named, lexicon: buildLexicon(named) };
  told.set(model, { rows: id, made });
  return made;
}

function withCodes(table: Table, rows: readonly string[][]): Table {
  const changed = new Map(table.columns.map((column) => [column, withMeanings(column, rows)]));
  const now = (column: Column): Column => changed.get(column) ?? column;
  return { ...table, columns: table.columns.map(now), labels: table.labels.map(now) };
}

function withMeanings(column: Column, rows: readonly string[][]): Column {
  const { kind, values, reference, primary, codes } = column;
  if (kind !== 'text' || !values || reference || primary || codes.size > 0) return column;
  const topics = [...new Set(rows.map(([topic = '']) => topic))].filter((topic) => {
    const known = rows.filter(([each]) => each === topic).map(([, code]) => code);
    return values.every((value) => known.includes(value)) && isAbout(topic, column);
  });
  const [topic, more] = topics.toSorted((a, b) => a.length - b.length);
  if (topic === undefined || more !== undefined) return column;
  const own = rows.filter(([each]) => each === topic);
  return {
    ...column,
    codes: new Map(own.map(([, code = '', meaning = '']) => [code, meaning.toLowerCase()])),
  };
}

const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** "WKTYP" is about `wrk.typ`, "FUEL" about `veh.fuel`: the letters come in the same order. */
function isAbout(topic: string, { table, name }: Column): boolean {
  const [letters, own] = [lettersOf(topic), lettersOf(name)];
  if (letters === own) return true;
  const whole = `${lettersOf(table)}${own}`;
  let at = -1;
  for (const letter of letters) {
    at = whole.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return at >= lettersOf(table).length && letters[0] === whole[0];
}
