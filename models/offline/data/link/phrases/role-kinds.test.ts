import { expect, it } from 'vitest';
import { buildModel } from '../../schema/model.ts';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { roleKindEntries } from './role-kinds.ts';

const surgery = (jobs: string) =>
  buildModel(
    DatabaseSchema.parse({
      database: 'surgery',
      tables: [
        {
          name: 'staff',
          rows: 9,
          primaryKey: ['staff_no'],
          columns: [
            column('staff_no', 'integer'),
            column('full_name', 'text'),
            column('job_cd', 'text', { values: ['VS', 'RVN', 'REC'], comment: jobs }),
          ],
          foreignKeys: [],
        },
        {
          name: 'visit',
          rows: 40,
          primaryKey: ['id'],
          columns: [column('id', 'integer'), column('vet_no', 'integer')],
          foreignKeys: [{ columns: ['vet_no'], table: 'staff', references: ['staff_no'] }],
        },
      ],
    }),
  );

it('calls colleagues of a kind as a key to them is called (R12)', () => {
  const entries = roleKindEntries(surgery('VS veterinary surgeon, RVN registered nurse, REC receptionist'));
  expect(entries).toMatchObject([{ words: [{ word: 'vet' }], target: { kind: 'value', values: ['VS'] } }]);
});

it('calls none so where two kinds could be meant, or none is', () => {
  expect(roleKindEntries(surgery('VS veterinary surgeon, RVN veterinary nurse, REC receptionist'))).toEqual(
    [],
  );
  expect(roleKindEntries(surgery('VS surgeon, RVN registered nurse, REC receptionist'))).toEqual([]);
});
