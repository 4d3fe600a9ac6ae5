import { describe, expect, it } from 'vitest';
import { tokenise } from '../../language/tokens.ts';
import { buildModel } from '../../schema/model.ts';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { isOurName, ourNames } from './our-name.ts';

const chain = (comment: string, sites: string[]) =>
  ourNames(
    buildModel(
      DatabaseSchema.parse({
        database: 'chain',
        tables: [
          {
            name: 'site',
            comment,
            rows: 9,
            primaryKey: ['id'],
            columns: [column('id', 'integer'), column('site_name', 'text', { values: sites })],
            foreignKeys: [],
          },
        ],
      }),
    ),
  );

describe('the name of the organisation itself (R12)', () => {
  it('is told by comments, or by what most places are called after', () => {
    expect([...chain('Everybody who works for Larkfield', ['Harbour', 'Old Mill'])]).toEqual(['larkfield']);
    expect([...chain('', ['Corvane North', 'Corvane South', 'Corvane Quay', 'Old Mill'])]).toEqual([
      'corvane',
    ]);
  });

  it('is no value, no month and no name of a few', () => {
    expect([...chain('Kept for Harbour since we opened in March', ['Harbour', 'Old Mill'])]).toEqual([]);
    expect([...chain('', ['Corvane North', 'Old Mill', 'Harbour'])]).toEqual([]);
  });

  it('restricts nothing only where it says where everything happens', () => {
    const names = new Set(['larkfield']);
    const at = (text: string): boolean => {
      const tokens = tokenise(text);
      return isOurName(
        tokens,
        tokens.findIndex(({ lower }) => lower === 'larkfield'),
        names,
      );
    };
    expect(['Who left Larkfield in 2026?', 'How many people work at Larkfield?'].map(at)).toEqual([
      true,
      true,
    ]);
    expect(['How many work at Larkfield Quay?', 'Is Larkfield a town?'].map(at)).toEqual([false, false]);
  });
});
