import { DatabaseSchema } from '../schema/schema.ts';
import { column } from './column.ts';

const key = (own: string, table: string, references = 'id') => ({
  columns: [own],
  table,
  references: [references],
});

/** A fleet rental, small enough to read: a schema as the tool tells it, without any rows. */
export const fleet = DatabaseSchema.parse({
  database: 'fleet',
  tables: [
    {
      name: 'depots',
      rows: 4,
      primaryKey: ['id'],
      columns: [
        column('id', 'integer'),
        column('name', 'text', { values: ['North', 'South', 'East', 'Quay'] }),
        column('mechanic_count', 'integer'),
      ],
      foreignKeys: [],
    },
    {
      name: 'mechanics',
      rows: 30,
      primaryKey: ['id'],
      columns: [
        column('id', 'integer'),
        column('full_name', 'text'),
        column('skill', 'text', { values: ['Welding', 'Electrics', 'Bodywork'] }),
        column('depot_id', 'integer', { nullable: true }),
        column('hired_on', 'date'),
      ],
      foreignKeys: [key('depot_id', 'depots')],
    },
    {
      name: 'trucks',
      rows: 80,
      primaryKey: ['id'],
      columns: [
        column('id', 'integer'),
        column('plate', 'text'),
        column('make', 'text', { values: ['Volvo', 'Scania'] }),
        column('is_leased', 'boolean'),
        column('home_depot_id', 'integer'),
        column('current_depot_id', 'integer'),
        column('daily_rate', 'numeric'),
      ],
      foreignKeys: [key('home_depot_id', 'depots'), key('current_depot_id', 'depots')],
    },
    {
      name: 'repair_jobs',
      rows: 400,
      primaryKey: ['id'],
      columns: [
        column('id', 'integer'),
        column('truck_id', 'integer'),
        column('mechanic_id', 'integer', { nullable: true }),
        column('status', 'text', { values: ['open', 'done', 'waiting_for_parts'] }),
        column('opened_at', 'timestamp'),
        column('due_date', 'date'),
        column('closed_at', 'timestamp', { nullable: true }),
        column('labour_hrs', 'numeric'),
        column('cost', 'numeric'),
      ],
      foreignKeys: [key('truck_id', 'trucks'), key('mechanic_id', 'mechanics')],
    },
  ],
});
