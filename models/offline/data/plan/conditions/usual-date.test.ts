import { expect, it } from 'vitest';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { mainQuery } from '../../testing/main-query.ts';

/** Slides are cut from blocks, of which some came with a van. */
const histology = DatabaseSchema.parse({
  database: 'histology',
  tables: [
    {
      name: 'vans',
      rows: 50,
      primaryKey: ['van_no'],
      columns: [column('van_no', 'integer'), column('ordered_on', 'date')],
      foreignKeys: [],
    },
    {
      name: 'blocks',
      rows: 500,
      primaryKey: ['block_no'],
      columns: [
        column('block_no', 'integer'),
        column('van_no', 'integer', { nullable: true }),
        column('logged_on', 'date', { nullable: true }),
      ],
      foreignKeys: [{ columns: ['van_no'], table: 'vans', references: ['van_no'] }],
    },
    {
      name: 'slides',
      rows: 3000,
      primaryKey: ['slide_no'],
      columns: [
        column('slide_no', 'integer'),
        column('block_no', 'integer'),
        column('stain', 'text', { values: ['silver', 'azure'] }),
      ],
      foreignKeys: [{ columns: ['block_no'], table: 'blocks', references: ['block_no'] }],
    },
  ],
});

it('places rows by the day of what each of them refers to, not of what only some do (R12)', () => {
  expect(mainQuery(histology, 'How many silver slides in 2025?')).toMatchObject({
    table: 'slides',
    filters: [{ column: 'blocks.logged_on' }, { column: 'blocks.logged_on' }, { column: 'stain' }],
  });
});
