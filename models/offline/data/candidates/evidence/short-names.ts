import { buildLexicon, type Lexicon } from '../../link/lexicon.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { remembered } from './remembered.ts';

const FIRST = /^(?:fn|fnm|fname|f_nm|gn|gname|first_?nm|fst_nm|vn|voornaam|given)$/i;
const LAST = /^(?:sn|snm|ln|lnm|lname|sname|l_nm|last_?nm|lst_nm|fam|famnm|achternaam|surnm)$/i;

export interface Read {
  model: Model;
  lexicon: Lexicon;
}

const named = remembered(modelNamed);
const lexiconOf = remembered((model: Model) => buildLexicon(model));

/** Tables of people whose first and last names are written so short that only the pair of them tells. */
export function withPeopleNamed({ model, lexicon }: Read): Read {
  const made = named(model);
  return made === model ? { model, lexicon } : { model: made, lexicon: lexiconOf(made) };
}

function modelNamed(model: Model): Model {
  const tables = model.tables.map(withNames);
  return tables.some((table, at) => table !== model.tables[at])
    ? { tables, byName: new Map(tables.map((table) => [table.name, table])) }
    : model;
}

function withNames(table: Table): Table {
  const text = table.columns.filter(({ kind, reference }) => kind === 'text' && !reference);
  const first = text.find(({ name }) => FIRST.test(name));
  const last = text.find(({ name }) => LAST.test(name));
  if (!first || !last || table.labels.includes(last)) return table;
  const labels: Column[] = [
    { ...first, words: ['first', 'name'] },
    { ...last, words: ['last', 'name'] },
  ];
  const now = (column: Column): Column =>
    (column === first ? labels[0] : column === last ? labels[1] : column) ?? column;
  return { ...table, columns: table.columns.map(now), labels, person: true };
}
