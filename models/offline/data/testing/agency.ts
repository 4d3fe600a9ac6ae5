import { DatabaseSchema } from '../schema/schema.ts';
import { column } from './column.ts';

const key = (own: string, table: string, references: string) => ({
  columns: [own],
  table,
  references: [references],
});

/** An agency: job titles of several words, keys that name roles, things that people hold, codes that look like words. */
export const agency = DatabaseSchema.parse({
  database: 'agency',
  tables: [
    {
      name: 'team',
      rows: 6,
      primaryKey: ['team_cd'],
      columns: [
        column('team_cd', 'text', { values: ['DSG', 'MED', 'SAL'] }),
        column('team_nm', 'text', { values: ['Design', 'Customer Care', 'Sales'] }),
        column('lead_emp', 'integer', { nullable: true }),
      ],
      foreignKeys: [key('lead_emp', 'staff', 'emp_no')],
    },
    {
      name: 'staff',
      rows: 60,
      primaryKey: ['emp_no'],
      columns: [
        column('emp_no', 'integer'),
        column('full_nm', 'text'),
        column('job_title', 'text', {
          values: [
            'Accountant',
            'Account Executive',
            'Art Director',
            'Copy Editor',
            'Head of Sales',
            'Video Editor',
          ],
        }),
        column('team_cd', 'text'),
        column('site', 'text', { values: ['Bruges', 'Porto'] }),
        column('hired', 'date'),
        column('left_on', 'date', { nullable: true }),
      ],
      foreignKeys: [key('team_cd', 'team', 'team_cd')],
    },
    {
      name: 'client',
      rows: 90,
      primaryKey: ['client_id'],
      columns: [
        column('client_id', 'integer'),
        column('client_nm', 'text'),
        column('tier', 'text', { values: ['TEAM', 'SOLO'] }),
        column('acct_mgr', 'integer', { nullable: true }),
        column('signed_up', 'date'),
        column('closed_on', 'date', { nullable: true }),
        column('mail_ok', 'boolean'),
        column('text_ok', 'boolean'),
      ],
      foreignKeys: [key('acct_mgr', 'staff', 'emp_no')],
    },
    {
      name: 'asset',
      comment: 'Laptops, phones and other things with a tag',
      rows: 200,
      primaryKey: ['tag'],
      columns: [
        column('tag', 'text'),
        column('kind', 'text', { values: ['Laptop', 'Phone', 'Screen'] }),
        column('maker', 'text', { values: ['Polar Screens', 'Velo'] }),
        column('bought', 'date'),
        column('holder_emp', 'integer', { nullable: true }),
        column('sts', 'text', {
          values: ['R', 'U', 'X'],
          comment: 'U in use, R in repair, X disposed of',
        }),
      ],
      foreignKeys: [key('holder_emp', 'staff', 'emp_no')],
    },
    {
      name: 'ticket',
      rows: 900,
      primaryKey: ['tkt_no'],
      columns: [
        column('tkt_no', 'integer'),
        column('client_id', 'integer'),
        column('opened_at', 'timestamp'),
        column('solved_at', 'timestamp', { nullable: true }),
        column('sts', 'text', { values: ['open', 'solved'] }),
        column('owner_emp', 'integer', { nullable: true }),
        column('escal_emp', 'integer', {
          nullable: true,
          comment: 'Colleague to whom the ticket was escalated',
        }),
        column('intv_emp', 'integer', { nullable: true, comment: 'Colleague who reviewed the answer' }),
      ],
      foreignKeys: [
        key('client_id', 'client', 'client_id'),
        key('owner_emp', 'staff', 'emp_no'),
        key('escal_emp', 'staff', 'emp_no'),
        key('intv_emp', 'staff', 'emp_no'),
      ],
    },
  ],
});
