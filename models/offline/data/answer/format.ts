import type { Fetched, Row } from '../plan/query.ts';

/** A cell by the name the query used for it, however the tool named the result column. */
export function cell(row: Row, reference: string, position?: number): unknown {
  const bare = reference.replace(/:(year|quarter|month|week|day)$/, '');
  const last = bare.split('.').at(-1) ?? bare;
  for (const name of [
    reference,
    bare,
    reference.replaceAll(/[.:@]/g, '_'),
    bare.replaceAll(/[.@]/g, '_'),
    last,
    `${last}_${reference.split(':')[1] ?? ''}`,
  ]) {
    if (name in row) return row[name];
  }
  return position === undefined ? undefined : Object.values(row)[position];
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value);
  return undefined;
}

/** The first cell of the first row as a number: what a query for one figure returns. */
export function onlyNumber(result: Fetched, name: string): number | undefined {
  const row = result.rows[0];
  return row === undefined ? undefined : numberOf(name in row ? row[name] : Object.values(row)[0]);
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const fraction = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2, minimumFractionDigits: 2 });

/** With two decimals, unless another number of them was asked for. */
export function sayNumber(value: number, decimals?: number): string {
  if (decimals !== undefined) return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
  return Number.isInteger(value) ? whole.format(value) : fraction.format(value);
}

const isoDate = /^\d{4}-\d{2}-\d{2}(T|$| )/;

/** A cell as a reader would write it. */
export function sayCell(value: unknown, grain?: string): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' && isoDate.test(value)) return sayDate(value, grain);
  if (typeof value === 'number') return sayNumber(value);
  return typeof value === 'string'
    ? value.replaceAll(/[\r\n|]+/g, ' ').slice(0, 200)
    : JSON.stringify(value).slice(0, 200);
}

function sayDate(value: string, grain: string | undefined): string {
  const date = value.slice(0, 10);
  if (grain === 'year') return date.slice(0, 4);
  if (grain === 'month') return date.slice(0, 7);
  if (grain === 'quarter') return `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  const time = value.slice(11, 16);
  return time === '' || time === '00:00' || grain !== undefined ? date : `${date} ${time}`;
}

export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

export const cite = (id: string): string => `[call:${id}]`;

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
