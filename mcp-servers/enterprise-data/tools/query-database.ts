import { defineTool, type ToolDefinition } from '../../define.ts';
import type { Enterprise } from '../enterprise.ts';
import { queryInput, queryOutput } from '../query/input.ts';

export const DATA_READ = 'data:read';
const MAX_RESULT_BYTES = 100_000;
/** Room for the fields around the rows. */
const ENVELOPE_BYTES = 8_000;

const description = `Answers questions about numbers and records from the database: counts, sums, averages, medians, percentiles, rankings, trends, lists. Read schema://database first for tables, columns, foreign keys and values. One call gives one table of rows.
- Rows: table, columns, filters, order_by, limit.
- Figures: aggregates, with group_by for one figure per group ("column", or "date_column:month" for year, quarter, month, week, day) and having for conditions on them.
- Related tables: name their columns as "other_table.column"; they are joined along foreign keys (LEFT JOIN). To count related rows and see zeros, start at the table that must be complete and count a column of the other.
- Rows with nothing related: without.
"ne" and "not_in" keep rows without a value. Text compares exactly; ilike with % ignores case.
Example (count per group): {"table":"orders","group_by":["status"],"aggregates":[{"fn":"count"}],"order_by":[{"column":"count","direction":"desc"}]}
Example (sum per month over a join): {"table":"orders","filters":[{"column":"customers.country","op":"eq","value":"NZ"}],"group_by":["ordered_on:month"],"aggregates":[{"fn":"sum","column":"price * quantity","as":"revenue"}]}
Example (90 % of the prices stay below): {"table":"orders","aggregates":[{"fn":"percentile","p":0.9,"column":"price"}]}
Example (nothing related): {"table":"customers","columns":["name"],"without":["orders"]}`;

/** `query_database`: any read-only question to the tables that the caller may see. */
export function createQueryDatabase(enterprise: Enterprise): ToolDefinition {
  return defineTool({
    name: 'query_database',
    title: 'Query the database',
    description,
    input: queryInput,
    output: queryOutput,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: [DATA_READ],
    timeoutMs: 20_000,
    cache: { ttlSeconds: 60, sharedBy: 'scopes' },
    maxResultBytes: MAX_RESULT_BYTES,
    run: (input, { principal, signal }) =>
      enterprise.query(input, { principal, signal, maxBytes: MAX_RESULT_BYTES - ENVELOPE_BYTES }),
  });
}
