import { describe, expect, it } from 'vitest';
import { type FoundStep, numberSources } from './citations.ts';
import type { Source } from './findings.ts';

const document = (id: string): Source => ({
  id: `doc:${id}`,
  kind: 'document',
  title: `Title ${id}`,
  source: 'library/search',
  documentId: id,
});
const data = (callId: string, args: Record<string, unknown>): Source => ({
  id: `call:${callId}`,
  kind: 'data',
  title: 'Boats',
  source: 'harbour/count',
  arguments: args,
});

function step(id: string, text: string, sources: Source[], more: Partial<FoundStep> = {}): FoundStep {
  return {
    id,
    agent: 'counter',
    skill: 'count',
    instruction: 'Count.',
    status: 'completed',
    text,
    sources,
    aliases: {},
    answered: true,
    ...more,
  };
}

describe('citations', () => {
  it('are numbered in the order in which they appear', () => {
    const { findings, citations } = numberSources([
      step('s1', 'Seven [call:c1]. Three knots [doc:A].', [document('A'), data('c1', {})]),
    ]);
    expect(findings[0]?.text).toBe('Seven [1]. Three knots [2].');
    expect(citations.map(({ n, id, stepId, agent }) => [n, id, stepId, agent])).toEqual([
      [1, 'call:c1', 's1', 'counter'],
      [2, 'doc:A', 's1', 'counter'],
    ]);
  });

  it('share a number for the same document and for the same call of two specialists', () => {
    const { findings, citations } = numberSources([
      step('s1', 'X [doc:A] [call:c1]', [document('A'), data('c1', { a: 1, b: 2 })]),
      step('s2', 'Y [doc:A] [call:d1]', [document('A'), data('d1', { b: 2, a: 1 })]),
    ]);
    expect(findings.map(({ text }) => text)).toEqual(['X [1] [2]', 'Y [1] [2]']);
    expect(citations).toHaveLength(2);
  });

  it.each([
    ['[doc:A, doc:B]', '[1][2]'],
    ['[doc:A; B]', '[1][2]'],
    ['[doc: A ]', '[1]'],
    ['【doc:a】', '[1]'],
    ['[DOC:A][doc:A]', '[1] [1]'],
  ])('are read as models write them: %s', (mark, expected) => {
    const { findings } = numberSources([step('s1', `So ${mark}`, [document('A'), document('B')])]);
    expect(findings[0]?.text).toBe(`So ${expected}`);
  });

  it('of things that no tool returned are taken out and reported', () => {
    const { findings, unknown } = numberSources([
      step('s1', 'True [doc:A]. Made up [doc:ZZZ].', [document('A')]),
    ]);
    expect(findings[0]?.text).toBe('True [1]. Made up.');
    expect(unknown).toEqual([{ stepId: 's1', id: 'doc:ZZZ' }]);
  });

  it('of a search stand for the documents that it found', () => {
    const { findings } = numberSources([
      step('s1', 'So [call:c1].', [document('A'), document('B')], {
        aliases: { 'call:c1': ['doc:A', 'doc:B'] },
      }),
    ]);
    expect(findings[0]?.text).toBe('So [1][2].');
  });

  it('are added behind an answer that has none, but not behind a refusal', () => {
    const { findings, citations } = numberSources([
      step('s1', 'Seven.', [data('c1', {})]),
      step('s2', 'NOT ANSWERED: nothing.', [document('B')], { answered: false }),
    ]);
    expect(findings.map(({ text }) => text)).toEqual(['Seven. [1]', 'NOT ANSWERED: nothing.']);
    expect(citations).toHaveLength(1);
  });
});
