import { dateOf } from './dates.ts';
import type { Row } from './evidence.ts';
import { numberOf } from './values.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const MAX_LABEL = 120;

/** The words by which a text names a row: its own, those of the query's conditions, the month that it sums up. */
export function labelsOf({ cells, table }: Row, groupBy: readonly string[]): string[] {
  const own = Object.values(cells).filter(isLabel);
  const periods = table.grouped ? Object.values(cells).flatMap((value) => periodNames(value, groupBy)) : [];
  const isOnly = table.rows.length === 1;
  return [...own, ...periods, ...(isOnly ? conditionsOf(table) : [])];
}

function conditionsOf({ filters }: Row['table']): string[] {
  return filters
    .filter(({ op }) => ['eq', 'in', 'ilike', 'like'].includes(op))
    .flatMap(({ values }) => values.map((value) => String(value).replaceAll('%', '')))
    .filter(isLabel);
}

/** A group by month or quarter is kept as the first day of it. */
function periodNames(value: unknown, groupBy: readonly string[]): string[] {
  const date = dateOf(value);
  if (!date?.month || (date.day ?? 1) !== 1) return [];
  if (groupBy.some((key) => key.endsWith(':quarter'))) {
    const quarter = Math.ceil(date.month / 3);
    return [`Q${quarter} ${date.year}`, `Q${quarter}`];
  }
  const name = MONTHS[date.month - 1] ?? '';
  return groupBy.some((key) => key.endsWith(':month')) ? [name, name.slice(0, 3)] : [];
}

function isLabel(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim().length >= 2 &&
    value.length <= MAX_LABEL &&
    dateOf(value) === undefined &&
    numberOf(value) === undefined
  );
}
