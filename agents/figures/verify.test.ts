import type { Citation } from '@parley/a2a/findings';
import { describe, expect, it } from 'vitest';
import { createFindings } from './testing/world.ts';
import type { CallEvidence } from './types.ts';
import { verifyAnswer } from './verify.ts';

const TODAY = new Date('2026-10-01T12:00:00Z');
const QUESTION = 'What are the top 5 projects with a budget above 600,000, and how do we stand in 2025?';

const findings = createFindings();
findings.query(
  'Table employees: count by department',
  { table: 'employees', group_by: ['department'], aggregates: [{ fn: 'count' }] },
  [
    { department: 'Engineering', count: 128 },
    { department: 'Sales', count: 89 },
    { department: 'Operations', count: 80 },
    { department: 'Product', count: 45 },
  ],
);
findings.query(
  'Table departments: headcount, counted',
  {
    table: 'departments',
    join: ['employees'],
    group_by: ['id', 'name', 'headcount'],
    aggregates: [{ fn: 'count_distinct', column: 'employees.id', as: 'counted' }],
  },
  [
    { id: 1, name: 'Engineering', headcount: 128, counted: 128 },
    { id: 2, name: 'Product', headcount: 45, counted: 45 },
    { id: 3, name: 'Sales', headcount: 92, counted: 89 },
    { id: 4, name: 'Operations', headcount: 78, counted: 80 },
    { id: 5, name: 'Legal', headcount: 0, counted: 0 },
  ],
);
findings.query(
  'Table projects: name, budget, start_date, end_date, status',
  {
    table: 'projects',
    columns: ['name', 'budget', 'start_date', 'end_date', 'status'],
    filters: [{ column: 'budget', op: 'gt', value: 600_000 }],
    limit: 50,
  },
  [
    { name: 'Atlas', budget: 950_000, start_date: '2025-01-13', end_date: '2026-09-01', status: 'on_hold' },
    {
      name: 'Phase 2 rollout',
      budget: 810_500,
      start_date: '2025-06-02',
      end_date: '2026-12-31',
      status: 'active',
    },
    { name: 'Harbour', budget: 640_000, start_date: '2025-09-22', end_date: '2026-11-15', status: 'active' },
  ],
);
findings.query(
  'Table timesheets: sum of hours, count where category is Training',
  {
    table: 'timesheets',
    filters: [{ column: 'category', op: 'eq', value: 'Training' }],
    aggregates: [
      { fn: 'sum', column: 'hours', as: 'value' },
      { fn: 'count', as: 'rows' },
    ],
  },
  [{ value: 15_949.5, rows: 2_188 }],
);
findings.document(
  'Remote work',
  'Employees may work remotely up to 3 days a week with the approval of the manager. Remote work is open after the first 30 days. A home office allowance of USD 400 is paid once. Requests are answered within five working days.',
);

function verify(answer: string, more: { calls?: CallEvidence[]; sources?: Citation[] } = {}) {
  const { calls, sources } = findings;
  return verifyAnswer({ answer, question: QUESTION, calls, sources, today: TODAY, ...more });
}
const open = (answer: string): string[] => verify(answer).unverified.map(({ text }) => text);

