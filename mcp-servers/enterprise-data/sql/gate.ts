import { sql } from 'kysely';
import type { Catalogue, Table } from '../catalogue/types.ts';
import { didYouMean, listed } from '../query/names.ts';
import { compileSql, list } from '../query/sql.ts';
import { type Parsed, parseOne, type Tree } from './parse.ts';
import { refuse } from './refuse.ts';
import { type TableName, tablesRead } from './walk.ts';

export interface Admitted {
  /** What is sent to the database. */
  text: string;
  /** The tables that it reads. */
  tables: Table[];
  explains: boolean;
}

export interface GateOptions {
  /** What the caller may see. */
  catalogue: Catalogue;
  /** Tables of which the caller may see a part only. */
  partial: ReadonlySet<string>;
  maxRows: number;
}

/**
 * Lets one SELECT through whose every construct, function, type and table is known to only read what its caller may.
 * A table that is seen in part is replaced by a query of the visible columns, so that nothing can name the others:
 * not a star, not a row as a whole, not a plan, not an error.
 */
export function admit(text: string, options: GateOptions): Admitted {
  const parsed = parseOne(text);
  const explained = parsed.statement['ExplainStmt'] as { query?: Tree; options?: Tree[] } | undefined;
  const select = explained ? (explained.query ?? {}) : parsed.statement;
  if (!('SelectStmt' in select)) refuse('Only SELECT is allowed.', 'Write one SELECT.');
  const named = tablesRead(select, { types: typesOf(options.catalogue) }).map((name) => ({
    ...name,
    table: visibleTable(options.catalogue, name),
  }));
  const tables = [...new Set(named.map(({ table }) => table))];
  const rewritten = rewrite(parsed, named, options);
  if (!explained) return { text: wrapped(rewritten, tables, options), tables, explains: false };
  checkExplain(explained.options ?? [], tables, options);
  return { text: rewritten, tables, explains: true };
}

function visibleTable(catalogue: Catalogue, { schema, name }: TableName): Table {
  const table =
    schema === undefined || schema === catalogue.schema
      ? catalogue.tables.find((known) => known.name === name)
      : undefined;
  if (table) return table;
  const names = catalogue.tables.map((known) => known.name);
  const asked = schema === undefined ? name : `${schema}.${name}`;
  return refuse(`There is no table "${asked}".`, `${didYouMean(name, names)}Known: ${listed(names)}.`);
}

/** Types like an enum of the database, under the name with its schema. */
function typesOf(catalogue: Catalogue): ReadonlySet<string> {
  const own = catalogue.tables.flatMap((table) =>
    table.columns.filter((column) => column.kind === 'enum').map((column) => column.type),
  );
  return new Set(own);
}

/** Writes each table with its schema: unqualified names are looked up in pg_catalog alone. */
function rewrite(parsed: Parsed, named: (TableName & { table: Table })[], options: GateOptions): string {
  const bytes = Buffer.from(parsed.text);
  const pieces: string[] = [];
  let from = 0;
  for (const { at, schema, table } of [...named].sort((a, b) => a.at - b.at)) {
    const first = parsed.tokens.findIndex((token) => token.start === at);
    const last = parsed.tokens[schema === undefined ? first : first + 2];
    if (first < 0 || !last) refuse('A table name cannot be read.', 'Write it as table or schema.table.');
    pieces.push(bytes.subarray(from, at).toString(), written(table, options));
    from = last.end;
  }
  return pieces.join('') + bytes.subarray(from).toString();
}

function written(table: Table, { catalogue, partial }: GateOptions): string {
  const name = quoted(table.name);
  return partial.has(table.name) ? name : `${quoted(catalogue.schema)}.${name}`;
}

function quoted(name: string): string {
  return compileSql(sql.id(name)).text;
}

function wrapped(text: string, tables: readonly Table[], options: GateOptions): string {
  const views = tables
    .filter((table) => options.partial.has(table.name))
    .map((table) => {
      const columns = list(table.columns.map((column) => sql.id(column.name)));
      const from = sql.id(options.catalogue.schema, table.name);
      return compileSql(sql`${sql.id(table.name)} as not materialized (select ${columns} from ${from})`).text;
    });
  const head = views.length > 0 ? `with ${views.join(', ')} ` : '';
  return `${head}select * from (${text}\n) as result limit ${options.maxRows + 1}`;
}

/** A plan names what a view or a restriction hides, and ANALYZE would run it without a limit of rows. */
function checkExplain(given: Tree[], tables: readonly Table[], options: GateOptions): void {
  const names = given.map((option) => String((option['DefElem'] as Tree | undefined)?.['defname']));
  if (names.some((name) => !['costs', 'verbose', 'format'].includes(name)))
    refuse('EXPLAIN is allowed without ANALYZE only.', 'Write EXPLAIN SELECT ….');
  if (options.partial.size > 0 || tables.some((table) => table.kind === 'view'))
    refuse('The plan of this query is not shown.', 'Run the query itself.');
}
