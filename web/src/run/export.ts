import type { Citation, Run } from '../api/types.ts';

const SOURCES = /^#{1,6}\s*(?:Sources|Quellen|Fuentes)\s*$/im;

/** A run as a report that can stand alone: the question, the answer, its sources, who answered. */
export function runAsMarkdown(run: Run): string {
  const answer = run.answer?.trim() || run.message || run.status;
  const parts = [`# ${run.query.trim().replaceAll(/\s*\n\s*/g, ' ')}`, answer];
  if (run.citations.length > 0 && !SOURCES.test(answer)) {
    parts.push(['## Sources', '', ...run.citations.map(sourceLine)].join('\n'));
  }
  parts.push(...run.warnings.map(({ message }) => `> ${message.replaceAll('\n', ' ')}`));
  parts.push(`*${[modelLine(run), run.createdAt, run.runId].filter(Boolean).join(' · ')}*`);
  return `${parts.join('\n\n')}\n`;
}

export function threadAsMarkdown(runs: readonly Run[]): string {
  return runs.map(runAsMarkdown).join('\n---\n\n');
}

function sourceLine({ n, title, documentId, source, updated }: Citation): string {
  const about = [documentId, source, updated && `updated ${updated}`].filter(Boolean).join(', ');
  return `- [${n}] ${title} (${about})`;
}

function modelLine({ model }: Run): string {
  return model === null ? '' : `${model.names.join(', ')} (${model.mode})`;
}

const LONGEST_NAME = 60;

/** A file name that every system takes, from a question. */
export function fileNameOf(query: string, extension: string): string {
  const words = query
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST_NAME)
    .replaceAll(/^-+|-+$/g, '');
  return `${words || 'parley'}.${extension}`;
}
