import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Drawing, draw } from './chart.ts';
import { toPng } from './png.ts';
import { type Chart, cellText, type Report, type ReportTable } from './report.ts';
import { toSvg } from './svg.ts';

/** Of a point, at 96 to the inch; a little less, for the margins of a page. */
const PIXELS = 1.25;

/** The report as a Word document. */
export async function toDocx(report: Report): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = [
    new Paragraph({ text: clean(report.title), heading: HeadingLevel.TITLE }),
    new Paragraph({
      children: [
        new TextRun({
          text: clean(`${report.scope}. Generated ${report.generatedAt.slice(0, 16).replace('T', ' ')} UTC.`),
          italics: true,
        }),
      ],
    }),
  ];
  for (const section of report.sections) {
    if (section.heading !== '') {
      children.push(new Paragraph({ text: clean(section.heading), heading: HeadingLevel.HEADING_1 }));
    }
    for (const paragraph of section.paragraphs ?? []) children.push(new Paragraph(clean(paragraph)));
    if (section.chart) children.push(...pictureOf(section.chart));
    if (section.table) children.push(tableOf(section.table));
  }
  const document = new Document({
    title: clean(report.title),
    description: clean(report.scope),
    sections: [{ children }],
  });
  return Packer.toBuffer(document);
}

/** As SVG; programs that do not know it show the bitmap without the labels. */
function pictureOf(chart: Chart): Paragraph[] {
  const drawing = draw(chart);
  if (!drawing) return [];
  const { width, height } = drawing;
  const transformation = { width: Math.round(width * PIXELS), height: Math.round(height * PIXELS) };
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(toSvg(drawing)),
    fallback: { type: 'png', data: toPng(drawing) },
    transformation,
    altText: altOf(drawing),
  });
  return [new Paragraph(clean(drawing.title)), new Paragraph({ children: [picture] })];
}

function altOf({ title, description }: Drawing) {
  return { name: clean(title), title: clean(title), description: clean(description) };
}

function tableOf(table: ReportTable): Table {
  const head = new TableRow({
    tableHeader: true,
    children: table.columns.map((column) =>
      cellOf(column.title, { bold: true, right: column.kind !== 'text' }),
    ),
  });
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        children: table.columns.map((column, i) =>
          cellOf(cellText(row[i] ?? null, column.kind), { bold: false, right: column.kind !== 'text' }),
        ),
      }),
  );
  return new Table({ rows: [head, ...rows], width: { size: 100, type: WidthType.PERCENTAGE } });
}

function cellOf(text: string, style: { bold: boolean; right: boolean }): TableCell {
  return new TableCell({
    children: [
      new Paragraph({
        alignment: style.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text: clean(text), bold: style.bold })],
      }),
    ],
  });
}

/** XML has no room for control characters. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ');
}
