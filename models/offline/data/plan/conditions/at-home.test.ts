import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { fleet } from '../../testing/fixture.ts';
import { helpdesk } from '../../testing/helpdesk.ts';
import { mainQuery, rowsQuery } from '../../testing/main-query.ts';

describe('where people live and work (R12)', () => {
  it('does not take a place where something was done for a home', () => {
    expect(mainQuery(helpdesk, 'How many clients live in Graz?')).toMatchObject({ kind: 'decline' });
    expect(mainQuery(helpdesk, 'How many staff live in Graz?')).toMatchObject({
      filters: expect.arrayContaining([{ column: 'site', op: 'eq', value: 'Graz' }]),
    });
  });

  it('counts the staff where it is asked who works', () => {
    expect(mainQuery(helpdesk, 'How many people work in Graz?')).toMatchObject({ table: 'staff' });
    expect(mainQuery(fleet, 'How many people work in the North depot?')).toMatchObject({
      table: 'mechanics',
    });
  });

  it('says so where nobody is employed', () => {
    const tables = helpdesk.tables.filter(({ name }) => /^(?:client|contract|bill)$/.test(name));
    const bare = {
      ...helpdesk,
      tables: tables.map((table) => ({
        ...table,
        foreignKeys: table.foreignKeys.filter(({ table: to }) => to === 'client'),
      })),
    };
    expect(rowsQuery(bare, 'How many people work here?')).toMatchObject({ kind: 'decline' });
    expect(rowsQuery(helpdesk, 'Which clients pay rent?')).toMatchObject({ kind: 'decline' });
  });
});

describe('everyday words (R12)', () => {
  it.each([
    ['Who has been with us longest?', 'hired_on', 'asc'],
    ['Who has been here the longest?', 'hired_on', 'asc'],
    ['Who is our longest-serving employee?', 'hired_on', 'asc'],
  ])('says who came first: %s', (question, day, direction) => {
    expect(rowsQuery(helpdesk, question)).toMatchObject({ order_by: [{ column: day, direction }, {}] });
  });

  it('reads what is not written in full', () => {
    expect(mainQuery(helpdesk, "How many requests haven't been solved?")).toMatchObject({ table: 'request' });
  });

  it('takes no plural for a verb, nor a deed for a figure that all rows have', () => {
    expect(rowsQuery(helpdesk, 'How many books did clients borrow?')).toMatchObject({ kind: 'decline' });
    expect(rowsQuery(helpdesk, 'How many clients borrowed books?')).toMatchObject({ kind: 'decline' });
  });

  it('counts what costs nothing', () => {
    const withFee = DatabaseSchema.parse({
      database: 'fees',
      tables: [
        {
          name: 'contract',
          rows: 50,
          primaryKey: ['contract_no'],
          columns: [column('contract_no', 'integer'), column('setup_fee', 'numeric')],
          foreignKeys: [],
        },
      ],
    });
    expect(mainQuery(withFee, 'How many contracts have no setup fee?')).toMatchObject({
      filters: [{ column: 'setup_fee', op: 'eq', value: 0 }],
    });
  });
});
