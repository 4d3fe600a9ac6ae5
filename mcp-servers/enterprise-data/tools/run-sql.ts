import { defineTool, type ToolDefinition } from '../../define.ts';
import type { Enterprise } from '../enterprise.ts';
import { sqlInput, sqlOutput } from '../sql/input.ts';
import { DATA_READ } from './query-database.ts';

export const DATA_SQL = 'data:sql';
const MAX_RESULT_BYTES = 100_000;
/** Room for the fields around the rows. */
const ENVELOPE_BYTES = 8_000;

const description = `Runs one SELECT of PostgreSQL against the tables of schema://database, for questions that query_database cannot ask: window functions, WITH, several levels of grouping, set operations, percentiles within groups.
Reading only: one statement, no functions beyond the usual ones for numbers, text, dates, JSON, aggregates and windows. Name tables alone, columns as column or alias.column.
Example: {"sql":"select status, count(*) as n, round(avg(total), 2) as mean from orders group by status order by n desc"}
Example: {"sql":"with monthly as (select date_trunc('month', ordered_on) as month, sum(total) as total from orders group by 1) select month, total, total - lag(total) over (order by month) as change from monthly order by month","max_rows":24}`;

/** `run_sql`: any SELECT over what the caller may see; only where it was switched on, for callers with `data:sql`. */
export function createRunSql(enterprise: Enterprise): ToolDefinition {
  return defineTool({
    name: 'run_sql',
    title: 'Run SQL',
    description,
    input: sqlInput,
    output: sqlOutput,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: [DATA_READ, DATA_SQL],
    timeoutMs: 20_000,
    cache: 'never',
    maxResultBytes: MAX_RESULT_BYTES,
    run: (input, { principal, signal }) =>
      enterprise.sql(input, { principal, signal, maxBytes: MAX_RESULT_BYTES - ENVELOPE_BYTES }),
  });
}
