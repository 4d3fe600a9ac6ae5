import { describe, expect, it } from 'vitest';
import { analyseByRules } from './engine.ts';
import { verbRoles } from './plan/scope.ts';
import { buildModel } from './schema/model.ts';
import { helpdesk } from './testing/helpdesk.ts';

/** The first query that a question leads to which looks for no name, or what is said where there is none. */
function queryOf(instruction: string): unknown {
  const history: { call: { id: string; arguments: object }; result: unknown }[] = [];
  for (let round = 0; round < 6; round += 1) {
    const analysis = analyseByRules({
      instruction,
      context: '',
      schema: helpdesk,
      toolName: 'query_database',
      today: '2026-03-10',
      history,
    });
    if (analysis.kind !== 'calls') return analysis;
    const main = analysis.calls.find(({ note }) => !note.startsWith('look for'));
    if (main) return main.arguments;
    for (const call of analysis.calls)
      history.push({
        call: { id: `c${history.length}`, arguments: call.arguments },
        result: { rows: [], row_count: 0, truncated: false },
      });
  }
  return undefined;
}

const within = (column: string): object[] => [
  { column, op: 'gte', value: '2026-01-01' },
  { column, op: 'lt', value: '2027-01-01' },
];
const only = (column: string, value: unknown): object => ({ filters: [{ column, op: 'eq', value }] });

describe('everyday wording (R12)', () => {
  it.each([
    ['How many requests were opened in 2026?', { table: 'request', filters: within('opened_at') }],
    ['How many applications were received in 2026?', { table: 'application', filters: within('applied') }],
  ])('takes what was done to all rows on a date for no state: %s', (question, query) => {
    expect(queryOf(question)).toMatchObject(query);
  });

  it.each([
    ['How many requests are open?', only('state', 'open')],
    ['How many applications are in the stage received?', only('stage', 'received')],
    ['How many applications were hired?', only('stage', 'hired')],
  ])('keeps a state that sets rows apart: %s', (question, query) => {
    expect(queryOf(question)).toMatchObject(query);
  });

  it.each([
    [
      'How many laptops are in use?',
      {
        filters: [
          { column: 'kind', value: 'Laptop' },
          { column: 'state', value: 'U' },
        ],
      },
    ],
    ['What is the total cost of phones?', only('kind', 'Phone')],
    ['How many assets do we have?', { table: 'asset', aggregates: [{ fn: 'count' }] }],
  ])('reads a kind that the comment of a table names: %s', (question, query) => {
    expect(queryOf(question)).toMatchObject(query);
  });

  it.each([
    ['How many requests were escalated?', 'expert_no'],
    ['How many clients were referred by a colleague?', 'referrer'],
    ['How many clients have signed the data terms?', 'terms_on'],
  ])('finds in a comment what a key or a day says was done: %s', (question, column) => {
    expect(queryOf(question)).toMatchObject({ filters: [{ column, op: 'not_null' }] });
  });

  it.each([
    ['How many requests came in by email?', only('came_by', 'email')],
    ['How many bills are billed annually?', only('cycle', 'A')],
    ['How many bills were written off?', only('status', 'wo')],
    ['How many clients have agreed to text messages?', only('sms_ok', true)],
    ['Which clients have no desks?', only('desks', 0)],
    ['How many requests are unassigned?', { filters: [{ column: 'owner_no', op: 'is_null' }] }],
  ])('knows the plain word for a code, a flag or a figure: %s', (question, query) => {
    expect(queryOf(question)).toMatchObject(query);
  });

  it.each([
    ['How many contracts were cancelled in 2026?', 'end_date'],
    ['In 2026, how many contracts were cancelled?', 'end_date'],
    ['How many contracts began in 2026?', 'start_date'],
  ])('places what was done on the day of its end: %s', (question, column) => {
    expect(queryOf(question)).toMatchObject({ table: 'contract' });
    expect(JSON.stringify(queryOf(question))).toContain(
      `"column":"${column}","op":"gte","value":"2026-01-01"`,
    );
  });

  it.each([
    ['How many part-time employees do we have?', { filters: [{ column: 'fte', op: 'lt', value: 1 }] }],
    ['How many staff work full-time?', { filters: [{ column: 'fte', op: 'gte', value: 1 }] }],
  ])('tells part-time staff by their working time: %s', (question, query) => {
    expect(queryOf(question)).toMatchObject(query);
  });

  it('counts the rows of each value where the most common one is asked for', () => {
    expect(queryOf('What are the two most common topics?')).toMatchObject({
      table: 'request',
      group_by: ['topic'],
      aggregates: [{ fn: 'count', as: 'count' }],
    });
  });

  it('names rent, for which no figure is kept', () => {
    expect(queryOf('How much do we pay in rent for each client?')).toMatchObject({ kind: 'decline' });
  });

  it('waits for no bill that was written off', () => {
    expect(queryOf('How many bills are overdue?')).toMatchObject({
      filters: [
        { column: 'due', op: 'lt', value: '2026-03-10' },
        { column: 'paid_on', op: 'is_null' },
        { column: 'status', op: 'not_in', values: ['void', 'wo'] },
      ],
    });
  });

  it.each([
    ['What is the average time to first answer?', 'first_answer_at - opened_at'],
    ['How long does it take until a request is solved?', 'solved_at - opened_at'],
    ['How many hours does it take on average to solve a request?', 'solved_at - opened_at'],
  ])('measures from the beginning to what is waited for: %s', (question, column) => {
    expect(queryOf(question)).toMatchObject({ table: 'request', aggregates: [{ fn: 'avg', column }, {}] });
  });

  it('says a time in the unit that is asked for', () => {
    expect(queryOf('What is the average time to first answer in litres?')).toMatchObject({ kind: 'decline' });
  });

  it.each([
    ['What is the average salary by site?', { filters: [{ column: 'left_on', op: 'is_null' }] }],
    ['Who earns the most?', { filters: [{ column: 'left_on', op: 'is_null' }] }],
    [
      'How many staff are there per site?',
      { aggregates: [{ fn: 'count' }, { fn: 'count', column: 'left_on', as: 'gone' }] },
    ],
  ])('speaks of the staff who are there: %s', (question, query) => {
    expect(queryOf(question)).toMatchObject(query);
  });

  it('does not leave out who left where the question is about leaving', () => {
    expect(JSON.stringify(queryOf('What is the average salary of staff who left in 2026?'))).not.toContain(
      'is_null',
    );
  });

  it('keeps the most where a comment says the rest', () => {
    expect(queryOf('Which request annoyed the most people?')).toMatchObject({
      table: 'request',
      order_by: [{ column: 'ppl_hit', direction: 'desc' }, {}],
    });
  });

  it('hears no key in working somewhere', () => {
    expect(verbRoles(buildModel(helpdesk), ['work'])).toEqual(new Set());
    expect(verbRoles(buildModel(helpdesk), ['own'])).toEqual(new Set(['request.owner_no']));
  });

  it('ranks bills by what they come to', () => {
    expect(queryOf('What are the five largest bills?')).toMatchObject({
      order_by: [{ column: 'net_amount', direction: 'desc' }, {}],
    });
  });
});
