import { describe, expect, it } from 'vitest';
import { luthier } from '../../testing/luthier.ts';
import { mainQuery } from '../../testing/main-query.ts';

const read = (question: string): object | undefined => mainQuery(luthier, question);
const START = 'started_at:time';
const SOLD = 'sold_at:time';

describe('times of the day (R12)', () => {
  it.each([
    ['How many overhauls started before noon?', [{ column: START, op: 'lt', value: '12:00' }]],
    ['How many overhauls started at 8 pm or later?', [{ column: START, op: 'gte', value: '20:00' }]],
    ['How many overhauls began after 17:30?', [{ column: START, op: 'gt', value: '17:30' }]],
    [
      'How many overhauls were finished by 6 p.m.?',
      [{ column: 'finished_at:time', op: 'lte', value: '18:00' }],
    ],
    ['How many sales were there from 9 am onwards?', [{ column: SOLD, op: 'gte', value: '09:00' }]],
    ['How many sales were made at 12:15?', [{ column: SOLD, op: 'eq', value: '12:15' }]],
    [
      'How many sales were made between midnight and 6 in the morning (before 6:00)?',
      [
        { column: SOLD, op: 'gte', value: '00:00' },
        { column: SOLD, op: 'lt', value: '06:00' },
      ],
    ],
    [
      'How many sales were made between 2 and 4 pm?',
      [
        { column: SOLD, op: 'gte', value: '14:00' },
        { column: SOLD, op: 'lt', value: '16:00' },
      ],
    ],
    ['How many sales were made between 10 pm and midnight?', [{ column: SOLD, op: 'gte', value: '22:00' }]],
    ['How many recitals began after 19:00?', [{ column: 'begins_at', op: 'gt', value: '19:00' }]],
  ])('%s', (question, filters) => {
    expect(read(question)).toMatchObject({ filters });
  });

  it('sets the part of a share against the whole', () => {
    const question = 'What percentage of maple overhauls started before noon?';
    expect(read(question)).toMatchObject({
      filters: expect.arrayContaining([
        { column: START, op: 'lt', value: '12:00' },
        { column: 'wood', op: 'eq', value: 'maple' },
      ]),
    });
  });

  it.each([
    'How many sales were made between 10 pm and 6 am?',
    'How many sales were made after midnight?',
    'How many sales were made before 25:00?',
    'How many halls were there before noon?',
    'How many overhauls were talked about before noon?',
  ])('refuses what is no time of one day, or of no row: %s', (question) => {
    expect(read(question)).toMatchObject({ kind: 'decline' });
  });
});