describe('right figures are borne out', () => {
  it.each([
    'There are 128 people in Engineering [1].',
    'Engineering is by far the largest team with 128 of 342 employees (37.4 %) [1].',
    'The four departments together employ 342 people [1].',
    'Headcounts range from 45 to 128 [1].',
    'Engineering (128) is ahead of Sales (89) by 39 people [1].',
    'On average a department has 85.5 employees [1].',
    'Sales and Operations together make up 169 employees, or 49.4 % of the staff [1].',
    'Engineering has 2.8 times as many people as Product: 128 against 45 [1].',
    'Two departments have fewer than 85 people: Operations with 80 and Product with 45 [1].',
    'In Sales, 92 people are on record while only 89 were counted, a gap of 3 [2].',
    'The record disagrees with the count in 2 of 5 departments [2].',
    'One department, Legal, has no employees at all [2].',
    '- **Sales**: 92 on record, 89 counted [2]\n- **Operations**: 78 on record, 80 counted [2]',
    '| Department | On record | Counted | Difference |\n|---|---|---|---|\n| Sales | 92 | 89 | 3 |\n| Operations | 78 | 80 | -2 |\n\n[2]',
    'Of the 3 projects above 600,000, Atlas has the largest budget: $950,000 [3].',
    'Atlas costs about 950 thousand and Phase 2 rollout 810,500 [3].',
    'The three projects add up to a total of 2,400,500 [3].',
    'Atlas began on 13 January 2025 and should have ended on 2026-09-01, so it is 30 days late [3].',
    'Two of the three projects are active, one is on hold [3].',
    'Harbour started in September 2025 and ends in November 2026 [3].',
    'Training took 15,949.5 hours in 2,188 entries, that is 7.29 hours per entry [4].',
    'Staff may work from home for up to three days each week if their manager agrees [5].',
    'Remote work becomes possible after 30 days; USD 400 are paid towards the home office [5].',
    'Requests are answered within 5 working days [5].',
    'Only 3 projects are listed although you asked for the top 5.',
    'As of 1 October 2026 there are 128 engineers [1].',
    'There are four concerns:\n\n- Sales: 92 on record [2]\n- Operations: 78 on record [2]\n- Atlas is late [3]\n- Legal is empty [2]',
    'Engineering zählt 128 Personen, insgesamt sind es 342 [1].',
    '## Sources\n\n- [3] Table projects: name, budget, start_date, end_date, status (data)\n- [5] Remote work (document)',
  ])('%s', (answer) => {
    expect(verify(answer).unverified).toEqual([]);
  });
});

describe('wrong figures are found', () => {
  it.each<[string, string]>(
    [
      ['There are 127 people in Engineering [1].', '127'],
      ['There are 89 people in Engineering [1].', '89'],
      ['Engineering has 89 people and Sales 128 [1].', '89'],
      ['Engineering is the largest team with 128 of 343 employees [1].', '343'],
      ['Engineering holds 38.4 % of all employees [1].', '38.4 %'],
      ['Engineering (128) is ahead of Sales (89) by 40 people [1].', '40'],
      ['On average a department has 86.5 employees [1].', '86.5'],
      ['The record disagrees with the count in 4 of 5 departments [2].', '4'],
      [
        '| Department | On record | Counted |\n|---|---|---|\n| Sales | 89 | 92 |\n| Operations | 78 | 80 |\n\n[2]',
        '92',
      ],
      ['Atlas has the largest budget: $95,000 [3].', '$95,000'],

      ['Atlas should have ended on 2026-09-02 [3].', '2026-09-02'],
      ['Atlas should have ended on 2026-12-31 [3].', '2026-12-31'],
      ['Atlas began in 2024 [3].', '2024'],
      ['Atlas is 31 days late [3].', '31'],
      ['Training took 2,188 hours [4].', '2,188'],
      ['Training took 15,949.5 thousand hours [4].', '15,949.5 thousand'],
      ['Staff may work from home for up to five days each week [5].', 'five'],
      ['Remote work becomes possible after 3 days [5].', '3'],
      ['Employees may work remotely up to 30 days a week with the approval of the manager [5].', '30'],
      ['Requests are answered within 5 weeks [5].', '5'],
      ['EUR 400 are paid towards the home office [5].', 'EUR 400'],
      ['We expect 1,000 more people next year.', '1,000'],
      ['You asked for projects above 650,000.', '650,000'],
      ['## Sources\n\n- [5] Remote work (document, updated 2026-02-04)', '2026-02-04'],
    ].filter(([, wrong]) => wrong !== '') as [string, string][],
  )('%s', (answer, wrong) => {
    expect(open(answer)).toContain(wrong);
  });
});

