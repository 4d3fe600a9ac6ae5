/** The part of a JSON Schema that a form can show. What it does not know is edited as JSON. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  title?: string;
  description?: string;
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export type Kind = 'text' | 'long' | 'date' | 'number' | 'switch' | 'choice' | 'list' | 'json';

export interface Field {
  name: string;
  kind: Kind;
  schema: Schema;
  isRequired: boolean;
}

const LONG_TEXT = 1_000;

/** The fields of an object's schema, those that must be filled in first. */
export function fieldsOf(schema: Schema): Field[] {
  const fields = Object.entries(schema.properties ?? {}).map(([name, given]) => {
    const one = simplified(given);
    return { name, schema: one, kind: kindOf(one), isRequired: schema.required?.includes(name) ?? false };
  });
  return [
    ...fields.filter(({ isRequired }) => isRequired),
    ...fields.filter(({ isRequired }) => !isRequired),
  ];
}

/** Of several possibilities the richest that a form can show: a list before a text, anything before null. */
function simplified(schema: Schema): Schema {
  const ways = schema.anyOf?.filter(({ type }) => type !== 'null');
  const best = ways?.find(({ type }) => type === 'array') ?? (ways?.length === 1 ? ways[0] : undefined);
  const { anyOf: _, ...rest } = schema;
  return best === undefined ? schema : { ...best, ...rest };
}

function kindOf(schema: Schema): Kind {
  if (schema.enum?.every((value) => typeof value === 'string')) return 'choice';
  const { type } = schema;
  if (type === 'boolean') return 'switch';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'array') return isOneOf(schema.items?.type, ['string']) ? 'list' : 'json';
  if (!isOneOf(type, ['string', 'string,null'])) return 'json';
  if (schema.format === 'date') return 'date';
  return (schema.maxLength ?? 0) >= LONG_TEXT ? 'long' : 'text';
}

function isOneOf(type: Schema['type'], wanted: readonly string[]): boolean {
  return type !== undefined && wanted.includes(String(type));
}
