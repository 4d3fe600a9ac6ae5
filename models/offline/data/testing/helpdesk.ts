import { DatabaseSchema } from '../schema/schema.ts';
import { column } from './column.ts';

const staff = (name: string) => ({ columns: [name], table: 'staff', references: ['staff_no'] });

/** A help desk: staff who come and go, requests with states and moments, things of several kinds, bills. */
export const helpdesk = DatabaseSchema.parse({
  database: 'helpdesk',
  tables: [
    {
      name: 'staff',
      rows: 90,
      primaryKey: ['staff_no'],
      columns: [
        column('staff_no', 'integer'),
        column('first_name', 'text'),
        column('last_name', 'text'),
        column('site', 'text', { values: ['Graz', 'Linz'] }),
        column('fte', 'numeric', { max: '1.00' }),
        column('salary', 'numeric'),
        column('hired_on', 'date', { min: '2020-01-01' }),
        column('left_on', 'date', { nullable: true, min: '2021-01-01' }),
      ],
      foreignKeys: [],
    },
    {
      name: 'client',
      rows: 400,
      primaryKey: ['client_no'],
      columns: [
        column('client_no', 'integer'),
        column('client_name', 'text'),
        column('desks', 'integer'),
        column('sms_ok', 'boolean'),
        column('referrer', 'integer', { nullable: true, comment: 'Colleague who referred the client' }),
        column('terms_on', 'date', { nullable: true, comment: 'Day on which the data terms were signed' }),
      ],
      foreignKeys: [staff('referrer')],
    },
    {
      name: 'request',
      rows: 5000,
      primaryKey: ['request_no'],
      columns: [
        column('request_no', 'integer'),
        column('client_no', 'integer'),
        column('topic', 'text', { values: ['Login', 'Printer', 'Network'] }),
        column('came_by', 'text', { values: ['email', 'phone'] }),
        column('state', 'text', { values: ['open', 'waiting', 'solved'] }),
        column('opened_at', 'timestamp', { min: '2024-01-01' }),
        column('first_answer_at', 'timestamp', { nullable: true, min: '2024-01-01' }),
        column('solved_at', 'timestamp', { nullable: true, min: '2024-01-02' }),
        column('ppl_hit', 'integer', { comment: 'People annoyed' }),
        column('owner_no', 'integer', { nullable: true }),
        column('expert_no', 'integer', {
          nullable: true,
          comment: 'Expert to whom the request was escalated, if it was',
        }),
      ],
      foreignKeys: [
        { columns: ['client_no'], table: 'client', references: ['client_no'] },
        staff('owner_no'),
        staff('expert_no'),
      ],
    },
    {
      name: 'application',
      rows: 300,
      primaryKey: ['application_no'],
      columns: [
        column('application_no', 'integer'),
        column('stage', 'text', { values: ['received', 'interview', 'hired', 'rejected'] }),
        column('applied', 'date'),
      ],
      foreignKeys: [],
    },
    {
      name: 'asset',
      comment: 'Laptops, phones and other things with a tag',
      rows: 200,
      primaryKey: ['asset_no'],
      columns: [
        column('asset_no', 'integer'),
        column('kind', 'text', { values: ['Laptop', 'Phone'] }),
        column('state', 'char(1)', { values: ['U', 'R'], comment: 'U in use, R in repair' }),
        column('cost', 'numeric'),
        column('bought', 'date'),
        column('staff_no', 'integer', { nullable: true }),
      ],
      foreignKeys: [staff('staff_no')],
    },
    {
      name: 'contract',
      rows: 500,
      primaryKey: ['contract_no'],
      columns: [
        column('contract_no', 'integer'),
        column('client_no', 'integer'),
        column('start_date', 'date', { min: '2023-01-01' }),
        column('end_date', 'date', { nullable: true, min: '2023-05-01' }),
        column('state', 'char(2)', { values: ['AC', 'CX'], comment: 'AC active, CX cancelled' }),
      ],
      foreignKeys: [{ columns: ['client_no'], table: 'client', references: ['client_no'] }],
    },
    {
      name: 'bill',
      rows: 3000,
      primaryKey: ['bill_no'],
      columns: [
        column('bill_no', 'integer'),
        column('client_no', 'integer'),
        column('issued', 'date', { min: '2024-01-01' }),
        column('due', 'date', { min: '2024-02-01' }),
        column('net_amount', 'numeric'),
        column('vat_amount', 'numeric'),
        column('reminders', 'integer'),
        column('paid_on', 'date', { nullable: true, min: '2024-01-09' }),
        column('cycle', 'char(1)', {
          values: ['Q', 'A'],
          comment: 'Q billed every quarter, A billed once a year',
        }),
        column('status', 'text', {
          values: ['open', 'paid', 'void', 'wo'],
          comment: 'open, paid, void, wo (written off)',
        }),
      ],
      foreignKeys: [{ columns: ['client_no'], table: 'client', references: ['client_no'] }],
    },
  ],
});
