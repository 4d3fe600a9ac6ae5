import { describe, expect, it } from 'vitest';
import { fileNameOf, runAsMarkdown, threadAsMarkdown } from './export.ts';
import { freshRun } from './testing.ts';

const run = freshRun({
  query: 'How many\nboats?',
  status: 'completed',
  answer: 'There are **12** [1].',
  model: { mode: 'offline', names: ['parley-offline'] },
  citations: [{ n: 1, id: 'call:1', kind: 'data', title: 'Boats', source: 'data/query' }],
});

describe('a run as a report', () => {
  it('has question, answer, sources and who answered', () => {
    expect(runAsMarkdown(run)).toBe(
      '# How many boats?\n\nThere are **12** [1].\n\n## Sources\n\n- [1] Boats (data/query)\n\n*parley-offline (offline) · 2026-03-02T09:00:00.000Z · run-1*\n',
    );
  });

  it('does not list sources twice', () => {
    const answer = `${run.answer}\n\n## Sources\n\n- [1] Boats`;
    expect(runAsMarkdown({ ...run, answer }).match(/Sources/g)).toHaveLength(1);
  });

  it('says how a run without an answer ended', () => {
    expect(runAsMarkdown(freshRun({ status: 'failed', message: 'No model.' }))).toContain('No model.');
  });

  it('joins the runs of a conversation', () => {
    expect(threadAsMarkdown([run, run]).match(/^# /gm)).toHaveLength(2);
  });
});

describe('a file name', () => {
  it.each([
    ['How many boats?', 'how-many-boats.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['¿Cuántos días?', 'cuantos-dias.md'],
    ['???', 'parley.md'],
  ])('%s → %s', (query, name) => {
    expect(fileNameOf(query, 'md')).toBe(name);
  });
});
