import { dateOf, datesIn } from './dates.ts';
import type { Passage, Table } from './evidence.ts';
import { labelsOf } from './labels.ts';
import { nameStems, plain } from './words.ts';

const ROW = /^\s*\|(.*)\|\s*$/;
const RULE = /^:?-+:?$/;
const NUMBER =
  /^(?:[$€£¥]|[A-Z]{3}\s)?\s?([-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?)\s?(?:%|[$€£¥]|[A-Z]{3})?$/;

/** The tables that a document or a report has in Markdown, as results of their own. */
export function toldTables(passage: Passage): Table[] {
  const tables: Table[] = [];
  let lines: string[][] = [];
  for (const line of [...passage.text.split('\n'), '']) {
    const cells = ROW.exec(line)?.[1]
      ?.split('|')
      .map((cell) => cell.trim());
    if (cells) lines.push(cells);
    else {
      if (lines.length > 2) tables.push(tableOf(passage, lines));
      lines = [];
    }
  }
  return tables;
}

function tableOf({ sourceId, n, documentId, title }: Passage, [header = [], ...lines]: string[][]): Table {
  const columns = header.map((name, index) => name || `column ${index + 1}`);
  const table: Table = {
    callId: documentId,
    stepId: undefined,
    sourceId,
    n,
    title,
    columns,
    rows: [],
    complete: true,
    filters: [],
    conditions: [],
    grouped: false,
    period: undefined,
    entity: new Set(nameStems(columns[0] ?? '')),
    subject: new Set(nameStems(columns[0] ?? '')),
    measures: new Map(
      columns.map((name, at) => [
        name,
        { fn: fnOf(lines.map((cells) => cells[at] ?? '')), words: new Set(nameStems(name)) },
      ]),
    ),
  };
  const rows = lines.filter((cells) => !cells.every((cell) => RULE.test(cell)));
  table.rows = rows.map((cells, index) => ({
    table,
    index,
    labels: [],
    cells: Object.fromEntries(columns.map((name, at) => [name, cellValue(cells[at] ?? '')])),
  }));
  for (const row of table.rows) row.labels = labelsOf(row, []);
  return table;
}

/** Numbers without a percent sign are none in percent. */
function fnOf(cells: readonly string[]): string | undefined {
  const numbers = cells.filter((cell) => typeof cellValue(cell) === 'number');
  return numbers.length > 0 && !numbers.some((cell) => cell.includes('%')) ? 'sum' : undefined;
}

function cellValue(cell: string): string | number {
  const text = cell.replace(/[*_`]+/g, '').trim();
  const number = NUMBER.exec(text)?.[1];
  if (number) return Number(number.replaceAll(',', '').replace('−', '-'));
  const [date] = dateOf(text) ? [] : datesIn(text);
  const [said] = date?.text === text ? date.dates : [];
  if (!said?.year || !said.month || !said.day) return plain(text) === '' ? '' : text;
  return [said.year, said.month, said.day].map((part) => String(part).padStart(2, '0')).join('-');
}
