import { isParleyError, ParleyError } from '@parley/platform/errors';
import type { Table } from '../catalogue/types.ts';
import { listed } from '../query/names.ts';

type Words = readonly [message: string, hint: string];

/** By SQLSTATE, then by its class. PostgreSQL's own text may hold data, so it stays in the log. */
const WORDS: Readonly<Record<string, Words>> = {
  '42703': ['A column of the query does not exist.', ''],
  '42P01': ['A table of the query does not exist.', ''],
  '42702': ['A column name is in several of the tables.', 'Write table.column.'],
  '42803': [
    'A column is neither grouped nor aggregated.',
    'Name it in GROUP BY, or put an aggregate around it.',
  ],
  '42883': [
    'No function or operator takes values of these types.',
    'Cast the values, for example (x)::numeric or (x)::date.',
  ],
  '42804': ['The types of two values do not fit.', 'Cast one of them.'],
  '42P18': ['The type of a value is not known.', 'Cast it, for example (x)::text.'],
  '42P19': ['A recursive WITH is not built as it must be.', 'Write: first part UNION ALL recursive part.'],
  '42P20': ['A window function is where none may be.', 'Use it in the list of SELECT or ORDER BY only.'],
  '21000': ['A subquery gives more than one row.', 'Aggregate it, add LIMIT 1, or use IN.'],
  '22012': ['A number is divided by zero.', 'Write x / nullif(y, 0).'],
  '22P02': ['A text is not a value of the type that it is cast to.', 'Filter the rows first, or use CASE.'],
  '53400': ['The query needs too much space.', 'Use narrower filters, or aggregate less at once.'],
  '0A': ['The database does not support this construct here.', 'Write it in another way.'],
  '22': ['A value does not fit its function or type.', 'Check the arguments and the formats.'],
  '42': ['The query is not valid.', 'Check the names and types in schema://database.'],
  '53': ['The database has not enough room for this query.', 'Use narrower filters.'],
  '54': ['The query is too large for the database.', 'Make it simpler.'],
};

/** The database's refusal of a statement, in words that tell its author what to change and nothing else. */
export function sqlError(thrown: unknown, tables: readonly Table[]): unknown {
  const cause = thrown instanceof ParleyError ? thrown.cause : thrown;
  const state = String((cause as { code?: unknown } | undefined)?.code ?? '');
  const words = WORDS[state] ?? WORDS[state.slice(0, 2)];
  if (!words || isParleyError(thrown, 'upstream_timeout') || isParleyError(thrown, 'forbidden'))
    return thrown;
  const hint = state === '42703' ? columnsOf(tables) : words[1];
  return new ParleyError('invalid_input', words[0], { hint: hint || 'Check schema://database.', cause });
}

function columnsOf(tables: readonly Table[]): string {
  return tables
    .map(({ name, columns }) => `Columns of ${name}: ${listed(columns.map((column) => column.name))}.`)
    .join(' ');
}
