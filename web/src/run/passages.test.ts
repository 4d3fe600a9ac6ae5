import { describe, expect, it } from 'vitest';
import type { Citation, ToolCall } from '../api/types.ts';
import { bestFirst, markedSentences, passagesOf } from './passages.ts';

const citation: Citation = {
  n: 1,
  id: 'doc:B-1',
  kind: 'document',
  title: 'Berths',
  source: 'knowledge/search',
  documentId: 'B-1',
  snippet: 'Berths are let by the year.',
};
const call = (result: unknown): ToolCall => ({
  callId: 'c',
  agent: 'harbour',
  stepId: null,
  server: 'knowledge',
  tool: 'search',
  arguments: {},
  status: 'completed',
  result,
  error: null,
  startedAt: '',
  durationMs: 1,
});
const run = {
  toolCalls: [
    call({
      results: [
        {
          document_id: 'B-1',
          heading: 'Visitors',
          snippet: 'Visitors may stay three nights. They pay at the gate.',
        },
        { document_id: 'B-1', heading: 'Terms', snippet: 'Berths are let by the year.' },
        { document_id: 'Z-9', heading: 'Other', snippet: 'Visitors may stay three nights.' },
      ],
    }),
    call('no list'),
    call({ results: [null, { document_id: 'B-1' }] }),
  ],
};

describe('the passages of a cited document', () => {
  it('are the cited one and all that were found in it, each once, none of other documents', () => {
    expect(passagesOf(citation, run)).toEqual([
      { heading: 'Terms', text: 'Berths are let by the year.' },
      { heading: 'Visitors', text: 'Visitors may stay three nights. They pay at the gate.' },
    ]);
  });

  it('begin with the one that the claim was taken from', () => {
    const claim = 'Visitors may stay three nights';
    expect(bestFirst(passagesOf(citation, run), claim)[0]?.heading).toBe('Visitors');
    expect(bestFirst(passagesOf(citation, run), '')[0]?.heading).toBe('Terms');
  });

  it('show which sentences the claim used, and lose no text', () => {
    const text = 'Visitors may stay three nights. They pay at the gate.\n\n- Dogs on a lead';
    const marked = markedSentences(text, 'Visitors may stay three nights [1].');
    expect(marked.map((sentence) => sentence.isUsed)).toEqual([true, false, false]);
    expect(marked.map((sentence) => sentence.text).join('')).toBe(text);
  });
});
