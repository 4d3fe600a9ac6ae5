import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import type { Catalogue } from '../catalogue/types.ts';
import { type AggregateColumn, aggregateOf } from './aggregates.ts';
import { expressionOf, type GroupKey, groupKeyOf } from './expression.ts';
import { multiplied } from './fan-out.ts';
import { conditionOf, unmatchedValue } from './filters.ts';
import type { QueryInput } from './input.ts';
import { columnNames, didYouMean, listed } from './names.ts';
import { createScope, type Scope, type Source } from './scope.ts';
import { type CompiledSql, clause, compileSql, list, type Sql } from './sql.ts';
import { withoutRows } from './without.ts';

/** A column of the result: its name for the caller, how it is calculated, and how it is sent. */
interface Output {
  name: string;
  sql: Sql;
  kind?: string;
}

export interface CompiledQuery extends CompiledSql {
  columns: string[];
  /** What the caller should mind about the answer. */
  notes: string[];
}

interface Shape {
  outputs: Output[];
  grouped: boolean;
  groups: number;
  aggregates: AggregateColumn[];
}

const HAVING = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/**
 * A question as one SELECT. Every name is looked up in the catalogue that the caller may see, and only names from there
 * are written, quoted; every value is a parameter.
 */
export function compileQuery(catalogue: Catalogue, schema: string, input: QueryInput): CompiledQuery {
  const scope = createScope(catalogue, input.table);
  for (const ref of input.join ?? []) scope.join(ref);
  const shape = isGrouped(input) ? groupedShape(scope, input) : plainShape(scope, input);
  const filters = (input.filters ?? []).map((filter) => ({
    filter,
    expression: expressionOf(scope, filter.column),
  }));
  const conditions = [
    ...filters.map(({ filter, expression }) => conditionOf(expression, filter)),
    ...(input.without ?? []).map((ref) => withoutRows(catalogue, schema, { scope, ref })),
  ];
  const order = orderBy(scope, input, shape);
  const names = shape.outputs.map((output) => output.name);
  const query = sql`select ${list(shape.outputs.map(selected))} from ${fromClause(scope, schema)}${clause('where', conditions)}${groupBy(shape)}${clause('having', having(input, shape))}${order} limit ${input.limit + 1}::bigint offset ${input.offset}::bigint`;
  return {
    ...compileSql(query),
    columns: names,
    notes: [
      ...filters.flatMap(({ filter, expression }) => unmatchedValue(expression, filter) ?? []),
      ...multiplied(scope, shape.aggregates),
    ],
  };
}

function isGrouped(input: QueryInput): boolean {
  return [input.group_by, input.aggregates, input.having].some((part) => (part?.length ?? 0) > 0);
}

function plainShape(scope: Scope, input: QueryInput): Shape {
  const names = unique(input.columns?.filter((name) => name !== '*') ?? []);
  const outputs = names.length > 0 ? names.map((name) => plainOutput(scope, name)) : everyColumn(scope);
  if (outputs.length === 0) {
    throw new ParleyError('invalid_input', `No column of "${scope.base.table.name}" can be read.`, {
      hint: 'Use another table.',
    });
  }
  return { outputs, grouped: false, groups: 0, aggregates: [] };
}

function plainOutput(scope: Scope, name: string): Output {
  const expression = expressionOf(scope, name);
  return { name, sql: expression.sql, kind: expression.kind };
}

function everyColumn(scope: Scope): Output[] {
  const of = (source: Source, prefix: string) =>
    source.table.columns.map((column) => ({
      name: `${prefix}${column.name}`,
      sql: sql`${sql.id(source.alias, column.name)}`,
      kind: column.kind,
    }));
  return [...of(scope.base, ''), ...scope.joins.flatMap(({ source }) => of(source, `${source.ref}.`))];
}

/** Columns beside aggregates are groups, too: that is what their caller means. */
function groupedShape(scope: Scope, input: QueryInput): Shape {
  const aggregates = (input.aggregates?.length ? input.aggregates : [{ fn: 'count' as const }]).map(
    (aggregate) => aggregateOf(scope, aggregate),
  );
  const named = new Set(aggregates.map((aggregate) => aggregate.name));
  const keys = unique([...(input.group_by ?? []), ...(input.columns ?? [])]).filter(
    (name) => !named.has(name) && name !== '*',
  );
  if (named.size < aggregates.length) {
    throw new ParleyError('invalid_input', 'Two aggregates have the same name.', {
      hint: 'Give each its own "as".',
    });
  }
  const groups = keys.map((name): Output => {
    const key: GroupKey = groupKeyOf(scope, name);
    return { name, sql: key.sql };
  });
  return { outputs: [...groups, ...aggregates], grouped: true, groups: groups.length, aggregates };
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}

