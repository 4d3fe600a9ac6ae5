/** What a report can be written as. */
export const FORMATS = ['markdown', 'pdf', 'docx'] as const;
export type Format = (typeof FORMATS)[number];

/** A finished report, before it is written in a format. */
export interface Report {
  title: string;
  /** What it covers: period, department. */
  scope: string;
  /** ISO 8601 */
  generatedAt: string;
  sections: ReportSection[];
}

export interface ReportSection {
  /** Empty for what goes on under the heading before. */
  heading: string;
  paragraphs?: string[];
  table?: ReportTable;
  chart?: Chart;
}

export type Cell = string | number | null;

export interface ReportTable {
  columns: { title: string; kind: 'text' | 'number' | 'money' }[];
  rows: Cell[][];
}

/** Bars to compare, a line over time, or the shares of a whole. */
export interface Chart {
  kind: 'bar' | 'line' | 'share';
  title: string;
  unit: 'number' | 'money';
  points: { label: string; value: number }[];
}

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const money = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A cell as text, the same in every format. */
export function cellText(value: Cell, kind: ReportTable['columns'][number]['kind']): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return kind === 'money' ? money.format(value) : number.format(value);
}

/** `3 employees`, `1 employee`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}
