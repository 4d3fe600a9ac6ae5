import { describe, expect, it } from 'vitest';
import { fieldsOf, type Schema } from './schema-fields.ts';
import { entriesOf, readEntries } from './schema-values.ts';

const SCHEMA: Schema = {
  type: 'object',
  required: ['name', 'urgent'],
  properties: {
    note: { type: 'string', maxLength: 4_000 },
    name: { type: 'string', minLength: 2, maxLength: 5, pattern: '^[a-z]+$' },
    copies: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
    format: { type: 'string', enum: ['pdf', 'docx'] },
    start: { type: 'string', format: 'date' },
    urgent: { type: 'boolean' },
    items: { anyOf: [{ type: 'array', items: { type: 'string' }, maxItems: 2 }, { type: 'string' }] },
    until: { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'or never' },
    filters: { type: 'array', items: { type: 'object' } },
  },
};
const fields = fieldsOf(SCHEMA);
const read = (entries: Record<string, string>) =>
  readEntries(fields, { ...entriesOf(fields, { name: 'ana' }), ...entries });

describe('a form made from a JSON Schema', () => {
  it('has a fitting field for each property, what must be filled in first', () => {
    expect(fields.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'name: text',
      'urgent: switch',
      'note: long',
      'copies: number',
      'format: choice',
      'start: date',
      'items: list',
      'until: text',
      'filters: json',
    ]);
  });

  it('gives back what it was filled in with, and the defaults of the schema', () => {
    const value = { name: 'ana', urgent: true, items: ['a', 'b'], filters: [{ column: 'x' }] };
    expect(readEntries(fields, entriesOf(fields, value))).toEqual({
      value: { ...value, copies: 3 },
      faults: {},
    });
  });

  it('leaves out what is empty and optional', () => {
    expect(read({ copies: '' }).value).toEqual({ name: 'ana', urgent: false });
  });

  it.each([
    [{ name: '' }, { name: { is: 'required' } }],
    [{ name: 'a' }, { name: { is: 'short', limit: 2 } }],
    [{ name: 'abcdef' }, { name: { is: 'long', limit: 5 } }],
    [{ name: 'Ana' }, { name: { is: 'format' } }],
    [{ copies: 'x' }, { copies: { is: 'number' } }],
    [{ copies: '1.5' }, { copies: { is: 'whole' } }],
    [{ copies: '0' }, { copies: { is: 'low', limit: 1 } }],
    [{ copies: '10' }, { copies: { is: 'high', limit: 9 } }],
    [{ items: 'a\nb\n\nc' }, { items: { is: 'many', limit: 2 } }],
    [{ filters: '[' }, { filters: { is: 'json' } }],
  ])('says what is wrong: %j', (entries, faults) => {
    expect(read(entries as Record<string, string>).faults).toEqual(faults);
  });
});
