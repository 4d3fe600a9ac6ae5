import { describe, expect, it } from 'vitest';
import { buildModel } from '../schema/model.ts';
import { DatabaseSchema } from '../schema/schema.ts';
import { column } from '../testing/column.ts';
import { keysOfDeeds } from './same-keys.ts';

const toHand = (own: string) => ({ columns: [own], table: 'hand', references: ['hand_no'] });
const told = (name: string, comment?: string) => column(name, 'integer', comment ? { comment } : {});
/** A sawmill: what people do is told by names, short forms and comments. */
const model = buildModel(
  DatabaseSchema.parse({
    database: 'mill',
    tables: [
      {
        name: 'hand',
        rows: 20,
        primaryKey: ['hand_no'],
        columns: [column('hand_no', 'integer'), column('first_name', 'text'), column('last_name', 'text')],
        foreignKeys: [],
      },
      {
        name: 'trunk',
        rows: 900,
        primaryKey: ['trunk_no'],
        columns: [
          column('trunk_no', 'integer'),
          told('graded_by'),
          told('checked_in_by'),
          told('checked_out_by'),
          told('hndl_by', 'Hand who deals with it now'),
          told('buyer_no', 'Hand who took the call of the forester'),
        ],
        foreignKeys: ['graded_by', 'checked_in_by', 'checked_out_by', 'hndl_by', 'buyer_no'].map(toHand),
      },
      {
        name: 'board',
        rows: 5000,
        primaryKey: ['board_no'],
        columns: [column('board_no', 'integer'), told('graded_by'), told('planed_by'), told('hndl_by')],
        foreignKeys: ['graded_by', 'planed_by', 'hndl_by'].map(toHand),
      },
    ],
  }),
);
const keys = (first: string, second: string, ...spoken: string[]) =>
  keysOfDeeds(model, [first, second], new Set(spoken))?.keys;

describe('the keys that say who did the one and who the other (R12)', () => {
  it.each([
    ['graded', 'planed it', ['graded_by', 'planed_by']],
    ['checked it out', 'checked the trunk in', ['checked_out_by', 'checked_in_by']],
    ['handled', 'took the call', ['hndl_by', 'buyer_no']],
    ['the buyer', 'deals with it', ['buyer_no', 'hndl_by']],
  ])('%s, %s', (first, second, expected) => {
    expect(keys(first, second)).toEqual(expected);
  });

  it('takes the table that is spoken of', () => {
    expect(keys('graded', 'handled')).toBeUndefined();
    expect(keys('graded', 'handled', 'board')).toEqual(['graded_by', 'hndl_by']);
  });

  it('leaves open what fits no pair, or the verb of which tells nothing', () => {
    expect(keys('painted', 'graded')).toBeUndefined();
    expect(keys('took the tram', 'handled it')).toBeUndefined();
    expect(keys('checked', 'graded')).toBeUndefined();
  });
});
