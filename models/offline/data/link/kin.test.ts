import { describe, expect, it } from 'vitest';
import { tokenise } from '../language/tokens.ts';
import { readFrame } from '../plan/read/read.ts';
import { buildModel } from '../schema/model.ts';
import { DatabaseSchema } from '../schema/schema.ts';
import { column } from '../testing/column.ts';
import { recognise } from './items.ts';
import { kinMentions } from './kin.ts';
import { buildLexicon } from './lexicon.ts';

const model = buildModel(
  DatabaseSchema.parse({
    database: 'kennels',
    tables: [
      {
        name: 'household',
        rows: 40,
        primaryKey: ['id'],
        columns: [
          column('id', 'integer'),
          column('kind', 'text', { values: ['P', 'C'], comment: 'P private person, C charity' }),
          column('mail_ok', 'boolean', { comment: 'May get our newsletter' }),
        ],
        foreignKeys: [],
      },
      {
        name: 'van',
        rows: 9,
        primaryKey: ['id'],
        columns: [column('id', 'integer'), column('status', 'text', { values: ['in service', 'in repair'] })],
        foreignKeys: [],
      },
    ],
  }),
);
const lexicon = buildLexicon(model);

function readIn(question: string) {
  const tokens = tokenise(question);
  const items = recognise({ tokens, lexicon, today: '2026-03-15', names: [] });
  return kinMentions({ tokens, items, leftovers: readFrame(items).leftovers, lexicon }, model);
}

describe('words that the schema does not say (R12)', () => {
  it.each([
    ['How many families are there?', '"families" as "household"'],
    ['How many vans are being repaired?', '"repaired" as "in repair"'],
    ['How many private households are there?', '"private" as "private person"'],
    ['How many households want the newsletter?', '"newsletter" as "May get our newsletter"'],
  ])('%s', (question, read) => {
    expect(readIn(question)).toMatchObject({ kind: 'found', read: [read] });
  });

  it.each([
    'How many households are married?',
    'How many vans have been stolen?',
    // A state of vans is none of households.
    'How many households are being repaired?',
    'How many Families are there?',
  ])('leaves what nothing stands for: %s', (question) => {
    expect(readIn(question).kind).toBe('none');
  });
});
