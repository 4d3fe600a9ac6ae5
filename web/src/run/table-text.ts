import type { Row } from './rows.ts';

/** A table as text: its heading and its rows, cell by cell. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly unknown[])[];
}

// A spreadsheet runs a cell that begins like this as a formula (OWASP: CSV injection).
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)*\s?%?$/;

/** RFC 4180, safe to open in a spreadsheet: text that would be run as a formula is marked as text. */
export function toCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: unknown): string {
  const text = cellText(value);
  const isFormula = typeof value !== 'number' && FORMULA.test(text) && !PLAIN_NUMBER.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A GitHub-flavoured Markdown table; columns of numbers are aligned to the end. */
export function toMarkdown({ columns, rows }: Table): string {
  const rule = columns.map((_, index) =>
    rows.length > 0 && rows.every((row) => typeof row[index] === 'number') ? '---:' : '---',
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [columns, rule, ...rows].map((cells) => line(cells.map(markdownCell))).join('');
}

function markdownCell(value: unknown): string {
  return cellText(value).replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const NUMBER = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const UNIT = /^[$€£]\s?|\s?[%$€£]$/g;

/** A table of text as rows to draw: a column whose every cell is a number, plain or with its unit, becomes numbers. */
export function rowsOfTable({ columns, rows }: Table): Row[] {
  const parsed = columns.map((_, index) => {
    const texts = rows.map((cells) => String(cells[index] ?? ''));
    const numbers = texts.map(numberIn);
    return numbers.every((number) => number !== undefined) ? numbers : texts;
  });
  return rows.map((_, at) =>
    Object.fromEntries(columns.map((column, index) => [column, parsed[index]?.[at]])),
  );
}

function numberIn(text: string): number | undefined {
  const plain = text.replaceAll(UNIT, '');
  return NUMBER.test(plain) ? Number(plain.replaceAll(',', '')) : undefined;
}