describe('what a figure tells of its origin', () => {
  it('is the call, the row, the column and the operation', () => {
    const answer = 'Sales counts **89** people, 39 fewer than Engineering with 128 [1].';
    expect(verify(answer).figures).toMatchObject([
      {
        text: '89',
        value: 89,
        offset: answer.indexOf('89'),
        length: 2,
        sourceId: 'call:call-1',
        n: 1,
        callId: 'call-1',
        row: 1,
        column: 'count',
        operation: 'value',
        label: 'count of Sales: Table employees: count by department',
        verified: true,
      },
      { text: '39', operation: 'difference', n: 1 },
      { text: '128', row: 0, operation: 'value' },
    ]);
  });

  it('is the document or the question where it comes from there', () => {
    const { figures } = verify(
      'Three days a week are allowed [5]. Of the top 5 you asked for, here are some.',
    );
    expect(figures).toMatchObject([
      { text: 'Three', operation: 'document', sourceId: 'doc:DOC-5', n: 5 },
      { text: '5', operation: 'question', sourceId: 'question' },
    ]);
  });

  it('tells two calls of the same id in two steps apart', () => {
    const calls: CallEvidence[] = ['s1', 's2'].map((stepId, index) => ({
      callId: 'c1',
      stepId,
      server: 'boats',
      tool: 'count',
      arguments: { colour: stepId },
      ok: true,
      result: { rows: [{ count: 7 + index }], row_count: 1 },
    }));
    const sources = ['s1', 's2'].map(
      (stepId, index): Citation => ({
        id: 'call:c1',
        kind: 'data',
        title: 'Boats',
        source: 'boats/count',
        arguments: { colour: stepId },
        n: index + 1,
        stepId,
      }),
    );
    expect(verify('There are 8 boats [2].', { calls, sources }).figures).toMatchObject([{ text: '8', n: 2 }]);
    expect(verify('There are 8 boats [1].', { calls, sources }).unverified).toMatchObject([{ text: '8' }]);
  });
});

describe('evidence in other shapes', () => {
  const source = (id: string, more: Partial<Citation> = {}): Citation => ({
    id,
    kind: 'data',
    title: 'Tides',
    source: 'harbour/read',
    n: 1,
    ...more,
  });
  const call = (result: unknown): CallEvidence => ({
    callId: 'c1',
    server: 'harbour',
    tool: 'read',
    arguments: {},
    ok: true,
    result,
  });

  it('is the rows that are left of a result that was cut', () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({
      port: `Port ${index}x`,
      ships: 1_000 + index * 7,
    }));
    const beginning = JSON.stringify({ rows }).slice(0, 700);
    const calls = [call({ truncated: true, characters: 2_000, beginning })];
    const answer = 'Port 3x has 1,021 ships [1].';
    expect(verify(answer, { calls, sources: [source('call:c1')] }).unverified).toEqual([]);
    expect(
      verify('Port 39x has 1,273 ships [1].', { calls, sources: [source('call:c1')] }).unverified,
    ).toContainEqual(expect.objectContaining({ text: '1,273' }));
  });

  it('is the text of an agent of another maker, which is its own source', () => {
    const calls = [{ ...call({ text: 'The tide is highest at 4.7 metres on Friday.' }), callId: 't1' }];
    const sources = [source('agent:t1', { kind: 'report' })];
    expect(verify('On Friday the tide reaches 4.7 metres [1].', { calls, sources }).unverified).toEqual([]);
    expect(verify('On Friday the tide reaches 7.4 metres [1].', { calls, sources }).unverified).toHaveLength(
      1,
    );
  });

  it('is the text of a file and the numbers of a report', () => {
    const calls = [call({ path: 'log', content: 'worker 3 stopped after 512 errors at 09:30', lines: 12 })];
    const sources = [source('call:c1', { kind: 'file' })];
    expect(
      verify('The worker stopped at 09:30 after 512 errors [1].', { calls, sources }).unverified,
    ).toEqual([]);
    expect(verify('The worker stopped after 521 errors [1].', { calls, sources }).unverified).toHaveLength(1);
  });

  it('may be missing altogether: then every figure is open', () => {
    const { unverified, figures } = verify('There are 12 ships.', { calls: [], sources: [] });
    expect(unverified).toMatchObject([{ text: '12' }]);
    expect(figures).toEqual([]);
  });
});

it('is quick with a long answer over many rows', () => {
  const rows = Array.from({ length: 500 }, (_, index) => ({
    name: `Ship ${index}`,
    hours: index / 4,
    trips: index % 9,
  }));
  const many = createFindings();
  many.query('Table trips: hours', { table: 'trips', columns: ['name', 'hours', 'trips'] }, rows);
  const lines = rows.map(({ name, hours, trips }) => `| ${name} | ${hours} | ${trips} |`);
  const answer = `All ships [1]:\n\n| Ship | Hours | Trips |\n|---|---|---|\n${lines.join('\n')}`;
  const started = performance.now();
  const { unverified, figures } = verify(answer, many);
  expect(unverified).toEqual([]);
  expect(figures.length).toBeGreaterThanOrEqual(1_000);
  expect(performance.now() - started).toBeLessThan(3_000);
});
