import { DatabaseSchema } from '../schema/schema.ts';
import { column } from './column.ts';

/** A workshop for instruments: what was meant to be beside what came of it, and times of the day. */
export const luthier = DatabaseSchema.parse({
  database: 'workshop',
  tables: [
    {
      name: 'models',
      rows: 20,
      primaryKey: ['model_id'],
      columns: [
        column('model_id', 'integer'),
        column('model_name', 'text', { values: ['Aria', 'Boreal', 'Cadenza'] }),
        column('list_price', 'numeric'),
      ],
      foreignKeys: [],
    },
    {
      name: 'sales',
      rows: 900,
      primaryKey: ['sale_id'],
      columns: [
        column('sale_id', 'integer'),
        column('model_id', 'integer'),
        column('price_paid', 'numeric'),
        column('sold_at', 'timestamp without time zone'),
      ],
      foreignKeys: [{ columns: ['model_id'], table: 'models', references: ['model_id'] }],
    },
    {
      name: 'overhauls',
      rows: 400,
      primaryKey: ['overhaul_id'],
      columns: [
        column('overhaul_id', 'integer'),
        column('wood', 'text', { values: ['maple', 'spruce'] }),
        column('est_cost', 'numeric'),
        column('final_cost', 'numeric', { nullable: true }),
        column('planned_hours', 'integer'),
        column('actual_hours', 'integer', { nullable: true }),
        column('deposit', 'numeric'),
        column('started_at', 'timestamp without time zone'),
        column('finished_at', 'timestamp without time zone', { nullable: true }),
      ],
      foreignKeys: [],
    },
    {
      name: 'halls',
      rows: 6,
      primaryKey: ['hall_id'],
      columns: [column('hall_id', 'integer'), column('town', 'text'), column('capacity', 'integer')],
      foreignKeys: [],
    },
    {
      name: 'recitals',
      rows: 150,
      primaryKey: ['recital_id'],
      columns: [
        column('recital_id', 'integer'),
        column('hall_id', 'integer'),
        column('tickets_sold', 'integer'),
        column('begins_at', 'time without time zone'),
      ],
      foreignKeys: [{ columns: ['hall_id'], table: 'halls', references: ['hall_id'] }],
    },
  ],
});
