import { toDocx } from './docx.ts';
import { toMarkdown } from './markdown.ts';
import { toPdf } from './pdf.ts';
import type { Format, Report } from './report.ts';

export const MIME_TYPES = {
  markdown: 'text/markdown',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<Format, string>;

export interface Rendered {
  markdown: string;
  /** The export. */
  file: Uint8Array;
}

/** The report as Markdown, which a model can read, and in the format that was asked for. */
export async function render(report: Report, format: Format): Promise<Rendered> {
  return { markdown: toMarkdown(report, 'text only'), file: await fileOf(report, format) };
}

async function fileOf(report: Report, format: Format): Promise<Uint8Array> {
  if (format === 'pdf') return toPdf(report);
  if (format === 'docx') return toDocx(report);
  return Buffer.from(toMarkdown(report, 'with charts'));
}
