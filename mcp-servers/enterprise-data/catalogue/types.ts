/** What a column's values are for a query, whatever their exact PostgreSQL type. */
export type ValueKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'interval'
  | 'uuid'
  | 'enum'
  | 'array'
  | 'json'
  | 'other';

export interface Column {
  name: string;
  /** As PostgreSQL writes it: `numeric(12,2)`. */
  type: string;
  kind: ValueKind;
  /** Whole numbers only; compared without losing an index. */
  integer: boolean;
  nullable: boolean;
  comment?: string;
  /** All values, when there are few. */
  values?: string[];
  min?: string | number;
  max?: string | number;
}

export interface ForeignKey {
  columns: string[];
  /** The referenced table. */
  table: string;
  references: string[];
}

/** Where values come from, so that a restriction also holds for what is made from its column. */
export interface Lineage {
  /** What a view reads; `column` is null for the table as such. */
  reads: { table: string; column: string | null }[];
  /** A view that takes rows as a whole: which columns it shows is not known. */
  wholeRows: boolean;
  /** A view that calls functions of the database: what those read is not known. */
  functions: boolean;
  /** Tables that share rows with this one by inheritance. */
  kin: string[];
  generated: { column: string; source: string }[];
}

export interface Table {
  name: string;
  /** PostgreSQL's id: another one means that the table was made anew. */
  oid: number;
  lineage: Lineage;
  kind: 'table' | 'view';
  comment?: string;
  rows: number;
  /** Whether `rows` is the planner's estimate. */
  estimated: boolean;
  primaryKey: string[];
  columns: Column[];
  foreignKeys: ForeignKey[];
}

/** The tables that may be read, with everything that a query needs to know about them. */
export interface Catalogue {
  database: string;
  schema: string;
  /** The schema's comment; when it is a JSON object, it is the company's configuration. */
  comment?: string;
  tables: Table[];
}

/** A column that only callers with the scope may see; the column `*` stands for the whole table. */
export interface Restriction {
  table: string;
  column: string;
  scope: string;
}
