import { describe, expect, it } from 'vitest';
import { mainQuery, rowsQuery } from '../../testing/main-query.ts';
import { workshop } from '../../testing/workshop.ts';

const ask = (question: string): object | undefined => mainQuery(workshop, question);

describe('days from one event to another (R12)', () => {
  it.each([
    ['How many days on average from receiving the bike to finishing it?', 'finished_on - received_on'],
    [
      'How long does a repair order take on average, from receiving the bike to collection?',
      'collected_on - received_on',
    ],
    ['On average, how many days pass between finishing and collection?', 'collected_on - finished_on'],
    ['How many days does it take us on average to finish a repair order?', 'finished_on - received_on'],
    ['On average how many days after invoicing do clients pay us?', 'paid_on - issued_on'],
    ['How many calendar days after issue do people pay their bills on average?', 'paid_on - issued_on'],
    ['Average time from issuing a bill until it is paid, in days', 'paid_on - issued_on'],
    [
      'What is the average time we have had to wait for a payment, in days from the issue to payment?',
      'paid_on - issued_on',
    ],
    ['Average minutes from the call to arrival', 'arrived_at - reported_at'],
  ])('%s', (question, column) => {
    expect(ask(question)).toMatchObject({
      aggregates: [
        { fn: 'avg', column },
        { fn: 'count', column },
      ],
    });
  });

  it('keeps what else is said', () => {
    expect(
      ask('How long does a full service take on average, in days from receiving the bike to finishing it?'),
    ).toMatchObject({
      filters: [{ column: 'kind', op: 'eq', value: 'full service' }],
    });
    expect(ask('Average days from issue to payment of sent bills')).toMatchObject({
      filters: [{ column: 'state', op: 'eq', value: 'sent' }],
    });
  });

  it('counts rows by what lies between', () => {
    expect(ask('How many repair orders took more than ten days from receiving to finishing?')).toMatchObject({
      filters: [{ column: 'finished_on - received_on', op: 'gt', value: 10 }],
    });
    expect(ask('How often did it take more than 15 minutes from the call to arrival?')).toMatchObject({
      table: 'breakdowns',
      filters: [{ column: 'arrived_at - reported_at', op: 'gt', value: 0.010417 }],
    });
  });

  it('ranks by it', () => {
    expect(
      rowsQuery(workshop, 'Which client waits longest on average from receiving to finishing?'),
    ).toMatchObject({
      table: 'repair_orders',
      aggregates: [{ fn: 'avg', column: 'finished_on - received_on' }],
      order_by: [{ column: 'value', direction: 'desc' }, { column: 'clients.client_id' }],
    });
  });

  it('reads a day of the row that is referred to', () => {
    expect(ask('On average, how many days before the ride are tickets sold?')).toMatchObject({
      table: 'tickets',
      aggregates: [{ column: 'rides.ride_date - sold_on' }, {}],
    });
  });

  it.each([
    // From a moment to a day there are parts of days.
    'How many days on average from the call to invoicing?',
    // Nothing is called so.
    'How many days on average from receiving the bike to painting it?',
    'How many days on average from the last inspection to collection?',
  ])('refuses: %s', (question) => {
    expect(ask(question)).toMatchObject({ kind: 'decline' });
  });
});

describe('one day against another (R12)', () => {
  it.each([
    ['How many bills were paid after their due date?', 'paid_on - due_on', 'gt'],
    ['How many bills were paid late?', 'paid_on - due_on', 'gt'],
    ['How many bills were settled before the due date?', 'paid_on - due_on', 'lt'],
    ['How many bills were paid on time?', 'paid_on - due_on', 'lte'],
    ['How many repair orders were finished later than agreed?', 'finished_on - promised_on', 'gt'],
    ['How many repair orders were finished on a later day than promised?', 'finished_on - promised_on', 'gt'],
    [
      'How many repair orders were collected on the very day they were finished?',
      'collected_on - finished_on',
      'eq',
    ],
  ])('%s', (question, column, op) => {
    expect(ask(question)).toMatchObject({ filters: [{ column, op, value: 0 }] });
  });

  it('keeps which rows are meant, and of what a period is', () => {
    expect(ask('How many sent bills were paid late?')).toMatchObject({
      filters: [{ column: 'paid_on - due_on' }, { column: 'state', value: 'sent' }],
    });
    expect(ask('How many bills were paid after the due date in 2025?')).toMatchObject({
      filters: [{}, { column: 'paid_on' }, { column: 'paid_on' }],
    });
  });

  it('tells how far they are apart', () => {
    expect(
      ask('How many repair orders were finished more than 5 days after the promised date?'),
    ).toMatchObject({
      filters: [{ column: 'finished_on - promised_on', op: 'gt', value: 5 }],
    });
    expect(ask('By how many days did the most delayed repair order miss its promised date?')).toMatchObject({
      kind: 'decline',
    });
  });

  it.each([
    // Two moments of one day are not equal.
    'How many breakdowns were reached on the very day they were reported?',
    // There is nothing planned.
    'How many tickets were sold later than planned?',
    'How many breakdowns were invoiced late?',
  ])('refuses: %s', (question) => {
    expect(ask(question)).toMatchObject({ kind: 'decline' });
  });
});
