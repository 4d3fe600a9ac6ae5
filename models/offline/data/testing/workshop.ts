import { DatabaseSchema } from '../schema/schema.ts';
import { column } from './column.ts';

/** A bicycle workshop: days on which things happened beside days on which they were to. */
export const workshop = DatabaseSchema.parse({
  database: 'workshop',
  tables: [
    {
      name: 'clients',
      rows: 90,
      primaryKey: ['client_id'],
      columns: [column('client_id', 'integer'), column('client_name', 'text'), column('joined_on', 'date')],
      foreignKeys: [],
    },
    {
      name: 'repair_orders',
      comment: "Repairs of customers' own bikes",
      rows: 400,
      primaryKey: ['order_id'],
      columns: [
        column('order_id', 'integer'),
        column('client_id', 'integer'),
        column('kind', 'text', { values: ['full service', 'flat tyre', 'brakes'] }),
        column('state', 'text', { values: ['open', 'finished', 'abandoned'] }),
        column('received_on', 'date'),
        column('promised_on', 'date', { comment: 'Day agreed with the customer' }),
        column('finished_on', 'date', { nullable: true }),
        column('collected_on', 'date', { nullable: true }),
      ],
      foreignKeys: [{ columns: ['client_id'], table: 'clients', references: ['client_id'] }],
    },
    {
      name: 'bills',
      rows: 380,
      primaryKey: ['bill_id'],
      columns: [
        column('bill_id', 'integer'),
        column('client_id', 'integer'),
        column('state', 'text', { values: ['paid', 'sent', 'void'] }),
        column('issued_on', 'date'),
        column('due_on', 'date'),
        column('paid_on', 'date', { nullable: true }),
      ],
      foreignKeys: [{ columns: ['client_id'], table: 'clients', references: ['client_id'] }],
    },
    {
      name: 'rides',
      comment: 'Guided rides',
      rows: 40,
      primaryKey: ['ride_id'],
      columns: [column('ride_id', 'integer'), column('title', 'text'), column('ride_date', 'date')],
      foreignKeys: [],
    },
    {
      name: 'tickets',
      comment: 'Places on a guided ride',
      rows: 900,
      primaryKey: ['ticket_id'],
      columns: [column('ticket_id', 'integer'), column('ride_id', 'integer'), column('sold_on', 'date')],
      foreignKeys: [{ columns: ['ride_id'], table: 'rides', references: ['ride_id'] }],
    },
    {
      name: 'breakdowns',
      comment: 'Calls for help on the road',
      rows: 200,
      primaryKey: ['breakdown_id'],
      columns: [
        column('breakdown_id', 'integer'),
        column('reported_at', 'timestamp'),
        column('arrived_at', 'timestamp', { nullable: true }),
        column('invoiced_on', 'date', { nullable: true }),
      ],
      foreignKeys: [],
    },
  ],
});
