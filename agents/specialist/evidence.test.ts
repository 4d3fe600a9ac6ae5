import { describe, expect, it } from 'vitest';
import { evidenceOf, isAnswered, plainTitle } from './evidence.ts';
import type { CallRecord } from './state.ts';

const record = (more: Partial<CallRecord>): CallRecord => ({
  id: 'c1',
  name: 'query',
  server: 'harbour',
  tool: 'query',
  title: 'Query',
  arguments: {},
  ok: true,
  ...more,
});

describe('evidence', () => {
  it.each([
    ['NOT ANSWERED: no data.', false],
    ['**NOT ANSWERED:** no data.', false],
    ['  not answered', false],
    ['Seven boats. NOT ANSWERED: their names.', true],
  ])('knows whether %j is an answer', (text, answered) => {
    expect(isAnswered(text)).toBe(answered);
  });

  it.each([
    [
      {
        table: 'boats',
        aggregates: [{ fn: 'count' }],
        filters: [{ column: 'colour', op: 'eq', value: 'red' }],
      },
      'Table boats: count where colour is red',
    ],
    [
      { table: 'boats', aggregates: [{ fn: 'avg', column: 'length' }], group_by: ['harbour'] },
      'Table boats: avg of length by harbour',
    ],
    [
      {
        table: 'boats',
        columns: ['name'],
        without: ['owners'],
        filters: [{ column: 'sunk', op: 'is_null' }],
      },
      'Table boats: name where sunk is empty without any owners',
    ],
    [{ query: 'speed' }, 'Query: query speed'],
    [{}, 'Query'],
  ])('names a call in plain words: %j', (args, title) => {
    expect(plainTitle(record({ arguments: args }))).toBe(title);
  });

  it('shows of a document the passage that the reply took its words from, not the first that was found (R4.2)', () => {
    const passage = (snippet: string) => ({ document_id: 'A', title: 'Rules', snippet });
    const first = 'Boats are washed on Mondays by the crew of the harbour.';
    const used = 'Visitors may moor for three nights; after that the berth costs double.';
    const result = { results: [passage(first), passage('Dogs stay on a lead.'), passage(used)], total: 3 };
    const cited = (text: string) =>
      evidenceOf({ calls: [record({ result })], text }).sources.map(({ snippet }) => snippet);
    expect(cited('Washing is on Mondays. Guests moor three nights, then pay double [doc:A].')).toEqual([
      used,
    ]);
    expect(cited('Guests moor three nights. [doc:A]\nBoats are washed on Mondays.')).toEqual([used]);
    expect(cited('The crew washes boats on Mondays [doc:A].')).toEqual([first]);
    expect(cited('Nothing is cited.')).toEqual([first]);
  });

  it('lists a document once, whichever searches found it', () => {
    const result = { results: [{ document_id: 'A', title: 'Rules', updated: '2025-01-01' }], total: 1 };
    const calls = [record({ result }), record({ id: 'c2', result })];
    const { sources } = evidenceOf({ calls, text: 'x' });
    expect(sources).toEqual([
      {
        id: 'doc:A',
        kind: 'document',
        title: 'Rules',
        source: 'harbour/query',
        documentId: 'A',
        updated: '2025-01-01',
      },
    ]);
  });

  it('takes a search that found nothing for no source', () => {
    expect(evidenceOf({ calls: [record({ result: { results: [], total: 0 } })], text: 'x' }).sources).toEqual(
      [],
    );
  });

  it('leaves out calls that were never made, and keeps failed ones as calls only', () => {
    const calls = [
      record({ server: '', ok: false }),
      record({ id: 'c2', sameAs: 'c1' }),
      record({ id: 'c3', ok: false, error: 'no' }),
    ];
    const { calls: made, sources } = evidenceOf({ calls, text: 'x' });
    expect(made.map(({ callId }) => callId)).toEqual(['c3']);
    expect(sources).toEqual([]);
  });

  it('cuts large results', () => {
    const { calls } = evidenceOf({ calls: [record({ result: 'x'.repeat(200_000) })], text: 'x' });
    expect(JSON.stringify(calls[0]?.result).length).toBeLessThan(81_000);
  });
});
