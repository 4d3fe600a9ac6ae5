import { z } from 'zod';
import type { Query } from '../read-only.ts';
import type { Lineage } from './types.ts';

/** Columns that the rules of a view read, through any number of views, in whatever schema those are. */
const READS = `
with recursive start as (
  select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1 and c.relname = any($2) and c.relkind in ('v', 'm')),
behind(start, view) as (
  select oid, oid from start
  union
  select b.start, d.refobjid from behind b
    join pg_rewrite r on r.ev_class = b.view
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass)
select s.relname as view, c.relname as table, a.attname as column
  from behind b
  join start s on s.oid = b.start
  join pg_rewrite r on r.ev_class = b.view
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
  join pg_class c on c.oid = d.refobjid
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = $1
  left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid and d.refobjsubid > 0
 where c.oid <> s.oid
union
select s.relname, '', case when d.refclassid = 'pg_proc'::regclass then 'function' else 'row' end
  from behind b
  join start s on s.oid = b.start
  join pg_rewrite r on r.ev_class = b.view
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
 where d.refclassid = 'pg_proc'::regclass or pg_get_viewdef(b.view) like '%.*%'`;

/** Tables whose rows are also rows of each other: inheritance, in both directions. */
const KIN = `
with recursive pairs(a, b) as (
  select inhrelid, inhparent from pg_inherits union select inhparent, inhrelid from pg_inherits),
kin(a, b) as (select a, b from pairs union select k.a, p.b from kin k join pairs p on p.a = k.b)
select x.relname as table, y.relname as kin
  from kin
  join pg_class x on x.oid = kin.a
  join pg_namespace n on n.oid = x.relnamespace
  join pg_class y on y.oid = kin.b and y.relnamespace = n.oid
 where n.nspname = $1 and x.relname = any($2) and x.oid <> y.oid`;

const GENERATED = `
select c.relname as table, g.attname as column, s.attname as source
  from pg_attribute g
  join pg_class c on c.oid = g.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef f on f.adrelid = g.attrelid and f.adnum = g.attnum
  join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid > 0
   and ((d.classid = 'pg_attrdef'::regclass and d.objid = f.oid)
     or (d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = g.attnum))
  join pg_attribute s on s.attrelid = c.oid and s.attnum = d.refobjsubid and s.attnum <> g.attnum
 where g.attgenerated <> '' and n.nspname = $1 and c.relname = any($2)`;

const readRow = z.object({ view: z.string(), table: z.string(), column: z.string().nullable() });
const kinRow = z.object({ table: z.string(), kin: z.string() });
const generatedRow = z.object({ table: z.string(), column: z.string(), source: z.string() });

/** Where the values of each table come from, when that is another table or column. */
export async function readLineage(
  query: Query,
  schema: string,
  names: readonly string[],
): Promise<(table: string) => Lineage> {
  const reads = z.array(readRow).parse(await query(READS, [schema, names]));
  const kin = z.array(kinRow).parse(await query(KIN, [schema, names]));
  const generated = z.array(generatedRow).parse(await query(GENERATED, [schema, names]));
  return (table) => {
    const own = reads.filter((row) => row.view === table);
    return {
      reads: own.filter((row) => row.table !== '').map((row) => ({ table: row.table, column: row.column })),
      wholeRows: own.some((row) => row.table === '' && row.column === 'row'),
      functions: own.some((row) => row.table === '' && row.column === 'function'),
      kin: kin.filter((row) => row.table === table).map((row) => row.kin),
      generated: generated
        .filter((row) => row.table === table)
        .map(({ column, source }) => ({ column, source })),
    };
  };
}
