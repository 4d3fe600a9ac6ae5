import { describe, expect, it } from 'vitest';
import { type AnalyseInput, type Analysis, analyseByRules } from '../engine.ts';
import { fleet } from '../testing/fixture.ts';

const ask = (instruction: string, history: AnalyseInput['history'] = []): Analysis =>
  analyseByRules({
    instruction,
    context: '',
    schema: fleet,
    toolName: 'query_database',
    today: '2026-03-15',
    history,
  });

const count = [{ fn: 'count', as: 'count' }];

describe('concerns by stated rules', () => {
  const question = 'Are there any staffing concerns I should know about?';

  it('asks only what the schema gives a rule for', () => {
    const first = ask(question);
    expect(first.kind === 'calls' ? first.calls.map((call) => call.arguments) : []).toEqual([
      {
        table: 'depots',
        columns: ['name'],
        without: ['mechanics'],
        order_by: [{ column: 'name', direction: 'asc' }],
        limit: 100,
      },
      {
        table: 'depots',
        join: ['mechanics'],
        group_by: ['id', 'name', 'mechanic_count'],
        aggregates: [{ fn: 'count_distinct', column: 'mechanics.id', as: 'counted' }],
        limit: 500,
      },
      { table: 'mechanics', filters: [{ column: 'depot_id', op: 'is_null' }], aggregates: count },
    ]);
  });

  it('says each finding with its figure and call, and leaves out what is in order', () => {
    const first = ask(question);
    if (first.kind !== 'calls') throw new Error('expected calls');
    const rows = [
      [{ name: 'Quay' }],
      [
        { id: 1, name: 'North', mechanic_count: 9, counted: 7 },
        { id: 2, name: 'South', mechanic_count: 3, counted: 3 },
      ],
      [{ count: 0 }],
    ];
    const history = first.calls.map((call, index) => ({
      call: { id: `c${index}`, arguments: call.arguments },
      result: { rows: rows[index] ?? [], row_count: 1, truncated: false },
    }));
    const answer = ask(question, history);
    expect(answer).toMatchObject({ kind: 'answer' });
    const text = answer.kind === 'answer' ? answer.text : '';
    expect(text).toContain('1 of 4 depots have no mechanics**: Quay [call:c0]');
    expect(text).toContain('North (9 on record, 7 counted) [call:c1]');
    expect(text).not.toContain('South');
    expect(text).not.toContain('call:c2');
  });

  it('says so when nothing was found', () => {
    const first = ask(question);
    if (first.kind !== 'calls') throw new Error('expected calls');
    const history = first.calls.map((call, index) => ({
      call: { id: `c${index}`, arguments: call.arguments },
      result: { rows: [], row_count: 0, truncated: false },
    }));
    expect(ask(question, history)).toMatchObject({
      kind: 'answer',
      text: expect.stringMatching(/found no concerns/),
    });
  });
});
