import { describe, expect, it } from 'vitest';
import { createFindings } from './testing/world.ts';
import { verifyAnswer } from './verify.ts';

const findings = createFindings();
const QUESTION =
  'How busy are our wards, how do nurses compare, and what are the isolation rules? List the 3 largest wards.';
findings.query(
  'Table wards: code, name, beds, opened',
  {
    table: 'wards',
    columns: ['code', 'name', 'beds', 'opened'],
    order_by: [{ column: 'beds', direction: 'desc' }],
  },
  [
    { code: 'W2A', name: 'Willow', beds: 28, opened: '2011-05-01' },
    { code: 'W1B', name: 'Alder', beds: 24, opened: '2008-09-15' },
    { code: 'W3C', name: 'Rowan', beds: 20, opened: '2015-02-20' },
    { code: 'W4D', name: 'Hazel', beds: 12, opened: '2020-11-30' },
  ],
);
findings.query(
  'Table admissions: count by wards.name',
  {
    table: 'admissions',
    join: ['wards'],
    group_by: ['wards.name'],
    filters: [{ column: 'admitted_at', op: 'between', values: ['2025-01-01', '2025-12-31'] }],
    aggregates: [{ fn: 'count' }, { fn: 'avg', column: 'days', as: 'avg_days' }],
  },
  [
    { 'wards.name': 'Willow', count: 182, avg_days: 4.37 },
    { 'wards.name': 'Alder', count: 151, avg_days: 6.12 },
    { 'wards.name': 'Rowan', count: 97, avg_days: 3.05 },
    { 'wards.name': 'Hazel', count: 110, avg_days: 2.48 },
  ],
);
findings.query(
  'Table staff: count by grade',
  { table: 'staff', group_by: ['grade'], aggregates: [{ fn: 'count' }] },
  [
    { grade: 'Nurse', count: 70 },
    { grade: 'Doctor', count: 38 },
    { grade: 'Consultant', count: 16 },
    { grade: 'Porter', count: 24 },
  ],
);
findings.query(
  'Table staff: count where contract_percent is below 100',
  {
    table: 'staff',
    filters: [{ column: 'contract_percent', op: 'lt', value: 100 }],
    aggregates: [{ fn: 'count' }],
  },
  [{ count: 72 }],
);
findings.query(
  'Table incidents: id, ward, severity, reported_on',
  { table: 'incidents', columns: ['id', 'ward', 'severity', 'reported_on', 'patients'] },
  [
    { id: 401, ward: 'Willow', severity: 'severe', reported_on: '2025-03-14', patients: 2 },
    { id: 417, ward: 'Willow', severity: 'minor', reported_on: '2025-06-02', patients: 1 },
    { id: 433, ward: 'Rowan', severity: 'minor', reported_on: '2025-08-19', patients: 0 },
    { id: 448, ward: 'Hazel', severity: 'moderate', reported_on: '2025-12-05', patients: 3 },
  ],
);
findings.document(
  'Isolation',
  '| Illness | Room | Until |\n|---|---|---|\n| Norovirus | single | 48 hours after the last symptom |\n| Influenza | single or cohort | 5 days after the start |\n| MRSA | single | 3 negative swabs |\n\nVisitors are limited to two at a time. Doors stay shut. Hands are washed for at least 30 seconds.',
);
findings.document(
  'Night staffing',
  'At night one nurse is responsible for at most 10 patients; on intensive care for 2. A second nurse is called when more than 24 beds are taken. Breaks of 45 minutes are taken between 01:00 and 04:00. Overtime is paid at 150 % from 22:00 on.',
);
const RIGHT = [
  'The three largest wards are Willow (28 beds), Alder (24) and Rowan (20) [1].',
  'All four wards together have 84 beds [1].',
  'Willow (W2A) opened on 1 May 2011 and Hazel, our newest ward, on 30 November 2020 [1].',
  'In 2025, Willow admitted 182 patients – 72 more than Hazel and almost twice as many as Rowan (97) [2].',
  'With 182 admissions on 28 beds, Willow handled 6.5 admissions per bed [1][2].',
  'Patients stay longest on Alder (6.1 days on average) and shortest on Hazel (2.5 days) [2].',
  'There were 540 admissions in total in 2025, a third of them on Willow (33.7%) [2].',
  '| Ward | Beds | Admissions 2025 | Avg. stay |\n|---|---|---|---|\n| Willow | 28 | 182 | 4.4 days |\n| Alder | 24 | 151 | 6.1 days |\n| Rowan | 20 | 97 | 3.1 days |\n| Hazel | 12 | 110 | 2.5 days |\n\n[1][2]',
  'We employ 148 people: 70 nurses, 38 doctors, 24 porters and 16 consultants [3].',
  'Nurses make up 47 % of staff [3].',
  'There are nearly twice as many nurses (70) as doctors (38), a ratio of 1.8 to 1 [3].',
  '72 of 148 staff work part-time, i.e. 48.6 % [4][3].',
  'Part-timers (72 people) are contracted below 100 percent [4].',
  'Four incidents were logged; two of them concerned Willow [5].',
  'Incident 401 on 14 March 2025 was severe and involved two patients [5].',
  'In total six patients were affected [5].',
  'The latest incident dates from December 2025 [5].',
  'Only one incident, no. 401, was severe [5].',
  'Norovirus patients stay isolated until 48 hours after their last symptom; for influenza it is 5 days from onset [6].',
  'MRSA isolation ends after three negative swabs [6].',
  'No more than two visitors are admitted at once, and hands must be washed for at least 30 seconds [6].',
  'At night, a nurse looks after up to 10 patients, and 2 in intensive care [7].',
  'If more than 24 beds are occupied, a second nurse comes in [7].',
  'Breaks last 45 minutes and fall between 1 am and 4 am [7].',
  'From 10 pm overtime is paid at 150% [7].',
  'Because Willow has 28 beds [1], which exceeds the limit of 24, it needs a second nurse at night [7].',
  'With 28 beds and one nurse per 10 patients, Willow needs at least 3 nurses at night [1][7].',
];
const WRONG: [string, string][] = [
  ['The three largest wards are Willow (28 beds), Alder (20) and Rowan (24) [1].', '20'],
  ['All four wards together have 86 beds [1].', '86'],
  ['Hazel opened on 30 November 2002 [1].', '30 November 2002'],
  ['In 2025, Willow admitted 128 patients [2].', '128'],
  ['Willow admitted 82 more patients than Hazel [2].', '82'],
  ['Patients stay 2.5 days on Alder [2].', '2.5'],
  ['There were 450 admissions in total [2].', '450'],
  ['Willow accounts for 37.3 % of admissions [2].', '37.3 %'],
  [
    '| Ward | Beds | Admissions |\n|---|---|---|\n| Willow | 28 | 182 |\n| Alder | 24 | 115 |\n| Rowan | 20 | 97 |\n\n[1][2]',
    '115',
  ],
  ['We employ 38 nurses [3].', '38'],
  ['We employ 16 porters [3].', '16'],
  ['Nurses make up 74 % of staff [3].', '74 %'],
  ['27 members of staff work part-time [4].', '27'],
  ['Three of the four incidents concerned Willow [5].', 'Three'],
  ['Incident 401 was reported on 2 June 2025 [5].', '2 June 2025'],
  ['Incident 417 involved 3 patients [5].', '3'],
  ['Norovirus patients stay isolated until 5 days after the last symptom [6].', '5'],
  ['MRSA isolation ends after 5 negative swabs [6].', '5'],
  ['Hands are washed for at least 20 seconds [6].', '20'],
  ['At night one nurse is responsible for at most 24 patients [7].', '24'],
  ['Breaks last 54 minutes [7].', '54'],
  ['Overtime is paid at 105 % [7].', '105 %'],
  ['Breaks are taken between 01:00 and 05:00 [7].', '05:00'],
  ['Rowan has 12 beds [1].', '12'],
];

const openIn = (answer: string): string[] =>
  verifyAnswer({
    answer,
    question: QUESTION,
    calls: findings.calls,
    sources: findings.sources,
    today: new Date('2026-10-01'),
  }).unverified.map(({ text }) => text);

describe('the prose of language models: a hospital', () => {
  it.each(RIGHT)('bears out: %s', (answer) => {
    expect(openIn(answer)).toEqual([]);
  });

  it.each(WRONG)('doubts: %s', (answer, wrong) => {
    expect(openIn(answer)).toContain(wrong);
  });
});

describe('what is not understood yet', () => {
  it.fails('doubts: On intensive care a nurse is responsible for 10 patients [7].', () => {
    expect(openIn('On intensive care a nurse is responsible for 10 patients [7].')).toContain('10');
  });
});
