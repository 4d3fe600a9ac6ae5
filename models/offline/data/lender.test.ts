import { describe, expect, it } from 'vitest';
import { analyseByRules } from './engine.ts';
import { lender } from './testing/lender.ts';

/** The last query that a question leads to, where no row has a name that it looks for, or what it says instead. */
function queryOf(instruction: string): unknown {
  const history: { call: { id: string; arguments: object }; result: unknown }[] = [];
  for (let round = 0; round < 5; round += 1) {
    const analysis = analyseByRules({
      instruction,
      context: '',
      schema: lender,
      toolName: 'query_database',
      today: '2026-03-10',
      history,
    });
    if (analysis.kind !== 'calls')
      return analysis.kind === 'decline' ? analysis : history.at(-1)?.call.arguments;
    for (const call of analysis.calls)
      history.push({
        call: { id: `c${history.length}`, arguments: call.arguments },
        result: { rows: [], row_count: 0, truncated: false },
      });
  }
  return history.at(-1)?.call.arguments;
}

const year = (column: string) => [
  { column, op: 'gte', value: '2025-01-01' },
  { column, op: 'lt', value: '2026-01-01' },
];

describe('states of the rows below (R12)', () => {
  it('are only those of rows that exist', () => {
    expect(queryOf('How many tools are still out?')).toMatchObject({
      table: 'tool',
      filters: [
        { column: 'tool_hire.back_on', op: 'is_null' },
        { column: 'tool_hire.hire_no', op: 'not_null' },
      ],
    });
  });

  it('are not meant by the little word of a verb', () => {
    expect(queryOf('How many tools were hired out in 2025?')).toMatchObject({
      filters: year('tool_hire.out_on'),
    });
  });
});

describe('verbs behind "did" (R12)', () => {
  it.each([
    ['When did we open the depot in Hexley?', { columns: expect.arrayContaining(['opened']) }],
    ['When did the depot in Hexley open?', { columns: expect.arrayContaining(['opened']) }],
    ['How many depots did we open in 2025?', { filters: year('opened') }],
    ['How many depots did we close in 2025?', { filters: year('closed') }],
  ])('%s', (question, query) => {
    expect(queryOf(question)).toMatchObject({ table: 'depot', ...query });
  });

  it('stay states where they describe a noun', () => {
    expect(queryOf('How many open orders did we have?')).toMatchObject({
      filters: [{ column: 'state', op: 'eq', value: 'open' }],
    });
  });
});

describe('words that are not what they look like (R12)', () => {
  it('counts no shows as no-shows', () => {
    expect(queryOf('How many shows are there?')).toMatchObject({ kind: 'decline' });
    expect(queryOf('How many no-shows were there?')).toMatchObject({
      filters: [{ column: 'state', op: 'eq', value: 'no-show' }],
    });
  });

  it('takes what orders are for their state', () => {
    expect(queryOf('How many orders are signed?')).toMatchObject({
      filters: [{ column: 'state', op: 'eq', value: 'signed' }],
    });
    expect(queryOf('How many orders were signed in 2025?')).toMatchObject({ filters: year('signed_on') });
  });

  it('lists those that another one is recorded for', () => {
    for (const question of [
      'Which depots are partnered by a second depot?',
      'Which depots are partnered by another depot?',
    ])
      expect(queryOf(question)).toMatchObject({ filters: [{ column: 'partner_dep_cd', op: 'not_null' }] });
  });

  it('knows a depot by its code, not by who keeps it', () => {
    expect(queryOf('Which depots are heated?')).toMatchObject({
      columns: expect.arrayContaining(['dep_cd']),
    });
  });

  it('says that nothing tells what is in stock', () => {
    expect(queryOf('How many drills are in stock?')).toMatchObject({ kind: 'decline' });
  });
});

