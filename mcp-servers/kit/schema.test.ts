import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonSchemaOf, objectUnions } from './schema.ts';

describe('the schema that clients see', () => {
  it('has one list of types for a choice of plain values', () => {
    const schema = z.object({ value: z.union([z.string().max(9), z.number(), z.boolean()]).optional() });
    expect(jsonSchemaOf(schema, 'input')).toEqual({
      type: 'object',
      properties: { value: { type: ['string', 'number', 'boolean'], maxLength: 9 } },
    });
  });

  it('keeps a choice of constants', () => {
    const schema = z.object({ value: z.union([z.literal('a'), z.number()]) });
    expect(jsonSchemaOf(schema, 'input')).toMatchObject({
      properties: { value: { anyOf: expect.any(Array) } },
    });
  });

  it('finds a choice between objects, wherever it is', () => {
    const choice = z.union([z.object({ a: z.string() }), z.object({ b: z.number() })]);
    expect(objectUnions(jsonSchemaOf(z.object({ list: z.array(choice) }), 'input'))).toHaveLength(1);
    expect(
      objectUnions(jsonSchemaOf(z.object({ list: z.array(z.object({ a: z.string() })) }), 'input')),
    ).toEqual([]);
  });
});
