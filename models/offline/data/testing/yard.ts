import { DatabaseSchema } from '../schema/schema.ts';
import { column } from './column.ts';

/** A boat yard: roles of two keys, dates that stand for "never", what only comments tell. */
export const yard = DatabaseSchema.parse({
  database: 'yard',
  tables: [
    {
      name: 'crew',
      comment: 'Boat builders (shipwrights). Financial years begin on 1 July.',
      rows: 30,
      primaryKey: ['crew_id'],
      columns: [
        column('crew_id', 'integer'),
        column('full_name', 'text'),
        column('hired_on', 'date'),
        column('left_on', 'date', { nullable: true }),
        column('is_part_time', 'boolean'),
      ],
      foreignKeys: [],
    },
    {
      name: 'moorings',
      rows: 90,
      primaryKey: ['id'],
      columns: [
        column('id', 'integer'),
        column('rented_until', 'date', {
          max: '9999-12-31',
          comment: 'Day on which it falls free; 9999-12-31 when the mooring is permanent',
        }),
        column('fee', 'numeric'),
      ],
      foreignKeys: [],
    },
    {
      name: 'refits',
      rows: 200,
      primaryKey: ['refit_id'],
      columns: [
        column('refit_id', 'integer'),
        column('designer_id', 'integer'),
        column('inspector_id', 'integer'),
        column('ordered_on', 'date'),
        column('due_on', 'date'),
        column('finished_on', 'date', {
          nullable: true,
          comment: 'Empty while the boat is still on the slip',
        }),
        column('quoted_price', 'numeric'),
        column('final_price', 'numeric', { nullable: true, comment: 'Empty until the refit is invoiced' }),
        column('hull', 'text', { values: ['S', 'W'], comment: 'S steel, W wood' }),
      ],
      foreignKeys: [
        { columns: ['designer_id'], table: 'crew', references: ['crew_id'] },
        { columns: ['inspector_id'], table: 'crew', references: ['crew_id'] },
      ],
    },
  ],
});
