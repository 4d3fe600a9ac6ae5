import { z } from 'zod';
import type { ReadOnlyDatabase } from '../read-only.ts';
import { readLineage } from './lineage.ts';
import type { Catalogue, Column, ForeignKey, Lineage, Table, ValueKind } from './types.ts';

const TABLES = `
select c.relname as name, c.oid::int8 as oid, c.relkind in ('v', 'm') as is_view, c.reltuples::float8 as estimate,
       obj_description(c.oid, 'pg_class') as comment
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
   and ($2::text[] is null or c.relname = any($2))
   and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select')
 order by c.relname collate "C"`;

const COLUMNS = `
select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       not (a.attnotnull or t.typnotnull) as nullable, col_description(c.oid, a.attnum) as comment,
       b.typname as base, b.typtype as class, b.typcategory as category,
       case when b.typtype = 'e' then array(
         select e.enumlabel::text from pg_enum e where e.enumtypid = b.oid order by e.enumsortorder) end as labels
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
 where n.nspname = $1 and c.relname = any($2) and a.attnum > 0 and not a.attisdropped
   and has_column_privilege(c.oid, a.attnum, 'select')
 order by c.relname, a.attnum`;

const KEYS = `
select c.relname as table, k.contype as type, f.relname as target,
       array(select a.attname::text from unnest(k.conkey) with ordinality u(n, i)
               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.i) as columns,
       array(select a.attname::text from unnest(k.confkey) with ordinality u(n, i)
               join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.i) as references
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_class f on f.oid = k.confrelid and f.relnamespace = n.oid
 where n.nspname = $1 and c.relname = any($2) and k.conparentid = 0
   and (k.contype = 'p' or (k.contype = 'f' and f.relname = any($2)))
 order by c.relname, k.conname`;

const SCHEMA = `
select current_database() as database,
       (select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = $1) as comment`;

const text = z.string().nullable();
const tableRow = z.object({
  name: z.string(),
  oid: z.number(),
  is_view: z.boolean(),
  estimate: z.number(),
  comment: text,
});
const columnRow = z.object({
  table: z.string(),
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  comment: text,
  base: z.string(),
  class: z.string(),
  category: z.string(),
  labels: z.array(z.string()).nullable(),
});
const keyRow = z.object({
  table: z.string(),
  type: z.string(),
  target: text,
  columns: z.array(z.string()),
  references: z.array(z.string()),
});
const schemaRow = z.object({ database: z.string(), comment: text });

export interface StructureOptions {
  schema: string;
  /** Allowlist; unset = every table and view of the schema that the connection may read. */
  tables: readonly string[] | undefined;
  signal: AbortSignal;
}

/** Reads tables, columns, types, comments and keys from the catalogue of any PostgreSQL database. */
export async function readStructure(
  database: ReadOnlyDatabase,
  options: StructureOptions,
): Promise<Catalogue> {
  return database.read(options.signal, async (query) => {
    const tables = z.array(tableRow).parse(await query(TABLES, [options.schema, options.tables ?? null]));
    const names = tables.map((table) => table.name);
    const columns = z.array(columnRow).parse(await query(COLUMNS, [options.schema, names]));
    const keys = z.array(keyRow).parse(await query(KEYS, [options.schema, names]));
    const lineage = await readLineage(query, options.schema, names);
    const [schema] = z.array(schemaRow).parse(await query(SCHEMA, [options.schema]));
    return {
      database: schema?.database ?? '',
      schema: options.schema,
      ...optional('comment', schema?.comment),
      tables: tables.map((row) => tableOf({ ...row, lineage: lineage(row.name) }, columns, keys)),
    };
  });
}

type ColumnRow = z.output<typeof columnRow>;
type KeyRow = z.output<typeof keyRow>;

type TableRow = z.output<typeof tableRow> & { lineage: Lineage };

function tableOf(row: TableRow, columns: ColumnRow[], keys: KeyRow[]): Table {
  const own = columns.filter((column) => column.table === row.name).map(columnOf);
  const mine = keys.filter((key) => key.table === row.name);
  return {
    name: row.name,
    oid: row.oid,
    lineage: row.lineage,
    kind: row.is_view ? 'view' : 'table',
    ...optional('comment', row.comment),
    rows: Math.max(0, Math.round(row.estimate)),
    estimated: true,
    primaryKey: mine.find((key) => key.type === 'p')?.columns ?? [],
    columns: own,
    foreignKeys: mine.filter((key) => key.type === 'f').map(foreignKeyOf),
  };
}

function foreignKeyOf(key: KeyRow): ForeignKey {
  return { columns: key.columns, table: key.target ?? '', references: key.references };
}

function columnOf(row: ColumnRow): Column {
  return {
    name: row.name,
    type: row.type,
    kind: kindOf(row),
    integer: ['int2', 'int4', 'int8'].includes(row.base),
    nullable: row.nullable,
    ...optional('comment', row.comment),
    ...(row.labels ? { values: row.labels } : {}),
  };
}

const KIND_BY_TYPE: Readonly<Record<string, ValueKind>> = {
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  time: 'time',
  timetz: 'time',
  interval: 'interval',
  uuid: 'uuid',
  json: 'json',
  jsonb: 'json',
  oid: 'other',
};

/** PostgreSQL's type categories (pg_type.typcategory). */
const KIND_BY_CATEGORY: Readonly<Record<string, ValueKind>> = {
  A: 'array',
  B: 'boolean',
  E: 'enum',
  N: 'number',
  S: 'text',
  Z: 'text',
};

function kindOf(row: Pick<ColumnRow, 'base' | 'category' | 'type'>): ValueKind {
  return (
    KIND_BY_TYPE[row.base] ??
    (row.base.startsWith('reg') ? 'other' : (KIND_BY_CATEGORY[row.category] ?? 'other'))
  );
}

function optional<K extends string>(key: K, value: string | null | undefined): Partial<Record<K, string>> {
  return value ? ({ [key]: value } as Record<K, string>) : {};
}