describe('whose figure and whose date is meant (R12)', () => {
  it('takes the figure of the row itself before those of its occasions', () => {
    expect(queryOf('Which depot has the most members?')).toMatchObject({
      table: 'depot',
      order_by: [{ column: 'members', direction: 'desc' }, {}],
    });
  });

  it('picks no rows by a year that a figure is of', () => {
    const query = queryOf('Which helper logged the most hours in 2025?');
    expect(query).toMatchObject({ table: 'helper', order_by: [{ column: 'hrs_2025' }, {}] });
    expect(JSON.stringify(query)).not.toContain('joined');
  });

  it('reads a cut-down date', () => {
    expect(queryOf('How many tools were registered in 2025?')).toMatchObject({ filters: year('reg_dt') });
  });

  it('calls no rows by a word that a comment says of another table', () => {
    expect(queryOf('How many credits are there?')).toMatchObject({ kind: 'decline' });
  });
});

describe('what verbs and small words say (R12)', () => {
  it('reads what was done as a state where no date is called so', () => {
    expect(queryOf('How many orders did we sign?')).toMatchObject({ table: 'tool_order' });
    expect(queryOf('How many visits did we hold in 2025?')).toMatchObject({ table: 'class_visit' });
  });

  it('says that no date is known instead of a list of rows', () => {
    expect(queryOf('When did we paint the depot in Hexley?')).toMatchObject({ kind: 'decline' });
  });

  it('counts only visits that were made', () => {
    expect(queryOf('How many visits were made in 2025?')).toMatchObject({
      filters: expect.arrayContaining([{ column: 'state', op: 'eq', value: 'held' }]),
    });
    expect(queryOf('How many members took part in visits in 2025?')).toMatchObject({
      aggregates: [{ fn: 'sum', column: 'members' }, {}],
      filters: expect.arrayContaining([{ column: 'state', op: 'eq', value: 'held' }]),
    });
  });

  it('knows who reports to whom', () => {
    expect(JSON.stringify(queryOf('How many helpers report to the lead?'))).toContain('boss');
  });

  it('adds up no money where a length of time is asked for', () => {
    expect(queryOf('How long does it take on average to praise a tool order?')).toMatchObject({
      kind: 'decline',
    });
  });

  it('takes the number of late hires from both dates', () => {
    expect(queryOf('How many hires came back late?')).toMatchObject({
      filters: expect.arrayContaining([{ column: 'back_on - due_on', op: 'gt', value: 0 }]),
    });
  });

  it('ranks places by how large they are', () => {
    expect(queryOf('What is our largest shed?')).toMatchObject({
      table: 'shed',
      order_by: [{ column: 'floor_m2', direction: 'desc' }, {}],
    });
  });

  it('never calls counts, or popularity, a figure of the rows', () => {
    expect(queryOf('Which seats are the most popular?')).toMatchObject({ kind: 'decline' });
    expect(queryOf('List the hires with counts.')).toMatchObject({ kind: 'decline' });
  });

  it.each([
    ['shed visits by type', 'vtype'],
    ['shed visits by status', 'vstatus'],
  ])('reads the letter of the table off a name: %s', (question, column) => {
    expect(queryOf(question)).toMatchObject({ table: 'shed_visit', group_by: [column] });
  });
});

describe('what was led (R12)', () => {
  it('counts no visits that were called off for who led them', () => {
    expect(queryOf('How many visits did we lead in 2025?')).toMatchObject({
      table: 'class_visit',
      filters: expect.arrayContaining([{ column: 'state', op: 'eq', value: 'held' }]),
    });
    expect(JSON.stringify(queryOf('How many helpers did we lead?'))).not.toContain('takes place');
  });
});

describe('what happened last, and why (R12)', () => {
  it('ranks those who left by the day on which they did', () => {
    for (const question of ['Who left most recently?', 'Who was the last person to leave?'])
      expect(queryOf(question)).toMatchObject({
        table: 'helper',
        order_by: [{ column: 'left_on', direction: 'desc' }, {}],
      });
  });

  it('takes a reason that is recorded for a condition', () => {
    expect(queryOf('How many visits were called off because of storm?')).toMatchObject({
      filters: [
        { column: 'state', value: 'called off' },
        { column: 'why_off', value: 'storm' },
      ],
    });
    expect(queryOf('How many visits were called off because of frost?')).toMatchObject({ kind: 'decline' });
  });
});
