import { join } from 'node:path';
import { readFolder } from '@parley/mcp-servers/knowledge/documents';
import { describe, expect, it } from 'vitest';
import { saysPhrase } from './grade/text.ts';
import { readWorlds } from './world.ts';

const handbooks = await readWorlds(join(import.meta.dirname, 'handbooks'));

describe.each(handbooks)('the handbook $name', ({ documents: dir = '', sql, heldOut, questions }) => {
  it('is of documents alone, and a fifth or more of its questions has no answer', () => {
    expect({ sql, heldOut }).toEqual({ sql: undefined, heldOut: false });
    expect(questions.length).toBeGreaterThanOrEqual(60);
    const none = questions.filter(({ kind }) => kind === 'decline');
    expect(none.length / questions.length).toBeGreaterThanOrEqual(0.2);
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(['document', 'decline']));
  });

  it('says somewhere what is expected of an answer', async () => {
    const { documents, warnings } = await readFolder(dir, new Set(), AbortSignal.timeout(10_000));
    expect(warnings).toEqual([]);
    expect(documents.length).toBeGreaterThanOrEqual(25);
    const text = documents.map(({ body }) => body).join('\n\n');
    for (const { id, expect: expected } of questions) {
      const unsaid = (expected.contains ?? []).filter((phrase) => !saysPhrase(text, phrase));
      expect(unsaid, id).toEqual([]);
    }
  });
});
