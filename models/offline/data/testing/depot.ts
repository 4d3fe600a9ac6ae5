import { DatabaseSchema } from '../schema/schema.ts';
import { column } from './column.ts';

/** A workshop whose names are cut down to the bone; its comments tell some of them. */
export const depot = DatabaseSchema.parse({
  database: 'depot',
  tables: [
    {
      name: 't_wo',
      comment: 'Work orders',
      rows: 200,
      primaryKey: ['wo_no'],
      columns: [
        column('wo_no', 'integer'),
        column('mech_emp_no', 'integer', { nullable: true }),
        column('adv_emp_no', 'integer'),
        column('prom_dt', 'date', { comment: 'Date promised to the customer' }),
        column('wo_sts', 'text', {
          values: ['CL', 'IP', 'OP'],
          comment: 'OP = open, IP = in progress, CL = closed',
        }),
        column('lab_amt', 'numeric', { comment: 'Labour charge' }),
      ],
      foreignKeys: [
        { columns: ['mech_emp_no'], table: 't_emp', references: ['emp_no'] },
        { columns: ['adv_emp_no'], table: 't_emp', references: ['emp_no'] },
      ],
    },
    {
      name: 't_prt',
      comment: 'Parts',
      rows: 60,
      primaryKey: ['prt_no'],
      columns: [
        column('prt_no', 'text'),
        column('prt_desc', 'text'),
        column('sup_nm', 'text'),
        column('qty_oh', 'integer', { comment: 'Quantity on hand' }),
        column('reord_pt', 'integer'),
        column('unit_prc', 'numeric'),
        column('imp_flg', 'text', { values: ['N', 'Y'], comment: 'Y if imported, else N' }),
      ],
      foreignKeys: [],
    },
    {
      name: 't_emp',
      rows: 14,
      primaryKey: ['emp_no'],
      columns: [column('emp_no', 'integer'), column('fst_nm', 'text'), column('lst_nm', 'text')],
      foreignKeys: [],
    },
  ],
});
