import { describe, expect, it } from 'vitest';
import { analyseByRules } from '../../engine.ts';
import { column } from '../../testing/column.ts';

/** Overhauls of lifts: their state is called like the day on which they were completed. */
const schema = {
  database: 'lifts',
  tables: [
    {
      name: 'overhaul',
      rows: 400,
      primaryKey: ['overhaul_no'],
      columns: [
        column('overhaul_no', 'integer'),
        column('trade', 'text', { values: ['electrical', 'mechanical'] }),
        column('status', 'text', { values: ['reported', 'completed', 'cancelled'] }),
        column('completed_on', 'date', { nullable: true }),
        column('cost', 'numeric'),
      ],
      foreignKeys: [],
    },
  ],
};
const filtersOf = (instruction: string): unknown => {
  const analysis = analyseByRules({
    instruction,
    context: '',
    schema: schema as Parameters<typeof analyseByRules>[0]['schema'],
    toolName: 'query_database',
    today: '2026-05-04',
    history: [],
  });
  return analysis.kind === 'calls' ? analysis.calls[0]?.arguments : analysis;
};

describe('a state that is called like a deed (R12)', () => {
  it.each([
    ['What is the total cost of completed overhauls?', ['status']],
    ['How many completed mechanical overhauls are there?', ['status', 'trade']],
  ])('%s', (question, columns) => {
    expect(filtersOf(question)).toMatchObject({ filters: columns.map((name) => ({ column: name })) });
  });
});
