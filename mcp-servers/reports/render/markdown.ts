import { cellText, type Report, type ReportTable } from '../report.ts';

/** The report as Markdown. */
export function toMarkdown(report: Report): string {
  const parts = [
    `# ${report.title}`,
    `${report.scope}. Generated ${report.generatedAt.slice(0, 16).replace('T', ' ')} UTC.`,
  ];
  for (const { heading, paragraphs = [], table } of report.sections) {
    parts.push(`## ${heading}`, ...paragraphs.map(escaped));
    if (table) parts.push(tableOf(table));
  }
  return `${parts.join('\n\n')}\n`;
}

function tableOf({ columns, rows }: ReportTable): string {
  if (rows.length === 0) return 'None.';
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((column) => column.title)),
    line(columns.map((column) => (column.kind === 'text' ? '---' : '---:'))),
    ...rows.map((row) => line(columns.map((c, i) => escaped(cellText(row[i] ?? null, c.kind))))),
  ].join('\n');
}

/** Text from the database can't end a cell, begin a line of Markdown, or make a link. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|`<>[\]]/g, '\\$&');
}
