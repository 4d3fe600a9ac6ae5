import type { Format } from '../arguments.ts';
import type { Report } from '../report.ts';
import { toDocx } from './docx.ts';
import { toMarkdown } from './markdown.ts';
import { toPdf } from './pdf.ts';

export const MIME_TYPES = {
  markdown: 'text/markdown',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<Format, string>;

export interface Rendered {
  markdown: string;
  /** The export; null when that is the Markdown itself. */
  file: Uint8Array | null;
}

/** The report as Markdown, which a model can read, and in the format that was asked for. */
export async function render(report: Report, format: Format): Promise<Rendered> {
  const markdown = toMarkdown(report);
  if (format === 'markdown') return { markdown, file: null };
  return { markdown, file: await (format === 'pdf' ? toPdf(report) : toDocx(report)) };
}
