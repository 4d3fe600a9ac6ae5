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
