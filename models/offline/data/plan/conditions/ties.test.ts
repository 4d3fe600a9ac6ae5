import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { rowsQuery } from '../../testing/main-query.ts';

const key = (name: string, table: string, references: string) => ({
  columns: [name],
  table,
  references: [references],
});

/** A ferry company: voyages with a skipper and a mate, tickets of a type, and a day of survey on the ferry itself. */
const ferries = DatabaseSchema.parse({
  database: 'ferries',
  tables: [
    {
      name: 'ferry',
      rows: 9,
      primaryKey: ['ferry_id'],
      columns: [
        column('ferry_id', 'integer'),
        column('ferry_name', 'text'),
        column('surveyed_on', 'date', { nullable: true }),
      ],
      foreignKeys: [],
    },
    {
      name: 'crew_member',
      rows: 30,
      primaryKey: ['crew_id'],
      columns: [column('crew_id', 'integer'), column('full_name', 'text')],
      foreignKeys: [],
    },
    {
      name: 'voyage',
      rows: 800,
      primaryKey: ['voyage_id'],
      columns: [
        column('voyage_id', 'integer'),
        column('ferry_id', 'integer'),
        column('skipper_id', 'integer'),
        column('mate_id', 'integer'),
        column('sailed_on', 'date'),
        column('status', 'text', { values: ['done', 'cancelled'] }),
      ],
      foreignKeys: [
        key('ferry_id', 'ferry', 'ferry_id'),
        key('skipper_id', 'crew_member', 'crew_id'),
        key('mate_id', 'crew_member', 'crew_id'),
      ],
    },
    {
      name: 'ticket_type',
      rows: 5,
      primaryKey: ['type_id'],
      columns: [column('type_id', 'integer'), column('label', 'text')],
      foreignKeys: [],
    },
    {
      name: 'ticket',
      rows: 5000,
      primaryKey: ['ticket_id'],
      columns: [
        column('ticket_id', 'integer'),
        column('type_id', 'integer'),
        column('voyage_id', 'integer'),
        column('sold_on', 'date'),
        column('refunded_on', 'date', { nullable: true }),
      ],
      foreignKeys: [key('type_id', 'ticket_type', 'type_id'), key('voyage_id', 'voyage', 'voyage_id')],
    },
  ],
});

describe('rows to which something never happened (R12)', () => {
  it.each([
    ['Which ferry has never sailed?', 'ferry', ['voyage']],
    ['Is there a ferry that has never been out on a voyage?', 'ferry', ['voyage']],
    ['Which type of ticket has nobody ever bought?', 'ticket_type', ['ticket']],
    ['Is there a kind of ticket that has not been sold once? Which one?', 'ticket_type', ['ticket']],
    ['Which crew member has never been the mate on a voyage?', 'crew_member', ['voyage@mate_id']],
    [
      'Which crew members have never been on a voyage, neither as skipper nor as mate?',
      'crew_member',
      ['voyage@skipper_id', 'voyage@mate_id'],
    ],
  ])('are those without the rows of the one relation that fits: %s', (question, table, without) => {
    expect(rowsQuery(ferries, question)).toMatchObject({ table, without });
  });

  it('counts them', () => {
    expect(rowsQuery(ferries, 'How many ferries have never sailed?')).toMatchObject({
      table: 'ferry',
      without: ['voyage'],
      aggregates: [{ fn: 'count' }],
    });
  });

  it('goes by a day of the row itself where that tells it', () => {
    expect(rowsQuery(ferries, 'Which ferries have never been surveyed?')).toMatchObject({
      table: 'ferry',
      filters: [{ column: 'surveyed_on', op: 'is_null' }],
    });
  });

  it('takes no step that only some rows have got to for the rows themselves', () => {
    const query = rowsQuery(ferries, 'Which type of ticket has nobody ever refunded?');
    expect(query).not.toMatchObject({ without: ['ticket'] });
  });

  it.each([
    'Which ferry has never been repainted?',
    'Which crew member has never been on a voyage?',
    'Which ferry has nobody ever complained about?',
  ])('says so where no relation, or more than one, may be meant: %s', (question) => {
    expect(rowsQuery(ferries, question)).toMatchObject({ kind: 'decline' });
  });
});
