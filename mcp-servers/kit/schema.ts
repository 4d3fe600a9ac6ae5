import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { type ZodType, z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** The JSON Schema (2020-12) that clients and models see. */
export function jsonSchemaOf(schema: ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    override: ({ jsonSchema }) => mergePrimitives(jsonSchema as JsonSchema),
  });
  return rest as JsonSchema;
}

const PRIMITIVES = new Set(['string', 'number', 'integer', 'boolean', 'null']);

/** `anyOf` of plain types as one list of types: common clients drop the former, and the model loses the type. */
function mergePrimitives(node: JsonSchema): void {
  const branches = node['anyOf'];
  if (!Array.isArray(branches)) return;
  const plain = branches.every(
    (b: JsonSchema) => PRIMITIVES.has(String(b['type'])) && !('enum' in b) && !('const' in b),
  );
  if (!plain) return;
  delete node['anyOf'];
  Object.assign(node, ...branches, { type: branches.map((branch: JsonSchema) => branch['type']) });
}

/**
 * What the SDK gets to see of a schema: its JSON Schema, converted once instead of at each request. It accepts
 * everything, because the tool call validates by itself, with errors that a model can act on and that are audited.
 */
export function advertised(json: JsonSchema): StandardSchemaWithJSON {
  return {
    '~standard': {
      version: 1,
      vendor: 'parley',
      validate: (value) => ({ value }),
      jsonSchema: { input: () => json, output: () => json },
    },
  };
}

/** Where the schema offers a choice between objects; clients merge such branches and then refuse valid input. */
export function objectUnions(json: unknown, path = ''): string[] {
  if (json === null || typeof json !== 'object') return [];
  if (Array.isArray(json)) return json.flatMap((item, i) => objectUnions(item, `${path}[${i}]`));
  const node = json as JsonSchema;
  const branches = [node['oneOf'], node['anyOf'], node['allOf']].filter(Array.isArray).flat();
  const own = branches.some((b) => typeof b === 'object' && b !== null && 'properties' in b)
    ? [path || '(root)']
    : [];
  return [...own, ...Object.entries(node).flatMap(([key, value]) => objectUnions(value, `${path}/${key}`))];
}
