import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import type { Catalogue } from '../catalogue/types.ts';
import { findTable } from './names.ts';
import { describePaths, type Edge, edgesOf, shortestPaths } from './paths.ts';
import type { Scope, Source } from './scope.ts';
import type { Sql } from './sql.ts';

export interface WithoutOptions {
  scope: Scope;
  /** `table`, or `table@fk_column` when several foreign keys connect the two. */
  ref: string;
}

/** `not exists` over the shortest chain of foreign keys from the query's table to the one that must have no row. */
export function withoutRows(catalogue: Catalogue, schema: string, { scope, ref }: WithoutOptions): Sql {
  const at = ref.lastIndexOf('@');
  const exact = catalogue.tables.some((table) => table.name === ref);
  const name = exact || at <= 0 ? ref : ref.slice(0, at);
  const role = name === ref ? undefined : ref.slice(at + 1);
  const target = findTable(catalogue, name).name;
  const edges = edgesOf(catalogue).filter(
    (edge) => role === undefined || edge.to !== target || matches(edge, role),
  );
  const chain = oneChain(scope.base, target, edges);
  const steps = chain.map((edge, i) => ({
    edge,
    from: i === 0 ? scope.base.alias : `n${i}`,
    alias: `n${i + 1}`,
  }));
  const from = sql.join(
    steps.map(({ edge, alias }) => sql`${sql.id(schema, edge.to)} as ${sql.id(alias)}`),
    sql`, `,
  );
  const on = steps.flatMap(({ edge, from: left, alias }) =>
    edge.on.map(([a, b]) => sql`${sql.id(left, a)} = ${sql.id(alias, b)}`),
  );
  return sql`not exists (select 1 from ${from} where ${sql.join(on, sql` and `)})`;
}

function matches(edge: Edge, role: string): boolean {
  return edge.key.columns.some((column) => role === column || role === `${edge.owner}.${column}`);
}

/** Rows of another table that belong to ours come before a row that ours points at. */
function oneChain(base: Source, target: string, edges: Edge[]): Edge[] {
  const paths = shortestPaths(edges, [base], target);
  const children = paths.filter((path) => path.edges[0]?.many);
  const [first, second] = children.length > 0 ? children : paths;
  if (first && !second) return first.edges;
  if (!first) {
    throw new ParleyError('invalid_input', `No foreign keys connect "${base.table.name}" and "${target}".`, {
      hint: 'Read schema://database for the foreign keys.',
    });
  }
  throw new ParleyError('invalid_input', `There are several ways from "${base.table.name}" to "${target}".`, {
    hint: `Say which: ${describePaths(paths)}.`,
  });
}