/** Lists travel as JSON and unusual types as text, so that each value has one form for the reader. */
function selected(output: Output, i: number): Sql {
  const value =
    output.kind === 'array'
      ? sql`to_jsonb(${output.sql})`
      : output.kind === 'other'
        ? sql`${output.sql}::text`
        : output.sql;
  return sql`${value} as ${sql.id(`c${i}`)}`;
}

function fromClause(scope: Scope, schema: string): Sql {
  const table = (source: Source) => sql`${sql.id(schema, source.table.name)} as ${sql.id(source.alias)}`;
  const joins = scope.joins.map(({ source, from, edge }) => {
    const pairs = edge.on.map(([a, b]) => sql`${sql.id(from.alias, a)} = ${sql.id(source.alias, b)}`);
    return sql` left join ${table(source)} on ${sql.join(pairs, sql` and `)}`;
  });
  return sql`${table(scope.base)}${sql.join(joins, sql``)}`;
}

/** Groups are named by their position, because an expression with parameters is never equal to itself. */
function groupBy(shape: Shape): Sql {
  if (shape.groups === 0) return sql``;
  return sql` group by ${list(Array.from({ length: shape.groups }, (_, i) => sql.lit(i + 1)))}`;
}

function having(input: QueryInput, shape: Shape): Sql[] {
  return (input.having ?? []).map(({ column, op, value }) => {
    const aggregate = shape.aggregates.find(({ name, fn }) => name === column || fn === column);
    if (!aggregate)
      throw notAnOutput(
        column,
        shape.aggregates.map(({ name }) => name),
        'aggregate',
      );
    if (aggregate.fn !== 'min' && aggregate.fn !== 'max')
      return sql`${aggregate.sql} ${sql.raw(HAVING[op])} ${value}::numeric`;
    if (aggregate.reads.every(({ column: read }) => read.kind === 'number'))
      return sql`${aggregate.sql} ${sql.raw(HAVING[op])} ${value}::numeric`;
    throw new ParleyError('invalid_input', `"${column}" is not a number.`, {
      hint: 'Use a filter on the column instead.',
    });
  });
}

function notAnOutput(column: string, known: string[], what: string): ParleyError {
  return new ParleyError('invalid_input', `There is no ${what} "${column}" in this query.`, {
    hint: `${didYouMean(column, known)}Known here: ${listed(known)}.`,
  });
}

/** The caller's order, then one that makes the result the same each time. */
function orderBy(scope: Scope, input: QueryInput, shape: Shape): Sql {
  const asked = (input.order_by ?? []).map(({ column, direction }) => {
    const key = sortKey(scope, column, shape);
    return sql`${key} ${sql.raw(direction)} nulls last`;
  });
  const all = [...asked, ...tieBreakers(scope, shape)];
  return all.length === 0 ? sql`` : sql` order by ${list(all)}`;
}

function sortKey(scope: Scope, column: string, shape: Shape): Sql {
  const position = shape.outputs.findIndex(({ name }) => name === column);
  const output = shape.outputs[position];
  if (output && output.kind !== 'json' && output.kind !== 'other' && output.kind !== 'array')
    return sql.lit(position + 1) as Sql;
  if (!shape.grouped) return sortable(scope, column);
  const byFunction = shape.outputs.findIndex((o) =>
    shape.aggregates.some((a) => a.name === o.name && (a.fn === column || `${a.fn}_${column}` === o.name)),
  );
  if (byFunction >= 0) return sql.lit(byFunction + 1) as Sql;
  throw notAnOutput(
    column,
    shape.outputs.map(({ name }) => name),
    'group or aggregate',
  );
}

function sortable(scope: Scope, column: string): Sql {
  const expression = expressionOf(scope, column);
  return expression.kind === 'json' || expression.kind === 'other'
    ? sql`${expression.sql}::text`
    : expression.sql;
}

function tieBreakers(scope: Scope, shape: Shape): Sql[] {
  if (shape.grouped) return Array.from({ length: shape.groups }, (_, i) => sql`${sql.lit(i + 1)} nulls last`);
  const known = new Set(columnNames(scope.base.table));
  const key = scope.base.table.primaryKey.filter((column) => known.has(column));
  return key.map((column) => sql`${sql.id(scope.base.alias, column)}`);
}
