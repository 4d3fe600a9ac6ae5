import type { Run } from '../api.ts';

const SOURCES = /^#{1,6}\s*(?:Sources|Quellen|Fuentes)\s*$/im;

/** A run as Markdown that can stand alone: the answer in its own words, with its sources. */
export function markdownOf(run: Run): string {
  const answer = run.answer?.trim() || run.message || run.status;
  const parts = [`# ${run.query.trim().replaceAll(/\s*\n\s*/g, ' ')}`, answer];
  if (run.citations.length > 0 && !SOURCES.test(answer)) {
    const lines = run.citations.map(({ n, title, documentId, source, updated }) => {
      const about = [documentId, source, updated && `updated ${updated}`].filter(Boolean).join(', ');
      return `- [${n}] ${title} (${about})`;
    });
    parts.push(['## Sources', '', ...lines].join('\n'));
  }
  parts.push(...run.warnings.map(({ message }) => `> ${message.replaceAll('\n', ' ')}`));
  return `${parts.join('\n\n')}\n`;
}
