import { draw } from './chart.ts';
import { type Chart, cellText, type Report, type ReportTable } from './report.ts';
import { toSvg } from './svg.ts';

/** The report as Markdown; with its charts as images for people, without them for models, who have the tables. */
export function toMarkdown(report: Report, charts: 'with charts' | 'text only'): string {
  const parts = [
    `# ${report.title}`,
    `${report.scope}. Generated ${report.generatedAt.slice(0, 16).replace('T', ' ')} UTC.`,
  ];
  for (const { heading, paragraphs = [], table, chart } of report.sections) {
    const image = charts === 'with charts' && chart ? imageOf(chart) : [];
    const body = [...paragraphs.map(escaped), ...image, ...(table ? [tableOf(table)] : [])];
    if (body.length > 0) parts.push(...(heading === '' ? [] : [`## ${heading}`]), ...body);
  }
  return `${parts.join('\n\n')}\n`;
}

function imageOf(chart: Chart): string[] {
  const drawing = draw(chart);
  if (!drawing) return [];
  const data = Buffer.from(toSvg(drawing)).toString('base64');
  return [`![${escaped(`${drawing.title}. ${drawing.description}`)}](data:image/svg+xml;base64,${data})`];
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
