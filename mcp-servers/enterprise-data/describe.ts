import type { Catalogue, Column, Table } from './catalogue/types.ts';

const MAX_SCHEMA_BYTES = 120_000;

/** The database as `schema://database` tells it. In a very large one, values and comments give way to the names. */
export function describeDatabase(catalogue: Catalogue): string {
  const full = JSON.stringify({ database: catalogue.database, tables: catalogue.tables.map(describeTable) });
  if (Buffer.byteLength(full) <= MAX_SCHEMA_BYTES) return full;
  const tables = catalogue.tables.map(describeTable).map((table) => ({
    ...table,
    columns: table.columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
  }));
  return JSON.stringify({
    database: catalogue.database,
    tables,
    note: 'Shortened: describe_table gives the comments, values and ranges of a table.',
  });
}

export function describeTable(table: Table) {
  return {
    name: table.name,
    ...(table.kind === 'view' ? { kind: 'view' } : {}),
    ...(table.comment ? { comment: table.comment } : {}),
    rows: table.rows,
    ...(table.estimated ? { rowsEstimated: true } : {}),
    primaryKey: table.primaryKey,
    columns: table.columns.map(describeColumn),
    foreignKeys: table.foreignKeys,
  };
}

function describeColumn({ name, type, nullable, comment, values, min, max }: Column) {
  return {
    name,
    type,
    nullable,
    ...(comment ? { comment } : {}),
    ...(values ? { values } : {}),
    ...(min === undefined ? {} : { min, max }),
  };
}

/** The foreign keys of other tables that lead here. */
export function referencedBy(catalogue: Catalogue, table: Table) {
  return catalogue.tables.flatMap((other) =>
    other.foreignKeys
      .filter((key) => key.table === table.name)
      .map((key) => ({ table: other.name, columns: key.columns, references: key.references })),
  );
}

/**
 * What is known of the company: the comment of the schema, when it is a JSON object. Another database has none; then
 * only its name is known, and nothing is made up.
 */
export function describeCompany(catalogue: Catalogue): string {
  const known = parseObject(catalogue.comment);
  const about = known ?? (catalogue.comment ? { about: catalogue.comment } : {});
  return JSON.stringify({ database: catalogue.database, schema: catalogue.schema, ...about });
}

function parseObject(text: string | undefined): Record<string, unknown> | undefined {
  if (!text?.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
