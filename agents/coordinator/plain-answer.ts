import type { Finding } from '@parley/a2a/citations';
import type { Citation } from '@parley/a2a/findings';

/** The answer without a writer: the findings one after another, what is missing, the sources. */
export function plainAnswer(x: { findings: readonly Finding[]; citations: readonly Citation[] }): string {
  const found = x.findings.filter((finding) => finding.status === 'completed' && finding.text.trim() !== '');
  const missing = x.findings.filter((finding) => finding.status !== 'completed');
  const parts = found.map((finding) => `### ${firstLine(finding.instruction)}\n\n${finding.text.trim()}`);
  if (found.length === 0) parts.push('No result came about.');
  if (missing.length > 0) {
    const lines = missing.map(({ agent, instruction, error }) => {
      const why = error ? ` (${error})` : '';
      return `- ${firstLine(instruction)}: ${agent} gave no result${why}`;
    });
    parts.push(`### What is missing\n\n${lines.join('\n')}`);
  }
  if (x.citations.length > 0) {
    const lines = x.citations.map(
      ({ n, title, updated }) => `- [${n}] ${title}${updated ? ` (updated ${updated})` : ''}`,
    );
    parts.push(`### Sources\n\n${lines.join('\n')}`);
  }
  return parts.join('\n\n');
}

function firstLine(text: string): string {
  const line = text.split('\n')[0]?.trim() ?? '';
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
