import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../schema/schema.ts';
import { column } from '../testing/column.ts';
import { mainQuery, rowsQuery } from '../testing/main-query.ts';

/** A sail loft: boards that were bought and are let, jobs on other people's sails, lessons that pupils pay for. */
const loft = DatabaseSchema.parse({
  database: 'loft',
  tables: [
    {
      name: 'boards',
      rows: 60,
      primaryKey: ['board_id'],
      columns: [
        column('board_id', 'integer'),
        column('board_name', 'text'),
        column('acquired_on', 'date'),
        column('price', 'numeric'),
        column('state', 'text', { values: ['afloat', 'lost', 'sold'] }),
      ],
      foreignKeys: [],
    },
    {
      name: 'pupils',
      comment: 'Pupils of the sailing school',
      rows: 300,
      primaryKey: ['pupil_id'],
      columns: [column('pupil_id', 'integer'), column('full_name', 'text'), column('joined_on', 'date')],
      foreignKeys: [],
    },
    {
      name: 'lets',
      comment: 'Boards that pupils hired',
      rows: 2000,
      primaryKey: ['let_id'],
      columns: [
        column('let_id', 'integer'),
        column('board_id', 'integer'),
        column('pupil_id', 'integer'),
        column('desk', 'text', { values: ['beach', 'online'] }),
        column('let_on', 'date'),
        column('amount', 'numeric'),
        column('damage_fee', 'numeric', { nullable: true }),
        column('tip', 'numeric', { nullable: true }),
        column('status', 'text', { values: ['open', 'paid', 'void'] }),
      ],
      foreignKeys: [
        { columns: ['board_id'], table: 'boards', references: ['board_id'] },
        { columns: ['pupil_id'], table: 'pupils', references: ['pupil_id'] },
      ],
    },
    {
      name: 'jobs',
      comment: 'Work on sails',
      rows: 700,
      primaryKey: ['job_id'],
      columns: [
        column('job_id', 'integer'),
        column('pupil_id', 'integer'),
        column('started_on', 'date'),
        column('completed_on', 'date', { nullable: true }),
        column('estimated_cost', 'numeric'),
        column('final_cost', 'numeric', { nullable: true }),
        column('labour_charge', 'numeric', { nullable: true }),
      ],
      foreignKeys: [{ columns: ['pupil_id'], table: 'pupils', references: ['pupil_id'] }],
    },
    {
      name: 'sheds',
      rows: 9,
      primaryKey: ['shed_id'],
      columns: [
        column('shed_id', 'integer'),
        column('shed_name', 'text'),
        column('rent', 'numeric'),
        column('given_up', 'date', { nullable: true }),
      ],
      foreignKeys: [],
    },
    {
      name: 'sweets',
      rows: 20,
      primaryKey: ['sweet_id'],
      columns: [
        column('sweet_id', 'integer'),
        column('sweet_name', 'text'),
        column('price', 'numeric'),
        column('pieces', 'integer'),
        column('introduced_on', 'date'),
      ],
      foreignKeys: [],
    },
    {
      name: 'gifts',
      rows: 90,
      primaryKey: ['gift_id'],
      columns: [
        column('gift_id', 'integer'),
        column('pupil_id', 'integer'),
        column('received_on', 'date'),
        column('kind', 'text', { values: ['cash', 'gear'] }),
        column('worth_amount', 'numeric'),
        column('state', 'text', { values: ['accepted', 'refused'] }),
      ],
      foreignKeys: [{ columns: ['pupil_id'], table: 'pupils', references: ['pupil_id'] }],
    },
  ],
});

const read = (question: string): object | undefined => mainQuery(loft, question);
const rows = (question: string): object | undefined => rowsQuery(loft, question);
const sum = (name: string): object => ({ aggregates: [{ fn: 'sum', column: name }, {}] });

describe('verbs of money (R12)', () => {
  it.each([
    // The only sum that a row is about, whatever it is called.
    ['What did we originally pay for the boards that are lost?', 'boards', 'price'],
    ['How much did we spend on buying boards in 2025?', 'boards', 'price'],
    ['How much did the lets of 2025 bring in?', 'lets', 'amount'],
    ['What have we earned from lets in 2025?', 'lets', 'amount'],
    // The figure is called so.
    ['How much labour did we charge for jobs completed in 2025?', 'jobs', 'labour_charge'],
    ['What did the pupils leave in tips?', 'lets', 'tip'],
    // What was done cost what it did cost, not what was thought.
    ['How much did the jobs cost in total?', 'jobs', 'final_cost'],
    ['What is the total cost of the jobs?', 'jobs', 'final_cost'],
    ['What is the total estimated cost of the jobs?', 'jobs', 'estimated_cost'],
  ])('%s', (question, table, name) => {
    expect(read(question)).toMatchObject({ table, ...sum(name) });
  });

  it('takes for paid what a state says is paid', () => {
    expect(read('How much have pupils paid for lets?')).toMatchObject({
      ...sum('amount'),
      filters: [{ column: 'status', op: 'eq', value: 'paid' }],
    });
  });

  it('pays today for what there still is', () => {
    expect(read('How much rent do we pay for sheds?')).toMatchObject({
      table: 'sheds',
      ...sum('rent'),
      filters: [{ column: 'given_up', op: 'is_null' }],
    });
  });

  it('knows which day a deed tells', () => {
    expect(read('How much did we charge for jobs finished in 2025?')).toMatchObject({
      filters: [{ column: 'completed_on' }, { column: 'completed_on' }],
    });
  });

  it('keeps what was done beside the money', () => {
    expect(rows('How much cash did we accept each year?')).toMatchObject({
      table: 'gifts',
      group_by: ['received_on:year'],
      filters: [{ value: 'cash' }, { value: 'accepted' }],
    });
  });

  it('leaves out of a sum what is no part of it', () => {
    expect(read('Total amount of the lets in 2025, tips not included')).toMatchObject({
      ...sum('amount'),
      filters: [{ column: 'let_on' }, { column: 'let_on' }],
    });
  });

  it('works a figure out as the question says', () => {
    expect(read('How much did the sweets cost? (pieces times price)')).toMatchObject({
      table: 'sweets',
      aggregates: [{ fn: 'sum', column: 'pieces * price' }, {}],
    });
  });

  it('groups by those who bring it in', () => {
    expect(rows('What did each desk bring in?')).toMatchObject({ table: 'lets', group_by: ['desk'] });
  });

  it.each([
    ['Which pupil has spent the most on jobs?', 'jobs', 'final_cost'],
    ['Which board has brought in the most money?', 'lets', 'amount'],
    ['Which two pupils have been charged the most for lets?', 'lets', 'amount'],
  ])('ranks by the sum that the verb tells: %s', (question, table, name) => {
    expect(rows(question)).toMatchObject({ table, aggregates: [{ fn: 'sum', column: name }] });
  });

  it.each([
    // Prices of a list are no takings.
    'How much did we make from sweets?',
    // No verb of money: what is worked on is asked for by name.
    'What jobs does the beach serve?',
    // What was paid for a board is not what its hirers paid.
    'How much did we get for the boards that are sold?',
  ])('adds nothing up for: %s', (question) => {
    expect(read(question)).not.toMatchObject({ aggregates: [{ fn: 'sum' }] });
  });
});
