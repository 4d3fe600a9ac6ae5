import { singular } from '../language/singular.ts';
import { personNouns, staffNouns } from '../language/thesaurus.ts';
import { codesIn } from './codes.ts';
import { cutsOfName, partsOfName, splitName, type Vocabulary } from './names.ts';
import type { DatabaseSchema, ForeignKey, SchemaColumn, SchemaTable } from './schema.ts';
import { learnVocabulary } from './vocabulary.ts';

export type ColumnKind = 'number' | 'date' | 'boolean' | 'text' | 'other';

export interface Column {
  table: string;
  name: string;
  kind: ColumnKind;
  type: string;
  nullable: boolean;
  words: string[];
  /** Which of the words are written shorter in the name, and how. */
  cuts: ReadonlyMap<string, string>;
  comment?: string;
  values?: string[];
  min?: string;
  max?: string;
  primary: boolean;
  /** The foreign key the column is the only column of. */
  reference?: ForeignKey;
  /** What codes mean, where the comment says so: `A` → active. */
  codes: Map<string, string>;
  /** The unit of a figure that is worked out: days between two dates. */
  unit?: string;
  /** Not a column of its own but the arithmetic of two. */
  expression?: {
    left: string;
    operator: '*' | '-';
    right: string;
    /** A side that another table holds. */
    leftColumn?: Column;
    rightColumn?: Column;
  };
}

/** How a table that keeps earlier versions says which row holds now. */
export interface Validity {
  from?: Column;
  to?: Column;
  flag?: Column;
  /** The far date that stands for "no end". */
  sentinel?: string;
}

export interface Table {
  name: string;
  words: string[];
  /** Which of the words are written shorter in the name, and how. */
  cuts: ReadonlyMap<string, string>;
  comment?: string;
  rows: number;
  /** Rows of other tables, chosen by a condition: which of their columns may be empty is not known. */
  view?: boolean;
  columns: Column[];
  primaryKey: string[];
  foreignKeys: ForeignKey[];
  /** Columns by which a reader knows a row. */
  labels: Column[];
  person: boolean;
  staff: boolean;
  validity?: Validity;
}

export interface Model {
  tables: Table[];
  byName: Map<string, Table>;
}

/** Everything about a schema that does not depend on the question. */
export function buildModel(schema: DatabaseSchema): Model {
  const vocabulary = learnVocabulary(schema);
  const prefix = sharedPrefix(schema);
  const tables = schema.tables.map((table) => toTable(table, vocabulary, prefix));
  return { tables, byName: new Map(tables.map((table) => [table.name, table])) };
}

