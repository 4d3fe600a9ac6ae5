import PDFDocument from 'pdfkit';
import { draw, type Shape } from './chart.ts';
import { type Chart, cellText, type Report, type ReportTable } from './report.ts';

const MARGIN = 50;
const ROW_PADDING = 4;
const INK = '#1f2933';
const QUIET = '#52606d';
const LINE = '#cbd2d9';

/** The report as a PDF document. */
export function toPdf(report: Report): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: `${report.title}: ${report.scope}`, CreationDate: new Date(report.generatedAt) },
  });
  const chunks: Uint8Array[] = [];
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  write(pdf, report);
  pdf.end();
  return finished;
}

type Pdf = InstanceType<typeof PDFDocument>;

function write(pdf: Pdf, report: Report): void {
  pdf.fillColor(INK).font('Helvetica-Bold').fontSize(20).text(printable(report.title));
  pdf.font('Helvetica').fontSize(9).fillColor(QUIET);
  pdf.text(printable(`${report.scope}. Generated ${report.generatedAt.slice(0, 16).replace('T', ' ')} UTC.`));
  for (const section of report.sections) {
    drawHeading(pdf, section.heading);
    pdf.moveDown(0.3).font('Helvetica').fontSize(10);
    for (const paragraph of section.paragraphs ?? []) pdf.text(printable(paragraph), MARGIN).moveDown(0.3);
    if (section.chart) drawChart(pdf, section.chart);
    if (section.table) drawTable(pdf, section.table);
  }
  numberPages(pdf);
}

function drawHeading(pdf: Pdf, heading: string): void {
  pdf.fillColor(INK);
  if (heading === '') return;
  room(pdf, 60);
  pdf.moveDown(1.2).font('Helvetica-Bold').fontSize(13).text(printable(heading), MARGIN);
}

function innerWidth(pdf: Pdf): number {
  return pdf.page.width - 2 * MARGIN;
}

function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
}

function drawTable(pdf: Pdf, table: ReportTable): void {
  const widths = columnWidths(pdf, table);
  const head = table.columns.map((column) => column.title);
  drawRow(pdf, { cells: head, table, widths, bold: true });
  for (const row of table.rows) {
    const cells = table.columns.map((column, i) => cellText(row[i] ?? null, column.kind));
    drawRow(pdf, { cells, table, widths, bold: false, repeat: head });
  }
  pdf.x = MARGIN;
}

interface RowToDraw {
  cells: string[];
  table: ReportTable;
  widths: number[];
  bold: boolean;
  /** The head, drawn again when the row begins a page. */
  repeat?: string[];
}

function drawRow(pdf: Pdf, row: RowToDraw): void {
  pdf
    .font(row.bold ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(8.5)
    .fillColor(INK);
  const cells = row.cells.map(printable);
  const width = (i: number) => (row.widths[i] ?? 0) - ROW_PADDING;
  const height =
    Math.max(...cells.map((cell, i) => pdf.heightOfString(cell, { width: width(i) }))) + ROW_PADDING;
  if (pdf.y + height > pdf.page.height - MARGIN) {
    pdf.addPage();
    if (row.repeat) drawRow(pdf, { cells: row.repeat, table: row.table, widths: row.widths, bold: true });
    pdf
      .font(row.bold ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(8.5)
      .fillColor(INK);
  }
  const top = pdf.y;
  let left = MARGIN;
  for (const [i, cell] of cells.entries()) {
    const align = row.table.columns[i]?.kind === 'text' ? 'left' : 'right';
    pdf.text(cell, left, top, { width: width(i), align });
    left += row.widths[i] ?? 0;
  }
  const bottom = top + height;
  pdf
    .moveTo(MARGIN, bottom - 2)
    .lineTo(MARGIN + innerWidth(pdf), bottom - 2)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke();
  pdf.y = bottom;
}

/** As wide as the text wants, scaled to the page. */
function columnWidths(pdf: Pdf, table: ReportTable): number[] {
  pdf.font('Helvetica-Bold').fontSize(8.5);
  const wanted = table.columns.map((column, i) => {
    const words = column.title.split(' ').map((word) => pdf.widthOfString(printable(word)));
    const cells = table.rows.map((row) =>
      pdf.widthOfString(printable(cellText(row[i] ?? null, column.kind))),
    );
    return Math.min(220, Math.max(...words, ...cells, 20)) + 3 * ROW_PADDING;
  });
  const total = wanted.reduce((a, b) => a + b, 0);
  return wanted.map((width) => (width / total) * innerWidth(pdf));
}

function drawChart(pdf: Pdf, chart: Chart): void {
  const drawing = draw(chart);
  if (!drawing) return;
  room(pdf, drawing.height + 30);
  pdf.font('Helvetica').fontSize(8).fillColor(QUIET).text(printable(drawing.title), MARGIN).moveDown(0.4);
  const top = pdf.y;
  for (const shape of drawing.shapes) drawShape(pdf, shape, top);
  pdf.x = MARGIN;
  pdf.y = top + drawing.height;
  pdf.moveDown(0.6);
}

function drawShape(pdf: Pdf, shape: Shape, top: number): void {
  if (shape.type === 'rect') {
    pdf.rect(MARGIN + shape.x, top + shape.y, shape.width, shape.height).fill(shape.fill);
  } else if (shape.type === 'line') {
    for (const [i, [x, y]] of shape.points.entries()) {
      if (i === 0) pdf.moveTo(MARGIN + x, top + y);
      else pdf.lineTo(MARGIN + x, top + y);
    }
    pdf.lineWidth(shape.width).strokeColor(shape.color).stroke();
  } else {
    const words = printable(shape.text);
    pdf.font('Helvetica').fontSize(shape.size).fillColor(shape.color);
    const shift = { start: 0, middle: 0.5, end: 1 }[shape.anchor] * pdf.widthOfString(words);
    // A drawing names the line on which letters stand, the document the top of them.
    pdf.text(words, MARGIN + shape.x - shift, top + shape.y - shape.size, { lineBreak: false });
  }
}

function numberPages(pdf: Pdf): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let i = 0; i < count; i++) {
    pdf.switchToPage(start + i);
    // Text below the margin would open another page.
    pdf.page.margins.bottom = 0;
    pdf.font('Helvetica').fontSize(8).fillColor(QUIET);
    pdf.text(`${i + 1} / ${count}`, MARGIN, pdf.page.height - MARGIN + 15, {
      width: innerWidth(pdf),
      align: 'right',
      lineBreak: false,
    });
  }
}

/** Letters that do not come apart into a letter and its accent. */
const PLAIN: Record<string, string> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  ı: 'i',
  Ħ: 'H',
  ħ: 'h',
  '−': '-',
  '≤': '<=',
  '≥': '>=',
};

/** The built-in fonts have the characters of Windows-1252 only: other letters lose their accents or become `?`. */
function printable(text: string): string {
  return text.replace(/[^\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu, (character) => {
    const plain = (PLAIN[character] ?? character).normalize('NFKD').replace(/\p{M}/gu, '');
    return /^[\u0020-\u007e]+$/.test(plain) ? plain : /\s/.test(character) ? ' ' : '?';
  });
}
