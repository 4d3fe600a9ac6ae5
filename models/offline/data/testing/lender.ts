import { DatabaseSchema } from '../schema/schema.ts';
import { column } from './column.ts';

/** A tool lender: rows below that tell states, verbs that are states elsewhere, figures of a row and of its occasions. */
export const lender = DatabaseSchema.parse({
  database: 'lender',
  tables: [
    {
      name: 'depot',
      comment: 'Depots where tools are kept',
      rows: 12,
      primaryKey: ['dep_cd'],
      columns: [
        column('dep_cd', 'text', { values: ['A1', 'B1', 'C1'] }),
        column('town', 'text', { values: ['Elmford', 'Hexley', 'Northam'] }),
        column('keeper', 'text'),
        column('members', 'integer', { comment: 'Members of the depot' }),
        column('opened', 'date'),
        column('closed', 'date', { nullable: true }),
        column('heated', 'boolean'),
        column('partner_dep_cd', 'text', { nullable: true, comment: 'Second depot that lends its van' }),
      ],
      foreignKeys: [{ columns: ['partner_dep_cd'], table: 'depot', references: ['dep_cd'] }],
    },
    {
      name: 'tool',
      comment: 'Tools of all depots; bought on credit see tool_order',
      rows: 900,
      primaryKey: ['tool_no'],
      columns: [
        column('tool_no', 'text'),
        column('tool_name', 'text'),
        column('dep_cd', 'text'),
        column('reg_dt', 'date'),
      ],
      foreignKeys: [{ columns: ['dep_cd'], table: 'depot', references: ['dep_cd'] }],
    },
    {
      name: 'tool_hire',
      rows: 4000,
      primaryKey: ['hire_no'],
      columns: [
        column('hire_no', 'integer'),
        column('tool_no', 'text'),
        column('out_on', 'date'),
        column('due_on', 'date'),
        column('back_on', 'date', { nullable: true, comment: 'Empty while it is still out' }),
        column('fee', 'numeric'),
      ],
      foreignKeys: [{ columns: ['tool_no'], table: 'tool', references: ['tool_no'] }],
    },
    {
      name: 'class_visit',
      rows: 300,
      primaryKey: ['visit_id'],
      columns: [
        column('visit_id', 'integer'),
        column('dep_cd', 'text'),
        column('visit_date', 'date'),
        column('members', 'integer'),
        column('led_by', 'integer'),
        column('state', 'text', { values: ['called off', 'held', 'no-show'] }),
      ],
      foreignKeys: [
        { columns: ['dep_cd'], table: 'depot', references: ['dep_cd'] },
        { columns: ['led_by'], table: 'helper', references: ['helper_id'] },
      ],
    },
    {
      name: 'helper',
      rows: 60,
      primaryKey: ['helper_id'],
      columns: [
        column('helper_id', 'integer'),
        column('helper_name', 'text'),
        column('rank', 'text', { values: ['Junior', 'Lead'] }),
        column('joined', 'date'),
        column('hrs_2025', 'numeric', { comment: 'Hours logged in 2025' }),
        column('boss_id', 'integer', { nullable: true }),
      ],
      foreignKeys: [{ columns: ['boss_id'], table: 'helper', references: ['helper_id'] }],
    },
    {
      name: 'tool_order',
      rows: 200,
      primaryKey: ['order_no'],
      columns: [
        column('order_no', 'text'),
        column('supplier', 'text', { values: ['Brandt & Son', 'Toolwright'] }),
        column('goods', 'text', { values: ['drills', 'ladders', 'saws'] }),
        column('amt', 'numeric'),
        column('order_dt', 'date'),
        column('signed_on', 'date', { nullable: true }),
        column('state', 'text', { values: ['draft', 'open', 'signed'] }),
      ],
      foreignKeys: [],
    },
  ],
});