/** What most tables begin with says nothing about any of them: `mk_stall`, `mk_trader`. */
function sharedPrefix({ tables }: DatabaseSchema): string | undefined {
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const [first, second] = partsOfName(name, 'table');
    if (first !== undefined && second !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most && most[1] >= 4 && most[1] * 2 > tables.length ? most[0] : undefined;
}

export function columnOf(model: Model, table: string, name: string): Column | undefined {
  return model.byName.get(table)?.columns.find((column) => column.name === name);
}

function toTable(table: SchemaTable, vocabulary: Vocabulary, prefix: string | undefined): Table {
  const columns = table.columns.map((column) => toColumn(table, column, vocabulary));
  const [first, ...rest] = partsOfName(table.name, 'table');
  const bare = first === prefix && rest.length > 0 ? rest.join('_') : table.name;
  const words = splitName(bare, 'table', vocabulary);
  const head = words.findLast((word) => !/^(master|table|data|list|record|detail|info)$/.test(word)) ?? '';
  const personal =
    columns.some((column) =>
      /^(first|last|full|given|family|fore|sur) ?name$|birth/.test(column.words.join(' ')),
    ) && columns.length > 2;
  return {
    name: table.name,
    words,
    cuts: cutsOfName(table.name, vocabulary),
    ...(table.comment ? { comment: table.comment } : {}),
    rows: table.rows,
    ...(table.kind === 'view' ? { view: true } : {}),
    columns,
    primaryKey: table.primaryKey,
    foreignKeys: table.foreignKeys,
    labels: labelsOf(columns, { words, rows: table.rows }),
    person: personNouns.has(head) || personal || isOfPeople(table.comment),
    staff: staffNouns.has(head) || columns.some((column) => /hire|salary/i.test(column.name)),
    ...validityOf(columns),
  };
}

/** "Members (farmers) of the cooperative" */
function isOfPeople(comment: string | null | undefined): boolean {
  const [first = ''] = /^\p{L}+/u.exec(comment ?? '') ?? [];
  return personNouns.has(singular(first.toLowerCase()));
}

function toColumn(table: SchemaTable, column: SchemaColumn, vocabulary: Vocabulary): Column {
  const reference = table.foreignKeys.find(
    (key) => key.columns.length === 1 && key.columns[0] === column.name,
  );
  const comment = column.comment ?? undefined;
  const values = column.values ?? undefined;
  return {
    table: table.name,
    name: column.name,
    kind: kindOf(column.type),
    type: column.type,
    nullable: column.nullable,
    words: splitName(column.name, 'column', vocabulary),
    cuts: cutsOfName(column.name, vocabulary),
    ...(comment ? { comment } : {}),
    ...(values ? { values } : {}),
    ...(column.min ? { min: column.min } : {}),
    ...(column.max ? { max: column.max } : {}),
    primary: table.primaryKey.includes(column.name),
    ...(reference ? { reference } : {}),
    codes: codesIn(comment, values),
  };
}

function kindOf(type: string): ColumnKind {
  if (/bool/i.test(type)) return 'boolean';
  if (/date|timestamp/i.test(type)) return 'date';
  if (
    /int|numeric|decimal|real|double|float|money|serial|number/i.test(type) &&
    !/interval|point/i.test(type)
  )
    return 'number';
  return /char|text|enum|uuid|string|user-defined|citext|name/i.test(type) || type === '' ? 'text' : 'other';
}

const labelOrder = [
  /^(full ?)?name$/,
  /^title$/,
  /^(display|short|long) ?name$/,
  /\bname$/,
  /\btitle$/,
  /\blabel$/,
  /^(subject|headline|caption)$/,
];

function labelsOf(columns: readonly Column[], table: { words: readonly string[]; rows: number }): Column[] {
  const text = columns.filter((column) => column.kind === 'text' && column.reference === undefined);
  const named = (pattern: RegExp): Column | undefined =>
    text.find((column) => pattern.test(column.words.join(' ')));
  const first = named(/^(first|given|fore) ?name$|^vorname$/);
  const last = named(/^(last|family|sur) ?name$|^nachname$/);
  if (first && last) return [first, last];
  const own = text.filter((column) => isOwnName(column, table.words));
  for (const pattern of labelOrder) {
    const found = own.find((column) => pattern.test(column.words.join(' ')));
    if (found) return [found];
  }
  const byTable = text.find(
    (column) => column.words.length === 1 && table.words.includes(column.words[0] ?? ''),
  );
  const coded = text.filter((column) => ownCode.test(column.name) && !foreignCode.test(column.name));
  const described = text.find((column) => isDescription(column));
  const foreign = labelOrder.map(named).find((column) => column !== undefined);
  const chosen =
    byTable ??
    described ??
    coded.find((column) => !column.primary && isOfTable(column, table.words)) ??
    foreign ??
    coded.find((column) => !column.primary) ??
    telling(text, table.rows) ??
    coded[0];
  return chosen ? [chosen] : [];
}

/** The number of the row itself: route_no of the bus routes. */
function isOfTable({ words }: Column, table: readonly string[]): boolean {
  return words.some((word) => table.includes(word));
}

const sayingLittle =
  /^(full|display|short|long|official|common|legal|trade|company|brand|nick|public|main|name|title|label|subject|headline|caption|location|site|organisation|short|print|screen)$/;

/** "driver name" of a delivery is another's name: its own has only words of the table, or such as say little. */
function isOwnName(column: Column, table: readonly string[]): boolean {
  return column.words.every((word) => sayingLittle.test(word) || table.includes(word));
}

/** The short text by which rows of a catalogue are known. */
function isDescription({ words, nullable, primary }: Column): boolean {
  return words.at(-1) === 'description' && !nullable && !primary;
}

const ownCode = /code|number|no$|isbn|plate|reference|symbol|sku/i;
/** Codes of something else than the row. */
const foreignCode = /country|ctry|currency|lang|zip|post|tax|vat|region|phone/i;

const mayDiffer = ({ values }: Column, rows: number): boolean =>
  values === undefined || values.length >= rows;

/** Who minds a thing has a name of his own, and is not the thing. */
const another =
  /^(?:keeper|owner|holder|warden|caretaker|contact|driver|tenant|occupant|lead|head|chair|director)$/;

const untelling =
  /note|comment|body|address|url|mail|password|phone|remark|summary|content|uuid|hash|status|state|type|kind|category|city|town|country|street|reason/i;

/** A text that every row has, and each another: a sign, a place. */
function telling(text: readonly Column[], rows: number): Column | undefined {
  return text.find(
    (column) =>
      !column.nullable &&
      !column.primary &&
      !untelling.test(column.name) &&
      !another.test(column.words.at(-1) ?? '') &&
      column.codes.size === 0 &&
      mayDiffer(column, rows) &&
      !/enum|user-defined/i.test(column.type),
  );
}

const fromName =
  /^(valid|effective|active|start|begin)_?(from|start|since|date|on)?$|^(from_date|start_date|since)$/i;
const toName =
  /^(valid|effective|active|end)_?(to|until|till|end|thru|through|date|on)?$|^(to_date|end_date|until)$/i;

function validityOf(columns: readonly Column[]): { validity?: Validity } {
  const flag = columns.find(
    (column) => column.kind === 'boolean' && /^(is_)?current$|^is_latest$|^latest$/i.test(column.name),
  );
  const explicit = columns.some(
    (column) => /^(valid|effective)/i.test(column.name) || /^(from|to)_date$/i.test(column.name),
  );
  const from = columns.find((column) => column.kind === 'date' && fromName.test(column.name));
  const to = columns.find((column) => column.kind === 'date' && toName.test(column.name) && column !== from);
  if (flag) return { validity: { flag, ...(from ? { from } : {}), ...(to ? { to } : {}) } };
  if (!explicit || !from || !to) return {};
  const sentinel = isSentinel(to.max) ? { sentinel: to.max?.slice(0, 10) ?? '' } : {};
  return { validity: { from, to, ...sentinel } };
}

/** A far future date that designers write for "never". */
export function isSentinel(date: string | undefined): boolean {
  return /^(9999|2999|3000|2200|2199|2100|2099)-/.test(date ?? '');
}
