import { expect, it } from 'vitest';
import { withoutHouse } from './house.ts';

const tables = [
  { name: 'boats', columns: [{ name: 'berth_city', values: ['Kiel', 'Harbour Lights'] }] },
  { name: 'freights', columns: [] },
];
const acme = { name: 'Acme Corporation', database: 'postgres' };

it.each([
  ['How many employees does Acme have?', 'How many employees do we have?'],
  ['how many employees does acme have?', 'how many employees do we have?'],
  ['How many boats did Acme Corp sell?', 'How many boats did we sell?'],
  ["What is Acme's largest boat?", 'What is our largest boat?'],
  ['Who works at Acme Corporation?', 'Who works at us?'],
  ['How many employees does Globex have?', 'How many employees does Globex have?'],
  ['Which acmeist works here?', 'Which acmeist works here?'],
])('takes the own name of the house for us: %s', (question, expected) => {
  expect(withoutHouse(question, acme, tables)).toBe(expected);
});

it.each([
  ['northwind', 'How many boats does Northwind have?', 'How many boats do we have?'],
  ['northwind', 'Which boats sail with the northwind?', 'Which boats sail with the northwind?'],
  ['postgres', 'Which boats are called Postgres?', 'Which boats are called Postgres?'],
  ['freight', 'How many tons of Freight did we move?', 'How many tons of Freight did we move?'],
  ['kiel', 'How many boats lie in Kiel?', 'How many boats lie in Kiel?'],
])(
  'knows a database that is called after its house (%s), not a word of its data',
  (database, question, expected) => {
    expect(withoutHouse(question, { database }, tables)).toBe(expected);
  },
);
