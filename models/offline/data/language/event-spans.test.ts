import { describe, expect, it } from 'vitest';
import { apartIn, clauseIn, pairIn, tellingOf } from './event-spans.ts';

describe('spans of time between two events (R12)', () => {
  it.each([
    ['How many days from shipping to delivery', 'shipping', 'delivery', ''],
    [
      'Average time between the date of a load and payment in 2025',
      'the date of a load',
      'payment',
      'in 2025',
    ],
    ['The longest response time, call received to arrival', 'call received', 'arrival', ''],
    ['How long from order to activation of a line', 'order', 'activation', 'of a line'],
  ])('%s', (text, begin, end, after) => {
    expect(pairIn(text)).toMatchObject({ begin, end, after });
  });

  it('leaves the clause whole in which an event is told', () => {
    expect(clauseIn('How many days after invoicing do clients pay us')).toMatchObject({
      event: 'invoicing',
      clause: 'clients pay us',
      first: true,
    });
    expect(clauseIn('How many days before the show do people buy')).toMatchObject({
      event: 'the show',
      first: false,
    });
    expect(clauseIn('Which kind takes longest to close, counted from the report')).toMatchObject({
      event: 'the report',
      clause: 'close',
    });
  });

  it('finds how far apart two days are to be', () => {
    expect(apartIn('How many visits took place more than 5 days after the planned date')).toMatchObject({
      head: 'How many visits took place',
      how: 'more than',
      count: '5',
      event: 'the planned date',
    });
  });

  it('takes out how the figure is to be told, and nothing else', () => {
    expect(tellingOf('On average, how many days pass, with one decimal, from A to B')).toMatchObject({
      average: true,
      unit: 'days',
      text: 'how many days pass from A to B',
    });
    expect(tellingOf('For closed cases, on average, how long is it').text).toBe(
      'For closed cases, how long is it',
    );
  });
});
